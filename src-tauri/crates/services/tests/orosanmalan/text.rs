//! The report as text.

use samsyn_services::orosanmalan::document::OrosanmalanDocument;
use samsyn_services::orosanmalan::text::{derive_plain_text, derive_text_sections};

use crate::fixture::{STREET, hostile, ordinary, protected};

fn section(paper: &OrosanmalanDocument, id: &str) -> Option<String> {
    derive_text_sections(paper).unwrap().into_iter().find(|section| section.id == id).map(|section| section.text)
}

#[test]
fn sections_have_stable_ids_in_the_order_of_the_paper() {
    let ids: Vec<&str> = derive_text_sections(&ordinary()).unwrap().into_iter().map(|section| section.id).collect();
    let wanted = [
        "receiver",
        "danger_now",
        "child",
        "informed",
        "why_now",
        "observations",
        "child_words",
        "effect",
        "earlier",
        "school_has_done",
        "language",
        "approach",
        "siblings",
        "feedback",
        "reporter",
    ];
    assert_eq!(ids, wanted, "the window and the e-tjanst find a section by its id");
    for section in derive_text_sections(&ordinary()).unwrap() {
        assert!(!section.heading.contains('.'), "{} has a heading and not a key", section.id);
        assert!(!section.text.is_empty(), "{} is there because it says something", section.id);
    }
}

#[test]
fn an_empty_part_is_told_only_where_it_matters() {
    let mut paper = ordinary();
    paper.content = Default::default();
    paper.siblings.clear();
    for id in ["why_now", "observations", "child_words"] {
        assert_eq!(section(&paper, id).as_deref(), Some("Inget angivet."), "{id} matters");
    }
    for id in ["effect", "earlier", "school_has_done", "language", "approach", "siblings"] {
        assert_eq!(section(&paper, id), None, "{id} takes no room when empty");
    }
    let informed = section(&paper, "informed").unwrap();
    assert!(
        informed.contains("Patrik Strandmo, vårdnadshavare, 070-1740611. Vet om anmälan: inte besvarat"),
        "each guardian has an answer: {informed}"
    );
}

#[test]
fn danger_without_a_place_says_so() {
    let mut paper = ordinary();
    paper.content.danger_now.place = String::new();
    let danger = section(&paper, "danger_now").unwrap();
    assert_eq!(
        danger, "Barnet är i fara nu.\nVar barnet är nu: inget angivet.",
        "the receiver must know that it is unknown"
    );
}

#[test]
fn a_choice_by_hand_is_told_with_its_reason() {
    let mut paper = ordinary();
    paper.receiver.chosen_by_hand_reason = Some("Noel bor hos sin farmor.".to_owned());
    let receiver = section(&paper, "receiver").unwrap();
    assert!(
        receiver.ends_with("\nMottagare vald för hand: Noel bor hos sin farmor."),
        "the receiver sees who chose and why, and not why another was right: {receiver}"
    );
}

#[test]
fn the_whole_text_says_everything_once() {
    let text = derive_plain_text(&ordinary()).unwrap();
    assert!(
        text.starts_with("OROSANMÄLAN\nReferens ÄVS-2026-0117\n24 november 2026 kl. 14.02\nSekretess"),
        "what it is, which and when comes first: {text}"
    );
    for part in [
        "BARNETS EGNA ORD\nPappa slog mig",
        "Informera inte vårdnadshavarna: uppgift om våld",
        "24 nov 2026 10.20. Barnet sa: Noel",
    ] {
        assert_eq!(text.matches(part).count(), 1, "{part:?} is there once");
    }
    let guarded = derive_plain_text(&protected()).unwrap();
    assert!(!guarded.contains(STREET), "a protected child's street is nowhere");
}

#[test]
fn hostile_text_loses_only_what_no_paper_can_show() {
    let text = derive_plain_text(&hostile()).unwrap();
    assert!(text.contains("😢") && text.contains("مرحبا"), "letters the PDF lacks are kept here");
    let harmful =
        |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}' || letter == '\u{feff}';
    assert!(!text.chars().any(harmful), "no control character reaches an e-tjanst");
}
