//! The register's files as they are written.

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

/// Any of the files: each holds some of these tables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) register: Option<Spanned<Register>>,
    pub(super) weighing: Option<Spanned<Weighing>>,
    #[serde(default)]
    pub(super) source: Vec<Spanned<Source>>,
    #[serde(default)]
    pub(super) regime: Vec<Spanned<Regime>>,
    #[serde(default)]
    pub(super) pending: Vec<Spanned<Pending>>,
    #[serde(default)]
    pub(super) provision: Vec<Spanned<Provision>>,
    #[serde(default)]
    pub(super) secrecy: Vec<Spanned<Secrecy>>,
    #[serde(default)]
    pub(super) breaker: Vec<Spanned<Breaker>>,
    #[serde(default)]
    pub(super) crime: Vec<Spanned<Crime>>,
    #[serde(default)]
    pub(super) norm: Vec<Spanned<Norm>>,
    #[serde(default)]
    pub(super) deadline: Vec<Spanned<Deadline>>,
    #[serde(default)]
    pub(super) retention: Vec<Spanned<Retention>>,
    #[serde(default)]
    pub(super) paper: Vec<Spanned<Paper>>,
}

/// Declares a table of a file: every field by the name it has there, unknown fields refused.
macro_rules! tables {
    ($($name:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {$(
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $(pub(super) $field: $kind),+ }
    )+};
}

tables! {
    Register { date: Datetime, text_read: Datetime }
    Source { id: String, name: String }
    Regime {
        from: Datetime, says: String, confirmed: bool, affects: Option<String>, mark: String, source: Option<String>,
    }
    Pending { on: Datetime, says: String, mark: String, source: Option<String> }
    Provision {
        cite: String, says: String, from: Option<Datetime>, to: Option<Datetime>, today: Option<String>, mark: String,
        source: Option<String>,
    }
    Secrecy {
        id: String, provision: String, protects: String, holder: String, test: String, years: Option<u16>,
        from: Option<Datetime>, to: Option<Datetime>, automatic: bool, mark: String, source: Option<String>,
    }
    Breaker {
        id: String, provision: String, receiver: String, condition: String, affirm: Option<String>, opens: Vec<String>,
        huvudman: Vec<String>, from: Option<Datetime>, to: Option<Datetime>, automatic: bool, mark: String, source: Option<String>,
    }
    Crime {
        id: String, chapter: String, opens: Vec<String>, from: Option<Datetime>, mark: String, source: Option<String>,
    }
    Norm {
        id: String, provision: String, who: String, says: String, from: Option<Datetime>, to: Option<Datetime>,
        automatic: bool, mark: String, source: Option<String>,
    }
    Deadline {
        id: String, provision: String, start: String, limit: String, count: Option<u16>, extension: Option<String>,
        from: Option<Datetime>, to: Option<Datetime>, mark: String, source: Option<String>,
    }
    Retention {
        record: String, says: String, min_years: Option<u16>, max_years: Option<u16>, until_age: Option<u16>, provision: String,
        from: Option<Datetime>, to: Option<Datetime>, mark: String, source: Option<String>,
    }
    Paper {
        line: String, huvudman: Vec<String>, text: String, provisions: Vec<String>, from: Option<Datetime>,
        to: Option<Datetime>, mark: String, source: Option<String>,
    }
    Weighing {
        maturity_from_age: u8, maturity_mark: String, open_decisions: Vec<String>, open_decisions_mark: String,
        do_not_inform: Vec<String>, do_not_inform_mark: String, danger: Vec<String>, danger_mark: String,
        travel_ban: Vec<String>, travel_ban_mark: String, source: Option<String>,
    }
}
