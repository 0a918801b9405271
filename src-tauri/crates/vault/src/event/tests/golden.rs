//! The format, held still by a committed file. `docs/adr/0005-events.md` describes it; both change together.

use super::*;
use crate::hex::{from_hex, to_hex};

const GOLDEN: &str = include_str!("../../../tests/golden/event-v1.hex");
const BODY: &[u8] = b"Anteckning";

/// The value of one line `name hex` of the golden file.
fn golden(name: &str) -> Vec<u8> {
    let line = GOLDEN.lines().find(|line| line.split(' ').next() == Some(name)).unwrap();
    from_hex(line.split(' ').nth(1).unwrap())
}

/// A log in the middle of its life, without anything random.
fn golden_writer() -> Writer {
    let mut writer = writer();
    writer.chain.incarnation = IncarnationId::from_bytes([0x77; 8]);
    writer.chain.seq = 41;
    writer.chain.prev = EventHash::from_bytes([0x88; 32]);
    writer.entropy = SeededEntropy::new(2);
    writer
}

#[test]
fn an_event_of_the_first_version_is_written_the_same() {
    let mut writer = golden_writer();
    let event = writer.write(BODY);
    let lines = [
        ("device_seed", to_hex(&[0x11; 32])),
        ("device_public", to_hex(writer.device.public().as_bytes())),
        ("compartment_secret", to_hex(&[0x33; 32])),
        ("compartment_commit", to_hex(writer.key.commit())),
        ("header", to_hex(&event.header)),
        ("sig", to_hex(&event.sig)),
        ("payload", to_hex(&event.payload)),
        ("hash", event.hash().to_string()),
        ("body", to_hex(BODY)),
    ];
    let text: String = lines.iter().map(|(name, value)| format!("{name} {value}\n")).collect();
    assert_eq!(text, GOLDEN, "the same input gives the bytes of the first version");
}

#[test]
fn an_event_of_the_first_version_is_read() {
    let writer = golden_writer();
    let sig = golden("sig").try_into().unwrap();
    let event = SealedEvent { header: golden("header"), sig, payload: golden("payload") };
    let verified = verify_event(&event, &writer.device.public(), &writer.chain.next_position()).unwrap();
    assert_eq!(verified.hash().as_bytes()[..], golden("hash"), "events keep their names for 70 years");
    assert_eq!(open_event(&event, &verified, &writer.key).unwrap().body.as_slice(), BODY, "and their content");
}
