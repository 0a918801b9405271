//! Who may change who works here. A row of the staff decides what its person reads, so nobody changes the own one, and EMI is
//! entered by the hand of whoever answers for it (OSL 25:1, PDL 4:3), never by that of a rektor or the one who keeps the registers.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::access::register_keeper;
use super::actor::{Domain, Role};
use crate::words;

/// What of a member of staff decides what that person may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Random id.
    pub id: Uuid,
    /// Name: whose row it is.
    pub name: String,
    /// Role the person acts in.
    pub role: Role,
    /// Domains whose log and grants the person keeps.
    pub custodian_of: Vec<Domain>,
    /// Works here now.
    pub active: bool,
}

words! {
    /// Why a change of the staff is refused.
    StaffRefusal {
        /// The role keeps no registers.
        Role => "role",
        /// Nobody changes own role, own custodianship or own presence.
        Own => "own_row",
        /// EMI is given, and its people changed, by the one who answers for EMI alone.
        EmiCustodian => "emi_custodian",
        /// Nobody would be left who keeps the registers.
        LastKeeper => "last_keeper",
        /// Nobody would be left who answers for a domain that has somebody now.
        LastCustodian => "last_custodian",
        /// A domain's log is kept by somebody inside its branch.
        OutsideBranch => "outside_branch",
    }
}

impl Member {
    /// Whether the row lies in EMI, by role or by what it answers for.
    #[must_use]
    pub fn in_emi(&self) -> bool {
        self.role.is_emi() || self.custodian_of.contains(&Domain::Emi)
    }

    fn keeps(&self, domain: Domain) -> bool {
        self.active && self.custodian_of.contains(&domain)
    }

    fn keeps_registers(&self) -> bool {
        self.active && register_keeper(self.role).is_ok()
    }

    /// Everything that opens something is the same.
    fn reads_as(&self, other: &Self) -> bool {
        self.role == other.role && self.active == other.active && self.domains() == other.domains()
    }

    fn domains(&self) -> BTreeSet<Domain> {
        self.custodian_of.iter().copied().collect()
    }

    fn domains_outside_emi(&self) -> BTreeSet<Domain> {
        self.custodian_of.iter().copied().filter(|&domain| domain != Domain::Emi).collect()
    }
}

/// Who may answer for a domain's log: somebody inside the branch (PDL 4:3 for EMI; the same custom for the others).
#[must_use]
pub fn may_keep_log(role: Role, domain: Domain) -> bool {
    match domain {
        Domain::Emi => role.is_emi(),
        Domain::Epi => role.is_epi(),
        Domain::Private => false,
        Domain::Elevstod | Domain::Anmalan | Domain::Skola => !role.is_teaching() && role != Role::Huvudman,
    }
}

/// Whether `actor` may make `change` the row of its id, `staff` being everybody as of now. A new id is a new member.
///
/// Two powers act: whoever keeps the registers changes rows outside EMI, whoever answers for EMI those inside. A row that
/// would cross the border asks for both, and so is nobody's to move: the person gets a row of its own on the other side.
///
/// # Errors
/// [`StaffRefusal`]; the first reason that holds.
pub fn may_change_staff(actor: Uuid, staff: &[Member], change: &Member) -> Result<(), StaffRefusal> {
    let by_id = |id: Uuid| staff.iter().find(|member| member.id == id);
    let me = by_id(actor).filter(|me| me.active).ok_or(StaffRefusal::Role)?;
    let before = by_id(change.id);
    // One's own name and phone are one's own.
    if actor == change.id && me.reads_as(change) {
        return Ok(());
    }
    has_power(me, before, change)?;
    somebody_stays(staff, before, change)?;
    if actor == change.id {
        return Err(StaffRefusal::Own);
    }
    if !change.custodian_of.iter().all(|&domain| may_keep_log(change.role, domain)) {
        return Err(StaffRefusal::OutsideBranch);
    }
    Ok(())
}

fn has_power(me: &Member, before: Option<&Member>, change: &Member) -> Result<(), StaffRefusal> {
    let registers = me.keeps_registers();
    let emi = me.role.is_emi() && me.keeps(Domain::Emi);
    let inside = change.in_emi() || before.is_some_and(Member::in_emi);
    let kept = before.map(Member::domains_outside_emi).unwrap_or_default();
    let outside =
        !change.in_emi() || before.is_some_and(|before| !before.in_emi()) || change.domains_outside_emi() != kept;
    // That somebody has left gives nobody anything: a rektor may say it of a nurse too.
    if registers && before.is_some_and(|before| !change.active && Member { active: false, ..before.clone() } == *change)
    {
        return Ok(());
    }
    match (registers, emi) {
        (false, false) => Err(StaffRefusal::Role),
        (_, false) if inside => Err(StaffRefusal::EmiCustodian),
        (false, _) if outside => Err(StaffRefusal::Role),
        _ => Ok(()),
    }
}

/// What somebody answers for now is answered for afterwards: the successor is put in before the one who leaves is taken out.
fn somebody_stays(staff: &[Member], before: Option<&Member>, change: &Member) -> Result<(), StaffRefusal> {
    let Some(before) = before else { return Ok(()) };
    let others = || staff.iter().filter(|member| member.id != change.id);
    if before.keeps_registers() && !change.keeps_registers() && !others().any(Member::keeps_registers) {
        return Err(StaffRefusal::LastKeeper);
    }
    let orphaned =
        |&domain: &Domain| before.keeps(domain) && !change.keeps(domain) && !others().any(|one| one.keeps(domain));
    if Domain::ALL.iter().any(orphaned) { Err(StaffRefusal::LastCustodian) } else { Ok(()) }
}
