//! A made-up report, and one made to hurt.

use chrono::{DateTime, NaiveDate};
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_services::orosanmalan::content::{
    DangerNow, DoNotInformReason, Informed, InformedPerson, Observation, ObservationSource, OrosanmalanContent,
    Reporter,
};
use samsyn_services::orosanmalan::document::{
    Address, Child, Guardian, OrosanmalanDocument, Reason, Receiver, School, Sibling,
};
use samsyn_services::orosanmalan::words::legal_lines;

/// The street of the child; must be nowhere when the child is protected.
pub(crate) const STREET: &str = "Exempelvägen 14";

fn s(text: &str) -> String {
    text.to_owned()
}

fn seen(date: &str, source: ObservationSource, who: &str, text: &str) -> Observation {
    Observation { date: s(date), source: Some(source), who: s(who), text: s(text) }
}

fn told(person: InformedPerson, informed: bool, when: &str, why_not: &str) -> Informed {
    Informed { person: Some(person), informed: Some(informed), when: s(when), why_not: s(why_not) }
}

/// An ordinary report.
pub(crate) fn ordinary() -> OrosanmalanDocument {
    let reason = |text: &str, source: &str| Reason { text: s(text), source: s(source) };
    OrosanmalanDocument {
        reference: s("ÄVS-2026-0117"),
        written_at: DateTime::parse_from_rfc3339("2026-11-24T14:02:09+01:00").unwrap(),
        printed_by: s("Hanna Granvret"),
        register: NaiveDate::from_ymd_opt(2026, 11, 2),
        receiver: Receiver {
            name: s("Hägersten-Älvsjö stadsdelsnämnd"),
            unit: s("Mottagningsenheten för barn och unga"),
            why: vec![
                reason("Noel är folkbokförd på Exempelvägen 14", "elevregistret 3 november 2026"),
                reason("Adressen ligger 410 meter innanför gränsen", "områdesregistret 2 november 2026"),
                reason("Inte skolans nämnd, som är Farsta", "29 kap. 1 § SoL"),
            ],
            chosen_by_hand_reason: None,
        },
        child: Child {
            name: s("Noel Strandmo"),
            personal_number: s("20150309-2395"),
            class: s("5A"),
            address: Address::Known(format!("{STREET}, 125 00 Älvsjö")),
        },
        guardians: vec![
            Guardian { name: s("Patrik Strandmo"), relation: s("vårdnadshavare"), phone: s("070-1740611") },
            Guardian { name: s("Lena Strandmo"), relation: s("vårdnadshavare"), phone: s("") },
        ],
        content: content(),
        siblings: vec![Sibling { name: s("Moa Strandmo"), note: s("3A") }],
        school: School { name: s("Ängsvaktarskolan"), address: String::new() },
        legal: legal_lines(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), HuvudmanKind::Kommunal),
    }
}

fn content() -> OrosanmalanContent {
    use ObservationSource::{ChildSaid, OtherSaid, Saw};
    OrosanmalanContent {
        why_now: s("Noel berättade i dag att hans pappa slog honom i går kväll. Noel säger att han inte vågar gå hem."),
        observations: vec![
            seen(
                "2026-11-24T10:20",
                ChildSaid,
                "",
                "Noel berättade för mig och läraren Elin Brovik att pappa slog honom med handen på ryggen hemma i köket.",
            ),
            seen(
                "2026-11-24T10:40",
                Saw,
                "",
                "Noel visade ett rött märke mellan skulderbladen, ungefär fem centimeter.",
            ),
            seen("2026-11-12T08:30", OtherSaid, "mentorn", "Noel grät i korridoren och ville inte säga varför."),
        ],
        child_words: s("Pappa slog mig på ryggen för att jag spillde mjölk. Jag vågar inte gå hem i dag."),
        effect: s("Noel har varit borta fyra dagar i november. Han äter inte lunch de dagar han ska hem till pappa."),
        earlier: s("I september såg skolsköterskan ett blåmärke på armen. Noel sa att han hade ramlat."),
        school_has_done: s("12 november: mentor pratade med Noel och ringde hem. 24 november: samtal med kurator."),
        danger_now: DangerNow {
            acute: Some(true),
            place: s("på fritids till 17.00. Personalen vet att han inte ska lämna skolan."),
        },
        language: s("Svenska. Ingen tolk."),
        approach: s("Ring inte hem. Ring Hanna Granvret först."),
        informed: vec![
            told(InformedPerson::Child, true, "24 november 10.45, av Hanna Granvret", ""),
            told(InformedPerson::Guardian(1), false, "", "uppgift om våld"),
            told(InformedPerson::Guardian(2), false, "", "uppgift om våld"),
        ],
        do_not_inform: vec![DoNotInformReason::ValdIFamiljen],
        feedback: true,
        meeting: Some(true),
        reporter: Reporter { name: s("Hanna Granvret"), role: s("kurator"), phone: s("070-1740605") },
    }
}

/// A report on a child with protected identity. The street is in nothing the document is made of.
pub(crate) fn protected() -> OrosanmalanDocument {
    let mut paper = ordinary();
    paper.child.address = Address::Protected;
    paper.receiver.why.clear();
    paper.receiver.name.clear();
    paper
}

/// Text that markup, XML, a font or a page could choke on.
pub(crate) const HOSTILE: &str = "#panic(\"x\") $a_b^c$ `raw` *fet* _kursiv_ = rubrik @ref <label> // bort /* bort */ \\u{41} \
    ]]> </tns:message> &amp; <!--x--> \u{0}\u{1}\u{7}\u{1b}[31m \u{202e}bakvänt\u{202c} \u{feff}\u{ffff} 😢👩‍👧 \u{e000} \
    Ωμέγα привет مرحبا 漢字 e\u{301} a\u{304}\u{308} \u{2028}rad\u{85}rad";

/// Every field hostile, one of them 50,000 characters long and one without a place to break a line.
pub(crate) fn hostile() -> OrosanmalanDocument {
    let mut paper = ordinary();
    let child = &mut paper.child;
    let fields = [&mut paper.printed_by, &mut child.name, &mut child.personal_number, &mut child.class];
    let more = [&mut paper.receiver.name, &mut paper.receiver.unit, &mut paper.school.name];
    fields.into_iter().chain(more).for_each(|field| HOSTILE.clone_into(field));
    paper.child.address = Address::Known(s(HOSTILE));
    paper.guardians[0] = Guardian { name: s(HOSTILE), relation: s(HOSTILE), phone: s(HOSTILE) };
    paper.receiver.chosen_by_hand_reason = Some(s(HOSTILE));
    let content = &mut paper.content;
    content.why_now = HOSTILE.chars().cycle().take(50_000).collect();
    content.child_words = format!("{HOSTILE}\n{HOSTILE}");
    content.effect = "å".repeat(2_000);
    content.observations.push(Observation { date: s(HOSTILE), source: None, who: s(HOSTILE), text: s(HOSTILE) });
    content.informed.push(told(InformedPerson::Guardian(9), true, HOSTILE, HOSTILE));
    content.reporter = Reporter { name: s(HOSTILE), role: s(HOSTILE), phone: s(HOSTILE) };
    paper
}
