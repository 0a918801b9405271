//! What the lock screen shows before the vault is open: the school, the person, the emergency number.
//!
//! It lies beside the vault in clear text, so nothing about a pupil may ever be put in it. Somebody who can write there
//! must not choose whom a person rings about a child in danger: what is shown has a mark under a key that the system's
//! keyring keeps. Where the keyring does not answer, nothing of the card is shown (docs/adr/0004-keys.md).

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use samsyn_vault::{CardKey, VaultId, VaultKey, write_atomic};
use serde::{Deserialize, Serialize};

use crate::api::session::{PhoneView, UserView};
use crate::keychain::Keychain;

const FILE: &str = "card.json";
/// A card has three lines; anything longer is none.
const MAX_BYTES: u64 = 16 * 1024;

/// The clear text beside the vault.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Card {
    pub school: String,
    pub user: UserView,
    pub socialjour: Option<PhoneView>,
}

/// The file: the card as text, and the mark over just these bytes.
#[derive(Serialize, Deserialize)]
struct Marked {
    card: String,
    mark: String,
}

impl Card {
    /// The card, if there is one that this vault wrote. A missing card never keeps a vault from opening.
    pub(crate) fn read(dir: &Path, vault: VaultId, keychain: &dyn Keychain) -> Option<Self> {
        let mut text = String::new();
        std::fs::File::open(path(dir)).ok()?.take(MAX_BYTES).read_to_string(&mut text).ok()?;
        let marked: Marked = serde_json::from_str(&text).ok()?;
        let key = CardKey::from_secret(keychain.get(&CardKey::entry(vault)).ok()??);
        let believed = key.wrote(vault, marked.card.as_bytes(), &crate::hex::decode(&marked.mark)?);
        if believed { serde_json::from_str(&marked.card).ok() } else { None }
    }

    /// Writes the card, unless it lies there already. Failing costs lines on the lock screen and nothing else.
    pub(crate) fn write(&self, dir: &Path, vault: VaultId, key: &VaultKey, keychain: &dyn Keychain) {
        if Self::read(dir, vault, keychain).as_ref() == Some(self) {
            return;
        }
        if self.try_write(dir, vault, &key.derive_card_key(), keychain).is_none() {
            tracing::warn!("the lock screen's card could not be written");
        }
    }

    fn try_write(&self, dir: &Path, vault: VaultId, key: &CardKey, keychain: &dyn Keychain) -> Option<()> {
        let card = serde_json::to_string(self).ok()?;
        let mark = crate::hex::encode(&key.mac(vault, card.as_bytes()));
        let text = serde_json::to_string_pretty(&Marked { card, mark }).ok()?;
        write_atomic(&path(dir), |file| file.write_all(text.as_bytes())).ok()?;
        // Without a keyring the card lies there unread.
        let name = CardKey::entry(vault);
        if keychain.get(&name).ok().flatten().as_ref() != Some(key.secret()) {
            let _ = keychain.set(&name, key.secret());
        }
        Some(())
    }
}

fn path(dir: &Path) -> PathBuf {
    dir.join(FILE)
}
