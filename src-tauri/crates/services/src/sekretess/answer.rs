//! A decision as the contract writes it, with its Swedish explanation.

use std::sync::LazyLock;

use chrono::NaiveDate;
use samsyn_rules::sekretess::decide::{Condition, Decision, Explanation, Verdict};
use serde::Serialize;
use serde_json::Value;

use crate::text::Texts;

/// Answers to wishes and attempts, which no danger to life hangs on. Every other no says what to do in danger.
const IS_NO_DANGER: [Explanation; 4] =
    [Explanation::NoErasure, Explanation::BlockedByNoGuardian, Explanation::NobodyStops, Explanation::NoCase];

pub(super) static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| Texts::parse(include_str!("../../text/sekretess.sv.toml")).unwrap_or_default());

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerView {
    /// The case's id as it came.
    pub id: Value,
    /// `require`, `allow`, `allow_if`, `deny` or `manual`.
    pub decision: String,
    /// Provisions in order of strength.
    pub grounds: Vec<String>,
    /// Codes of what a person must affirm.
    pub conditions: Vec<String>,
    /// What must be recorded.
    pub record: Vec<String>,
    /// First day of the regime that answered; null before the register.
    pub regime: Option<NaiveDate>,
    /// Swedish sentences: why, what to affirm first, and what repealed provisions are today.
    pub explanation: String,
}

pub(super) fn view(id: Value, decision: &Decision, date: Option<NaiveDate>) -> AnswerView {
    AnswerView {
        id,
        decision: decision.verdict.as_str().to_owned(),
        grounds: decision.grounds.clone(),
        conditions: decision.conditions.iter().map(|condition| condition.as_str().to_owned()).collect(),
        record: decision.record.iter().map(|item| item.as_str().to_owned()).collect(),
        regime: decision.regime,
        explanation: explanation(decision, date),
    }
}

/// Why, what to affirm first, what to do next, and what repealed provisions are today: Swedish sentences.
pub(crate) fn explanation(decision: &Decision, date: Option<NaiveDate>) -> String {
    let mut said = vec![TEXTS.say(&format!("explanation.{}", decision.explanation.as_str()), &[])];
    let conditions: Vec<String> = decision.conditions.iter().map(|condition| condition_text(*condition)).collect();
    if !conditions.is_empty() {
        let key = if decision.verdict == Verdict::Require { "keep" } else { "affirm" };
        said.push(TEXTS.say(key, &[("conditions", &conditions.join("; "))]));
    }
    said.push(TEXTS.say(&format!("next.{}", decision.explanation.as_str()), &[]));
    let closed = decision.verdict <= Verdict::Manual && !IS_NO_DANGER.contains(&decision.explanation);
    // The answer to danger has said it already.
    if (decision.danger || closed) && decision.explanation != Explanation::AcuteDanger {
        said.push(TEXTS.say("danger", &[]));
    }
    let law = crate::law::register();
    for ground in &decision.grounds {
        let today = date.and_then(|date| law.provision(ground, date)).and_then(|entry| entry.today.as_ref());
        if let Some(today) = today {
            said.push(TEXTS.say("today", &[("old", ground), ("new", today)]));
        }
    }
    said.join(" ")
}

/// What a person affirms, as a clause in Swedish.
pub(crate) fn condition_text(condition: Condition) -> String {
    TEXTS.say(&format!("condition.{}", condition.as_str()), &[])
}
