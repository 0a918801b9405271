//! The report as text, section by section, for pasting into a municipality's e-tjanst.

use super::document::OrosanmalanDocument;
use super::lines::{Lines, clean};
use crate::text::TextFault;

/// One section of the form.
#[derive(Clone, PartialEq, Eq)]
pub struct TextSection {
    /// Stable id; the keys of the draft where the section is one of them.
    pub id: &'static str,
    /// Heading in Swedish.
    pub heading: String,
    /// Text, lines parted by `\n`.
    pub text: String,
}

/// The sections in the order of the paper. An empty part is left out, except where the receiver must know that nothing
/// was said.
///
/// # Errors
/// [`TextFault`] when the text file cannot be read.
pub fn derive_text_sections(paper: &OrosanmalanDocument) -> Result<Vec<TextSection>, TextFault> {
    let lines = Lines::of(paper)?;
    let content = &paper.content;
    let nothing = lines.say("nothing");
    let needed = |text: String| if text.is_empty() { nothing.clone() } else { text };
    let mut receiver = lines.receiver();
    receiver.extend(lines.receiver_why());
    let parts = [
        ("receiver", receiver.join("\n")),
        ("danger_now", danger(&lines)),
        ("child", child(&lines)),
        ("informed", informed(&lines)),
        ("why_now", needed(clean(&content.why_now))),
        ("observations", needed(observations(&lines))),
        ("child_words", needed(clean(&content.child_words))),
        ("effect", clean(&content.effect)),
        ("earlier", clean(&content.earlier)),
        ("school_has_done", clean(&content.school_has_done)),
        ("language", clean(&content.language)),
        ("approach", clean(&content.approach)),
        ("siblings", lines.siblings()),
        ("feedback", lines.feedback().join("\n")),
        ("reporter", lines.reporter().join("\n")),
    ];
    let written = parts.into_iter().filter(|(_, text)| !text.is_empty());
    Ok(written.map(|(id, text)| TextSection { id, heading: lines.heading(id), text }).collect())
}

/// The whole report as one text.
///
/// # Errors
/// As [`derive_text_sections`].
pub fn derive_plain_text(paper: &OrosanmalanDocument) -> Result<String, TextFault> {
    let lines = Lines::of(paper)?;
    let mut text = format!("{}\n", lines.say("title").to_uppercase());
    text.push_str(&format!("{} {}\n{}\n", lines.say("reference"), clean(&paper.reference), lines.written()));
    for line in [lines.secrecy(), paper.legal.duty.clone()].iter().filter(|line| !line.is_empty()) {
        text.push_str(&format!("{line}\n"));
    }
    for section in derive_text_sections(paper)? {
        text.push_str(&format!("\n{}\n{}\n", section.heading.to_uppercase(), section.text));
    }
    Ok(text)
}

fn danger(lines: &Lines<'_>) -> String {
    let (danger, place) = lines.danger();
    if place.is_empty() { danger } else { format!("{danger}\n{place}") }
}

fn child(lines: &Lines<'_>) -> String {
    let facts = lines.child().into_iter().map(|[label, value]| format!("{label}: {value}"));
    let name = clean(&lines.paper.child.name);
    std::iter::once(name).filter(|name| !name.is_empty()).chain(facts).collect::<Vec<_>>().join("\n")
}

fn informed(lines: &Lines<'_>) -> String {
    let people = lines.people();
    let only_child = people.len() == 1;
    let rows = people.into_iter().map(|person| {
        let who = [person.name, person.relation, person.phone];
        let who = who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let answer = [person.told.to_lowercase(), person.detail];
        let answer = answer.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        format!("{who}. {}: {answer}", lines.say("informed.told"))
    });
    let none = only_child.then(|| lines.say("child.no_guardians"));
    lines.do_not_inform().map(|line| line.join(" ")).into_iter().chain(rows).chain(none).collect::<Vec<_>>().join("\n")
}

fn observations(lines: &Lines<'_>) -> String {
    let rows = lines.seen().into_iter().map(|seen| format!("{}. {}: {}", seen.date, seen.source, seen.text));
    rows.collect::<Vec<_>>().join("\n\n")
}
