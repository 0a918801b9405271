//! What an event says, and how the projections follow from it.
//!
//! [`Fact::apply`] is the only code that changes a projection, and it looks at nothing but the fact, its stamp and
//! the projections: writing and rebuilding give the same rows.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::Role;
use samsyn_vault::EventHash;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::fold::{Admitted, Arrived, Fold, Refused};
use crate::keys::Place;
use crate::sql::change;
use crate::words::Word;
use crate::{
    Result, cases, chains, concerns, disclosures, districts, entries, keys, orosanmalan, people, school, shredding,
    staff, unlocking,
};

/// Who said it, when, and the event's name.
pub(crate) struct Stamp {
    pub(crate) event: EventHash,
    pub(crate) at: DateTime<Utc>,
    pub(crate) by: Uuid,
    pub(crate) role: Word<Role>,
}

/// A kind of event. The number is for ever.
pub(crate) trait Fact: Encode<()> + for<'b> Decode<'b, ()> {
    const NUMBER: u16;
    /// What was done, for the log.
    const NAME: &'static str;
    /// Leaves a row of its own in the access log. What is done by itself on the way to something else leaves none.
    const LOGGED: bool = true;

    /// The record it is about.
    fn record(&self) -> Uuid;

    /// Where it belongs, by its own words and by what is known of the records it names; `None` when one of them is not here. An event
    /// that is sealed anywhere else is refused.
    fn place(&self, db: &Connection) -> Result<Option<Place>>;

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()>;
}

/// The body of every event. The author stands outside it, in the sealed event itself.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct Written<T> {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) at: DateTime<Utc>,
    #[cbor(n(1), with = "crate::wire")]
    pub(crate) role: Word<Role>,
    #[n(2)]
    pub(crate) fact: T,
}

/// Folds a fact that belongs where it is, and remembers it as the last about its record and its case.
pub(crate) fn fold<F: Fact>(db: &Connection, fact: &F, place: Option<Place>, stamp: &Stamp) -> Result<()> {
    fact.apply(db, stamp)?;
    let Some(place) = place else { return Ok(()) };
    let record = fact.record();
    note(db, record, &stamp.event)?;
    match place.case() {
        Some(case) if case != record => note(db, case, &stamp.event),
        _ => Ok(()),
    }
}

/// The id of what has a name and no id of its own.
pub(crate) fn id_of(kind: &str, name: &str) -> Uuid {
    let digest = Sha256::new().chain_update(kind).chain_update([0]).chain_update(name).finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(id)
}

fn note(db: &Connection, record: Uuid, event: &EventHash) -> Result<()> {
    let params = params![record.as_bytes(), event.as_bytes()];
    change(db, "INSERT OR REPLACE INTO latest (record, event) VALUES (?1, ?2)", params).map(|_| ())
}

macro_rules! facts {
    ($($fact:ty),+ $(,)?) => {
        impl Fold<'_> {
            /// Reads, checks and folds one opened event.
            pub(crate) fn dispatch(&mut self, event: &Arrived) -> std::result::Result<Admitted, Refused> {
                match event.plain.event_type {
                    $(<$fact as Fact>::NUMBER => self.admit::<$fact>(event),)+
                    _ => Ok(Admitted::Unknown),
                }
            }
        }

        /// Whether events of this type leave a row in the access log. A type of a later program is taken to.
        pub(crate) fn is_logged(event_type: u16) -> bool {
            match event_type {
                $(<$fact as Fact>::NUMBER => <$fact as Fact>::LOGGED,)+
                _ => true,
            }
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
    people::ImportRan,
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
    keys::CompartmentMade,
    keys::KeyEpoch,
    chains::DeviceOf,
    shredding::PayloadsShredded,
    people::InformReasonSet,
    people::PupilPut,
    people::IdentityPut,
    people::ReachPut,
    people::PupilLeft,
    people::PlaceRedacted,
    unlocking::KeyPolicySet,
}

#[cfg(test)]
mod tests {
    use super::NUMBERS;

    #[test]
    fn every_kind_has_its_own_number_for_ever() {
        let mut numbers: Vec<u16> = NUMBERS.iter().map(|(number, _)| *number).collect();
        let expected: Vec<u16> = (1..).take(numbers.len()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, expected, "a number given twice would read one event as another");
        assert_eq!(NUMBERS[2], (3, "concern_left"), "old logs hold these numbers");
        assert_eq!(NUMBERS[23], (24, "contact_set"), "new kinds are put last");
    }
}
