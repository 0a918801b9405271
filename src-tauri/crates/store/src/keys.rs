//! Keys of compartments: one for each (case, domain), made when something is first sealed there.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use samsyn_rules::sekretess::Domain;
use samsyn_vault::{CompartmentId, CompartmentKey, Entropy, KeyId, VaultKey, make_bytes};
use uuid::Uuid;

use crate::sql::{all, change, first};
use crate::{Result, StoreError};

/// Where something is sealed.
pub(crate) type Place = (Option<Uuid>, Domain);

/// A compartment with its key.
#[derive(Clone)]
pub(crate) struct Compartment {
    pub(crate) id: CompartmentId,
    pub(crate) key: CompartmentKey,
}

fn case_bytes(case: Option<Uuid>) -> Vec<u8> {
    case.map(|case| case.as_bytes().to_vec()).unwrap_or_default()
}

fn open_key(vault_key: &VaultKey, commit: &[u8; 32], sealed: &[u8]) -> Result<CompartmentKey> {
    CompartmentKey::open(vault_key, commit, sealed).map_err(|_| StoreError::Damaged { place: "compartment" })
}

/// The compartment of a place, made inside the caller's transaction when there is none.
pub(crate) fn compartment(
    db: &Connection,
    place: Place,
    vault_key: &VaultKey,
    entropy: &dyn Entropy,
) -> Result<Compartment> {
    let (case, domain) = (case_bytes(place.0), place.1.as_str());
    let stored = first(
        db,
        "SELECT id, key_commit, sealed_key FROM compartment WHERE case_id = ?1 AND domain = ?2",
        params![case, domain],
        |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, [u8; 32]>(1)?, row.get::<_, Vec<u8>>(2)?)),
    )?;
    if let Some((id, commit, sealed)) = stored {
        return Ok(Compartment { id: id.into(), key: open_key(vault_key, &commit, &sealed)? });
    }
    let made = Compartment { id: make_bytes(entropy)?.into(), key: CompartmentKey::make(entropy)? };
    let sealed = made.key.to_sealed(vault_key, entropy)?;
    change(
        db,
        "INSERT INTO compartment (id, case_id, domain, key_commit, sealed_key) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![made.id.as_bytes(), case, domain, made.key.commit(), sealed],
    )?;
    Ok(made)
}

/// Every key by its name, to open the whole log.
pub(crate) fn all_keys(db: &Connection, vault_key: &VaultKey) -> Result<HashMap<KeyId, CompartmentKey>> {
    let rows = all(db, "SELECT key_commit, sealed_key FROM compartment", [], |row| {
        Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    rows.iter()
        .map(|(commit, sealed)| {
            let key = open_key(vault_key, commit, sealed)?;
            Ok((key.kid(), key))
        })
        .collect()
}

/// The key with this name. Only one is opened, however many cases there are.
pub(crate) fn key_named(db: &Connection, vault_key: &VaultKey, kid: KeyId) -> Result<Option<CompartmentKey>> {
    let sql = "SELECT key_commit, sealed_key FROM compartment WHERE substr(key_commit, 1, 16) = ?1";
    let stored =
        first(db, sql, params![kid.as_bytes()], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    stored.map(|(commit, sealed)| open_key(vault_key, &commit, &sealed)).transpose()
}
