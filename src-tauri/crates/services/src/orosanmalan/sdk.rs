//! The report as a message of Säker digital kommunikation: DIGG's `MessageWithAttachments` 3.0, unsigned.
//!
//! The organisation's message client signs, encrypts and sends it (B1.3.3 Innehållsspecifikation meddelande 1.5.2).
//! The text is Markdown of RFC 7763 in DIGG's subset; the PDF is attached. The schema allows empty elements and the
//! schematron forbids them, so no element is written without a value.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use uuid::Uuid;

use super::document::{Address, OrosanmalanDocument};
use super::lines::{Lines, clean};
use super::text::derive_text_sections;
use crate::text::TextFault;

const NAMESPACE: &str = "urn:riv:infrastructure:messaging:MessageWithAttachments:3";
const ORGANISATION: &str = "iso6523-actorid-upis";
const FUNCTION: &str = "urn:riv:infrastructure:messaging:functionalAddress";
const PERSONAL_NUMBER: &str = "1.2.752.129.2.1.3.1";
const COORDINATION_NUMBER: &str = "1.2.752.129.2.1.3.3";
/// Stands where an address must stand and none is known. `.invalid` belongs to nobody (RFC 2606), so a message with it
/// reaches nobody by mistake: the person at the message client has to fill in the real one.
const NO_ORGANISATION: &str = "0203:unknown.invalid";
const NO_FUNCTION: &str = "unknown.invalid";
/// Longest label, in characters.
const LABEL_CHARS_MAX: usize = 256;
/// Largest message a participant must take (30 MB), in bytes.
pub const MESSAGE_BYTES_MAX: usize = 30_000_000;

/// What a message needs beside the document.
#[derive(Clone, Debug)]
pub struct SdkOptions {
    /// Id of the message; it begins a conversation of its own.
    pub message_id: Uuid,
    /// When the message is made.
    pub created_at: DateTime<Utc>,
    /// Who sends.
    pub sender: SdkParty,
    /// Who receives.
    pub recipient: SdkParty,
}

/// An organisation and its function in the SDK address book; empty where not known.
#[derive(Clone, Debug, Default)]
pub struct SdkParty {
    /// Domain of the organisation, with or without `0203:`.
    pub organisation: String,
    /// Functional address.
    pub function: String,
}

/// The message as bytes.
#[derive(Clone)]
pub struct SdkMessage {
    /// UTF-8 XML.
    pub xml: Vec<u8>,
}

/// Why there is no message. Holds nothing of the document.
#[derive(Debug, thiserror::Error)]
pub enum SdkFault {
    /// The Swedish words of the paper.
    #[error(transparent)]
    Words(#[from] TextFault),
    /// The XML could not be written.
    #[error("the message could not be written")]
    Write(#[from] io::Error),
    /// Larger than SDK takes.
    #[error("the message has {bytes} bytes and may have {MESSAGE_BYTES_MAX}")]
    TooLarge {
        /// Size of the message.
        bytes: usize,
    },
}

type Xml = Writer<Vec<u8>>;

/// Makes the message.
///
/// # Errors
/// [`SdkFault`].
pub fn derive_sdk_message(
    paper: &OrosanmalanDocument,
    pdf: &[u8],
    options: &SdkOptions,
) -> Result<SdkMessage, SdkFault> {
    let lines = Lines::of(paper)?;
    let text = markdown(paper, &lines)?;
    let mut xml = Writer::new(Vec::with_capacity(pdf.len() * 4 / 3 + text.len() + 4096));
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("tns:messagePayload").with_attribute(("xmlns:tns", NAMESPACE)).write_inner_content(|xml| {
        group(xml, "message", |xml| {
            group(xml, "messageHeader", |xml| header(xml, &lines, options))?;
            group(xml, "messageBody", |xml| group(xml, "documents", |xml| body(xml, &lines, &text, pdf)))
        })
    })?;
    let xml = xml.into_inner();
    if xml.len() > MESSAGE_BYTES_MAX { Err(SdkFault::TooLarge { bytes: xml.len() }) } else { Ok(SdkMessage { xml }) }
}

fn header(xml: &mut Xml, lines: &Lines<'_>, options: &SdkOptions) -> io::Result<()> {
    let paper = lines.paper;
    let reference = clean(&paper.reference);
    leaf(xml, "creationDateTime", &options.created_at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())?;
    leaf(xml, "messageId", &options.message_id.to_string())?;
    leaf(xml, "conversationId", &options.message_id.to_string())?;
    // Labels show in lists and notices of the message client: they name no person.
    label(xml, &lines.texts.say("sdk.label", &[("reference", &reference)]))?;
    leaf(xml, "confidentiality", "true")?;
    id(xml, "generatingSystem", "un-encoded", concat!("Samsyn ", env!("CARGO_PKG_VERSION")))?;
    group(xml, "recipient", |xml| {
        id(xml, "recipientID", ORGANISATION, &organisation(&options.recipient))?;
        label(xml, &paper.receiver.name)?;
        group(xml, "attention", |xml| {
            function(xml, &options.recipient, &paper.receiver.unit)?;
            // Lets the receiver find the child's file. A protected number stays inside the PDF and the text.
            let number = number_of(paper);
            number.map_or(Ok(()), |(root, digits)| group(xml, "reference", |xml| id(xml, "referenceId", root, &digits)))
        })
    })?;
    group(xml, "sender", |xml| {
        id(xml, "senderID", ORGANISATION, &organisation(&options.sender))?;
        label(xml, &paper.school.name)?;
        group(xml, "attention", |xml| {
            if !clean(&paper.content.reporter.name).is_empty() {
                group(xml, "person", |xml| label(xml, &paper.content.reporter.name))?;
            }
            function(xml, &options.sender, &paper.school.name)?;
            let dnr = |xml: &mut Xml| id(xml, "referenceId", "dnr", &reference);
            if reference.is_empty() { Ok(()) } else { group(xml, "reference", dnr) }
        })
    })
}

fn body(xml: &mut Xml, lines: &Lines<'_>, text: &str, pdf: &[u8]) -> io::Result<()> {
    let reference = clean(&lines.paper.reference);
    let name = lines.texts.say("sdk.document", &[("reference", &reference)]);
    leaf(xml, "documentID", if reference.is_empty() { "1" } else { &reference })?;
    leaf(xml, "documentName", name.trim())?;
    leaf(xml, "index", "1")?;
    if !pdf.is_empty() {
        group(xml, "ContentFiles", |xml| {
            leaf(xml, "fileName", &format!("{}.pdf", if reference.is_empty() { "1" } else { &reference }))?;
            leaf(xml, "contentType", "application/pdf")?;
            leaf(xml, "content", &STANDARD.encode(pdf))
        })?;
    }
    group(xml, "ContentText", |xml| leaf(xml, "characterSequence", text))
}

/// The report in Markdown. What people wrote is escaped: a star of theirs stays a star.
fn markdown(paper: &OrosanmalanDocument, lines: &Lines<'_>) -> Result<String, TextFault> {
    let head = [clean(&paper.reference), lines.written(), lines.secrecy(), paper.legal.duty.clone()];
    let head = head.iter().filter(|line| !line.is_empty()).map(|line| escape(line));
    let mut blocks = vec![format!("# {}", lines.say("title"))];
    blocks.extend(head.chain([lines.say("sdk.cover")]));
    for section in derive_text_sections(paper)? {
        blocks.push(format!("## {}", section.heading));
        blocks.extend(section.text.split('\n').filter(|line| !line.trim().is_empty()).map(escape));
    }
    Ok(blocks.join("\n\n"))
}

/// One line of plain text as Markdown.
pub(super) fn escape(line: &str) -> String {
    let line = line.trim();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut escaped = String::with_capacity(line.len());
    for (place, letter) in line.chars().enumerate() {
        let anywhere = matches!(letter, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '~' | '|' | '!');
        let first = place == 0 && matches!(letter, '#' | '+' | '-' | '>' | '=');
        let numbered = digits > 0 && place == digits && matches!(letter, '.' | ')');
        if anywhere || first || numbered {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Root and digits of the child's number; none when protected, unknown or of another kind.
fn number_of(paper: &OrosanmalanDocument) -> Option<(&'static str, String)> {
    if paper.child.address == Address::Protected {
        return None;
    }
    let digits: String = paper.child.personal_number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 12 {
        return None;
    }
    // A coordination number has 60 added to its day.
    match digits[6..8].parse::<u8>().ok()? {
        1..=31 => Some((PERSONAL_NUMBER, digits)),
        61..=91 => Some((COORDINATION_NUMBER, digits)),
        _ => None,
    }
}

fn organisation(party: &SdkParty) -> String {
    match clean(&party.organisation) {
        none if none.is_empty() => NO_ORGANISATION.to_owned(),
        full if full.starts_with("0203:") => full,
        domain => format!("0203:{domain}"),
    }
}

fn function(xml: &mut Xml, party: &SdkParty, name: &str) -> io::Result<()> {
    let address = clean(&party.function);
    let address = if address.is_empty() { NO_FUNCTION } else { &address };
    group(xml, "subOrganization", |xml| {
        id(xml, "organizationId", FUNCTION, address)?;
        label(xml, name)
    })
}

fn id(xml: &mut Xml, name: &str, root: &str, extension: &str) -> io::Result<()> {
    group(xml, name, |xml| {
        leaf(xml, "root", root)?;
        leaf(xml, "extension", extension)
    })
}

/// A label on one line; left out when there is nothing to say.
fn label(xml: &mut Xml, text: &str) -> io::Result<()> {
    let line = clean(text).replace('\n', " ");
    let line: String = line.chars().take(LABEL_CHARS_MAX).collect();
    if line.is_empty() { Ok(()) } else { leaf(xml, "label", &line) }
}

fn leaf(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(format!("tns:{name}")).write_text_content(BytesText::new(text)).map(|_| ())
}

fn group(xml: &mut Xml, name: &str, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.create_element(format!("tns:{name}")).write_inner_content(inner).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_never_markdown() {
        let cases = [
            ("# rubrik", "\\# rubrik"),
            ("- punkt", "\\- punkt"),
            ("12. november", "12\\. november"),
            ("24 nov 10.20", "24 nov 10.20"),
            ("*fet* <b> [a](b) & c", "\\*fet\\* \\<b> \\[a\\](b) \\& c"),
        ];
        for (written, escaped) in cases {
            assert_eq!(escape(written), escaped, "what people wrote stays as they wrote it");
        }
    }
}
