//! A recorded decision in words: who got what, on which ground, under which conditions.

use samsyn_rules::sekretess::decide::Condition;
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
        let known = Condition::parse(&condition.code);
        let text = known.map_or_else(|| condition.code.clone(), crate::sekretess::condition_text);
        format!("{says}: {text} {}", condition.reason).trim_end().to_owned()
    });
    let purpose = texts().say(&format!("purpose.{}", decision.purpose), &[]);
    Told {
        title: texts().say(&format!("told.{}", decision.result), &[("receiver", &receiver(decision))]),
        what: format!("{}\n{}", texts().say("told.purpose", &[("purpose", &purpose)]), decision.text),
        grounds: texts().say("told.ground", &[("grounds", &decision.grounds.join(", "))]),
        conditions: conditions.collect::<Vec<_>>().join("\n"),
    }
}

fn receiver(decision: &NewDisclosure) -> String {
    let kind = texts().say(&format!("receiver.{}", decision.receiver), &[]);
    format!("{kind} {}", decision.receiver_name).trim_end().to_owned()
}
