//! Which role may open which kind of record: the table behind [`access`](super::access).

use super::actor::{Actor, Domain, Role};
use super::permit::AccessPurpose;
use super::record::{RecordKind, RecordRef};
use crate::words;

/// What the one asking knows besides roster and record. The default knows nothing and opens least.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccessFacts {
    /// The actor is assigned to the record's case (or to the pupil's care).
    pub assigned: bool,
    /// Somebody with the right to do so has granted the actor this compartment, inside its branch.
    pub granted: bool,
    /// Domains whose log and grants the actor keeps.
    pub custodian_of: Vec<Domain>,
    /// The school lets kurator and rektor read reports of concern that others wrote.
    pub reports_shared: bool,
}

words! {
    /// Why access is refused.
    RefusalReason {
        /// The actor may not even know that the record exists: answer as for a record that is not there.
        Invisible => "invisible",
        /// The role never reads this kind of record.
        Role => "role",
        /// Teachers and mentors leave concerns and do not read them.
        WriteOnly => "write_only",
        /// The huvudman sees numbers only.
        NumbersOnly => "numbers_only",
        /// Neither assigned, author nor granted.
        NotAssigned => "not_assigned",
        /// The record lies in another branch: only a disclosure crosses (OSL 8:2).
        OtherBranch => "other_branch",
        /// The stated purpose does not open this kind of record.
        Purpose => "purpose",
        /// The pupil has a protected identity and the actor is not assigned.
        Protected => "protected",
        /// Only the domain's custodian reads its log.
        NotCustodian => "not_custodian",
    }
}

/// A refused access with its ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: RefusalReason,
    /// The provision or rule of the program.
    pub ground: &'static str,
}

impl Refusal {
    /// True when the answer must look as if the record did not exist.
    #[must_use]
    pub fn hides_existence(&self) -> bool {
        self.reason == RefusalReason::Invisible
    }
}

/// Need to know inside one branch.
const NEED_TO_KNOW: &str = "GDPR 5.1 c";
/// The ground of own material and of material without persons in it.
const OWN_WORK: &str = "OSL 3:1";

type Ground = Result<&'static str, Refusal>;

fn refuse(reason: RefusalReason, ground: &'static str) -> Ground {
    Err(Refusal { reason, ground })
}

/// The ground on which the record opens, or the refusal.
pub(super) fn ground_of(actor: &Actor, record: &RecordRef, purpose: AccessPurpose, facts: &AccessFacts) -> Ground {
    let author = record.author == Some(actor.id);
    // Existence first: these two answers must not depend on anything else about the record.
    if (record.domain == Domain::Private || record.kind == RecordKind::Draft) && !author {
        return refuse(RefusalReason::Invisible, OWN_WORK);
    }
    if record.domain == Domain::Emi && !actor.role.is_emi() {
        return refuse(RefusalReason::Invisible, "OSL 25:1");
    }
    if actor.role == Role::Huvudman && record.kind != RecordKind::Indicators {
        return refuse(RefusalReason::NumbersOnly, NEED_TO_KNOW);
    }
    if purpose == AccessPurpose::Granskning && record.kind != RecordKind::Log {
        return refuse(RefusalReason::Purpose, "PDL 4:3");
    }
    if record.domain == Domain::Private {
        return own_draft(purpose);
    }
    match record.kind {
        RecordKind::Draft => own_draft(purpose),
        RecordKind::PupilList => pupil_list(actor.role, purpose),
        RecordKind::Pupil | RecordKind::Identity => pupil_card(actor, record, purpose, facts),
        RecordKind::Concern => concern(actor, purpose, facts, author),
        // What was decided of a report tells that there is one: it opens as the report does.
        RecordKind::Disclosure if record.domain == Domain::Anmalan => report(actor, purpose, facts, author),
        RecordKind::Case | RecordKind::Entry | RecordKind::Meeting | RecordKind::Disclosure => {
            case_content(actor, record, purpose, facts, author)
        }
        // Why somebody is silenced is what a report says, or would: it opens as the report does.
        RecordKind::Orosanmalan | RecordKind::Silence => report(actor, purpose, facts, author),
        RecordKind::Agreement | RecordKind::Guidance | RecordKind::Register => Ok(OWN_WORK),
        RecordKind::Settings => settings(actor.role, purpose),
        RecordKind::Log => log(record.domain, purpose, facts),
        RecordKind::Indicators => indicators(actor.role),
    }
}

fn own_draft(purpose: AccessPurpose) -> Ground {
    if purpose == AccessPurpose::Oversikt || purpose == AccessPurpose::Register {
        return refuse(RefusalReason::Purpose, OWN_WORK);
    }
    Ok(OWN_WORK)
}

fn pupil_list(role: Role, purpose: AccessPurpose) -> Ground {
    let picking = matches!(purpose, AccessPurpose::Oro | AccessPurpose::Anmalan);
    if role.is_teaching() && !picking {
        return refuse(RefusalReason::WriteOnly, NEED_TO_KNOW);
    }
    Ok("OSL 23:2")
}

fn pupil_card(actor: &Actor, record: &RecordRef, purpose: AccessPurpose, facts: &AccessFacts) -> Ground {
    // Whoever must report must also be able to say whom it is about (SoL 19:1), a teacher about a protected pupil too.
    let reports = purpose == AccessPurpose::Anmalan;
    if actor.role.is_teaching() && !reports {
        return refuse(RefusalReason::WriteOnly, NEED_TO_KNOW);
    }
    let fits = if purpose == AccessPurpose::Register {
        register_keeper(actor.role).is_ok()
    } else {
        reports || is_casework(purpose) && actor.role != Role::Registeransvarig
    };
    if !fits {
        return refuse(RefusalReason::Purpose, NEED_TO_KNOW);
    }
    if record.protected && !facts.assigned && !reports && actor.role != Role::Registeransvarig {
        return refuse(RefusalReason::Protected, "OSL 21:3");
    }
    Ok("OSL 23:2")
}

fn concern(actor: &Actor, purpose: AccessPurpose, facts: &AccessFacts, author: bool) -> Ground {
    if actor.role.is_teaching() {
        return refuse(RefusalReason::WriteOnly, "OSL 23:2");
    }
    if actor.role == Role::Registeransvarig {
        return refuse(RefusalReason::Role, NEED_TO_KNOW);
    }
    if !is_casework(purpose) {
        return refuse(RefusalReason::Purpose, NEED_TO_KNOW);
    }
    // Kurator and rektor receive what the school's staff hand in; the others need the case.
    let receives = matches!(actor.role, Role::Kurator | Role::Rektor);
    if receives || author || facts.assigned || facts.granted {
        return Ok("OSL 23:2");
    }
    refuse(RefusalReason::NotAssigned, NEED_TO_KNOW)
}

fn case_content(
    actor: &Actor,
    record: &RecordRef,
    purpose: AccessPurpose,
    facts: &AccessFacts,
    author: bool,
) -> Ground {
    if actor.role.is_teaching() {
        return refuse(RefusalReason::WriteOnly, "OSL 23:2");
    }
    if actor.role == Role::Registeransvarig {
        return refuse(RefusalReason::Role, NEED_TO_KNOW);
    }
    if !is_casework(purpose) {
        return refuse(RefusalReason::Purpose, NEED_TO_KNOW);
    }
    // EMI staff are outside the 23:2 branch; what they need of it comes as a disclosure.
    if record.domain == Domain::Epi && actor.role.is_emi() && !author {
        return refuse(RefusalReason::OtherBranch, "OSL 8:2");
    }
    if !(author || facts.assigned || facts.granted) {
        return refuse(RefusalReason::NotAssigned, if record.domain == Domain::Emi { "PDL 4:1" } else { NEED_TO_KNOW });
    }
    Ok(match record.domain {
        Domain::Emi => "PDL 4:1",
        Domain::Anmalan => "OSL 40:7 g",
        _ => "OSL 23:2",
    })
}

fn report(actor: &Actor, purpose: AccessPurpose, facts: &AccessFacts, author: bool) -> Ground {
    if !is_casework(purpose) {
        return refuse(RefusalReason::Purpose, "OSL 40:7 g");
    }
    let by_setting = facts.reports_shared && matches!(actor.role, Role::Kurator | Role::Rektor);
    if author || by_setting {
        return Ok("OSL 40:7 g");
    }
    refuse(RefusalReason::Role, "OSL 40:7 g")
}

fn settings(role: Role, purpose: AccessPurpose) -> Ground {
    if !matches!(role, Role::Registeransvarig | Role::Rektor) {
        return refuse(RefusalReason::Role, NEED_TO_KNOW);
    }
    if purpose != AccessPurpose::Register {
        return refuse(RefusalReason::Purpose, NEED_TO_KNOW);
    }
    Ok(OWN_WORK)
}

fn log(domain: Domain, purpose: AccessPurpose, facts: &AccessFacts) -> Ground {
    if !facts.custodian_of.contains(&domain) {
        return refuse(RefusalReason::NotCustodian, "PDL 4:3");
    }
    if purpose != AccessPurpose::Granskning {
        return refuse(RefusalReason::Purpose, "PDL 4:3");
    }
    Ok("PDL 4:3")
}

fn indicators(role: Role) -> Ground {
    if role.is_teaching() {
        return refuse(RefusalReason::Role, NEED_TO_KNOW);
    }
    Ok(OWN_WORK)
}

/// Purposes that mean work with one pupil.
fn is_casework(purpose: AccessPurpose) -> bool {
    matches!(purpose, AccessPurpose::Arbete | AccessPurpose::Elevvard | AccessPurpose::Anmalan)
}

/// Whether `actor` may create or append to `record`. Writing needs no permit, since nothing is read.
///
/// A concern, a draft and a report of concern can always be written by everybody: the duty of
/// SoL 19:1 is personal and no role can stop, edit or delay another's report.
///
/// # Errors
/// [`Refusal`] with its ground.
pub fn may_write(actor: &Actor, record: &RecordRef, facts: &AccessFacts) -> Result<(), Refusal> {
    let own = Some(actor.id) == record.author;
    let ground = match record.kind {
        RecordKind::Concern | RecordKind::Draft | RecordKind::Orosanmalan if own => return Ok(()),
        RecordKind::Concern | RecordKind::Draft | RecordKind::Orosanmalan => refuse(RefusalReason::Role, "SoL 19:1"),
        _ if record.domain == Domain::Emi && !actor.role.is_emi() => refuse(RefusalReason::Invisible, "OSL 25:1"),
        RecordKind::Case => welfare_team(actor.role),
        RecordKind::Entry | RecordKind::Meeting | RecordKind::Disclosure if facts.assigned || facts.granted => {
            welfare_team(actor.role)
        }
        RecordKind::Entry | RecordKind::Meeting | RecordKind::Disclosure => {
            refuse(RefusalReason::NotAssigned, NEED_TO_KNOW)
        }
        RecordKind::Agreement if actor.role == Role::Registeransvarig => return Ok(()),
        RecordKind::Agreement => welfare_team(actor.role),
        RecordKind::Silence => refuse(RefusalReason::Role, "OSL 40:7 g"),
        RecordKind::Pupil
        | RecordKind::Identity
        | RecordKind::PupilList
        | RecordKind::Register
        | RecordKind::Guidance => register_keeper(actor.role),
        RecordKind::Settings => settings(actor.role, AccessPurpose::Register),
        RecordKind::Log | RecordKind::Indicators => refuse(RefusalReason::Role, "PDL 4:3"),
    };
    ground.map(|_| ())
}

fn welfare_team(role: Role) -> Ground {
    if role.is_emi() || role.is_epi() || role == Role::Rektor {
        return Ok(OWN_WORK);
    }
    refuse(RefusalReason::Role, NEED_TO_KNOW)
}

pub(super) fn register_keeper(role: Role) -> Ground {
    if matches!(role, Role::Registeransvarig | Role::Rektor | Role::Kurator) {
        return Ok(OWN_WORK);
    }
    refuse(RefusalReason::Role, NEED_TO_KNOW)
}
