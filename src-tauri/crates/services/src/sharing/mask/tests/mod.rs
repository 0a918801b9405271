//! What is masked, and what is left alone.

mod respelled;

use super::*;

fn masked(text: &str, names: &[&str]) -> (String, usize) {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    derive_masked(text, &names, "[X]")
}

fn offered(text: &str, names: &[&str]) -> Vec<String> {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    derive_offers(&derive_masked(text, &names, "[X]").0, &names)
}

#[test]
fn a_full_name_and_its_first_name_go() {
    let (text, places) = masked("Malin Vintergren ringde. MALIN grät, och Malins bror Max kom.", &["Malin Vintergren"]);
    assert_eq!(text, "[X] ringde. [X] grät, och [X] bror Max kom.", "whole, first and genitive");
    assert_eq!(places, 3, "each place counts once");
}

#[test]
fn other_words_are_left_alone() {
    let (text, places) = masked("Moa åt mos med Moas vän i Moabit.", &["Moa"]);
    assert_eq!(
        (text.as_str(), places),
        ("[X] åt mos med [X] vän i Moabit.", 2),
        "a name inside another word is another word"
    );
    assert_eq!(
        masked("Åsas väska och Åsalund", &["Åsa Ek"]).0,
        "[X] väska och Åsalund",
        "å, ä and ö are letters of a word"
    );
}

#[test]
fn a_surname_alone_stays_and_is_offered() {
    // It is usually the pupil's own.
    assert_eq!(
        masked("Elsa Vintergren", &["Malin Vintergren"]).0,
        "Elsa Vintergren",
        "the pupil's name is not masked by a parent's"
    );
    assert_eq!(offered("Elsa Vintergren", &["Malin Vintergren"]), ["Vintergren"], "a person decides");
}

#[test]
fn nothing_chosen_changes_nothing() {
    let text = "Åsa såg Östen — 112 § «citat» Z\u{308}\u{ad}\u{1f468}\u{200d}\u{1f469}";
    assert_eq!(masked(text, &[]), (text.to_owned(), 0), "text without masks is the text");
    assert_eq!(masked(text, &["", " ", "s", "-", "\u{ad}"]), (text.to_owned(), 0), "and a single letter is no name");
}

#[test]
fn a_name_goes_however_it_is_spelled() {
    let cases = [
        ("Malin Åkesson", "Malin A\u{30a}kesson"),
        ("Malin Åkesson", "Ma\u{ad}lin \u{c5}kes\u{200b}son"),
        ("Malin Åkesson", "Malin Åkessons"),
        ("Malin Åkesson", "malin aakesson"),
        ("Malin Åkesson", "ÅKESSON, MALIN"),
        ("Malin Åkesson", "M. Åkesson"),
        ("Malin Åkesson", "Malin Å."),
        ("Malin Åkesson", "M.Å."),
        ("Malin Åkesson", "Malin\u{a0}Åkes-\nson"),
        ("Malin Åkesson", "malin.akesson"),
        ("Zoë Müller", "Zoe Muller"),
        ("Zoe Mueller", "Zoe Mueller"),
        ("Zoë Müller", "ZOE\u{308}\u{2011}MU\u{308}LLER"),
        ("Zoë Müller", "Zoë Muellers"),
        ("Anna-Karin Ek", "Anna Karin"),
        ("Anna-Karin Ek", "Anna\u{2011}Karin Ek"),
        ("Anna Karin Ek", "Anna\u{2013}Karin"),
        ("Anna-Karin Ek", "Annakarins"),
        ("Anna-Karin Ek", "A-K Ek"),
        ("Andreas Groß", "Andreas’"),
        ("Andreas Groß", "ANDREAS GROSS"),
        ("İrem Yıldız", "irem yildiz"),
        ("Irem Yildiz", "İREM YILDIZ"),
        ("Vintergren, Malin", "Malin Vintergren"),
        ("Malin Vintergren", "Malin:s"),
        ("Malin Vintergren", "\u{ff2d}\u{ff41}\u{ff4c}\u{ff49}\u{ff4e} Vintergren"),
        ("Malin von Essen", "malin_von_essen"),
    ];
    for (name, written) in cases {
        let (text, places) = masked(&format!("Då kom {written} hem"), &[name]);
        let left = text.trim_start_matches("Då kom ").trim_end_matches(" hem");
        assert!(
            places == 1 && left.starts_with("[X]") && left.chars().filter(|sign| sign.is_alphabetic()).count() == 1,
            "{written:?} is {name}: {text:?}"
        );
    }
}

#[test]
fn what_only_looks_like_a_name_is_left() {
    for text in ["Må bra", "A-K är en mätare", "malinka", "Karin Ek", "Anna Ek-Lund hade m.å. fel", "Andreasson"] {
        let kept = masked(text, &["Malin Åkesson", "Andreas Groß"]).0;
        assert_eq!(kept, text, "nothing of {text} is theirs");
    }
}

#[test]
fn pet_names_and_initials_are_offered_and_never_masked_by_themselves() {
    let text = "Malla och Micke sa att MÅ var arg. Malins syster Åkesson och Bo gick.";
    let names = ["Malin Åkesson", "Mikael Ek"];
    assert!(masked(text, &names).0.contains("Malla och Micke"), "a person has not said that they are the same");
    assert_eq!(offered(text, &names), ["Malla", "Micke", "MÅ", "Åkesson"], "they are pointed out");
    assert!(offered("Boken låg på mattan", &["Malin Åkesson"]).is_empty(), "and nothing else is");
}
