//! Large bytes that an event names: exports and register files. They lie beside the log, sealed under the key of the event that names
//! them, and under the name of their own digest.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_vault::CompartmentId;
use sha2::{Digest, Sha256};

use crate::keys::{Place, key_named};
use crate::sql::{change, exists, first};
use crate::{Result, Store, StoreError, Writer};

/// A blob as an event names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct BlobRef {
    /// SHA-256 of the sealed bytes.
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) hash: [u8; 32],
    /// How many they are.
    #[n(1)]
    pub(crate) sealed_bytes: u64,
}

const DAMAGED: StoreError = StoreError::Damaged { place: "blob" };

impl Store {
    /// The bytes of a blob as they were kept.
    pub(crate) fn blob(&self, hash: &[u8; 32]) -> Result<Vec<u8>> {
        let sql = "SELECT b.kid, b.bytes, e.compartment FROM blob b JOIN epoch e ON e.kid = b.kid WHERE b.hash = ?1";
        let found = first(&self.db, sql, params![hash], |row| {
            Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, [u8; 16]>(2)?))
        })?;
        let (kid, sealed, compartment) = found.ok_or(DAMAGED)?;
        if Sha256::digest(&sealed)[..] != *hash {
            return Err(DAMAGED);
        }
        let key = key_named(&self.db, &self.key, kid.into())?.ok_or(DAMAGED)?;
        let plain = key.open_blob(self.vault, CompartmentId::from_bytes(compartment), &sealed);
        plain.map(|plain| plain.to_vec()).map_err(|_| DAMAGED)
    }
}

impl Writer<'_> {
    /// Seals bytes for an event of this place.
    pub(crate) fn keep_blob(&mut self, place: Place, plain: &[u8]) -> Result<BlobRef> {
        let home = self.compartment(place)?;
        let sealed = home.key.seal_blob(self.vault, home.id, plain, self.entropy)?;
        let hash: [u8; 32] = Sha256::digest(&sealed).into();
        let kid = home.key.kid();
        let params = params![hash, kid.as_bytes(), sealed];
        change(&self.tx, "INSERT INTO blob (hash, kid, bytes) VALUES (?1, ?2, ?3)", params)?;
        Ok(BlobRef { hash, sealed_bytes: sealed.len() as u64 })
    }

    /// Removes what no row names any more.
    pub(crate) fn drop_blobs(&self) -> Result<()> {
        let sql =
            "DELETE FROM blob WHERE hash NOT IN (SELECT blob FROM register UNION ALL SELECT blob FROM report_export)";
        change(&self.tx, sql, []).map(|_| ())
    }
}

/// The place of the first blob that is not what its name says, or that is named and not there.
pub(crate) fn first_broken(db: &Connection) -> Result<Option<&'static str>> {
    let mut statement = db.prepare("SELECT hash, bytes FROM blob")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(1)?.as_blob().map_err(|_| DAMAGED)?;
        if Sha256::digest(bytes)[..] != row.get::<_, [u8; 32]>(0)? {
            return Ok(Some("blob"));
        }
    }
    let named = "SELECT 1 FROM (SELECT blob FROM register UNION ALL SELECT blob FROM report_export) named
                 WHERE named.blob NOT IN (SELECT hash FROM blob)";
    Ok(exists(db, named, [])?.then_some("blob missing"))
}
