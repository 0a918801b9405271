#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

fn phrases(words: &[&str]) -> Vec<Phrase> {
    words.iter().filter_map(|word| Phrase::parse(word)).collect()
}

fn lexicon() -> Lexicon {
    Lexicon {
        interpretation: phrases(&["aggressiv*", "bristande omsorg"]),
        seems: phrases(&["verkar", "känns som"]),
        grounds: phrases(&["eftersom", "när"]),
        diagnosis: phrases(&["adhd"]),
        abbreviation: phrases(&["t ex", "eht"]),
        reasons: vec![
            (Reason::ValdIFamiljen, phrases(&["slog", "misshand*"])),
            (Reason::Hedersrelaterat, phrases(&["gifta bort"])),
        ],
        ordinary: vec!["hans".to_owned()],
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn names() -> Names<'static> {
    let name = |given, family| PupilName { given, family };
    Names {
        expected: vec![name("Noel", "Strandmo"), name("Patrik", "Strandmo")],
        siblings: vec![name("Moa", "Strandmo")],
        others: vec![name("Ture", "Ek"), name("Elin", "Holm"), name("Hans", "Alm"), name("Noel", "Alm")],
    }
}

/// `code@section[row] params` of every hint.
fn said(draft: &Draft<'_>) -> Vec<String> {
    let line = |check: &Check| {
        let row = check.row.map(|row| format!("[{row}]")).unwrap_or_default();
        format!("{}@{}{row} {}", check.code.as_str(), check.section.as_str(), check.params.join(" / "))
    };
    derive_checks(draft, &names(), &lexicon(), today()).iter().map(line).collect()
}

fn seen(text: &str) -> Draft<'_> {
    let observations = vec![DraftObservation { date: "2026-11-24", source: Some(Source::Saw), who: "", text }];
    Draft { observations, ..Draft::default() }
}

fn has(draft: &Draft<'_>, wanted: &str) -> bool {
    said(draft).iter().any(|line| line.trim_end() == wanted)
}

fn has_code(draft: &Draft<'_>, code: &str) -> bool {
    said(draft).iter().any(|line| line.starts_with(&format!("{code}@")))
}

#[test]
fn a_guess_is_pointed_at_with_its_words() {
    assert!(has(&seen("Noel verkar rädd."), "interpretation@observations[0] verkar rädd"), "the guess and its word");
    let both = said(&seen("Noel verkar aggressiv."));
    assert_eq!(
        both.iter().filter(|line| line.starts_with("interpretation")).count(),
        1,
        "one guess, not two: {both:?}"
    );
    assert!(has_code(&seen("Det är bristande omsorg."), "interpretation"), "two words in a row are a phrase");
}

#[test]
fn a_guess_that_says_its_ground_is_left_alone() {
    assert!(!has_code(&seen("Noel verkar rädd, eftersom han gömde sig."), "interpretation"), "the ground is said");
    let other = seen("Noel verkar rädd. Han kom när det ringde.");
    assert!(has_code(&other, "interpretation"), "a ground in another sentence is none");
}

#[test]
fn what_others_said_is_no_guess_of_the_reporter() {
    let mut draft = seen("Pappa verkar arg");
    draft.observations[0].source = Some(Source::ChildSaid);
    draft.child_words = "Pappa verkar aggressiv, t ex adhd";
    for code in ["interpretation", "diagnosis", "abbreviation"] {
        assert!(!has_code(&draft, code), "the child's words are not tidied: {code}");
    }
}

#[test]
fn other_pupils_are_found_and_people_at_work_are_not() {
    let ture = seen("Ture i klassen följde med. Tures jacka låg kvar.");
    assert!(has(&ture, "other_pupil@observations[0] Ture"), "another pupil's name");
    assert_eq!(said(&ture).iter().filter(|line| line.starts_with("other_pupil")).count(), 1, "one hint a name");
    assert!(has_code(&seen("Jag såg Tures teckning."), "other_pupil"), "a genitive names somebody too");
    assert!(!has_code(&seen("Läraren Elin Brovik var med."), "other_pupil"), "somebody else with that given name");
    assert!(has(&seen("Han slog Elin Holm."), "other_pupil@observations[0] Elin Holm"), "the pupil by her whole name");
    assert!(
        !has_code(&seen("Hans pappa kom. Hans jacka var blöt."), "other_pupil"),
        "an ordinary word opens a sentence"
    );
    assert!(has_code(&seen("Jag pratade med Hans i dag."), "other_pupil"), "in a sentence it is a name");
    assert!(!has_code(&seen("Noel grät. Patrik kom."), "other_pupil"), "the child and its guardians belong there");
    assert!(has_code(&seen("Noel Alm var med."), "other_pupil"), "a namesake by whole name is another pupil");
}

#[test]
fn a_sibling_in_the_text_means_one_more_report() {
    let draft = seen("Noel och Moa stod kvar.");
    assert!(has(&draft, "several_children@observations[0] Moa"), "one child a report");
    assert!(!has_code(&draft, "one_child"), "and then it is not about one child");
    assert!(has_code(&seen("Noel stod kvar."), "one_child"), "else it is");
}

#[test]
fn dates_and_sources_are_asked_for_by_row() {
    let row = |date, source, text| DraftObservation { date, source, who: "", text };
    let observations = vec![
        row("2026-11-24T10:20", Some(Source::Saw), "a"),
        row("", None, "b"),
        row("2026-11-25", Some(Source::OtherSaid), "c"),
        row("i september", Some(Source::Saw), "d"),
        row("", None, "  "),
    ];
    let draft = Draft { observations, ..Draft::default() };
    for wanted in ["no_date@observations[1]", "no_source@observations[1]", "date_in_future@observations[2]"] {
        assert!(has(&draft, wanted), "{wanted} is said");
    }
    assert!(has(&draft, "no_who@observations[2]"), "who said it matters when somebody else did");
    let all = said(&draft);
    assert_eq!(
        all.iter().filter(|line| line.starts_with("no_date")).count(),
        1,
        "words are a date, an empty row is none"
    );
    assert!(has_code(&seen("a"), "dates_stated"), "a date on everything is in order");
}

#[test]
fn answers_on_who_is_told_go_with_the_reasons() {
    let draft = Draft { guardian_count: 2, informed: vec![(Person::Child, true, "")], ..Draft::default() };
    assert!(has(&draft, "informed_unanswered@informed[2] guardian:2"), "every guardian is asked for");
    let told = vec![(Person::Child, true, ""), (Person::Guardian(1), true, ""), (Person::Guardian(2), false, "")];
    let reason = Draft {
        guardian_count: 2,
        informed: told.clone(),
        do_not_inform: vec![Reason::ValdIFamiljen],
        ..Draft::default()
    };
    assert!(has(&reason, "informed_against_reason@informed[1] guardian:1"), "told although a reason says not to");
    assert!(!has_code(&reason, "why_not_missing"), "the chosen reason says why the other is not told");
    let text = Draft { why_now: "Pappa slog honom.", guardian_count: 2, informed: told, ..Draft::default() };
    assert!(
        has(&text, "informed_despite_text@informed vald_i_familjen / slog"),
        "told although the text says violence"
    );
    assert!(has(&text, "why_not_missing@informed[2] guardian:2"), "not told, and why is not said");
    let open = Draft { child_words: "De ska gifta bort mig.", ..Draft::default() };
    assert!(has(&open, "reason_not_chosen@do_not_inform hedersrelaterat / gifta bort"), "nothing is chosen yet");
}

#[test]
fn an_empty_draft_says_what_is_missing_and_nothing_stops_it() {
    let draft = Draft::default();
    for code in
        ["part_empty", "no_child_words", "danger_unanswered", "no_feedback", "no_reporter_role", "no_reporter_phone"]
    {
        assert!(has_code(&draft, code), "{code} is said");
    }
    let levels: Vec<CheckLevel> =
        derive_checks(&draft, &names(), &lexicon(), today()).iter().map(|check| check.level).collect();
    assert!(levels.is_sorted(), "what to look at comes first");
}

#[test]
fn danger_needs_a_place() {
    let draft = Draft { acute: Some(true), ..Draft::default() };
    assert!(has_code(&draft, "place_unknown"), "danger now without a place helps nobody");
    let placed = Draft { acute: Some(true), place: "på fritids", ..Draft::default() };
    assert!(has_code(&placed, "danger_answered"), "with a place it is answered");
}

#[test]
fn debug_output_holds_no_words_of_the_draft() {
    let checks = derive_checks(&seen("Ture kom."), &names(), &lexicon(), today());
    assert!(!format!("{checks:?}").contains("Ture"), "a log line must not name a pupil");
}

proptest! {
    #[test]
    fn any_text_gives_the_same_hints_twice(text in any::<String>(), more in "(Ture|Moa|Hans|verkar| |\\.|-|s|\n|å){0,40}") {
        let text = format!("{text}{more}");
        let draft = Draft { why_now: &text, child_words: &text, ..seen(&text) };
        prop_assert_eq!(said(&draft), said(&draft), "same draft, same hints, and no text ends the program");
    }

    #[test]
    fn words_of_a_hint_stand_in_the_draft(text in "(Ture|Elin Holm|Moas|Hans|verkar|slog|adhd|EHT|t\\.ex\\.| |, |\\. ){0,30}") {
        for check in derive_checks(&seen(&text), &names(), &lexicon(), today()) {
            let written = check.params.iter().filter(|param| Reason::parse(param).is_none() && !param.starts_with("child"));
            for word in written {
                prop_assert!(text.contains(word.as_str()), "a hint quotes, it never makes words up");
            }
        }
    }
}
