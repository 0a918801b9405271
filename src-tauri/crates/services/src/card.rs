//! What the lock screen shows before the vault is open: the school, the person, the emergency number.
//!
//! It lies beside the vault in clear text, so nothing about a pupil may ever be put in it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::api::session::{PhoneView, UserView};

const FILE: &str = "card.json";

/// The clear text beside the vault.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Card {
    pub school: String,
    pub user: UserView,
    pub socialjour: Option<PhoneView>,
}

impl Card {
    /// The card, if there is a readable one. A missing card never keeps a vault from opening.
    pub(crate) fn read(dir: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(dir.join(FILE)).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Writes the card. Failing costs a line on the lock screen and nothing else.
    pub(crate) fn write(&self, dir: &Path) {
        if let Ok(text) = serde_json::to_string_pretty(self)
            && std::fs::write(dir.join(FILE), text).is_err()
        {
            tracing::warn!("the lock screen's card could not be written");
        }
    }
}
