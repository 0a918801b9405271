//! One pupil, as the reader may see it.

use chrono::NaiveDate;
use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::people::{Guardian, InformState as StoredInform, Pupil, PupilIdentity};
use uuid::Uuid;

use super::answers::circumstances_view;
use super::labels::{age, name};
use crate::api::people::{
    CaseRefView, GuardianView, InformState, PupilRequest, PupilView, RevealField, RevealRequest, RevealView,
};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;

/// Seconds a revealed number stays on the screen.
const NUMBER_S: u32 = 30;
/// Seconds a revealed name of a protected pupil stays on the screen.
const NAME_S: u32 = 60;
/// What stands for the hidden part of a personal number.
const HIDDEN: &str = "-\u{2022}\u{2022}\u{2022}\u{2022}";

/// A card opened for a purpose, with what every screen shows of it.
pub(crate) struct Card {
    pub(crate) pupil: Pupil,
    pub(crate) label: String,
    pub(crate) age: Option<u8>,
    pub(crate) number_masked: String,
}

/// Opens a pupil's card.
///
/// # Errors
/// `not_found`, `forbidden`.
pub(crate) fn card(app: &App, vault: &mut OpenVault, pupil: Uuid, purpose: AccessPurpose) -> Result<Card> {
    let guarded = vault.store.pupil(pupil)?.ok_or(Code::NotFound)?;
    let pupil = gate::open(vault, app.now(), purpose, guarded)?;
    let today = crate::time::today(app.now());
    let label = name(pupil.protected_label.as_deref(), &pupil.given, &pupil.family);
    let number_masked = pupil.born.map(masked).unwrap_or_default();
    Ok(Card { label, age: pupil.born.and_then(|born| age(born, today)), number_masked, pupil })
}

fn masked(born: NaiveDate) -> String {
    format!("{}{HIDDEN}", born.format("%Y%m%d"))
}

/// One pupil.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn pupil(app: &App, request: PupilRequest) -> Result<PupilView> {
    app.with(|vault| {
        let card = card(app, vault, request.pupil, AccessPurpose::Elevvard)?;
        let receiver = crate::receiver::card_for(app, vault, &card.pupil, None)?;
        let guarded = vault.store.cases_of_pupil(request.pupil)?;
        let cases = gate::open_each(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
        let cases = cases.into_iter().map(|case| CaseRefView {
            id: case.id,
            opened_on: crate::time::today(case.opened_at),
            closed_on: case.closed_at.map(crate::time::today),
        });
        let guardians = guardian_views(app, vault, &card.pupil, AccessPurpose::Elevvard)?;
        let protected = card.pupil.protection.is_some();
        let pupil = card.pupil;
        Ok(PupilView {
            id: pupil.id,
            label: card.label,
            given: pupil.given,
            class: pupil.class,
            born: pupil.born,
            age: card.age,
            number_masked: card.number_masked,
            protected,
            left_on: pupil.left_on,
            address: crate::receiver::address_line(&pupil.home),
            place_withheld: pupil.home.is_withheld(),
            guardians,
            child_wish: pupil.child_wish,
            circumstances: circumstances_view(&pupil.circumstances),
            receiver,
            cases: cases.collect(),
            register_date: pupil.register_date,
        })
    })
}

/// Guardians in the register's order, with who may not be told; and why, for whoever may read the report that says so.
pub(crate) fn guardian_views(
    app: &App,
    vault: &mut OpenVault,
    pupil: &Pupil,
    purpose: AccessPurpose,
) -> Result<Vec<GuardianView>> {
    let guarded = vault.store.silences(pupil.id)?;
    let silences = gate::open_each(vault, app.now(), purpose, guarded)?;
    let why = |guardian: Uuid| silences.iter().find(|silence| silence.guardian == guardian);
    let view = |guardian: &Guardian| GuardianView {
        id: guardian.id,
        number: guardian.number,
        name: guardian.name.clone(),
        phone: guardian.phone.clone(),
        relation: crate::words::relation(&guardian.relation),
        inform: match guardian.inform {
            StoredInform::Normal => InformState::Normal,
            StoredInform::Wait => InformState::Wait,
            StoredInform::DoNotInform => InformState::DoNotInform,
        },
        inform_reason: why(guardian.id).map(|silence| silence.reason.clone()),
        protected: guardian.protected,
    };
    Ok(pupil.guardians.iter().map(view).collect())
}

/// A masked field for half a minute. Each reveal is a row of its own in the log.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn reveal(app: &App, request: RevealRequest) -> Result<RevealView> {
    app.with(|vault| {
        let guarded = vault.store.pupil_identity(request.pupil)?.ok_or(Code::NotFound)?;
        let identity = gate::open_anew(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
        match request.field {
            RevealField::Number => {
                let number = identity.number.ok_or_else(|| Error::from(Code::NotFound))?;
                Ok(RevealView { text: spaced(&number), seconds: NUMBER_S })
            }
            RevealField::Name => {
                Ok(RevealView { text: format!("{} {}", identity.given, identity.family), seconds: NAME_S })
            }
        }
    })
}

/// Who a pupil is, protected or not. Of a protected one each time has a row of its own.
pub(crate) fn identity(app: &App, vault: &mut OpenVault, pupil: Uuid, purpose: AccessPurpose) -> Result<PupilIdentity> {
    let guarded = vault.store.pupil_identity(pupil)?.ok_or(Code::NotFound)?;
    if guarded.record().protected {
        return gate::open_anew(vault, app.now(), purpose, guarded);
    }
    gate::open(vault, app.now(), purpose, guarded)
}

/// `YYYYMMDD-NNNN`, as people read it.
pub(crate) fn spaced(number: &str) -> String {
    match (number.get(..8), number.get(8..)) {
        (Some(born), Some(rest)) if !rest.is_empty() => format!("{born}-{rest}"),
        _ => number.to_owned(),
    }
}
