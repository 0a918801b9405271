//! A made-up school in a temporary folder.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::concerns::{NewConcern, PersonCertainty, Urgent};
use samsyn_store::people::PupilQuery;
use samsyn_vault::{EntryName, KeyFile, Secret32};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::made::derive_pupil_file;
use crate::api::imports::RegisterKind;
use crate::api::people::PupilListRequest;
use crate::api::session::{KeyPolicy, VaultCreateRequest, VaultUnlockRequest};
use crate::app::{App, Ports};
use crate::error::{Code, Error, Result};
use crate::imports::{self, Source};
use crate::keychain::{Keychain, KeychainFault, KeychainStatus};
use crate::{gate, people, registers, session};

/// The practice areas of the demonstration school.
pub(super) const AREAS: &[u8] = include_bytes!("../../demo/areas.geojson");
/// Pupils of the filled school.
pub const PUPILS: usize = 10_000;
/// Events of the filled school.
pub const EVENTS: u64 = 100_000;
/// Pupils with an open case; the events lie in these cases.
pub const OPEN_CASES: usize = 300;
/// Rows of a first list, as the window asks for them.
pub const LIST_ROWS: usize = 100;
/// Concerns in one transaction while filling.
const CHUNK: usize = 500;
/// Length of a short note in bytes.
pub(super) const NOTE_BYTES: usize = 200;

/// A keyring of this process alone, so that unlocking derives no key from a passphrase.
#[derive(Clone, Default)]
struct MemoryKeychain(Arc<Mutex<HashMap<String, Secret32>>>);

impl MemoryKeychain {
    fn kept(&self) -> MutexGuard<'_, HashMap<String, Secret32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keychain for MemoryKeychain {
    fn status(&self) -> KeychainStatus {
        KeychainStatus::Ready
    }

    fn get(&self, name: &EntryName) -> std::result::Result<Option<Secret32>, KeychainFault> {
        Ok(self.kept().get(&name.to_string()).cloned())
    }

    fn set(&self, name: &EntryName, secret: &Secret32) -> std::result::Result<(), KeychainFault> {
        self.kept().insert(name.to_string(), secret.clone());
        Ok(())
    }

    fn remove(&self, name: &EntryName) -> std::result::Result<(), KeychainFault> {
        self.kept().remove(&name.to_string());
        Ok(())
    }
}

/// A school with a vault of its own; dropping it removes the folder.
pub struct MadeSchool {
    app: App,
    keychain: MemoryKeychain,
    folder: tempfile::TempDir,
    /// A pupil with an open case.
    pub pupil: Uuid,
}

impl MadeSchool {
    /// With areas and no pupils.
    ///
    /// # Errors
    /// No temporary folder, or what the services say.
    pub fn empty() -> Result<Self> {
        let folder = tempfile::tempdir().map_err(|_| Error::new(Code::FolderNotWritable))?;
        let keychain = MemoryKeychain::default();
        let mut ports = Ports::of_this_computer(folder.path().join("vault"), folder.path().join("exports"));
        ports.keychain = Box::new(keychain.clone());
        let app = App::new(ports);
        let request = VaultCreateRequest {
            school: "Bench".to_owned(),
            municipality: "0180".to_owned(),
            stadsdel: Some("Farsta".to_owned()),
            point: None,
            huvudman: "kommunal".to_owned(),
            user: "Bench".to_owned(),
            role: "kurator".to_owned(),
            passphrase: Zeroizing::new("four words for measuring".to_owned()).into(),
            policy: KeyPolicy::KeyringOrPassphrase,
            demonstration: false,
        };
        session::create(&app, request)?;
        registers::import(&app, RegisterKind::Areas, "areas.geojson", AREAS)?;
        Ok(Self { app, keychain, folder, pupil: Uuid::nil() })
    }

    /// With [`PUPILS`] pupils, [`OPEN_CASES`] open cases and [`EVENTS`] events.
    ///
    /// # Errors
    /// As [`MadeSchool::empty`].
    pub fn filled() -> Result<Self> {
        let mut school = Self::empty()?;
        let source = Source::Files(vec![("pupils.csv".to_owned(), derive_pupil_file(PUPILS))]);
        imports::import(&school.app, source, None, false, true)?;
        let pupils = school.some_pupils()?;
        let mut turn = pupils.iter().copied().cycle();
        loop {
            let missing = EVENTS.saturating_sub(school.app.with(|vault| Ok(vault.store.event_count()?))?);
            let chunk: Vec<Uuid> = turn.by_ref().take(CHUNK.min(usize::try_from(missing).unwrap_or(CHUNK))).collect();
            if chunk.is_empty() {
                break;
            }
            school.app.with(|vault| {
                let context = vault.context(&school.app);
                vault.store.write(&context, |writer| {
                    chunk.iter().try_for_each(|&pupil| writer.add_concern(&concern(pupil)).map(|_| ()))
                })?;
                Ok(())
            })?;
        }
        school.pupil = pupils.first().copied().unwrap_or_default();
        Ok(school)
    }

    fn some_pupils(&self) -> Result<Vec<Uuid>> {
        self.app.with(|vault| {
            let query = PupilQuery { limit: OPEN_CASES, ..PupilQuery::default() };
            let guarded = vault.store.pupil_page(&query)?;
            let page = gate::open(vault, self.app.now(), AccessPurpose::Oversikt, guarded)?;
            Ok(page.rows.into_iter().map(|row| row.id).collect())
        })
    }

    /// The program over this school.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Folder of the vault.
    #[must_use]
    pub fn vault_dir(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// The keyring's secret, for a peer that opens the same file.
    #[must_use]
    pub fn keyring_secret(&self) -> Option<Secret32> {
        let name = KeyFile::load(&self.vault_dir().join("vault.keys")).ok()?.entry()?;
        self.keychain.get(&name).ok().flatten()
    }

    /// Unlocks with the keyring and reads the first list, as the window does. [`App::lock`] comes before it.
    ///
    /// # Errors
    /// What the services say.
    pub fn first_list(&self) -> Result<()> {
        session::unlock(&self.app, VaultUnlockRequest { passphrase: None })?;
        let request = PupilListRequest {
            query: String::new(),
            include_left: false,
            only_different: false,
            offset: 0,
            limit: LIST_ROWS,
        };
        let list = people::list(&self.app, request)?;
        if list.active == PUPILS && list.rows.len() == LIST_ROWS {
            Ok(())
        } else {
            Err(Error::new(Code::Internal).with("place", "first list"))
        }
    }
}

fn concern(pupil: Uuid) -> NewConcern {
    NewConcern {
        pupil: Some(pupil),
        certainty: PersonCertainty::Sure,
        happened_on: None,
        happened_at: None,
        ongoing: false,
        what: "x".repeat(NOTE_BYTES),
        child_words: String::new(),
        urgent: Urgent::No,
        draft: None,
    }
}
