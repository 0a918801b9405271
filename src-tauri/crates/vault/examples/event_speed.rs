//! How long one event takes to seal and to check: `cargo run --release -p samsyn-vault --example event_speed`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use samsyn_vault::{Chain, CompartmentKey, DeviceKey, EventDraft, OsEntropy, open_event, seal_event, verify_event};

const ROUNDS: u32 = 5_000;

fn main() {
    let (device, key) = (DeviceKey::make(&OsEntropy).unwrap(), CompartmentKey::make(&OsEntropy).unwrap());
    let mut chain = Chain::start([1; 16].into(), &device.public(), &OsEntropy).unwrap();
    let draft = EventDraft {
        event_type: 1,
        compartment: [2; 16].into(),
        author: [3; 16].into(),
        deps: vec![],
        body: vec![b'x'; 2048],
    };
    let mut position = chain.next_position();
    let start = Instant::now();
    let events: Vec<_> =
        (0..ROUNDS).map(|_| seal_event(&mut chain, &device, &key, &draft, 0, &OsEntropy).unwrap()).collect();
    println!("seal and sign 2 KB   {:?}", start.elapsed() / ROUNDS);
    let start = Instant::now();
    for event in &events {
        let verified = verify_event(event, &device.public(), &position).unwrap();
        assert_eq!(open_event(event, &verified, &key).unwrap().body.len(), 2048, "content comes back");
        position = verified.next_position();
    }
    println!("verify and open 2 KB {:?}", start.elapsed() / ROUNDS);
}
