//! How the vault may be unlocked, as the school has decided, and the log of what hands out keys and copies.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{RecordKind, RecordRef};
use samsyn_vault::VaultId;
use uuid::Uuid;

use crate::audit::AuditAction;
use crate::fact::{Fact, Stamp, id_of};
use crate::keys::Place;
use crate::school::plain_record;
use crate::sql::{Columns, change, first};
use crate::words::words;
use crate::{Result, Store, Writer};

words! {
    /// What unlocks the vault day to day. The printed key always does.
    KeyPolicy {
        /// The passphrase alone.
        Passphrase => "passphrase",
        /// The passphrase, or the login to the computer.
        KeyringOrPassphrase => "keyring_or_passphrase",
        /// Both.
        KeyringAndPassphrase => "keyring_and_passphrase",
    }
}

words! {
    /// What was done with keys or copies, or tried with a wrong passphrase.
    KeyAct {
        /// Another passphrase.
        PassphraseChanged => "passphrase_changed",
        /// Another printed key.
        PaperReplaced => "paper_replaced",
        /// Opened with the printed key, and another passphrase.
        Recovered => "recovered",
        /// Another vault key: what opened before opens no more.
        Rekeyed => "rekeyed",
        /// A copy of the whole vault left it.
        CopyMade => "copy_made",
        /// Exports go to another folder.
        ExportFolderSet => "export_folder_set",
    }
}

impl Store {
    /// What the school has decided, if it has.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn key_policy(&self) -> Result<Option<KeyPolicy>> {
        first(&self.db, "SELECT policy FROM key_policy", [], |row| row.word(0, KeyPolicy::parse))
    }
}

impl Writer<'_> {
    /// Decides how the vault may be unlocked: a signed event, so that a key file that says otherwise is noticed.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_key_policy(&mut self, policy: KeyPolicy) -> Result<()> {
        let record = plain_record(id_of("key_policy", ""), RecordKind::Settings);
        self.append(&KeyPolicySet { policy }, &record).map(|_| ())
    }

    /// A row of the school's log about keys or copies. It is committed before anything is handed out.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn log_key_act(&mut self, act: KeyAct) -> Result<()> {
        self.log_row(AuditAction::Keys, act.as_str(), &vault_record(self.vault))
    }

    /// A row about a wrong passphrase or printed key, given for this.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn log_key_attempt(&mut self, act: KeyAct) -> Result<()> {
        self.log_row(AuditAction::Attempt, act.as_str(), &vault_record(self.vault))
    }
}

/// The vault itself, in the log of the school.
fn vault_record(vault: VaultId) -> RecordRef {
    plain_record(Uuid::from_bytes(*vault.as_bytes()), RecordKind::Settings)
}

/// How the vault may be unlocked.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct KeyPolicySet {
    #[n(0)]
    policy: KeyPolicy,
}

impl Fact for KeyPolicySet {
    const NUMBER: u16 = 35;
    const NAME: &'static str = "key_policy_set";

    fn record(&self) -> Uuid {
        id_of("key_policy", "")
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO key_policy (one, policy) VALUES (1, ?1)";
        change(db, sql, params![self.policy.as_str()]).map(|_| ())
    }
}
