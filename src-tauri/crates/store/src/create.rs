//! Making the database of a new vault.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::params;
use samsyn_rules::sekretess::{Actor, Domain, Role};
use samsyn_vault::{Entropy, VaultId, VaultKey, make_bytes};
use uuid::Uuid;

use crate::chains::{NewLife, clock_ms};
use crate::check::Standing;
use crate::connection::{Mode, open_file};
use crate::head::{Found, Mark};
use crate::place::{Part, Place};
use crate::school::School;
use crate::sql::change;
use crate::staff::Staff;
use crate::write::{self, WriteContext};
use crate::{Result, Store, StoreError, migrate};

/// What a new vault starts with.
#[derive(Clone)]
pub struct StoreSetup {
    /// Id of the vault, as in its key file.
    pub vault: VaultId,
    /// The school.
    pub school: School,
    /// Name of the person at the keyboard.
    pub user_name: String,
    /// Role of that person.
    pub user_role: Role,
    /// Phone at work of that person.
    pub user_phone: String,
}

impl Store {
    /// Makes the database in `dir`, which must exist, and with it the key file. All of it is there afterwards, or nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::Exists`], [`crate::StoreError::InUse`], [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::NotWritable`].
    pub fn create(
        dir: &Path,
        key: Arc<VaultKey>,
        (setup, key_file): (&StoreSetup, &[u8]),
        now: DateTime<Utc>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self> {
        let place = Place::lock(dir)?;
        if place.file().exists() {
            return Err(StoreError::Exists);
        }
        let user = write::make_id(&*entropy)?;
        let next = place.next(Part::Database);
        // Whole before it gets its name: a crash never leaves a vault without a school, or without its keys.
        let made = make_file(&next, &key, setup, user, &*entropy).and_then(|()| {
            let mut first = Self::of(open_file(&next, &key, Mode::Write)?, &key, &entropy, now)?;
            let context = WriteContext { actor: Actor { id: user, role: setup.user_role }, at: now };
            first.begin_chain(&context, NewLife::Begun, None)?;
            first.write(&context, |writer| -> Result<()> {
                writer.set_school(&setup.school)?;
                writer.put_staff(&first_member(setup, user))
            })?;
            drop(first);
            place.write_next(Part::Keys, key_file)?;
            make_head(&place, &key, now)?;
            place.swap_aside(now).map(|_| ())
        });
        if let Err(fault) = made {
            place.clear_next()?;
            return Err(fault);
        }
        Self::open_place(place, key, None, now, entropy)
    }
}

fn make_file(path: &Path, key: &VaultKey, setup: &StoreSetup, user: Uuid, entropy: &dyn Entropy) -> Result<()> {
    let mut db = open_file(path, key, Mode::Create)?;
    migrate::run_to(&mut db, migrate::known())?;
    let tx = db.transaction()?;
    let put =
        |name: &str, value: &[u8]| change(&tx, "INSERT INTO meta (name, value) VALUES (?1, ?2)", params![name, value]);
    put("vault", setup.vault.as_bytes())?;
    put("user", user.as_bytes())?;
    put(crate::people::PSEUDONYM_KEY, &make_bytes::<32>(entropy)?)?;
    tx.commit()?;
    db.close().map_err(|(_, fault)| StoreError::from(fault))
}

/// The one who makes the vault keeps the log of the own branch until the school appoints somebody.
fn first_member(setup: &StoreSetup, id: Uuid) -> Staff {
    let custodian_of = match setup.user_role {
        role if role.is_emi() => vec![Domain::Emi],
        role if role.is_teaching() => Vec::new(),
        Role::Huvudman => Vec::new(),
        Role::Registeransvarig => vec![Domain::Skola],
        role if role.is_epi() => vec![Domain::Epi, Domain::Elevstod, Domain::Anmalan, Domain::Skola],
        _ => vec![Domain::Elevstod, Domain::Anmalan, Domain::Skola],
    };
    Staff {
        id,
        name: setup.user_name.clone(),
        role: setup.user_role,
        phone: setup.user_phone.clone(),
        custodian_of,
        active: true,
    }
}

/// The head of a new line beside the next database, as it stands.
pub(crate) fn make_head(place: &Place, key: &VaultKey, now: DateTime<Utc>) -> Result<()> {
    let db = open_file(&place.next(Part::Database), key, Mode::Read)?;
    let Standing { vault, chains, audit, .. } = Standing::of(&db)?;
    // Later than any line that came before it here, whatever the clock says.
    let before = match Mark::find(&place.head(), key)? {
        Found::Mark(mark) => mark.line_ms.saturating_add(1),
        Found::Absent | Found::Damaged => 0,
    };
    let line_ms = clock_ms(now).max(before);
    let mark = Mark { vault, line_ms, number: 0, audit, wal: None, chains };
    place.write_next(Part::Head, &mark.encode_file(key))
}
