//! Sharing one entry with a colleague: the law's answer, a condition affirmed with a reason, the log.

use serde_json::json;
use thirtyfour::Key;

use crate::school::School;

#[tokio::test]
async fn a_kurator_shares_one_entry_and_finds_it_in_the_log() {
    let school = School::demonstration();
    let elsa = school.pupil("Elsa Vintergren");
    let file = school.call("case_open", json!({ "pupil": elsa }));
    school.call(
        "entry_add",
        json!({ "case": file["id"], "kind": "note", "domain": "epi", "at": null, "title": "Samtal med Elsa",
            "facts": "Elsa berättar att hon är trött.", "corrects": null, "reason": "", "draft": null }),
    );
    school.call(
        "staff_put",
        json!({ "id": null, "name": "Leyla Norrby", "role": "specialpedagog", "phone": "", "custodian_of": [], "active": true }),
    );
    let (_program, window) = school.open().await;

    window.control("k").await;
    window.focus_is_on("Sök elev").await;
    window.keys("Elsa Vint").await;
    window.sees("Ny oro om Elsa Vintergren").await;
    window.screen("50-kommandon").await;
    window.keys(Key::Enter).await;
    window.is_at("Elsa Vintergren").await;
    window.sees("Samtal med Elsa").await;
    window.screen("51-elev-kronologi").await;
    window.press("Dela").await;
    window.is_at("Pröva och dela").await;
    window.screen("52-dela").await;
    window.tab_to("Mottagare").await;
    window.keys("Leyla").await;
    window.sees("Tystnadsplikt gäller också inom skolan.").await;
    window.tab_to("Samtal med Elsa").await;
    window.keys(" ").await;
    window.tab_to("Ändamål").await;
    window.keys("Stöd").await;
    window.sees("Får lämnas ut om villkoren är uppfyllda").await;
    window.screen("53-dela-provning").await;
    affirm_all(&window).await;
    window.screen("54-dela-villkor").await;
    window.control(Key::Enter).await;
    window.sees("Beslutet är loggat.").await;
    window.screen("55-dela-klart").await;
    window.press("Öppna sekretessloggen").await;
    window.is_at("Sekretesslogg").await;
    window.sees("Leyla Norrby").await;
    window.sees("Lämnat ut").await;
    window.screen("56-sekretesslogg").await;
    window.close().await;
}

/// Ticks every condition and writes why it holds.
async fn affirm_all(window: &crate::window::Window) {
    let open = "return [...document.querySelectorAll('.villkor > .ch input')].filter((e) => !e.checked).length";
    let mut affirmed = 0;
    while window.script(open).await != json!(0) {
        affirmed += 1;
        assert!(affirmed < 10, "the conditions come to an end");
        window
            .until_focus("a condition that is not affirmed", "const e = document.activeElement; return e?.type === 'checkbox' && !!e.closest('.villkor') && !e.checked")
            .await;
        window.keys(" ").await;
        window.tab_to("Varför är det så?").await;
        window.keys("Hon har eleven i sitt uppdrag.").await;
    }
    assert!(affirmed > 0, "the law asks for at least one condition");
}
