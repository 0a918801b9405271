//! A report on suspected violence: guardians are told nothing, anywhere, before socialtjansten has been asked.

use serde_json::{Value, json};

use crate::school::Samsyn;
use crate::team::{Team, affirmed, question};

const GUARDIANS: [&str; 2] = ["Lena Strandmo", "Patrik Strandmo"];

fn report_on_violence(samsyn: &Samsyn, pupil: &Value) -> Value {
    let draft = samsyn.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    let mut content = draft["content"].clone();
    content["why_now"] = json!("Barnet berättar om slag hemma.");
    content["informed"] =
        json!([{ "person": "guardian:1", "informed": false, "when": "", "why_not": "Uppgift om våld i hemmet." }]);
    content["do_not_inform"] = json!(["vald_i_familjen"]);
    samsyn.call("report_save", json!({ "report": draft["id"], "content": content, "revision": draft["revision"] }));
    draft
}

/// What happens when somebody wants to give a guardian something, named or not.
fn to_guardian(samsyn: &Samsyn, pupil: &Value) -> Vec<Result<Value, String>> {
    let start = samsyn.call("share_start", json!({ "pupil": pupil["id"] }));
    let contact = &start["items"].as_array().and_then(|items| items.last()).expect("contact data")["id"];
    let facts = json!({ "guardian_suspected": "no", "betydande_men": "no" });
    let receivers =
        start["receivers"].as_array().expect("receivers").iter().filter(|one| one["kind"] == "vardnadshavare");
    let ids: Vec<_> = receivers.map(|one| one["id"].as_str().and_then(|id| id.parse().ok())).chain([None]).collect();
    let tries = ids.into_iter().map(|id| {
        let wish = question(pupil, &[contact], ("vardnadshavare", id), "insyn", &facts);
        let decision = samsyn.call("share_decide", wish.clone());
        samsyn.try_call(
            "share",
            json!({ "question": wish, "affirmed": affirmed(&decision), "masks": [], "channel": "print", "record": {} }),
        )
    });
    tries.collect()
}

#[test]
fn a_report_on_violence_silences_the_guardians_everywhere() {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let noel = samsyn.pupil("Noel Strandmo");
    let before = to_guardian(samsyn, &noel);
    assert!(before.iter().all(Result::is_ok), "until then a guardian may have the contact data: {before:?}");

    let draft = report_on_violence(samsyn, &noel);
    let silent = vec![Err("guardian_silenced".to_owned()); before.len()];
    assert_eq!(
        to_guardian(samsyn, &noel),
        silent,
        "the draft silences for its author, each guardian and the unnamed one"
    );
    let text = samsyn.call("report_text", json!({ "report": draft["id"] })).to_string();
    assert!(text.contains("Uppgift om våld i hemmet."), "the paper says that they are not informed, and why: {text}");
    samsyn.call("report_sent", json!({ "report": draft["id"], "how": "e-tjänst", "at": "2026-11-24T08:05:00Z" }));

    for who in ["kurator", "rektor"] {
        let samsyn = team.as_(who);
        assert_eq!(to_guardian(samsyn, &noel), silent, "{who}: once sent it silences for everybody");
        let start = samsyn.call("share_start", json!({ "pupil": noel["id"] }));
        assert_eq!(start["silenced"].as_array().map(Vec::len), Some(2), "{who}: and the screen says so");
        let export = json!({ "filter": { "pupil": noel["id"] }, "audience": "vardnadshavare" });
        assert_eq!(
            samsyn.try_call("disclosure_log_export", export),
            Err("guardian_silenced".to_owned()),
            "{who}: no log either"
        );
        for (command, request) in
            [("today", json!({})), ("search", json!({ "query": "Strandmo", "limit": 10 })), ("report_list", json!({}))]
        {
            let shown = samsyn.call(command, request).to_string();
            assert!(GUARDIANS.iter().all(|name| !shown.contains(name)), "{who}: {command} names no guardian");
        }
    }
    let card = team.as_("rektor").call("pupil", json!({ "pupil": noel["id"] }));
    for guardian in card["guardians"].as_array().expect("guardians") {
        assert_eq!(guardian["inform"], "wait", "the card says that they wait");
        assert!(!guardian["inform_reason"].to_string().contains("våld"), "and nothing of the report: {guardian}");
    }
}

#[test]
fn a_person_lifts_the_silence_with_a_reason() {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let noel = samsyn.pupil("Noel Strandmo");
    let draft = report_on_violence(samsyn, &noel);
    samsyn.call("report_sent", json!({ "report": draft["id"], "how": "e-tjänst", "at": "2026-11-24T08:05:00Z" }));
    let card = samsyn.call("pupil", json!({ "pupil": noel["id"] }));
    for guardian in card["guardians"].as_array().expect("guardians") {
        let lift = |reason: &str| {
            samsyn.try_call(
                "guardian_inform_set",
                json!({ "guardian": guardian["id"], "inform": "normal", "reason": reason }),
            )
        };
        assert_eq!(lift(""), Err("reason_needed".to_owned()), "never silently");
        lift("Socialtjänsten har informerat dem.").expect("lifted");
    }
    let after = to_guardian(samsyn, &noel);
    assert!(after.iter().all(Result::is_ok), "socialtjansten has been asked: {after:?}");
}
