//! The law register: read once out of `law/*.toml`, checked, and asked for a day.
//!
//! The files are written so that a jurist can read and correct them. A register that does not hold together is
//! refused with file, line and reason; the program then knows no law and answers `manual`.

mod check;
mod raw;
mod read;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use chrono::{Months, NaiveDate};
use samsyn_rules::law::LawRegister;

pub use read::{LawFault, Reason, parse};

/// The files of the register, by name.
const FILES: &[(&str, &str)] = &[
    ("regimes.toml", include_str!("../../law/regimes.toml")),
    ("provisions-sol.toml", include_str!("../../law/provisions-sol.toml")),
    ("provisions-osl.toml", include_str!("../../law/provisions-osl.toml")),
    ("provisions-school.toml", include_str!("../../law/provisions-school.toml")),
    ("secrecy.toml", include_str!("../../law/secrecy.toml")),
    ("breakers.toml", include_str!("../../law/breakers.toml")),
    ("duties.toml", include_str!("../../law/duties.toml")),
    ("deadlines.toml", include_str!("../../law/deadlines.toml")),
    ("retention.toml", include_str!("../../law/retention.toml")),
    ("paper.toml", include_str!("../../law/paper.toml")),
];

/// After so many months without a new register its date is a warning.
const OLD_AFTER_MONTHS: u32 = 6;

/// A test holds the built-in register whole; should it still not be, an empty one knows no law.
static REGISTER: LazyLock<LawRegister> = LazyLock::new(|| {
    parse(FILES).unwrap_or_else(|fault| {
        tracing::error!(%fault, "the law register was refused");
        LawRegister::default()
    })
});

/// The register the program decides with.
#[must_use]
pub fn register() -> &'static LawRegister {
    &REGISTER
}

/// Its date.
pub(crate) fn date() -> NaiveDate {
    register().date
}

/// Codes of warnings on a day: `law_register_old` when the register is older than six months, `law_switch_pending`
/// when a change that nobody has confirmed may have become law.
pub(crate) fn warnings(today: NaiveDate) -> Vec<String> {
    warnings_of(register(), today)
}

fn warnings_of(law: &LawRegister, today: NaiveDate) -> Vec<String> {
    let mut codes = Vec::new();
    if law.date.checked_add_months(Months::new(OLD_AFTER_MONTHS)).is_none_or(|old| old < today) {
        codes.push("law_register_old".to_owned());
    }
    let unconfirmed = law.regimes.iter().any(|regime| !regime.confirmed && regime.from <= today);
    let planned = law.pending.iter().any(|change| change.on > law.date && change.on <= today);
    if unconfirmed || planned {
        codes.push("law_switch_pending".to_owned());
    }
    codes
}
