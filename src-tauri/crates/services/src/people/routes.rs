//! Routing of pupils: one at a time for a card, all of them for the lists.

use chrono::NaiveDate;
use samsyn_rules::districts::{Basis, Place, Placing, PreviousHome, Protection, PupilFacts, RouteCase, RouteDecision};
use samsyn_rules::people::PersonalNumber;
use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::people::{self as stored, Circumstances, Residence, ResidenceBasis, RoutingCache, RoutingInput};
use samsyn_store::school::School;
use serde::Serialize;
use uuid::Uuid;

use super::labels::age;
use crate::app::App;
use crate::error::{Code, Result};
use crate::gate;
use crate::open::OpenVault;

/// Pupils routed in one transaction.
const BATCH: usize = 1000;

/// Routes every pupil whose cached receiver is missing or of another day or register.
pub(crate) fn refresh(app: &App, vault: &mut OpenVault) -> Result<()> {
    let registers = vault.registers()?;
    let today = crate::time::today(app.now());
    let clock = vault.clock(app.now());
    let stamp = registers.stamp(today, clock);
    if vault.store.all_routed(&stamp)? {
        return Ok(());
    }
    let school = vault.store.school()?;
    loop {
        let guarded = vault.store.unrouted(&stamp, BATCH)?;
        let inputs = gate::open(vault, app.now(), AccessPurpose::Oro, guarded)?;
        if inputs.is_empty() {
            return Ok(vault.store.note_all_routed(&stamp)?);
        }
        let rows: Vec<(Uuid, RoutingCache)> = inputs
            .iter()
            .map(|input| {
                let decision = registers.route(&route_case(input, &school, today), today, clock);
                (input.pupil, cache(&decision, &stamp))
            })
            .collect();
        vault.store.save_routing(&rows)?;
    }
}

fn cache(decision: &RouteDecision, stamp: &str) -> RoutingCache {
    RoutingCache {
        certainty: decision.certainty.as_str().to_owned(),
        receivers: decision.receivers.iter().map(ToString::to_string).collect(),
        preventive: decision.preventive.as_ref().map(ToString::to_string),
        overlap: decision.overlap.as_str().to_owned(),
        warnings: decision.warnings.iter().map(|warning| warning.as_str().to_owned()).collect(),
        stamp: stamp.to_owned(),
    }
}

/// The question to the rules about one pupil of this school.
pub(crate) fn route_case(input: &RoutingInput, school: &School, today: NaiveDate) -> RouteCase {
    let answers = &input.circumstances;
    RouteCase {
        date: today,
        acute: false,
        office_hours: None,
        school: school_place(school),
        pupil: PupilFacts {
            age: input.born.and_then(|born| age(born, today)).map(u16::from),
            basis: input.home.known().map_or(Basis::Okand, basis),
            residence: input.home.known().map(place).unwrap_or_default(),
            second_home: named_place(&answers.second_home_municipality, &answers.second_home_stadsdel),
            stays_at: named_place(&answers.stays_at_municipality, &answers.stays_at_stadsdel),
            previous: previous(answers),
            placement: placement(answers),
            protected: input.protection.map(protection),
            place_withheld: input.home.is_withheld(),
            assigned_municipality: input.assigned_municipality.clone(),
        },
    }
}

/// Where the school lies.
pub(crate) fn school_place(school: &School) -> Place {
    Place {
        municipality: Some(school.municipality.clone()),
        stadsdel: school.stadsdel.clone(),
        point: school.point.and_then(crate::receiver::point),
        ..Place::default()
    }
}

fn basis(residence: &Residence) -> Basis {
    match residence.basis {
        ResidenceBasis::Folkbokford => Basis::Folkbokford,
        ResidenceBasis::Vistas => Basis::Vistas,
        ResidenceBasis::Okand => Basis::Okand,
    }
}

fn place(residence: &Residence) -> Place {
    Place {
        municipality: residence.municipality.clone(),
        stadsdel: residence.stadsdel.clone(),
        street: residence.street.clone(),
        postal_code: residence.postal_code.clone(),
        postal_town: residence.postal_town.clone(),
        district_name: residence.district_name.clone(),
        point: residence.point.and_then(crate::receiver::point),
    }
}

fn named_place(municipality: &Option<String>, stadsdel: &Option<String>) -> Option<Place> {
    let place = Place { municipality: municipality.clone(), stadsdel: stadsdel.clone(), ..Place::default() };
    (!place.is_empty()).then_some(place)
}

fn previous(answers: &Circumstances) -> Option<PreviousHome> {
    let said = answers.moved_on.is_some() || answers.moved_from.is_some() || answers.open_inquiry;
    said.then(|| PreviousHome {
        receiver: answers.moved_from.clone(),
        moved: answers.moved_on,
        open_inquiry: Some(answers.open_inquiry),
    })
}

fn placement(answers: &Circumstances) -> Option<Placing> {
    let by = answers.placed_by.clone()?;
    Some(Placing { by: Some(by).filter(|by| by != "unknown"), kind: answers.placement_kind.clone() })
}

fn protection(protection: stored::Protection) -> Protection {
    match protection {
        stored::Protection::Sekretessmarkering => Protection::Sekretessmarkering,
        stored::Protection::SkyddadFolkbokforing => Protection::SkyddadFolkbokforing,
        stored::Protection::Fingerad => Protection::Fingerad,
    }
}

/// A pupil with its receiver: a line of `samsyn-cli pupil list --json`. A protected pupil has no address anywhere.
#[derive(Serialize)]
pub struct PupilRoute {
    /// Id in the register it was imported from.
    pub source_id: String,
    /// Protected identity.
    pub protected: bool,
    /// Has left the school.
    pub left: bool,
    /// The individual child's receiver.
    pub individual: IndividualRoute,
    /// Namnd of the school.
    pub preventive: Option<String>,
    /// `same`, `different` or `unknown`.
    pub overlap: String,
    /// Warning codes.
    pub warnings: Vec<String>,
}

/// How sure, and who.
#[derive(Serialize)]
pub struct IndividualRoute {
    /// `certain`, `check`, `stop` or `none`.
    pub certainty: String,
    /// Receiver ids.
    pub receivers: Vec<String>,
}

/// Every pupil with its receiver, for school IT.
///
/// # Errors
/// `forbidden`, `vault_locked`.
pub fn routes(app: &App) -> Result<Vec<PupilRoute>> {
    app.with(|vault| {
        refresh(app, vault)?;
        let at = app.now();
        let known = vault.store.known_pupils()?;
        let known = gate::open(vault, at, AccessPurpose::Register, known)?;
        let ids: Vec<Uuid> = known.iter().map(|pupil| pupil.id).collect();
        let rows = vault.store.pupil_rows(&ids)?;
        let rows = gate::open(vault, at, AccessPurpose::Register, rows)?;
        let mut by_id: std::collections::BTreeMap<Uuid, Option<RoutingCache>> =
            rows.into_iter().map(|row| (row.id, row.routing)).collect();
        Ok(known
            .into_iter()
            .map(|pupil| {
                let routing = by_id.remove(&pupil.id).flatten();
                pupil_route(pupil.record.source_id, pupil.record.protection.is_some(), pupil.left_on.is_some(), routing)
            })
            .collect())
    })
}

fn pupil_route(source_id: String, protected: bool, left: bool, routing: Option<RoutingCache>) -> PupilRoute {
    let routing = routing.unwrap_or_else(|| RoutingCache {
        certainty: "stop".to_owned(),
        receivers: Vec::new(),
        preventive: None,
        overlap: "unknown".to_owned(),
        warnings: Vec::new(),
        stamp: String::new(),
    });
    PupilRoute {
        source_id,
        protected,
        left,
        individual: IndividualRoute { certainty: routing.certainty, receivers: routing.receivers },
        preventive: routing.preventive,
        overlap: routing.overlap,
        warnings: routing.warnings,
    }
}

/// The pupil with this id in its register, or with this personal number in any spelling, for whoever may pick a pupil from the list.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn by_source(app: &App, source_id: &str) -> Result<Uuid> {
    let number = PersonalNumber::parse(source_id, crate::time::today(app.now())).ok();
    app.with(|vault| {
        // What a protected pupil is called in the vault comes last: whoever asks has the id on paper.
        let name = vault.store.pseudonyms()?.of(source_id);
        for id in [Some(source_id), number.as_ref().map(PersonalNumber::reveal), Some(&name)].into_iter().flatten() {
            let guarded = vault.store.pupil_by_source(id)?;
            let Some(pupil) = gate::open(vault, app.now(), AccessPurpose::Oro, guarded)? else { continue };
            // Whoever finds a protected pupil by a number learns who it is.
            if id != source_id && vault.store.pupil_ref(pupil)?.is_some_and(|card| card.protected) {
                super::card::identity(app, vault, pupil, AccessPurpose::Anmalan)?;
            }
            return Ok(pupil);
        }
        Err(Code::NotFound.into())
    })
}
