//! The SDK message: DIGG's schema and schematron, and what must not be in it.

use std::path::PathBuf;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::DateTime;
use quick_xml::Reader;
use quick_xml::events::Event;
use samsyn_services::orosanmalan::document::OrosanmalanDocument;
use samsyn_services::orosanmalan::sdk::{MESSAGE_BYTES_MAX, SdkFault, SdkOptions, SdkParty, derive_sdk_message};
use uuid::Uuid;

use crate::fixture::{STREET, hostile, ordinary, protected};

const PDF: &[u8] = b"%PDF-1.7 stands in for the paper";

fn options() -> SdkOptions {
    let party =
        |organisation: &str, function: &str| SdkParty { organisation: organisation.into(), function: function.into() };
    SdkOptions {
        message_id: Uuid::from_u128(0x7bc5_576a_3f87_4cf5_a0c5_277d_a06f_cacb),
        created_at: DateTime::parse_from_rfc3339("2026-11-24T13:02:09Z").unwrap().to_utc(),
        sender: party("", ""),
        recipient: party("namnden.example.se", "SE0000000000-anmalan"),
    }
}

fn message(paper: &OrosanmalanDocument) -> Vec<u8> {
    derive_sdk_message(paper, PDF, &options()).unwrap().xml
}

/// Path and text of every element, in order; text is what a parser makes of it.
fn leaves(xml: &[u8]) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(xml);
    let (mut path, mut found, mut text, mut buffer) = (Vec::<String>::new(), Vec::new(), String::new(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).expect("the message is well-formed") {
            Event::Start(start) => {
                path.push(start.local_name().as_ref().to_owned());
                text.clear();
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(name) => match name.resolve_char_ref().unwrap() {
                Some(letter) => text.push(letter),
                None => text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap()),
            },
            Event::End(_) => {
                found.push((path.join("/"), std::mem::take(&mut text)));
                path.pop();
            }
            Event::Empty(empty) => panic!("an empty element: {:?}", empty.local_name()),
            Event::Eof => return found,
            _ => {}
        }
        buffer.clear();
    }
}

fn all<'a>(leaves: &'a [(String, String)], ending: &str) -> Vec<&'a str> {
    leaves.iter().filter(|(path, _)| path.ends_with(ending)).map(|(_, text)| text.as_str()).collect()
}

#[test]
fn the_message_keeps_to_diggs_rules() {
    for paper in [ordinary(), protected(), hostile()] {
        let leaves = leaves(&message(&paper));
        let parents: Vec<&str> =
            leaves.iter().filter_map(|(path, _)| path.rsplit_once('/')).map(|(up, _)| up).collect();
        for (path, text) in &leaves {
            assert!(!text.trim().is_empty() || parents.contains(&path.as_str()), "{path} is empty, which is forbidden");
            let label = path.ends_with("label");
            assert!(!label || text.chars().count() <= 256, "{path} is longer than a label may be");
        }
        assert_eq!(all(&leaves, "messageHeader/creationDateTime"), ["2026-11-24T13:02:09.000Z"], "UTC with a fraction");
        let id = "7bc5576a-3f87-4cf5-a0c5-277da06fcacb";
        assert_eq!(all(&leaves, "messageHeader/messageId"), [id], "the id that came in");
        assert_eq!(all(&leaves, "messageHeader/conversationId"), [id], "a new conversation");
        assert_eq!(all(&leaves, "messageHeader/confidentiality"), ["true"], "a report is always secret");
        for root in [all(&leaves, "recipientID/root"), all(&leaves, "senderID/root")] {
            assert_eq!(root, ["iso6523-actorid-upis"], "organisations have one code");
        }
        let functions = all(&leaves, "organizationId/root");
        assert_eq!(functions, ["urn:riv:infrastructure:messaging:functionalAddress"; 2], "functions have one code");
        for organisation in [all(&leaves, "recipientID/extension"), all(&leaves, "senderID/extension")].concat() {
            assert!(organisation.starts_with("0203:"), "organisations are domains: {organisation}");
        }
    }
}

#[test]
fn an_address_nobody_knows_reaches_nobody() {
    let leaves = leaves(&message(&ordinary()));
    assert_eq!(all(&leaves, "recipientID/extension"), ["0203:namnden.example.se"], "a known one is used");
    assert_eq!(all(&leaves, "senderID/extension"), ["0203:unknown.invalid"], "an unknown one belongs to nobody");
}

#[test]
fn labels_name_no_child_and_only_an_open_number_is_a_reference() {
    let open = leaves(&message(&ordinary()));
    assert_eq!(all(&open, "messageHeader/label"), ["Orosanmälan, referens ÄVS-2026-0117"], "a label shows in lists");
    assert_eq!(
        all(&open, "recipient/attention/reference/referenceId/root"),
        ["1.2.752.129.2.1.3.1"],
        "a personal number"
    );
    assert_eq!(all(&open, "recipient/attention/reference/referenceId/extension"), ["201503092395"], "twelve digits");
    assert_eq!(
        all(&open, "sender/attention/reference/referenceId/extension"),
        ["ÄVS-2026-0117"],
        "the school's reference"
    );
    let header = |leaves: &[(String, String)]| {
        let texts = leaves.iter().filter(|(path, _)| path.contains("messageHeader/")).map(|(_, text)| text.clone());
        texts.collect::<Vec<_>>().join(" ")
    };
    assert!(!header(&open).contains("Noel"), "the header never names the child");
    let guarded = leaves(&message(&protected()));
    assert!(!header(&guarded).contains("2395"), "a protected child's number is no reference");
    assert!(!String::from_utf8(message(&protected())).unwrap().contains(STREET), "nor is its street anywhere");
    let mut other = ordinary();
    other.child.personal_number = "20150369-2392".to_owned();
    let root = "recipient/attention/reference/referenceId/root";
    assert_eq!(all(&leaves(&message(&other)), root), ["1.2.752.129.2.1.3.3"], "a coordination number has its own code");
    other.child.personal_number = String::new();
    assert!(all(&leaves(&message(&other)), root).is_empty(), "no number, no reference");
}

#[test]
fn what_was_written_comes_back_from_the_xml() {
    let found = leaves(&message(&hostile()));
    let text = all(&found, "characterSequence")[0];
    assert!(text.contains("</tns:message>".replace('<', "\\<").as_str()), "text that looks like XML is text");
    assert!(text.contains("\\*fet\\* \\_kursiv\\_"), "text that looks like Markdown is escaped");
    assert!(text.contains("# Orosanmälan\n") && text.contains("## Barnets egna ord\n"), "headings are the only markup");
    assert!(text.contains("😢"), "a sign outside the fonts is kept");
    assert_eq!(STANDARD.decode(all(&found, "content")[0]).unwrap(), PDF, "the attached PDF is the one that came in");
    assert_eq!(all(&found, "contentType"), ["application/pdf"], "every participant takes PDF");
    assert_eq!(all(&found, "fileName"), ["ÄVS-2026-0117.pdf"], "a file name without personal data");
}

#[test]
fn a_message_that_sdk_would_refuse_is_not_made() {
    let fault = derive_sdk_message(&ordinary(), &vec![0; MESSAGE_BYTES_MAX * 3 / 4], &options()).err();
    assert!(matches!(fault, Some(SdkFault::TooLarge { .. })), "30 MB is the limit of SDK");
}

/// DIGG's own schema, where the shared material lies beside the tree.
#[test]
fn the_message_is_valid_against_diggs_schema() {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
    let shared = std::env::var("SAMSYN_SHARED").map_or_else(|_| root.join("../shared"), PathBuf::from);
    let schema = shared.join(
        "data/sdk/Meddelandesystem/Meddelandetyper/sdk-meddelande-3/sdk-meddelande-v3.1/sdk-schema-message-v3/\
         infrastructure_messaging_MessageWithAttachments_3.0.xsd",
    );
    if !schema.exists() {
        eprintln!("skipped: no SDK schema beside the tree");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, paper) in [("ordinary", ordinary()), ("protected", protected()), ("hostile", hostile())] {
        let file = folder.path().join(format!("{name}.xml"));
        std::fs::write(&file, message(&paper)).unwrap();
        let checked = Command::new("xmllint").arg("--noout").arg("--schema").arg(&schema).arg(&file).output().unwrap();
        assert!(checked.status.success(), "{name} is valid: {}", String::from_utf8_lossy(&checked.stderr));
    }
}
