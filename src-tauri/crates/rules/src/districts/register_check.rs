//! Whether a register holds together: periods without gaps, successors that exist, names that lead somewhere.

use chrono::NaiveDate;

use super::{ReceiverId, Register};

/// A fault in a register; `at` names the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterFault {
    /// What is wrong.
    pub what: &'static str,
    /// Which row.
    pub at: String,
}

impl Register {
    /// Every fault. A register with one must not be used.
    #[must_use]
    pub fn faults(&self) -> Vec<RegisterFault> {
        let mut faults = Vec::new();
        self.check_namnder(&mut faults);
        self.check_names(&mut faults);
        let mut seen: Vec<&str> = Vec::new();
        for known in &self.municipalities {
            if ReceiverId::of_municipality(&known.code).is_none() || seen.contains(&known.code.as_str()) {
                faults.push(fault("municipality code", &known.code));
            }
            seen.push(&known.code);
        }
        faults
    }

    fn check_namnder(&self, faults: &mut Vec<RegisterFault>) {
        for namnd in &self.namnder {
            let id = namnd.id.as_str();
            if self.namnder.iter().filter(|other| other.id == namnd.id).count() > 1 {
                faults.push(fault("id twice", id));
            }
            if namnd.until.is_some_and(|until| until < namnd.from) {
                faults.push(fault("period ends before it begins", id));
            }
            if namnd.until.is_some() != namnd.successor.is_some() {
                faults.push(fault("ended without successor, or the reverse", id));
            }
            if let Some(next) = &namnd.successor
                && !self.follows(&namnd.id, namnd.until, next)
            {
                faults.push(fault("successor does not follow", id));
            }
            for before in &namnd.predecessors {
                if self.namnd(before).is_none_or(|before| before.successor.as_ref() != Some(&namnd.id)) {
                    faults.push(fault("predecessor does not lead here", id));
                }
            }
        }
    }

    /// The successor begins the day after, and names the one before.
    fn follows(&self, id: &ReceiverId, until: Option<NaiveDate>, next: &ReceiverId) -> bool {
        let day_after = until.and_then(|until| until.succ_opt());
        self.namnd(next).is_some_and(|next| Some(next.from) == day_after && next.predecessors.contains(id))
    }

    fn check_names(&self, faults: &mut Vec<RegisterFault>) {
        for stadsdel in &self.stadsdelar {
            let all_known = stadsdel.namnder.iter().chain(&stadsdel.also).all(|id| self.namnd(id).is_some());
            if !all_known || stadsdel.namnder.is_empty() {
                faults.push(fault("stadsdel of an unknown namnd", &stadsdel.name));
                continue;
            }
            // Each division leads to the next: the older namnd's duties lie with the newer one today.
            let today = self.on_day(&stadsdel.namnder[0], self.date);
            if stadsdel.namnder.iter().any(|id| self.on_day(id, self.date) != today) {
                faults.push(fault("divisions of a stadsdel do not meet", &stadsdel.name));
            }
        }
        for alias in &self.aliases {
            let leads = alias.stadsdel.as_deref().is_none_or(|name| {
                name.split('|').all(|name| self.stadsdelar.iter().any(|stadsdel| stadsdel.name == name))
            });
            if !leads || alias.receivers.iter().any(|id| !self.knows(id)) {
                faults.push(fault("alias leads nowhere", &alias.name));
            }
        }
        for hint in self.postal_prefixes.iter().chain(&self.postal_towns) {
            if hint.receivers.iter().any(|id| !self.knows(id)) {
                faults.push(fault("postal hint leads nowhere", &hint.key));
            }
        }
    }
}

fn fault(what: &'static str, at: &str) -> RegisterFault {
    RegisterFault { what, at: at.to_owned() }
}
