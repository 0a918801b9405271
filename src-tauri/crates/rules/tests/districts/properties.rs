//! What every answer promises, on questions nobody would think of.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use samsyn_rules::districts::*;

use crate::town::*;

type Word = Option<&'static str>;

/// A place in words that can be printed: places themselves hold personal data and have no `Debug`.
type MadePlace = ([Word; 6], Option<(f64, f64)>);

/// Age, basis, residence, second home, stay, previous home, placing, protection, assigned municipality.
type MadePupil = (
    Option<u16>,
    Basis,
    MadePlace,
    Option<MadePlace>,
    Option<MadePlace>,
    Option<(Word, Option<NaiveDate>, Option<bool>)>,
    Option<Word>,
    Option<Protection>,
    Word,
);

type MadeCase = (NaiveDate, bool, Option<bool>, MadePlace, MadePupil);

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Word> {
    prop::option::of(prop::sample::select(words))
}

fn any_place() -> impl Strategy<Value = MadePlace> {
    let words = (
        word(&["0180", "0184", "1480", "9999", " "]),
        word(&["Hill", "Dale", "Bridge", "Shore", "Newtown", "The hill", "?", ""]),
        word(&["Provgatan 1", "Provgatan 9", "Lika 1", "Annan 3"]),
        word(&["10001", "100 02", "101 11", "x"]),
        word(&["City", "Harbour", "Elsewhere"]),
        word(&["West SDN", "South", "Hill", "SDN", ""]),
    );
    let words = words.prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f]);
    (words, prop::option::of((59.2..59.4, 17.95..18.15)))
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..20_000u64).prop_map(|days| day("1985-01-01") + Days::new(days))
}

fn any_pupil() -> impl Strategy<Value = MadePupil> {
    let receiver = || word(&["SE-0184", "SE-0180-SDN-WEST", "SE-0180", "x", ""]);
    (
        prop::option::of(0u16..25),
        prop::sample::select(Basis::ALL),
        any_place(),
        prop::option::of(any_place()),
        prop::option::of(any_place()),
        prop::option::of((receiver(), prop::option::of(any_day()), prop::option::of(any::<bool>()))),
        prop::option::of(receiver()),
        prop::option::weighted(0.1, prop::sample::select(Protection::ALL)),
        word(&["0184", "0180", "9999"]),
    )
}

fn any_case() -> impl Strategy<Value = MadeCase> {
    (any_day(), any::<bool>(), prop::option::of(any::<bool>()), any_place(), any_pupil())
}

fn place(([municipality, stadsdel, street, postal_code, postal_town, district_name], point): MadePlace) -> Place {
    let text = |word: Word| word.map(str::to_owned);
    Place {
        municipality: text(municipality),
        stadsdel: text(stadsdel),
        street: text(street),
        postal_code: text(postal_code),
        postal_town: text(postal_town),
        district_name: text(district_name),
        point: point.map(|(lat, lon)| Point { lat, lon }),
    }
}

fn case((date, acute, office_hours, school, pupil): MadeCase) -> RouteCase {
    let (age, basis, residence, second_home, stays_at, previous, placing, protected, assigned) = pupil;
    let pupil = PupilFacts {
        age,
        basis,
        residence: place(residence),
        second_home: second_home.map(place),
        stays_at: stays_at.map(place),
        previous: previous.map(|(receiver, moved, open_inquiry)| PreviousHome {
            receiver: receiver.map(str::to_owned),
            moved,
            open_inquiry,
        }),
        placement: placing.map(|by| Placing { by: by.map(str::to_owned), kind: None }),
        protected,
        place_withheld: false,
        assigned_municipality: assigned.map(str::to_owned),
    };
    RouteCase { date, acute, office_hours, school: place(school), pupil }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn every_question_has_an_answer_that_keeps_its_word(made in any_case()) {
        let case = case(made);
        let decision = ask(&case);
        let count = decision.receivers.len();
        let kept = match decision.certainty {
            Certainty::Certain => count == 1,
            Certainty::Check => count >= 1,
            Certainty::Stop | Certainty::None => count == 0,
        };
        prop_assert!(kept, "{} with {count} receivers", decision.certainty.as_str());
        prop_assert!(!decision.because.is_empty(), "an answer says why");
        let exist = decision.receivers.iter().all(|id| register().knows(id) || id.as_str() == "SE-1480");
        prop_assert!(exist, "every receiver is in the register");
        let mut warnings = decision.warnings.clone();
        warnings.sort();
        warnings.dedup();
        prop_assert_eq!(warnings, decision.warnings, "warnings come once, in one order");
        prop_assert!(!case.acute || decision.phone_first, "danger: ring");
    }

    #[test]
    fn certain_rests_on_a_point_a_whole_stadsdel_or_a_whole_municipality(made in any_case()) {
        let case = case(made);
        let decision = ask(&case);
        if decision.certainty == Certainty::Certain {
            let grounds = [Rule::FolkbokforingAddress, Rule::FolkbokforingStadsdel, Rule::FolkbokforingMunicipality];
            prop_assert!(decision.because.iter().any(|reason| grounds.contains(&reason.rule)), "one of three grounds");
            prop_assert!(case.pupil.placement.is_none(), "a placed child is always asked about");
            prop_assert!(case.pupil.second_home.is_none_or(|place| place.is_empty()), "so is one with two homes");
        }
    }

    #[test]
    fn protection_never_gives_a_receiver_and_hides_the_address(made in any_case(), other in any_place(), own in any::<bool>()) {
        let mut case = case(made);
        case.pupil.protected = own.then_some(Protection::Sekretessmarkering);
        case.pupil.place_withheld = !own;
        let first = ask(&case);
        prop_assert!(first.receivers.is_empty() && first.successors.is_empty(), "nobody is named");
        prop_assert!(first.phone_first, "a person rings");
        let other = place(other);
        case.pupil = PupilFacts { second_home: Some(other.clone()), stays_at: Some(other.clone()), residence: other, previous: None, ..case.pupil };
        prop_assert!(ask(&case) == first, "the answer does not depend on where a withheld child lives, stays or came from");
    }
}
