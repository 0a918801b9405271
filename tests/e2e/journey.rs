//! From the first start to an answered orosanmalan, by keyboard alone.

use sha2::{Digest, Sha256};
use thirtyfour::Key;

use crate::program::{Program, checked, until};
use crate::school::{PASSPHRASE, demo_file};
use crate::window::Window;

const NAMND: &str = "Skarpnäcks stadsdelsnämnd";

#[tokio::test]
async fn a_concern_becomes_a_report_to_the_right_namnd() {
    let program = Program::start();
    let window = Window::open(&program).await;
    first_run(&window).await;
    registers(&window).await;
    pupils(&window).await;
    concern(&window).await;
    report(&window).await;
    export(&window, &program).await;
    sent(&window).await;
    window.close().await;
}

async fn first_run(window: &Window) {
    window.is_at("Välkommen till Samsyn").await;
    window.focus_is_on("Prova med en övningsskola").await;
    window.screen("01-forsta-start").await;
    window.press("Sätt upp för min skola").await;
    window.is_at("Din skola och du").await;
    window.fill("Skolans namn", "Norra skolan").await;
    window.fill("Kommun", "Stockh").await;
    window.sees("1 träff").await;
    window.keys(Key::Enter).await;
    window.fill("Stadsdel", "Farsta").await;
    window.sees("Farsta strand").await;
    window.keys(Key::Enter).await;
    window.sees_no("Farsta strand").await;
    window.fill("Ditt namn", "Mirja Ahlgren").await;
    window.tab_to("Din roll").await;
    window.keys("kur").await;
    assert_eq!(window.value().await, "kurator", "letters choose in a list");
    window.screen("02-skolan").await;
    window.press("Vidare").await;
    window.is_at("Välj en lösenfras").await;
    window.fill("Ny lösenfras", PASSPHRASE).await;
    window.fill("Skriv den en gång till", PASSPHRASE).await;
    window.screen("03-losenfrasen").await;
    window.keys(Key::Enter).await;
    window.is_at("Skriv ut återställningsnyckeln").await;
    window.screen("04-papperet").await;
    window.tab_to("Jag har sparat nyckeln").await;
    window.keys(" ").await;
    window.press("Börja använda Samsyn").await;
    window.sees("Inget att göra i dag.").await;
    window.screen("05-idag-tomt").await;
}

/// Empty screens, then the area file, the address file and the pupil register: check, apply.
async fn registers(window: &Window) {
    for (key, heading, name) in [
        ("2", "Elever", "06-elever-tomt"),
        ("3", "Orosanmälningar", "07-orosanmalningar-tomt"),
        ("4", "Sekretesslogg", "08-sekretesslogg-tomt"),
        ("5", "Inställningar", "09-installningar-elever"),
    ] {
        window.control(key).await;
        window.is_at(heading).await;
        window.screen(name).await;
    }
    window.press("Nycklar och dator").await;
    window.sees("Återställningsnyckel på papper").await;
    window.screen("10-installningar-nycklar").await;
    window.tab_back_to("Register och kontakter").await;
    window.keys(Key::Enter).await;
    for (label, file, count) in
        [("Välj områdesfil", "areas.geojson", "omraden"), ("Välj adressfil", "addresses.csv", "adresser")]
    {
        window.sees(label).await;
        window.choose_file(label, &demo_file(file)).await;
        window.sees("Filen är hel.").await;
        window.screen(&format!("11-kontroll-{count}")).await;
        window.press("Ta i bruk").await;
        window.sees_no("Filen är hel.").await;
        window.sees(file).await;
    }
    window.screen("12-installningar-register").await;
    window.tab_back_to("Läs in elever").await;
    window.keys(Key::Enter).await;
    window.sees("Läs in elevregistret").await;
    window.choose_file("Välj fil", &demo_file("elever.csv")).await;
    window.sees("Det här kommer att hända").await;
    window.screen("13-import-kontroll").await;
    window.press("Läs in ändringarna").await;
    window.sees("Elevregistret är inläst.").await;
    window.screen("14-import-klar").await;
}

async fn pupils(window: &Window) {
    window.press("Till eleverna").await;
    window.sees("Leo Granbäck").await;
    window.screen("15-elever").await;
    window.fill("Sök på namn eller klass", "Elsa Vint").await;
    window.sees_no("Leo Granbäck").await;
    window.sees("14 maj 2013").await;
    window.keys(Key::Down).await;
    window.focus_is_on("Elsa Vintergren").await;
    window.keys(Key::Enter).await;
    window.is_at("Elsa Vintergren").await;
    window.screen("16-elev").await;
    for (tab, name) in
        [("Elev och familj", "17-elev-familj"), ("Anmälningar", "18-elev-anmalningar"), ("Delat", "19-elev-delat")]
    {
        window.press(tab).await;
        window.screen(name).await;
    }
}

async fn concern(window: &Window) {
    window.control("n").await;
    window.is_at("Ny oro").await;
    window.focus_is_on("Elev").await;
    window.keys("Elsa Vin").await;
    window.sees("1 träff").await;
    window.screen("20-ny-oro-val").await;
    window.keys(Key::Enter).await;
    window.fill("Vad har du sett eller hört?", "Kom utan jacka och sov med huvudet på bänken.").await;
    window.fill("Vad sa eleven?", "Jag vågar inte gå hem.").await;
    window.is_saved().await;
    window.screen("21-ny-oro").await;
    window.control(Key::Enter).await;
    window.is_at("Oron är lämnad").await;
    window.screen("22-kvitto").await;
    window.press("Till Idag").await;
    window.sees("Ta emot ny oro").await;
    window.screen("23-idag").await;
    window.press("Läs: Ta emot ny oro").await;
    window.is_at("Oro om Elsa Vintergren").await;
    window.screen("24-oro").await;
    window.press("Ta emot").await;
    window.sees("Mottagen av").await;
    window.screen("25-oro-mottagen").await;
    window.press("Gör orosanmälan").await;
}

async fn report(window: &Window) {
    window.is_at("Orosanmälan").await;
    window.sees(NAMND).await;
    window.sees("Säker mottagare").await;
    window.sees("Varför denna nämnd?").await;
    window.screen("26-orosanmalan").await;
    window.tab_to("Elsas egna ord").await;
    assert_eq!(window.value().await, "Jag vågar inte gå hem.", "the child's words are carried over as they were");
    window.tab_back_to("Varför anmäler du nu?").await;
    window.keys("Elsa säger att hon inte vågar gå hem.").await;
    window.fill("Hur påverkas Elsa?", "Hon är trött och äter lite i skolan.").await;
    window.fill("Vad har skolan gjort?", "Kurator talade med Elsa i dag.").await;
    window.is_saved().await;
    window.screen("27-orosanmalan-skriven").await;
    window.control(Key::Enter).await;
    window.is_at("Granska och skicka").await;
    window.sees(NAMND).await;
    window.screen("28-granska").await;
}

/// Every format lies in the folder, and its sum on the screen is that of the file.
async fn export(window: &Window, program: &Program) {
    for format in ["Text", "SDK-meddelande"] {
        window.tab_to(format).await;
        window.keys(" ").await;
    }
    window.press("Spara filerna").await;
    window.sees("3 filer sparade i").await;
    window.screen("29-sparade-filer").await;
    let files = || -> Vec<_> {
        std::fs::read_dir(program.exports()).expect("the folder").flatten().map(|e| e.path()).collect()
    };
    until("three files lie in the folder", || files().len() == 3);
    let shown = window.text().await;
    for file in files() {
        let bytes = std::fs::read(&file).expect("the exported file");
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(shown.contains(&sum), "the sum on the screen is that of {}", file.display());
        assert!(!file.display().to_string().contains("Elsa"), "no file is named after a pupil");
    }
    let pdf = files().into_iter().find(|file| file.extension().is_some_and(|ending| ending == "pdf"));
    let pdf = pdf.expect("one of them is the PDF").display().to_string();
    checked("qpdf", &["--check", &pdf]);
    let printed = checked("pdftotext", &["-q", &pdf, "-"]);
    assert!(printed.contains(NAMND), "the paper names the namnd: {printed}");
    assert!(printed.contains("Jag vågar inte gå hem."), "and has the child's own words: {printed}");
}

async fn sent(window: &Window) {
    window.choose("E-tjänst").await;
    window.control(Key::Enter).await;
    window.sees("Skickad, inte bekräftad").await;
    window.screen("30-skickad").await;
    for (choice, detail, shown, name) in [
        ("Den har kommit fram", "", "Levererad, ingen person har kvitterat", "31-levererad"),
        ("En person har tagit emot den", "Ulla Ek, mottagningen", "Kvitterad av Ulla Ek, mottagningen", "32-kvitterad"),
        ("Nämnden har beslutat", "", "Beslut: utredning inledd", "33-beslut"),
    ] {
        window.press("Anteckna svar").await;
        window.sees("Vad har hänt?").await;
        window.choose(choice).await;
        if !detail.is_empty() {
            window.fill("Vem tog emot den?", detail).await;
        }
        if choice.starts_with("Nämnden") {
            window.choose("Utredning inleds").await;
        }
        window.screen(&format!("{name}-svar")).await;
        window.press("Anteckna").await;
        window.sees(shown).await;
        window.screen(name).await;
    }
}
