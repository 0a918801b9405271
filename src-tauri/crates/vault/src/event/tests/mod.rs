#![allow(clippy::unwrap_used)]

mod golden;
mod tamper;

use proptest::prelude::*;

use super::*;
use crate::compartment::CompartmentKey;
use crate::device::DeviceKey;
use crate::entropy::{Entropy, SeededEntropy};
use crate::ids::{AuthorId, CompartmentId, DeviceId, IncarnationId, VaultId};
use crate::secret::Secret32;

const NOON_MS: u64 = 1_795_345_200_000;

struct Writer {
    chain: Chain,
    device: DeviceKey,
    key: CompartmentKey,
    entropy: SeededEntropy,
}

fn writer() -> Writer {
    let entropy = SeededEntropy::new(1);
    let device = DeviceKey::from_seed(&Secret32::from_bytes([0x11; 32]));
    Writer {
        chain: Chain::start(VaultId::from_bytes([0x22; 16]), &device.public(), &entropy).unwrap(),
        key: CompartmentKey::from_secret(Secret32::from_bytes([0x33; 32])),
        device,
        entropy,
    }
}

fn draft(body: &[u8]) -> EventDraft {
    EventDraft {
        event_type: 7,
        compartment: CompartmentId::from_bytes([0x44; 16]),
        author: AuthorId::from_bytes([0x55; 16]),
        deps: vec![EventHash::from_bytes([0x66; 32])],
        body: body.to_vec(),
    }
}

impl Writer {
    fn write(&mut self, body: &[u8]) -> SealedEvent {
        seal_event(&mut self.chain, &self.device, &self.key, &draft(body), NOON_MS, &self.entropy).unwrap()
    }

    /// One event and the place it fits.
    fn write_one(&mut self, body: &[u8]) -> (SealedEvent, Position) {
        let position = self.chain.next_position();
        (self.write(body), position)
    }
}

#[test]
fn a_log_verifies_event_by_event_and_opens() {
    let mut writer = writer();
    let mut position = writer.chain.next_position();
    for n in 0..5_u8 {
        let event = writer.write(&[n; 300]);
        let verified = verify_event(&event, &writer.device.public(), &position).unwrap();
        let plain = open_event(&event, &verified, &writer.key).unwrap();
        assert_eq!(plain.body.as_slice(), [n; 300], "content comes back");
        assert_eq!((plain.event_type, plain.compartment), (7, draft(&[]).compartment), "its place is inside the seal");
        assert_eq!((plain.author, &plain.deps), (draft(&[]).author, &draft(&[]).deps), "so are author and causes");
        position = verified.next_position();
    }
    assert_eq!(position, writer.chain.next_position(), "reader and writer agree about the next place");
}

#[test]
fn time_grows_even_when_the_wall_clock_goes_back() {
    let mut writer = writer();
    let (first, position) = writer.write_one(b"a");
    let first = verify_event(&first, &writer.device.public(), &position).unwrap();
    let position = writer.chain.next_position();
    let late = seal_event(&mut writer.chain, &writer.device, &writer.key, &draft(b"b"), 0, &writer.entropy).unwrap();
    let late = verify_event(&late, &writer.device.public(), &position).unwrap();
    assert!(late.header().hlc > first.header().hlc, "own events stay in order");
}

#[test]
fn the_header_outlives_its_destroyed_body() {
    let mut writer = writer();
    let (mut event, position) = writer.write_one(b"content that retention rules destroy");
    let hash = event.hash();
    event.payload.clear();
    let verified = verify_header(&event.header, &event.sig, &writer.device.public()).unwrap();
    assert_eq!(verified.check_position(&position), Ok(()), "the link in the log holds");
    assert_eq!(verified.hash(), hash, "the event keeps its name");
    let fault = open_event(&event, &verified, &writer.key).unwrap_err();
    assert_eq!(fault, EventFault::PayloadMismatch, "nothing is left to open");
}

#[test]
fn limits_stop_a_draft_and_leave_the_chain() {
    let mut writer = writer();
    let before = writer.chain.clone();
    let big = draft(&vec![0; 4 * 1024 * 1024]);
    let many = EventDraft { deps: vec![EventHash::default(); 4097], ..draft(b"") };
    for draft in [big, many] {
        let fault = seal_event(&mut writer.chain, &writer.device, &writer.key, &draft, NOON_MS, &writer.entropy);
        assert_eq!(fault, Err(EventFault::TooLarge), "a reader would refuse it, so it is not written");
    }
    assert_eq!(writer.chain, before, "a refused draft takes no number");
}

#[test]
fn without_randomness_nothing_is_written() {
    struct Dry;
    impl Entropy for Dry {
        fn fill(&self, _: &mut [u8]) -> Result<(), EntropyFault> {
            Err(EntropyFault)
        }
    }
    let mut writer = writer();
    let before = writer.chain.clone();
    let fault = seal_event(&mut writer.chain, &writer.device, &writer.key, &draft(b"a"), NOON_MS, &Dry);
    assert_eq!(fault, Err(EventFault::Entropy(EntropyFault)), "no salt, no event");
    assert_eq!(writer.chain, before, "the chain has not moved");
}

#[test]
fn marks_of_team_events_come_back() {
    let mut writer = writer();
    let position = writer.chain.next_position();
    let seen = vec![Seen { device: DeviceId::from_bytes([8; 16]), seq: 120, hash8: [9; 8] }];
    let marks = Marks { flags: 1 << 40, seen };
    let event = seal_marked_event(
        &mut writer.chain,
        &writer.device,
        &writer.key,
        &draft(b"a"),
        marks.clone(),
        NOON_MS,
        &writer.entropy,
    )
    .unwrap();
    let verified = verify_event(&event, &writer.device.public(), &position).unwrap();
    assert_eq!(verified.header().seen, marks.seen, "gossip is public and signed");
    assert_eq!(verified.header().flags, marks.flags, "unknown flags are carried");
    assert!(!verified.header().may_write_after(), "and a critical one stops those who do not know it from writing");
    let informed = EventHeader { flags: 1 << 31, ..verified.header().clone() };
    assert!(informed.may_write_after(), "one of the low half stops nobody");
    assert!(open_event(&event, &verified, &writer.key).is_ok(), "the marks are part of what the payload is bound to");
}

#[test]
fn debug_shows_no_content() {
    let text = format!("{:?}", draft(b"Alva"));
    assert!(!text.contains("Alva") && !text.contains("65, 108"), "neither as text nor as bytes: {text}");
    assert!(text.contains("4 bytes"), "its size is enough for a log");
}

proptest! {
    #[test]
    fn any_content_comes_back_and_sizes_are_bucketed(body in proptest::collection::vec(any::<u8>(), 0..5000)) {
        let mut writer = writer();
        let (event, position) = writer.write_one(&body);
        let verified = verify_event(&event, &writer.device.public(), &position).unwrap();
        prop_assert_eq!(&*open_event(&event, &verified, &writer.key).unwrap().body, &body, "content");
        let sealed_bytes = event.payload.len() - crate::sealed::OVERHEAD_BYTES;
        prop_assert_eq!(padding::padded_len(sealed_bytes), sealed_bytes, "the store sees a bucket, not a length");
    }
}
