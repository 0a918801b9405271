//! The main screens of the demonstration school, light, dark and at 200 % zoom; and the layers above them.

use serde_json::json;
use thirtyfour::Key;

use crate::school::School;

#[tokio::test]
async fn the_main_screens_in_all_looks() {
    let school = School::demonstration();
    let elsa = school.pupil("Elsa Vintergren");
    school.call("report_draft", json!({ "pupil": elsa, "concern": null, "content": null }));
    let (_program, window) = school.open().await;
    window.sees("Läs oron och anmäl genast").await;
    window.screen_in_all_looks("60-idag").await;
    window.control("n").await;
    window.is_at("Ny oro").await;
    window.screen_in_all_looks("61-ny-oro").await;
    window.control("2").await;
    window.sees("Leo Granbäck").await;
    window.screen_in_all_looks("62-elever").await;
    window.fill("Sök på namn eller klass", "Elsa Vint").await;
    window.sees_no("Leo Granbäck").await;
    window.sees("14 maj 2013").await;
    window.keys(Key::Down).await;
    window.keys(Key::Enter).await;
    window.is_at("Elsa Vintergren").await;
    window.screen_in_all_looks("63-elev").await;
    window.control("3").await;
    window.is_at("Orosanmälningar").await;
    window.screen_in_all_looks("64-orosanmalningar").await;
    window.press("Elsa Vintergren").await;
    window.sees("Varför anmäler du nu?").await;
    window.screen_in_all_looks("65-orosanmalan").await;
    window.control(Key::Enter).await;
    window.is_at("Granska och skicka").await;
    window.screen_in_all_looks("66-granska").await;
    window.control("4").await;
    window.is_at("Sekretesslogg").await;
    window.screen_in_all_looks("67-sekretesslogg").await;
    window.control("5").await;
    window.is_at("Inställningar").await;
    window.screen_in_all_looks("68-installningar").await;
    window.close().await;
}

#[tokio::test]
async fn the_layers_over_the_work() {
    let (_program, window) = School::demonstration().open().await;
    window.sees("Läs oron och anmäl genast").await;
    window.control("k").await;
    window.focus_is_on("Sök elev").await;
    window.screen_in_all_looks("70-kommandon").await;
    window.keys("akut").await;
    window.sees("Visa akuta nummer").await;
    window.keys(Key::Enter).await;
    window.sees("Är ett barn i fara nu?").await;
    window.screen_in_all_looks("71-akut").await;
    window.keys(Key::Escape).await;
    window.sees_no("Är ett barn i fara nu?").await;
    window.keys(Key::F1).await;
    window.sees("Tangenter på den här sidan").await;
    window.screen_in_all_looks("72-tangenter").await;
    window.keys(Key::Escape).await;
    window.sees_no("Tangenter på den här sidan").await;
    window.close().await;
}
