//! The format, held still by a committed file. `docs/adr/0005-events.md` describes it; both change together.

use super::*;

const GOLDEN: &str = include_str!("../../../tests/golden/event-v1.hex");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the golden file's lines: `name hex`.
fn golden_text() -> String {
    let mut writer = writer();
    writer.chain.incarnation = IncarnationId::from_bytes([0x77; 8]);
    writer.chain.seq = 41;
    writer.chain.prev = EventHash::from_bytes([0x88; 32]);
    writer.chain.hlc = Hlc::default();
    let salt = SeededEntropy::new(2);
    let body = b"Anteckning";
    let event = seal_event(
        &mut writer.chain,
        &writer.device,
        &writer.key,
        &draft(body),
        NOON_MS,
        &salt,
    )
    .unwrap();
    let lines = [
        ("device_seed", hex(&[0x11; 32])),
        ("device_public", hex(writer.device.public().as_bytes())),
        ("compartment_secret", hex(&[0x33; 32])),
        ("compartment_commit", hex(writer.key.commit())),
        ("header", hex(&event.header)),
        ("sig", hex(&event.sig)),
        ("payload", hex(&event.payload)),
        ("hash", event.hash().to_string()),
        ("body", hex(body)),
    ];
    lines
        .iter()
        .map(|(name, value)| format!("{name} {value}\n"))
        .collect()
}

#[test]
fn the_format_does_not_drift() {
    assert_eq!(
        golden_text(),
        GOLDEN,
        "events written by earlier versions must read the same for 70 years"
    );
}
