//! District registers of the school: embedded facts, imported files, contacts that somebody has checked.

mod apply;
mod contacts;

use chrono::NaiveDate;
use samsyn_rules::districts::{
    AddressBook, AddressRow, ContactKind, Place, PupilFacts, ReceiverId, Register, RouteCase, RouteDecision,
};
use samsyn_store::Store;
use samsyn_store::districts::RegisterKind as StoredKind;
use samsyn_store::school::School;

pub(crate) use apply::{Plan, import_for, register_view};
pub use apply::{apply, check, detect, import};
pub use contacts::set_contact;
pub(crate) use contacts::{contact_rows, may_keep_registers, phone, socialjour};

use crate::api::routing::{PlaceSearchView, PlaceView, ReceiverSearchRequest, ReceiverSearchView};
use crate::api::session::{ClockState, ReceiverNameView};
use crate::app::App;
use crate::districts::{self, embedded, read_checked_areas};
use crate::error::Result;
use crate::people::school_place;

/// Receivers and places shown for one query.
const HITS_MAX: usize = 20;

/// Everything routing asks: the embedded register and the school's files.
pub(crate) struct Registers {
    pub(crate) register: &'static Register,
    inner: districts::Registers,
    digest: String,
}

impl Registers {
    /// Reads the imported files out of the vault.
    pub(crate) fn read(store: &Store) -> Result<Self> {
        let register = embedded()?;
        let mut files = Vec::new();
        let mut digest = register.date.to_string();
        // Oldest first: a later file for the same first day corrects an earlier one.
        for imported in store.registers()?.iter().rev() {
            digest.push_str(&crate::hex::encode(&imported.sha256[..8]));
            if imported.kind == StoredKind::Areas {
                let bytes = store.area_file(imported.id)?;
                files.push(read_checked_areas(&imported.name, &bytes, register).file);
            }
        }
        let rows: Vec<AddressRow> = store.all_address_points()?.into_iter().zip(1..).map(address_row).collect();
        let (addresses, _) = AddressBook::build(&rows);
        Ok(Self { register, inner: districts::Registers::new(&files, addresses)?, digest })
    }

    /// Which namnd answers, and why.
    /// Nothing is certain on a day that a doubted clock says.
    pub(crate) fn route(&self, case: &RouteCase, today: NaiveDate, clock: ClockState) -> RouteDecision {
        let decision = self.inner.route(case, today);
        if clock == ClockState::Steady { decision } else { decision.on_a_doubted_day() }
    }

    /// What a cached receiver was computed from.
    pub(crate) fn stamp(&self, today: NaiveDate, clock: ClockState) -> String {
        format!("{}:{today}:{clock:?}", self.digest)
    }

    /// Name and short name of a receiver.
    pub(crate) fn name(&self, id: &str) -> ReceiverNameView {
        let Some(parsed) = ReceiverId::parse(id) else {
            return ReceiverNameView { id: id.to_owned(), name: id.to_owned(), short: id.to_owned() };
        };
        let name = self.register.name_of(&parsed);
        let short = match self.register.namnd(&parsed) {
            Some(namnd) => namnd.area.clone(),
            None => self
                .register
                .municipality(parsed.municipality())
                .map_or_else(|| name.clone(), |known| known.name.clone()),
        };
        ReceiverNameView { id: id.to_owned(), name, short }
    }

    /// A receiver by id, when the register knows it.
    pub(crate) fn find(&self, id: &str) -> Option<ReceiverNameView> {
        let parsed = ReceiverId::parse(id)?;
        self.register.knows(&parsed).then(|| self.name(id))
    }

    /// Namnd of the school's place.
    pub(crate) fn preventive(&self, school: &School) -> Option<ReceiverNameView> {
        let date = self.register.date;
        let case = RouteCase {
            date,
            acute: false,
            office_hours: None,
            school: school_place(school),
            pupil: PupilFacts { residence: Place::default(), ..PupilFacts::default() },
        };
        self.inner.route(&case, date).preventive.map(|id| self.name(id.as_str()))
    }

    /// A web address of the receiver's e-tjanst, when verified.
    pub(crate) fn e_service(&self, id: &str) -> Option<String> {
        let contact = self.register.contact(&ReceiverId::parse(id)?, ContactKind::EService)?;
        Some(contact.value.clone())
    }
}

fn address_row((stored, row): (samsyn_store::districts::AddressPoint, usize)) -> AddressRow {
    AddressRow {
        row,
        street: stored.key,
        postal_code: stored.postal_code,
        postal_town: stored.postal_town,
        point: samsyn_rules::districts::Point { lat: stored.point.latitude, lon: stored.point.longitude },
    }
}

/// Receivers by name: the namnder of today and all municipalities.
///
/// # Errors
/// `vault_locked`.
pub fn search(app: &App, request: ReceiverSearchRequest) -> Result<ReceiverSearchView> {
    let registers = app.with(crate::open::OpenVault::registers)?;
    let register = registers.register;
    let today = crate::time::today(app.now());
    let namnder = register.namnder_on(today).map(|namnd| namnd.id.as_str().to_owned());
    let municipalities = register.municipalities.iter().filter(|known| !register.has_namnder(&known.code));
    let ids = namnder.chain(municipalities.map(|known| format!("SE-{}", known.code)));
    let query = request.query.trim().to_lowercase();
    // A whole id finds its name: the window keeps ids and shows names.
    let found = |name: &ReceiverNameView| name.id.to_lowercase() == query || name.name.to_lowercase().contains(&query);
    let hits = ids.map(|id| registers.name(&id)).filter(found);
    Ok(ReceiverSearchView { receivers: hits.take(HITS_MAX).collect() })
}

/// Municipalities and stadsdelar by name.
///
/// # Errors
/// The embedded register cannot be read.
pub fn places(_app: &App, request: ReceiverSearchRequest) -> Result<PlaceSearchView> {
    // Places are public facts, and the first run asks before there is a vault.
    let register = embedded()?;
    let query = request.query.trim().to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&query);
    let stadsdelar = register.stadsdelar.iter().filter(|stadsdel| begins(&stadsdel.name)).map(|stadsdel| PlaceView {
        municipality: "0180".to_owned(),
        name: stadsdel.name.clone(),
        stadsdel: Some(stadsdel.name.clone()),
    });
    let municipalities = register
        .municipalities
        .iter()
        .filter(|known| known.code == query || begins(&known.name))
        .map(|known| PlaceView { municipality: known.code.clone(), name: known.name.clone(), stadsdel: None });
    Ok(PlaceSearchView { places: municipalities.chain(stadsdelar).take(HITS_MAX).collect() })
}
