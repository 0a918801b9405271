//! The PDF of an ordinary report.

use chrono::{DateTime, NaiveDate};

use samsyn_rules::sekretess::HuvudmanKind;

use crate::error::{Code, Error, Result};
use crate::orosanmalan::content::{
    DangerNow, Informed, InformedPerson, Observation, ObservationSource, OrosanmalanContent, Reporter,
};
use crate::orosanmalan::document::{Address, Child, Guardian, OrosanmalanDocument, Reason, Receiver, School};
use crate::orosanmalan::pdf::{Proof, derive_pdf};
use crate::orosanmalan::words::legal_lines;

/// Somebody waits for it.
pub const LIMIT_MS: f64 = 150.0;

/// Prints the made report.
///
/// # Errors
/// It cannot be printed.
pub fn print() -> Result<Vec<u8>> {
    derive_pdf(&derive_report()?).map_err(|_| fault())
}

/// The made report on the press: what is left is Typst's work alone.
///
/// # Errors
/// It cannot be printed.
pub fn proof() -> Result<Proof> {
    Proof::of(&derive_report()?).map_err(|_| fault())
}

fn fault() -> Error {
    Error::new(Code::Internal).with("place", "pdf")
}

fn text(words: usize) -> String {
    "Something somebody saw and said. ".repeat(words / 5)
}

/// A made-up report of ordinary length.
fn derive_report() -> Result<OrosanmalanDocument> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    let s = str::to_owned;
    let reason = Reason { text: text(15), source: s("register") };
    let guardian = |name: &str| Guardian { name: s(name), relation: s("guardian"), phone: s("070-1740611") };
    Ok(OrosanmalanDocument {
        reference: s("BENCH-2026-0117"),
        written_at: DateTime::parse_from_rfc3339("2026-11-24T14:02:09+01:00").unwrap_or_default(),
        printed_by: s("Kim Bench"),
        register: Some(day),
        receiver: Receiver {
            name: s("Farsta stadsdelsnamnd"),
            unit: s("Unit"),
            why: vec![reason.clone(), reason.clone(), reason],
            chosen_by_hand_reason: None,
        },
        child: Child {
            name: s("Robin Bench"),
            personal_number: s("20150309-2395"),
            class: s("5A"),
            address: Address::Known(s("Benchgatan 14, 125 00 Stockholm")),
        },
        guardians: vec![guardian("Alex Bench"), guardian("Sam Bench")],
        content: derive_content(),
        siblings: Vec::new(),
        school: School { name: s("Bench"), address: String::new() },
        legal: legal_lines(day, HuvudmanKind::Kommunal),
    })
}

fn derive_content() -> OrosanmalanContent {
    let seen = |source| Observation {
        date: "2026-11-24T10:20".to_owned(),
        source: Some(source),
        who: String::new(),
        text: text(25),
    };
    let informed =
        |person| Informed { person: Some(person), informed: Some(false), when: String::new(), why_not: text(5) };
    OrosanmalanContent {
        why_now: text(25),
        observations: vec![seen(ObservationSource::ChildSaid), seen(ObservationSource::Saw)],
        child_words: text(20),
        effect: text(20),
        earlier: text(20),
        school_has_done: text(20),
        danger_now: DangerNow { acute: Some(true), place: text(10) },
        language: text(5),
        approach: text(10),
        informed: vec![informed(InformedPerson::Child), informed(InformedPerson::Guardian(1))],
        feedback: true,
        meeting: Some(true),
        reporter: Reporter {
            name: "Kim Bench".to_owned(),
            role: "kurator".to_owned(),
            phone: "070-1740605".to_owned(),
        },
        ..OrosanmalanContent::default()
    }
}
