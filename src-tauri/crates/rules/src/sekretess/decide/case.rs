//! A question with the secrecy that holds for it, and the answers several receivers share.

use crate::law::{Breaker, LawRegister, Norm, SecrecyRule};
use crate::sekretess::HuvudmanKind;

use super::{Condition, Decision, Explanation, Information, Party, Question, RecordItem, Verdict};

pub(super) struct Case<'a> {
    pub(super) question: &'a Question,
    pub(super) law: &'a LawRegister,
    /// Every secrecy rule that holds for the information where it is.
    pub(super) rules: Vec<SecrecyRule>,
    /// The rules depend on who wrote the report, and nobody knows.
    pub(super) author_unknown: bool,
}

impl<'a> Case<'a> {
    pub(super) fn new(question: &'a Question, law: &'a LawRegister) -> Self {
        let mut case = Self { question, law, rules: Vec::new(), author_unknown: false };
        case.rules = match question.huvudman {
            HuvudmanKind::Fristaende if case.is_medical() => vec![SecrecyRule::FristaendeEmi],
            HuvudmanKind::Fristaende => vec![SecrecyRule::Fristaende],
            HuvudmanKind::Kommunal => case.rules_of_authority(),
        };
        case
    }

    /// Secrecy does not follow information by itself (OSL 7:2): what EMI holds is secret as EMI's. What comes out of
    /// EMI is taken as EMI's wherever it lies.
    fn is_medical(&self) -> bool {
        let author_emi = self.question.facts.author_role.is_some_and(Party::is_emi);
        self.question.information == Information::Emi
            || self.question.holder.is_emi()
            || (self.question.information == Information::Anmalan && author_emi)
    }

    fn rules_of_authority(&mut self) -> Vec<SecrecyRule> {
        if self.question.information == Information::Anmalan {
            return self.rules_of_report();
        }
        let address = [SecrecyRule::Threatened, SecrecyRule::ProtectedAddress];
        match self.question.information {
            Information::SkyddadAdress => address.to_vec(),
            _ if self.is_medical() => vec![SecrecyRule::Health],
            Information::Elevhalsa => vec![SecrecyRule::Elevhalsa],
            Information::Elevstod => vec![SecrecyRule::Elevstod],
            Information::Beslut => vec![SecrecyRule::HealthAnywhere, SecrecyRule::Threatened],
            _ => vec![SecrecyRule::Identity, SecrecyRule::Threatened],
        }
    }

    /// A report is secret as such from the day OSL 40:7 g holds; a report out of EMI under 25:1 besides (OSL 7:3).
    /// Before that day it was as secret as its writer's other work.
    fn rules_of_report(&mut self) -> Vec<SecrecyRule> {
        let q = self.question;
        let as_report = self.law.secrecy(SecrecyRule::Report, q.date).map(|_| SecrecyRule::Report);
        if self.is_medical() {
            return as_report.into_iter().chain([SecrecyRule::Health]).collect();
        }
        if let Some(rule) = as_report {
            return vec![rule];
        }
        // The rektor keeps reports of others; everybody else is taken to hold the own one.
        match q.facts.author_role.or((q.holder != Party::Rektor).then_some(q.holder)) {
            Some(author) if author.is_epi() => vec![SecrecyRule::Elevhalsa],
            Some(author) if author.is_staff() => vec![SecrecyRule::Elevstod],
            _ => {
                self.author_unknown = true;
                vec![SecrecyRule::Health, SecrecyRule::Elevhalsa]
            }
        }
    }

    pub(super) fn is_kommunal(&self) -> bool {
        self.question.huvudman == HuvudmanKind::Kommunal
    }

    pub(super) fn is_emi(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule, SecrecyRule::Health | SecrecyRule::FristaendeEmi))
    }

    pub(super) fn is_protected_address(&self) -> bool {
        let q = self.question;
        q.information == Information::SkyddadAdress
            || (q.facts.protected && q.information == Information::Kontaktuppgift)
    }

    /// Whether the pupil is a child (under 18); absent when the age is not known.
    pub(super) fn is_child(&self) -> Option<bool> {
        self.question.pupil_age.map(|age| age < 18)
    }

    pub(super) fn norm(&self, norm: Norm) -> Option<String> {
        self.law.norm(norm, self.question.date).map(str::to_owned)
    }

    /// The provision by which the breaker opens everything that is secret here.
    pub(super) fn opens(&self, breaker: Breaker) -> Option<String> {
        self.law.breaks(breaker, &self.rules, self.question.huvudman, self.question.date).map(str::to_owned)
    }

    /// Provisions of the secrecy.
    pub(super) fn cites(&self) -> Vec<String> {
        self.cites_of(&self.rules)
    }

    fn cites_of(&self, rules: &[SecrecyRule]) -> Vec<String> {
        let entries = rules.iter().filter_map(|rule| self.law.secrecy(*rule, self.question.date));
        entries.map(|entry| entry.provision.clone()).collect()
    }

    /// Provisions of a protected address; a fristaende school has its duty of silence.
    pub(super) fn address_cites(&self) -> Vec<String> {
        if self.is_kommunal() {
            self.cites_of(&[SecrecyRule::Threatened, SecrecyRule::ProtectedAddress])
        } else {
            self.cites()
        }
    }

    /// The border between branches, where there is one in law.
    pub(super) fn branches(&self) -> Option<String> {
        self.norm(Norm::Branches).filter(|_| self.is_kommunal())
    }

    /// A duty in law, with what makes it break the secrecy. Absent where no such duty is in force.
    pub(super) fn duty(&self, norm: Norm, explanation: Explanation) -> Option<Decision> {
        let duty = self.norm(norm)?;
        let decision = Decision::new(Verdict::Require, explanation).on([duty]);
        if self.is_kommunal() {
            return self.opens(Breaker::Duty).map(|breaker| decision.on([breaker]));
        }
        Some(decision.on(self.cites()))
    }

    /// Consent, when there is one for everything that is secret here.
    pub(super) fn consent(&self) -> Option<Decision> {
        let facts = &self.question.facts;
        if facts.consent != Some(true) {
            return None;
        }
        let ground = self.opens(Breaker::Consent)?;
        let mut conditions = Vec::new();
        let child = self.is_child() != Some(false);
        if child && facts.guardian_suspected == Some(true) {
            conditions.push(Condition::ConsentNotFromSuspect);
        }
        // Two guardians decide together (FB 6:13); over an objection only a mature child's own consent stands.
        if child && facts.guardian_objects == Some(true) {
            conditions.push(Condition::MaturityAssessed);
        }
        let verdict = if conditions.is_empty() { Verdict::Allow } else { Verdict::AllowIf };
        let decision = Decision::new(verdict, Explanation::Consent).on([ground]).if_affirmed(&conditions);
        Some(decision.recording(&[RecordItem::Consent, RecordItem::Items, RecordItem::Recipient]))
    }

    /// Generalklausulen, where it opens everything that is secret here.
    pub(super) fn obvious(&self) -> Option<Decision> {
        let ground = self.opens(Breaker::Obvious)?;
        let decision = Decision::new(Verdict::AllowIf, Explanation::Obvious)
            .on([ground])
            .if_affirmed(&[Condition::ObviousPrecedence]);
        Some(decision.recording(&[
            RecordItem::Requester,
            RecordItem::Items,
            RecordItem::Balancing,
            RecordItem::Recipient,
        ]))
    }

    /// EMI to care of a child or of an expected child.
    pub(super) fn emi_to_care(&self) -> Option<Decision> {
        let ground = self.opens(Breaker::EmiToCare)?;
        let decision = Decision::new(Verdict::AllowIf, Explanation::EmiToCare)
            .on([ground])
            .if_affirmed(&[Condition::NeededForCare]);
        Some(decision.recording(&[
            RecordItem::Requester,
            RecordItem::Items,
            RecordItem::Necessity,
            RecordItem::Recipient,
            RecordItem::CopyGiven,
        ]))
    }

    /// No rule opens it: the secrecy itself is the ground.
    pub(super) fn denied(&self, explanation: Explanation) -> Decision {
        Decision::new(Verdict::Deny, explanation).on(self.cites())
    }
}
