//! The PDF as qpdf, poppler and pdfua read it. `scripts/install.sh test` installs them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use samsyn_services::api::delivery::TextSectionView;
use samsyn_services::orosanmalan::document::OrosanmalanDocument;
use samsyn_services::orosanmalan::pdf::{PdfFault, derive_disclosure_pdf, derive_pdf};

use crate::fixture::{HOSTILE, STREET, hostile, ordinary, protected};

/// A PDF on disk for as long as a test looks at it.
struct Printed {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

fn print(paper: &OrosanmalanDocument) -> Printed {
    put(derive_pdf(paper))
}

fn put(made: Result<Vec<u8>, PdfFault>) -> Printed {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("paper.pdf");
    let bytes = made.unwrap_or_else(|fault| panic!("every document can be printed: {fault}"));
    std::fs::write(&path, bytes).expect("the folder takes a file");
    Printed { path, _folder: folder }
}

fn run(program: impl AsRef<Path>, arguments: &[&str], file: &Path, after: &[&str]) -> Output {
    let program = program.as_ref();
    let mut command = Command::new(program);
    let output = command.args(arguments).arg(file).args(after).output();
    output.unwrap_or_else(|_| panic!("{} is missing: scripts/install.sh test", program.display()))
}

fn text_of(printed: &Printed) -> String {
    // The order of the content is the order a screen reader takes.
    let output = run("pdftotext", &["-raw"], &printed.path, &["-"]);
    String::from_utf8(output.stdout).expect("pdftotext writes UTF-8")
}

/// Text with every run of white space as one space, so that line breaks do not matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn info(printed: &Printed, option: &[&str]) -> String {
    String::from_utf8_lossy(&run("pdfinfo", option, &printed.path, &[]).stdout).into_owned()
}

fn assert_sound(printed: &Printed) {
    let checked = run("qpdf", &["--check"], &printed.path, &[]);
    assert!(checked.status.success(), "qpdf finds no fault: {}", String::from_utf8_lossy(&checked.stdout));
    let fonts = String::from_utf8_lossy(&run("pdffonts", &[], &printed.path, &[]).stdout).into_owned();
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty(), "the page has fonts");
    for row in rows {
        assert!(row.contains("yes yes yes"), "every font is embedded, subset and readable: {row}");
    }
    let pdfua = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/venv/bin/pdfua");
    let checked = run(pdfua, &["check"], &printed.path, &[]);
    assert_eq!(checked.status.code(), Some(0), "pdfua: {}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn an_ordinary_report_is_one_sound_page() {
    let printed = print(&ordinary());
    assert_sound(&printed);
    assert!(info(&printed, &[]).contains("Pages:           1\n"), "what a busy person reads fits one page");
    let text = flat(&text_of(&printed));
    assert!(text.contains("Sida 1 av 1"), "whoever holds the paper knows that it is all of it");
}

#[test]
fn everything_is_said_in_reading_order() {
    let text = flat(&text_of(&print(&ordinary())));
    let order = [
        "Sekretess enligt 26 kap. 1 § och 40 kap. 7 g § OSL",
        "Orosanmälan",
        "Referens ÄVS-2026-0117",
        "24 november 2026 kl. 14.02",
        "Barnet är i fara nu.",
        "på fritids till 17.00",
        "Till Hägersten-Älvsjö stadsdelsnämnd",
        "Barn Noel Strandmo",
        "20150309-2395",
        "Varför denna mottagare. Noel är folkbokförd",
        "Informera inte vårdnadshavarna: uppgift om våld i familjen",
        "Noel Strandmo, barnet Ja 24 november 10.45",
        "Patrik Strandmo, vårdnadshavare 070-1740611 Nej uppgift om våld",
        "Varför nu",
        "Iakttagelser",
        "24 nov 2026 10.20 Barnet sa",
        "Annan sa (mentorn)",
        "Barnets egna ord ”Pappa slog mig",
        "hem i dag.”",
        "Hur barnet påverkas",
        "Tidigare oro",
        "Vad skolan har gjort",
        "Språk och tolk Svenska. Ingen tolk.",
        "Bemötande Ring inte hem.",
        "Syskon på skolan Moa Strandmo, 3A. En egen anmälan görs för varje barn.",
        "Anmälare Hanna Granvret, kurator Ängsvaktarskolan 070-1740605",
        "Anmälan görs enligt 19 kap. 1 §",
        "Återkoppling begärs enligt 19 kap. 6 §",
        "kan vara med på ett möte",
        "Utskrivet av Hanna Granvret, 24 november 2026",
    ];
    let mut from = 0;
    for part in order {
        let found = text[from..].find(part);
        assert!(found.is_some(), "{part:?} comes after what stands before it: {}", &text[from..]);
        from += found.unwrap_or_default() + part.len();
    }
}

#[test]
fn a_protected_childs_address_is_nowhere() {
    let text = flat(&text_of(&print(&protected())));
    assert!(!text.contains(STREET), "the street would lead to the child");
    assert!(
        text.starts_with("Barnet har skyddade personuppgifter. Sekretess"),
        "whoever takes the paper up reads it first"
    );
    assert!(text.contains("Skyddade personuppgifter. Adressen lämnas inte här."), "and why it is missing is said");
    assert!(text.contains("Mottagaren är inte fastställd."), "a receiver nobody settled is not made up");
}

#[test]
fn the_file_names_nobody_and_keeps_to_both_standards() {
    let printed = print(&ordinary());
    let facts = format!("{}{}", info(&printed, &[]), info(&printed, &["-meta"]));
    assert!(facts.contains("Orosanmälan ÄVS-2026-0117"), "the title says what it is: {facts}");
    for name in ["Noel", "Strandmo", "Hanna", "20150309"] {
        assert!(!facts.contains(name), "a title shows in lists and windows, so it names nobody: {name}");
    }
    for mark in
        ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"]
    {
        assert!(facts.contains(mark), "the file says which standards it keeps: {mark}");
    }
    assert!(facts.contains("Tagged:          yes"), "a screen reader needs tags");
    let plain = run("qpdf", &["--qdf", "--object-streams=disable"], &printed.path, &["-"]).stdout;
    let plain = String::from_utf8_lossy(&plain);
    assert!(plain.contains("/Lang (sv"), "a screen reader needs the language");
    assert!(plain.contains("/H1") && plain.contains("/TH"), "headings and table heads are tagged as such");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let paper = ordinary();
    assert!(derive_pdf(&paper) == derive_pdf(&paper), "what left can be made again and compared");
}

#[test]
fn an_empty_draft_says_what_nobody_said() {
    let mut paper = ordinary();
    paper.content = Default::default();
    paper.guardians.clear();
    let text = flat(&text_of(&print(&paper)));
    for said in [
        "Om barnet är i fara nu är inte besvarat.",
        "Noel Strandmo, barnet Inte besvarat",
        "Skolan har inga uppgifter om vårdnadshavare.",
        "Varför nu Inget angivet.",
        "Iakttagelser Inget angivet.",
        "Barnets egna ord Inget angivet.",
        "Anmälare Inget angivet.",
    ] {
        assert!(text.contains(said), "an unanswered question is told, not left out: {said:?} in {text}");
    }
    assert!(!text.contains("Tidigare oro"), "an empty part that does not matter takes no room");
}

#[test]
fn hostile_text_is_printed_and_never_obeyed() {
    let printed = print(&hostile());
    assert_sound(&printed);
    let text = flat(&text_of(&printed)).replace('\u{200b}', "");
    for part in
        ["#panic(\"x\")", "$a_b^c$", "`raw`", "*fet*", "= rubrik @ref <label> // bort /* bort */", "</tns:message>"]
    {
        assert!(text.contains(part), "markup is text: {part:?}");
    }
    assert!(text.contains("[U+6F22]"), "a letter without a glyph is said by its number");
    assert!(text.contains("😢") && text.contains("привет"), "a child's own letters and signs are printed");
    assert!(text.contains("Tecken som utskriften saknar"), "and the paper explains it");
    assert!(!flat(&text_of(&print(&ordinary()))).contains("Tecken som utskriften saknar"), "only when there is one");
    let last = text.rfind("Sida ").map(|place| &text[place..]).unwrap_or_default();
    assert!(!last.starts_with("Sida 1 "), "a long report goes on: {last:?}");
    assert!(HOSTILE.contains('\u{202e}') && !text.contains('\u{202e}'), "nothing turns the reading order around");
}

#[test]
fn no_letter_keeps_a_report_from_being_printed() {
    let alone = (0..0x0870_u32).chain(0x2000..0x2130).chain(0x1f300..0x1f650).chain([0xe000, 0xfffd, 0xffff, 0x10ffff]);
    let alone = alone.filter_map(char::from_u32).map(|letter| format!("{letter} "));
    let marks = ['\u{301}', '\u{30b}', '\u{64e}', '\u{20e3}', '\u{1f3fd}', '\u{200d}', '\u{fe0f}', '\u{302a}'];
    let bases = ['a', '1', ' ', 'я', 'ع', '😢', '漢', '\u{ad}'];
    let joined = bases.iter().flat_map(|base| marks.iter().map(move |mark| format!("{base}{mark}{mark} ")));
    let mut paper = ordinary();
    paper.content.child_words = alone.chain(joined).collect();
    assert_sound(&print(&paper));
}

#[test]
fn a_disclosure_is_a_sound_paper_of_its_items() {
    let section =
        |heading: &str, text: &str| TextSectionView { id: "a".into(), heading: heading.into(), text: text.into() };
    let sections = [
        section("Anteckning, 2026-11-20, Hanna Granvret", "Noel kom till mig.\nVi pratade länge."),
        section("Oro", HOSTILE),
    ];
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let printed = put(derive_disclosure_pdf(&sections, day));
    assert_sound(&printed);
    let text = flat(&text_of(&printed));
    assert!(text.starts_with("Uppgifterna kan omfattas av sekretess."), "secrecy comes first: {text}");
    for part in
        ["Utlämnade uppgifter 24 november 2026", "Noel kom till mig. Vi pratade länge.", "#panic(\"x\")", "Sida 1 av 1"]
    {
        assert!(text.contains(part), "{part:?} is on the paper: {text}");
    }
    let facts = format!("{}{}", info(&printed, &[]), info(&printed, &["-meta"]));
    assert!(!facts.contains("Noel") && !facts.contains("Hanna"), "the file's title names nobody");
}
