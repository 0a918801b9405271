//! Text that was typed and could not be written: the disk is full, or gone.
//!
//! It waits here sealed under the vault's key, so that the lock need not wait for the disk: what is kept over a lock is ciphertext
//! alone. It is written when the vault is opened the next time, and shown as what was typed until it is.

use std::collections::BTreeMap;
use std::sync::Mutex;

use samsyn_vault::{open_held, seal_held};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::api::dispatch;
use crate::app::{App, unpoisoned};
use crate::error::{Code, Error, Result};
use crate::open::OpenVault;

/// A request to save a text, which says whose text it is.
pub(crate) trait Saves {
    /// The draft or report.
    fn id(&self) -> Uuid;
}

/// A saving command and what it saves: a report and its undo levels have one id.
type Key = (Uuid, &'static str);

/// The latest request of each, sealed.
#[derive(Default)]
pub(crate) struct Held(Mutex<BTreeMap<Key, Vec<u8>>>);

impl Held {
    /// How many texts wait.
    pub(crate) fn count(&self) -> usize {
        unpoisoned(&self.0).len()
    }

    /// The text is written, or thrown away by whoever wrote it.
    pub(crate) fn let_go(&self, id: Uuid) {
        unpoisoned(&self.0).retain(|(held, _), _| *held != id);
    }

    fn get(&self, key: &Key) -> Option<Vec<u8>> {
        unpoisoned(&self.0).get(key).cloned()
    }

    fn keys(&self) -> Vec<Key> {
        unpoisoned(&self.0).keys().copied().collect()
    }
}

/// After a saving command: nothing waits of what was written, and what was not written waits.
pub(crate) fn settle<T>(app: &App, command: &'static str, id: Uuid, json: &str, saved: Result<T>) -> Result<T> {
    match saved {
        Ok(saved) => {
            unpoisoned(&app.held().0).remove(&(id, command));
            Ok(saved)
        }
        Err(fault) if is_answer(fault.code) => Err(fault),
        Err(fault) => {
            let entropy = &*app.ports().entropy;
            let sealed = app.with(|vault| {
                seal_held(vault.key(), &place(vault, id), json.as_bytes(), entropy)
                    .map_err(|_| Error::new(Code::Internal).with("place", "entropy"))
            })?;
            unpoisoned(&app.held().0).insert((id, command), sealed);
            Err(fault)
        }
    }
}

/// Refusals that no disk is to blame for: it is not one's to save, it is sent already, another window's text is kept beside it (so
/// both are), or there is no key to seal with.
fn is_answer(code: Code) -> bool {
    matches!(
        code,
        Code::Conflict
            | Code::Forbidden
            | Code::InputInvalid
            | Code::NotFound
            | Code::ReportSent
            | Code::RequestInvalid
            | Code::VaultLocked
    )
}

/// What a text belongs to: its draft or report, and who wrote it.
fn place(vault: &OpenVault, id: Uuid) -> [u8; 32] {
    let mut place = [0; 32];
    place[..16].copy_from_slice(id.as_bytes());
    place[16..].copy_from_slice(vault.user().id.as_bytes());
    place
}

/// The request that waits, as it was typed.
pub(crate) fn waiting<Q: DeserializeOwned>(app: &App, vault: &OpenVault, command: &'static str, id: Uuid) -> Option<Q> {
    let sealed = app.held().get(&(id, command))?;
    let plain = open_held(vault.key(), &place(vault, id), &sealed).ok()?;
    serde_json::from_slice(&plain).ok()
}

/// Writes what waits, after the vault was opened. What the disk still does not take goes on waiting.
pub(crate) fn write(app: &App) {
    for (id, command) in app.held().keys() {
        let Some(sealed) = app.held().get(&(id, command)) else { continue };
        // Another vault's text, or another's, stays for them.
        let opened = app.with(|vault| Ok(open_held(vault.key(), &place(vault, id), &sealed).ok()));
        let Ok(Some(plain)) = opened else { continue };
        let Ok(json) = std::str::from_utf8(&plain) else { continue };
        match dispatch(app, command, json) {
            Ok(_) => tracing::info!("a text that waited is written"),
            // Both texts are kept by now.
            Err(fault) if fault.code == Code::Conflict => app.held().let_go(id),
            Err(fault) => tracing::warn!(code = ?fault.code, "a text that waits could not be written yet"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::app::testing::{made, unlocked};

    const DRAFT: &str = "018f6b1c-0000-7000-8000-000000000001";
    const TYPED: &str = r#"{"draft":"018f6b1c-0000-7000-8000-000000000001","kind":"concern","pupil":null,"body":"{\"what\":\"Zebrakanarie\"}"}"#;

    /// The disk takes nothing.
    fn refused(app: &App) {
        let full: Result<()> = Err(Code::DiskFull.into());
        assert_eq!(settle(app, "draft_save", DRAFT.parse().unwrap(), TYPED, full).unwrap_err().code, Code::DiskFull);
    }

    fn shown(app: &App) -> Result<String> {
        dispatch(app, "draft", &format!(r#"{{"draft":"{DRAFT}"}}"#))
    }

    #[test]
    fn text_that_a_full_disk_refused_is_shown_as_typed_and_written_at_the_next_unlocking() {
        let folder = tempfile::tempdir().unwrap();
        let app = made(folder.path());
        refused(&app);
        assert!(shown(&app).unwrap().contains("Zebrakanarie"), "while it waits, it is what was typed");
        app.lock();
        assert_eq!(app.held().count(), 1, "it waits over the lock");
        let sealed: Vec<u8> = unpoisoned(&app.held().0).values().flatten().copied().collect();
        assert!(!sealed.windows(12).any(|part| part == b"Zebrakanarie"), "as ciphertext alone");
        unlocked(&app);
        assert_eq!(app.held().count(), 0, "the disk has it now");
        assert!(shown(&app).unwrap().contains("Zebrakanarie"), "every word of it");
    }

    #[test]
    fn what_was_thrown_away_or_saved_since_does_not_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let app = made(folder.path());
        refused(&app);
        dispatch(&app, "draft_save", &TYPED.replace("Zebrakanarie", "Senare ord")).unwrap();
        app.lock();
        unlocked(&app);
        assert!(shown(&app).unwrap().contains("Senare ord"), "the later text stands");
        refused(&app);
        dispatch(&app, "draft_discard", &format!(r#"{{"draft":"{DRAFT}"}}"#)).unwrap();
        app.lock();
        unlocked(&app);
        assert_eq!(shown(&app).unwrap_err().code, Code::NotFound, "thrown away is thrown away");
    }
}
