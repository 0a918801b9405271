//! Keys, sealing and signed events: knows nothing of schools.
//!
//! * [`KeyFile`] wraps the [`VaultKey`] by passphrase, keyring and a printed [`RecoveryKey`].
//! * [`event`] seals what a user did, signs it and links it to the event before it.
//! * [`backup`] writes a vault to one file that opens on another computer.
//!
//! No clock, no network and no randomness of its own: the time comes as an argument (milliseconds since
//! 1970-01-01 UTC) and random bytes from an [`Entropy`]. The formats are written down in
//! `docs/adr/0004-keys.md` and `docs/adr/0005-events.md`; golden files in `tests/golden` hold them still.

mod atomic;
pub mod backup;
mod card;
mod cbor;
mod clock;
mod compartment;
mod derive;
mod device;
mod entropy;
pub mod event;
mod held;
#[cfg(test)]
mod hex;
mod ids;
mod kdf;
mod keyfile;
mod private;
mod pseudonym;
mod recovery;
mod reseal;
mod sealed;
mod secret;

pub use atomic::{UNFINISHED, write_atomic, write_new};
pub use card::CardKey;
pub use cbor::{CborFault, MAX_OBJECT_BYTES, check_deterministic};
pub use clock::{Hlc, OwnClock, RemoteClock};
pub use compartment::CompartmentKey;
pub use device::{DeviceFault, DeviceKey, DevicePublicKey};
#[cfg(any(test, feature = "testing"))]
pub use entropy::SeededEntropy;
pub use entropy::{Entropy, EntropyFault, OsEntropy, make_bytes};
pub use event::{
    Chain, EventDraft, EventFault, EventHeader, EventPlain, Marks, Position, SealedEvent, Seen, VerifiedHeader,
    open_event, seal_event, seal_marked_event, verify_event, verify_header,
};
pub use held::{open_held, seal_held};
pub use ids::{AuthorId, CompartmentId, DeviceId, EventHash, IdFault, IncarnationId, KeyId, RosterTag, VaultId};
pub use kdf::KdfCost;
pub use keyfile::{EntryName, KeyFault, KeyFile, KeyringSecret, Policy};
pub use private::{keep_private, make_private_folder};
pub use pseudonym::derive_pseudonym;
pub use recovery::{RecoveryFault, RecoveryKey};
pub use sealed::BoxFault;
pub use secret::{Secret32, VaultKey};
