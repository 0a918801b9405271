//! A recorded decision in words: who got what, on which ground, under which conditions.

use samsyn_store::Word;
use samsyn_store::disclosures::NewDisclosure;

use super::texts;

/// The words of one decision, for the chronology.
pub(crate) struct Told {
    /// Let go or refused, and to whom.
    pub(crate) title: String,
    /// Purpose, items, way, and what was recorded.
    pub(crate) what: String,
    /// Provisions.
    pub(crate) grounds: String,
    /// Conditions with their reasons, one a line.
    pub(crate) conditions: String,
}

/// Tells a decision.
pub(crate) fn told(decision: &NewDisclosure) -> Told {
    let conditions = decision.conditions.iter().map(|condition| {
        let says = texts().say("told.condition", &[]);
        let text = match &condition.code {
            Word::Known(known) => crate::sekretess::condition_text(*known),
            Word::Unknown(code) => code.clone(),
        };
        format!("{says}: {text} {}", condition.reason).trim_end().to_owned()
    });
    let purpose = texts().say(&format!("purpose.{}", decision.purpose.as_str()), &[]);
    Told {
        title: texts().say(&format!("told.{}", decision.result.as_str()), &[("receiver", &receiver(decision))]),
        what: format!("{}\n{}", texts().say("told.purpose", &[("purpose", &purpose)]), decision.text),
        grounds: texts().say("told.ground", &[("grounds", &decision.grounds.join(", "))]),
        conditions: conditions.collect::<Vec<_>>().join("\n"),
    }
}

fn receiver(decision: &NewDisclosure) -> String {
    let kind = texts().say(&format!("receiver.{}", decision.receiver.as_str()), &[]);
    format!("{kind} {}", decision.receiver_name).trim_end().to_owned()
}
