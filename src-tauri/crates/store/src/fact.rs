//! What an event says, and how the projections follow from it.
//!
//! [`Fact::apply`] is the only code that changes a projection, and it looks at nothing but the fact, its stamp and
//! the projections: writing and rebuilding give the same rows.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::Connection;
use samsyn_rules::sekretess::Role;
use samsyn_vault::EventPlain;
use uuid::Uuid;

use crate::wire::decode_body;
use crate::{Result, cases, concerns, disclosures, districts, entries, orosanmalan, people, school, staff};

/// Who said it, when and in which place of the log.
#[derive(Clone, Copy)]
pub(crate) struct Stamp {
    pub(crate) seq: u64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) by: Uuid,
    pub(crate) role: Role,
}

/// A kind of event. The number is for ever.
pub(crate) trait Fact: Encode<()> + for<'b> Decode<'b, ()> {
    const NUMBER: u16;
    /// What was done, for the log.
    const NAME: &'static str;

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()>;
}

/// The body of every event. The author stands outside it, in the sealed event itself.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct Written<T> {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) at: DateTime<Utc>,
    #[cbor(n(1), with = "crate::wire")]
    pub(crate) role: Role,
    #[n(2)]
    pub(crate) fact: T,
}

fn fold<F: Fact>(db: &Connection, seq: u64, plain: &EventPlain) -> Result<()> {
    let written: Written<F> = decode_body(&plain.body)?;
    let by = Uuid::from_bytes(*plain.author.as_bytes());
    written.fact.apply(db, &Stamp { seq, at: written.at, by, role: written.role })
}

macro_rules! facts {
    ($($fact:ty),+ $(,)?) => {
        /// Folds one opened event into the projections; `false` for a type this program does not know.
        pub(crate) fn apply(db: &Connection, seq: u64, plain: &EventPlain) -> Result<bool> {
            match plain.event_type {
                $(<$fact as Fact>::NUMBER => fold::<$fact>(db, seq, plain)?,)+
                _ => return Ok(false),
            }
            Ok(true)
        }

        #[cfg(test)]
        const NUMBERS: &[(u16, &str)] = &[$((<$fact as Fact>::NUMBER, <$fact as Fact>::NAME)),+];
    };
}

facts! {
    school::SchoolSet,
    staff::StaffPut,
    concerns::ConcernLeft,
    concerns::ConcernReceived,
    concerns::ConcernDismissed,
    cases::CaseOpened,
    cases::CaseClosed,
    cases::CaseAssigned,
    people::PupilsImported,
    people::CircumstancesSet,
    people::ChildWishSet,
    people::InformSet,
    entries::EntrySigned,
    disclosures::DisclosureDecided,
    orosanmalan::ReportBegun,
    orosanmalan::ReportDiscarded,
    orosanmalan::ReportDismissed,
    orosanmalan::ReceiverChosen,
    orosanmalan::ReportExported,
    orosanmalan::ReportSent,
    orosanmalan::ReportProgressed,
    districts::AreasAdded,
    districts::AddressesReplaced,
    districts::ContactSet,
}

#[cfg(test)]
mod tests {
    use super::NUMBERS;

    #[test]
    fn every_kind_has_its_own_number_for_ever() {
        let expected: Vec<u16> = (1..=24).collect();
        let mut numbers: Vec<u16> = NUMBERS.iter().map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, expected, "a number given twice would read one event as another");
        assert_eq!(NUMBERS[2], (3, "concern_left"), "old logs hold these numbers");
        assert_eq!(NUMBERS[23], (24, "contact_set"), "new kinds are put last");
    }
}
