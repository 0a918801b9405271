//! What an attacker at the store, a colleague or a broken disk may do to an event: all of it is noticed.

use super::*;

#[test]
fn every_flipped_bit_is_refused() {
    let mut writer = writer();
    let (event, position) = writer.write_one(b"content");
    let public = writer.device.public();
    let refused = |event: &SealedEvent| verify_event(event, &public, &position).is_err();
    for bit in 0..event.header.len() * 8 {
        let mut flipped = event.clone();
        flipped.header[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(&flipped), "header bit {bit} is signed");
    }
    for bit in 0..64 * 8 {
        let mut flipped = event.clone();
        flipped.sig[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(&flipped), "signature bit {bit} counts");
    }
    let verified = verify_event(&event, &public, &position).unwrap();
    for bit in 0..event.payload.len() * 8 {
        let mut flipped = event.clone();
        flipped.payload[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(&flipped), "payload bit {bit} is signed for");
        assert!(open_event(&flipped, &verified, &writer.key).is_err(), "nor does it open past verification");
    }
}

#[test]
fn every_truncation_and_extension_is_refused() {
    let mut writer = writer();
    let (event, position) = writer.write_one(b"content");
    let public = writer.device.public();
    for len in 0..event.header.len() {
        let header = event.header[..len].to_vec();
        let fault = verify_event(&SealedEvent { header, ..event.clone() }, &public, &position).unwrap_err();
        assert_eq!(fault, EventFault::Malformed, "{len} header bytes are no header");
    }
    for len in 0..event.payload.len() {
        let payload = event.payload[..len].to_vec();
        let fault = verify_event(&SealedEvent { payload, ..event.clone() }, &public, &position).unwrap_err();
        assert_eq!(fault, EventFault::PayloadMismatch, "{len} payload bytes are not what was signed for");
    }
    let mut longer = event.clone();
    longer.header.push(0);
    assert_eq!(verify_event(&longer, &public, &position), Err(EventFault::Malformed), "a byte after the header");
    let mut longer = event;
    longer.payload.push(0);
    assert_eq!(verify_event(&longer, &public, &position), Err(EventFault::PayloadMismatch), "a byte after the payload");
}

#[test]
fn an_event_fits_one_place_only() {
    let mut writer = writer();
    let (event, position) = writer.write_one(b"a");
    let public = writer.device.public();
    let fault = |position| verify_event(&event, &public, &position).unwrap_err();
    let other_vault = Position { vault: VaultId::from_bytes([9; 16]), ..position };
    assert_eq!(fault(other_vault), EventFault::WrongVault, "replay into another vault");
    let other_life = Position { incarnation: IncarnationId::from_bytes([9; 8]), ..position };
    assert_eq!(fault(other_life), EventFault::WrongIncarnation, "replay into a restored log");
    let gap = EventFault::WrongSequence { expected: 2, found: 1 };
    assert_eq!(fault(Position { seq: 2, ..position }), gap, "an event was left out or came twice");
    let rewritten = Position { prev: EventHash::from_bytes([9; 32]), ..position };
    assert_eq!(fault(rewritten), EventFault::WrongPrevious, "the past was rewritten");
}

#[test]
fn only_the_named_device_signs() {
    let mut writer = writer();
    let (event, position) = writer.write_one(b"a");
    let stranger = DeviceKey::from_seed(&Secret32::from_bytes([0x12; 32]));
    let fault = verify_event(&event, &stranger.public(), &position).unwrap_err();
    assert_eq!(fault, EventFault::WrongDevice, "the id in the header belongs to another key");
    let forged = SealedEvent { sig: stranger.sign(&seal::signed_message(&event.header)), ..event };
    let fault = verify_event(&forged, &writer.device.public(), &position).unwrap_err();
    assert_eq!(fault, EventFault::BadSignature, "a colleague cannot write in this log");
    let fault = seal_event(&mut writer.chain, &stranger, &writer.key, &draft(b"a"), NOON_MS, &writer.entropy);
    assert_eq!(fault, Err(EventFault::WrongDevice), "nor does the writer start by mistake");
}

#[test]
fn another_epochs_key_opens_nothing() {
    let mut writer = writer();
    let (event, position) = writer.write_one(b"a");
    let verified = verify_event(&event, &writer.device.public(), &position).unwrap();
    let other = CompartmentKey::from_secret(Secret32::from_bytes([0x34; 32]));
    assert_eq!(open_event(&event, &verified, &other), Err(EventFault::WrongKey), "the header names the key");
}

#[test]
fn a_payload_does_not_move_to_another_header() {
    let mut writer = writer();
    let (first, first_position) = writer.write_one(b"first");
    let (second, _) = writer.write_one(b"other");
    let verified = verify_event(&first, &writer.device.public(), &first_position).unwrap();
    let fault = open_event(&second, &verified, &writer.key).unwrap_err();
    assert_eq!(fault, EventFault::PayloadMismatch, "each header names its payload");
}

#[test]
fn a_newer_format_is_told_from_damage() {
    let mut writer = writer();
    let (event, position) = writer.write_one(b"a");
    let mut newer = event;
    newer.header[1] = 2;
    let fault = verify_event(&newer, &writer.device.public(), &position).unwrap_err();
    assert_eq!(fault, EventFault::Unsupported { version: 2, suite: 1 }, "the program asks for an update");
}

proptest! {
    #[test]
    fn random_bytes_never_panic_a_decoder(bytes in proptest::collection::vec(any::<u8>(), 0..400), sig: [u8; 32]) {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&sig);
        let public = DeviceKey::from_seed(&Secret32::from_bytes([0x11; 32])).public();
        prop_assert!(verify_header(&bytes, &signature, &public).is_err(), "noise is no header");
        prop_assert!(plain::decode_padded(&bytes).is_err(), "noise is no content");
    }

    #[test]
    fn mutated_plaintext_never_panics(at in 0..100_usize, byte: u8) {
        let mut bytes = plain::encode_padded(&draft(b"content")).unwrap();
        let at = at % bytes.len();
        bytes[at] = byte;
        // Only the key holder can get here; the result is an event or a fault, never a panic.
        let read = plain::decode_padded(&bytes);
        prop_assert!(read.is_ok() || matches!(read, Err(EventFault::Malformed | EventFault::TooLarge)), "typed");
    }
}
