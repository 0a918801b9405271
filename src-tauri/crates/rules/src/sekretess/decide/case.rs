//! A question with the secrecy that holds for it, and the answers several receivers share.

use crate::law::{Breaker, LawRegister, Norm, SecrecyRule};
use crate::sekretess::HuvudmanKind;

use super::consent;
use super::facts::SchoolForm;
use super::{Condition, Decision, Explanation, Information, Party, Question, RecordItem, Verdict};

/// Other elevhalsa and support may have got it under OSL 25:13 a; it is then theirs.
fn got_from_emi(holder: Party) -> bool {
    holder.is_epi() || holder == Party::Mentor
}

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
            HuvudmanKind::Fristaende => case.rules_of_fristaende(),
            HuvudmanKind::Kommunal => case.rules_of_authority(),
        };
        case
    }

    /// Secrecy does not follow information by itself (OSL 7:2, 8:2): what EMI holds is secret as EMI's, and what other
    /// elevhalsa or support got out of EMI is secret as their own. The rektor and a teacher got nothing under OSL
    /// 25:13 a: what they would have of it is EMI's still.
    fn is_medical(&self) -> bool {
        let q = self.question;
        let author_emi = q.facts.author_role.is_some_and(Party::is_emi);
        q.holder.is_emi()
            || (q.information == Information::Emi && !got_from_emi(q.holder))
            || (q.information == Information::Anmalan && author_emi)
    }

    /// The rules of a fristaende school: its duty of silence covers elevhalsa, support and matters, and not who a pupil
    /// is or how teaching goes (Skollagen 29:14).
    fn rules_of_fristaende(&self) -> Vec<SecrecyRule> {
        let q = self.question;
        let plain = matches!(
            q.information,
            Information::Identitet
                | Information::Kontaktuppgift
                | Information::SkyddadAdress
                | Information::Utveckling
                | Information::Franvaro
        );
        match () {
            () if self.is_medical() => vec![SecrecyRule::FristaendeEmi],
            () if plain && !q.holder.is_epi() => vec![SecrecyRule::FristaendeOpen],
            () => vec![SecrecyRule::Fristaende],
        }
    }

    /// What protects an address at a school: the threat, where it is so the protected registration of a party, and the
    /// school's own rule.
    fn rules_of_address(&self) -> Vec<SecrecyRule> {
        let registered = self.question.facts.protected_registration.then_some(SecrecyRule::PartyAddress);
        [Some(SecrecyRule::Threatened), registered, Some(SecrecyRule::Identity)].into_iter().flatten().collect()
    }

    fn rules_of_authority(&mut self) -> Vec<SecrecyRule> {
        if self.question.information == Information::Anmalan {
            return self.rules_of_report();
        }
        let epi = self.question.holder.is_epi();
        match self.question.information {
            Information::SkyddadAdress => self.rules_of_address(),
            _ if self.is_medical() => vec![SecrecyRule::Health],
            Information::Elevhalsa => vec![SecrecyRule::Elevhalsa],
            Information::Emi | Information::Avidentifierat if epi => vec![SecrecyRule::Elevhalsa],
            Information::Elevstod | Information::Emi | Information::Avidentifierat => vec![SecrecyRule::Elevstod],
            Information::Beslut => vec![SecrecyRule::HealthAnywhere, SecrecyRule::Threatened],
            Information::Utveckling | Information::Franvaro => vec![SecrecyRule::Identity],
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

    /// Whether it is gymnasieskola or komvux; absent when the form is not known.
    pub(super) fn is_upper(&self) -> Option<bool> {
        self.question.facts.school_form.map(SchoolForm::is_upper)
    }

    pub(super) fn norm(&self, norm: Norm) -> Option<String> {
        self.law.norm(norm, self.question.date).map(str::to_owned)
    }

    /// The provision by which the breaker opens everything that is secret here.
    pub(super) fn opens(&self, breaker: Breaker) -> Option<String> {
        self.law.breaks(breaker, &self.rules, self.question.huvudman, self.question.date).map(str::to_owned)
    }

    /// The provisions by which these breakers together open everything that is secret here (OSL 7:3).
    pub(super) fn opened_by(&self, breakers: &[Breaker]) -> Option<Vec<String>> {
        let q = self.question;
        let entries = breakers.iter().filter_map(|breaker| self.law.breaker(*breaker, q.huvudman, q.date));
        let mut used = Vec::new();
        for rule in &self.rules {
            let entry = entries.clone().find(|entry| entry.opens(*rule))?;
            if !used.contains(&entry.provision) {
                used.push(entry.provision.clone());
            }
        }
        Some(used)
    }

    /// What a person affirms where the breaker is used, as the day's wording has it.
    pub(super) fn affirms(&self, breaker: Breaker) -> Vec<Condition> {
        let entry = self.law.breaker(breaker, self.question.huvudman, self.question.date);
        entry.and_then(|entry| entry.affirm).into_iter().collect()
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
        if self.is_kommunal() { self.cites_of(&self.rules_of_address()) } else { self.cites() }
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
        if self.question.facts.consent != Some(true) {
            return None;
        }
        let ground = self.opens(Breaker::Consent)?;
        let (norms, conditions) = consent::terms(self.question)?;
        let verdict = if conditions.is_empty() { Verdict::Allow } else { Verdict::AllowIf };
        let decision = Decision::new(verdict, Explanation::Consent)
            .on([ground])
            .on(norms.iter().filter_map(|norm| self.norm(*norm)))
            .if_affirmed(&conditions);
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

    /// EMI to care of whom OSL 25:12 names, or of somebody who cannot consent (25:13).
    pub(super) fn care(&self) -> Option<Decision> {
        let facts = &self.question.facts;
        let named = self.is_child() == Some(true) || facts.abuse_or_compulsory_care == Some(true);
        if named {
            return self.emi_to_care();
        }
        let incapable = facts.cannot_consent == Some(true);
        self.to_care(Breaker::CannotConsent, &self.affirms(Breaker::CannotConsent)).filter(|_| incapable)
    }

    /// EMI to care under OSL 25:12.
    pub(super) fn emi_to_care(&self) -> Option<Decision> {
        self.to_care(Breaker::EmiToCare, &[Condition::NeededForCare])
    }

    fn to_care(&self, breaker: Breaker, conditions: &[Condition]) -> Option<Decision> {
        let ground = self.opens(breaker)?;
        let decision = Decision::new(Verdict::AllowIf, Explanation::EmiToCare).on([ground]).if_affirmed(conditions);
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
