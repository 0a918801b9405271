//! The data the template sets: every string ready to be printed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::document::OrosanmalanDocument;
use super::super::lines::{Lines, PersonLine, SeenLine, clean, unquoted};
use super::super::words::{long_date, texts};
use super::PdfFault;
use super::glyphs::Printable;
use super::world::press;
use crate::api::delivery::TextSectionView;

/// The page as `templates/orosanmalan.typ` reads it.
#[derive(Serialize)]
pub(super) struct Page {
    /// Title in the file's metadata: no personal data.
    file_title: String,
    title: String,
    reference: String,
    written: String,
    secrecy: String,
    duty: String,
    acute: bool,
    danger: String,
    danger_place: String,
    receiver: Vec<String>,
    receiver_why: String,
    child_name: String,
    child: Vec<[String; 2]>,
    do_not_inform: Option<[String; 2]>,
    people: Vec<Person>,
    no_guardians: bool,
    why_now: Vec<String>,
    observations: Vec<Seen>,
    child_words: Vec<String>,
    /// Parts that are left out when empty: heading and paragraphs.
    parts: Vec<Part>,
    feedback: Vec<String>,
    reporter: Vec<String>,
    printed_by: String,
    replaced: bool,
    label: BTreeMap<&'static str, String>,
}

/// The page as `templates/utlamnande.typ` reads it.
#[derive(Serialize)]
pub(super) struct DisclosurePage {
    title: String,
    date: String,
    secrecy: String,
    page: String,
    of: String,
    sections: Vec<Part>,
    replaced: Option<String>,
}

#[derive(Serialize)]
struct Person {
    name: String,
    relation: String,
    phone: String,
    told: String,
    detail: String,
}

#[derive(Serialize)]
struct Seen {
    date: String,
    source: String,
    text: Vec<String>,
}

#[derive(Serialize)]
struct Part {
    heading: String,
    text: Vec<String>,
}

/// The words of the form, by their key in the text file.
const LABELS: [&str; 22] = [
    "reference",
    "nothing",
    "missing",
    "replaced",
    "footer.page",
    "footer.of",
    "heading.receiver",
    "heading.receiver_why",
    "heading.child",
    "heading.informed",
    "heading.why_now",
    "heading.observations",
    "heading.child_words",
    "heading.feedback",
    "heading.reporter",
    "informed.person",
    "informed.phone",
    "informed.told",
    "informed.detail",
    "child.no_guardians",
    "observation.when",
    "observation.text",
];
/// The page of a document.
pub(super) fn derive_page(paper: &OrosanmalanDocument) -> Result<Page, PdfFault> {
    let lines = Lines::of(paper)?;
    let print = Printable::on(press().ok_or(PdfFault::Embedded)?);
    let each = |lines: Vec<String>| lines.iter().map(|line| print.line(line)).collect::<Vec<_>>();
    let content = &paper.content;
    let (danger, place) = lines.danger();
    let reference = print.line(&paper.reference);
    let people = lines.people();
    let day = long_date(lines.texts, paper.written_at.date_naive());
    let printed_by = lines.texts.say("footer.printed_by", &[("name", &clean(&paper.printed_by))]);
    let siblings = lines.siblings();
    let parts = [
        ("effect", &content.effect),
        ("earlier", &content.earlier),
        ("school_has_done", &content.school_has_done),
        ("language", &content.language),
        ("approach", &content.approach),
        ("siblings", &siblings),
    ];
    let part = |(id, written): (&str, &String)| {
        let text = print.paragraphs(written);
        (!text.is_empty()).then(|| Part { heading: lines.heading(id), text })
    };
    let mut page = Page {
        file_title: format!("{} {reference}", lines.say("title")),
        title: lines.say("title"),
        written: print.line(&lines.written()),
        secrecy: print.line(&lines.secrecy()),
        duty: print.line(&paper.legal.duty),
        acute: content.danger_now.acute == Some(true),
        danger,
        danger_place: print.line(&place),
        receiver: each(lines.receiver()),
        receiver_why: print.line(&sentences(&lines.receiver_why())),
        child_name: print.line(&paper.child.name),
        child: lines.child().into_iter().map(|[label, value]| [label, print.line(&value)]).collect(),
        do_not_inform: lines.do_not_inform(),
        no_guardians: people.len() == 1,
        people: people.into_iter().map(|person| self::person(&print, &person)).collect(),
        why_now: print.paragraphs(&content.why_now),
        observations: lines.seen().into_iter().map(|seen| self::seen(&print, &seen)).collect(),
        child_words: print.paragraphs(&unquoted(&content.child_words)),
        parts: parts.into_iter().filter_map(part).collect(),
        feedback: each(lines.feedback()),
        reporter: each(lines.reporter()),
        printed_by: print.line(&format!("{printed_by}, {day}")),
        reference,
        replaced: false,
        label: LABELS.iter().map(|key| (*key, lines.say(key))).collect(),
    };
    page.replaced = print.has_replaced();
    Ok(page)
}

/// The page of a disclosure.
pub(super) fn derive_disclosure_page(sections: &[TextSectionView], day: NaiveDate) -> Result<DisclosurePage, PdfFault> {
    let texts = texts()?;
    let print = Printable::on(press().ok_or(PdfFault::Embedded)?);
    let say = |key: &str| texts.say(key, &[]);
    let part = |one: &TextSectionView| Part { heading: print.line(&one.heading), text: print.paragraphs(&one.text) };
    let sections = sections.iter().map(part).collect();
    Ok(DisclosurePage {
        title: say("disclosure.title"),
        date: long_date(texts, day),
        secrecy: say("disclosure.secrecy"),
        page: say("footer.page"),
        of: say("footer.of"),
        sections,
        replaced: print.has_replaced().then(|| say("replaced")),
    })
}

fn person(print: &Printable<'_>, person: &PersonLine) -> Person {
    Person {
        name: print.line(&person.name),
        relation: print.line(&person.relation),
        phone: print.line(&person.phone),
        told: print.line(&person.told),
        detail: print.line(&person.detail),
    }
}

fn seen(print: &Printable<'_>, seen: &SeenLine) -> Seen {
    Seen { date: print.line(&seen.date), source: print.line(&seen.source), text: print.paragraphs(&seen.text) }
}

/// Steps as running text: each ends as a sentence.
fn sentences(steps: &[String]) -> String {
    let ended = steps.iter().map(|step| format!("{}.", step.trim_end_matches('.')));
    ended.collect::<Vec<_>>().join(" ")
}
