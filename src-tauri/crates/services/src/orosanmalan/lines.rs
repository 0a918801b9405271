//! The document's answers in words: one place for all three exports.

use chrono::Timelike;
use samsyn_rules::orosanmalan::{When, derive_when};

use super::content::{Informed, InformedPerson, Observation, ObservationSource};
use super::document::{Address, OrosanmalanDocument};
use super::words::{long_date, short_date, texts};
use crate::text::{TextFault, Texts};

/// Reads a document's answers.
pub(super) struct Lines<'a> {
    pub(super) paper: &'a OrosanmalanDocument,
    pub(super) texts: &'static Texts,
}

/// One person and whether it knows of the report.
pub(super) struct PersonLine {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) phone: String,
    pub(super) told: String,
    pub(super) detail: String,
}

/// One observation in words.
pub(super) struct SeenLine {
    pub(super) date: String,
    pub(super) source: String,
    pub(super) text: String,
}

impl<'a> Lines<'a> {
    pub(super) fn of(paper: &'a OrosanmalanDocument) -> Result<Self, TextFault> {
        Ok(Self { paper, texts: texts()? })
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.texts.say(key, &[])
    }

    pub(super) fn heading(&self, section: &str) -> String {
        self.say(&format!("heading.{section}"))
    }

    /// When the document was made.
    pub(super) fn written(&self) -> String {
        let at = self.paper.written_at;
        let time = format!("{:02}.{:02}", at.hour(), at.minute());
        self.texts.say("written", &[("date", &long_date(self.texts, at.date_naive())), ("time", &time)])
    }

    /// The secrecy the paper is under; protected identity comes before everything.
    pub(super) fn secrecy(&self) -> String {
        let protected = match self.paper.child.address {
            Address::Protected => self.say("child.protected"),
            Address::Withheld => self.say("child.withheld"),
            Address::Known(_) | Address::Unknown => String::new(),
        };
        format!("{protected} {}", self.paper.legal.secrecy).trim().to_owned()
    }

    /// Name and unit of the receiver; a unit of nobody says nothing.
    pub(super) fn receiver(&self) -> Vec<String> {
        let [name, unit] = [&self.paper.receiver.name, &self.paper.receiver.unit].map(|part| clean(part));
        if name.is_empty() {
            return vec![self.say("receiver.open")];
        }
        [name, unit].into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Why this receiver: the reason of a choice by hand, else the register's steps and its date.
    pub(super) fn receiver_why(&self) -> Vec<String> {
        let receiver = &self.paper.receiver;
        if let Some(reason) = &receiver.chosen_by_hand_reason {
            return vec![self.texts.say("receiver.by_hand", &[("reason", &clean(reason))])];
        }
        let steps = receiver.why.iter().map(|step| match (clean(&step.text), clean(&step.source)) {
            (text, source) if source.is_empty() => text,
            (text, source) => format!("{text} ({source})"),
        });
        let register = self.paper.register.filter(|_| !receiver.why.is_empty());
        let register =
            register.map(|day| self.texts.say("receiver.register", &[("date", &long_date(self.texts, day))]));
        steps.chain(register).collect()
    }

    /// Whether the child is in danger now, and where it is.
    pub(super) fn danger(&self) -> (String, String) {
        let danger = &self.paper.content.danger_now;
        let key = match danger.acute {
            Some(true) => "danger.yes",
            Some(false) => "danger.no",
            None => "danger.open",
        };
        let place = match (clean(&danger.place), danger.acute) {
            // In danger, a missing place is something the receiver has to know.
            (place, Some(true)) if place.is_empty() => self.say("nothing").to_lowercase(),
            (place, _) => place,
        };
        let place = if place.is_empty() { place } else { self.texts.say("danger.place", &[("place", &place)]) };
        (self.say(key), place)
    }

    /// What the school knows of the child beside its name: label and value.
    pub(super) fn child(&self) -> Vec<[String; 2]> {
        let child = &self.paper.child;
        let number = clean(&child.personal_number);
        let school = &self.paper.school;
        let facts = [
            ("number", if number.is_empty() { self.say("missing") } else { number }),
            ("school", joined(&[&school.name, &child.class, &school.address])),
            (
                "address",
                match &child.address {
                    Address::Known(line) => clean(line),
                    Address::Unknown => self.say("child.address_unknown"),
                    Address::Protected | Address::Withheld => self.say("child.address_protected"),
                },
            ),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        facts.map(|(name, value)| [self.say(&format!("child.{name}")), value]).collect()
    }

    /// The child, every guardian the school knows, and whoever else an answer was given for.
    pub(super) fn people(&self) -> Vec<PersonLine> {
        let paper = self.paper;
        let mut people = vec![self.person(InformedPerson::Child, &paper.child.name, &self.say("informed.child"), "")];
        let given = paper.content.informed.iter().filter_map(|row| match row.person {
            Some(InformedPerson::Guardian(number)) => Some(usize::from(number)),
            _ => None,
        });
        let last = given.max().unwrap_or(0).max(paper.guardians.len());
        for number in 1..=last {
            let person = InformedPerson::Guardian(u8::try_from(number).unwrap_or(u8::MAX));
            let unnamed = self.texts.say("child.guardian", &[("number", &number.to_string())]);
            people.push(match paper.guardians.get(number - 1) {
                Some(guardian) => self.person(person, &guardian.name, &guardian.relation, &guardian.phone),
                None => self.person(person, &unnamed, "", ""),
            });
        }
        people
    }

    fn person(&self, person: InformedPerson, name: &str, relation: &str, phone: &str) -> PersonLine {
        let nobody = Informed::default();
        let answer = self.paper.content.informed.iter().find(|row| row.person == Some(person)).unwrap_or(&nobody);
        let (told, detail) = match answer.informed {
            Some(true) => ("informed.yes", clean(&answer.when)),
            Some(false) => ("informed.no", clean(&answer.why_not)),
            None => ("informed.open", [&answer.when, &answer.why_not].map(|part| clean(part)).join(" ")),
        };
        PersonLine {
            name: clean(name),
            relation: clean(relation),
            phone: clean(phone),
            told: self.say(told),
            detail: detail.trim().to_owned(),
        }
    }

    /// The warning not to inform and its reasons, when one is chosen.
    pub(super) fn do_not_inform(&self) -> Option<[String; 2]> {
        let reasons = &self.paper.content.do_not_inform;
        let words =
            reasons.iter().map(|reason| self.say(&format!("reason.{}", super::checks::reason(*reason).as_str())));
        let reasons = words.collect::<Vec<_>>().join(", ");
        let why = || self.texts.say("informed.do_not_why", &[("reasons", &reasons)]);
        (!reasons.is_empty()).then(|| [self.say("informed.do_not"), why()])
    }

    /// Observations with a text, in the reporter's order.
    pub(super) fn seen(&self) -> Vec<SeenLine> {
        let rows = self.paper.content.observations.iter().filter(|row| !clean(&row.text).is_empty());
        rows.map(|row| SeenLine { date: self.when(&row.date), source: self.source(row), text: clean(&row.text) })
            .collect()
    }

    fn when(&self, written: &str) -> String {
        match derive_when(written) {
            When::Missing => self.say("observation.no_date"),
            When::Words(words) => clean(words),
            When::Day(day, None) => short_date(self.texts, day),
            When::Day(day, Some(at)) => {
                format!("{} {:02}.{:02}", short_date(self.texts, day), at.hour(), at.minute())
            }
        }
    }

    fn source(&self, row: &Observation) -> String {
        let key = match row.source {
            Some(ObservationSource::Saw) => "observation.saw",
            Some(ObservationSource::ChildSaid) => "observation.child_said",
            Some(ObservationSource::OtherSaid) => "observation.other_said",
            None => "observation.open",
        };
        let who = clean(&row.who);
        if who.is_empty() { self.say(key) } else { format!("{} ({who})", self.say(key)) }
    }

    /// Siblings in one line, and that each needs a report; empty without siblings.
    pub(super) fn siblings(&self) -> String {
        let names: Vec<String> = self.paper.siblings.iter().map(|one| joined(&[&one.name, &one.note])).collect();
        if names.is_empty() { String::new() } else { format!("{}. {}", names.join("; "), self.say("siblings.own")) }
    }

    /// What is asked for in return.
    pub(super) fn feedback(&self) -> Vec<String> {
        let content = &self.paper.content;
        let wanted = match (content.feedback, self.paper.legal.feedback.as_str()) {
            (false, _) => self.say("feedback.no"),
            (true, "") => self.say("feedback.yes"),
            (true, provision) => provision.to_owned(),
        };
        let meeting = match content.meeting {
            Some(true) => self.say("feedback.meeting_yes"),
            Some(false) => self.say("feedback.meeting_no"),
            None => String::new(),
        };
        [wanted, meeting].into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Who reports: name with role, school, phone. A missing name is said: a professional is never anonymous.
    pub(super) fn reporter(&self) -> Vec<String> {
        let reporter = &self.paper.content.reporter;
        let who = joined(&[&reporter.name, &reporter.role]);
        let who = if who.is_empty() { self.say("nothing") } else { who };
        let lines = [who, clean(&self.paper.school.name), clean(&reporter.phone)];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| clean(part)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// Text as every export may hold it: without what no paper can show and what could turn the reading order around
/// (control characters, bidirectional overrides, non-characters), with plain line breaks, without space at its ends.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let letters = text.chars().filter_map(|letter| match letter {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
        '\t' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' => None,
        _ if letter.is_control() || u32::from(letter) & 0xfffe == 0xfffe => None,
        '\u{fdd0}'..='\u{fdef}' => None,
        _ => Some(letter),
    });
    letters.collect::<String>().trim().to_owned()
}

/// The child's words without the quotation marks the reporter may have put around them.
pub(super) fn unquoted(words: &str) -> String {
    let words = clean(words);
    let marks = ['"', '\u{201d}', '\u{201c}', '\u{201e}', '\u{bb}', '\u{ab}'];
    let inner = words.strip_prefix(marks).and_then(|rest| rest.strip_suffix(marks));
    match inner {
        // Marks inside mean several quotes; they stay as they are.
        Some(inner) if !inner.contains(marks) => inner.trim().to_owned(),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_loses_what_no_paper_can_show_and_nothing_else() {
        assert_eq!(
            clean(" a\r\nb\tc\u{0}\u{7}\u{202e}\u{ffff} \u{1f622}å\n"),
            "a\nb c \u{1f622}å",
            "letters and lines stay"
        );
    }

    #[test]
    fn quotation_marks_are_not_doubled() {
        assert_eq!(unquoted("”Jag vågar inte.”"), "Jag vågar inte.", "the paper sets its own marks");
        assert_eq!(unquoted("”Nej.” ”Jo.”"), "”Nej.” ”Jo.”", "two quotes keep theirs");
    }
}
