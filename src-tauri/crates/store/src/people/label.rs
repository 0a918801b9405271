//! What stands for the name of a protected pupil: short enough to say and to write, and nothing that was counted.

use rusqlite::params;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::sql::{exists, first};
use crate::words::spell;
use crate::{Result, Writer};

/// Two pupils of a school who have the same three signs by chance are told apart by the next attempt.
fn derive_label(pupil: Uuid, attempt: u32) -> String {
    let seed = Sha256::new().chain_update(b"samsyn/label/v1").chain_update(pupil.as_bytes());
    format!("S-{}", spell::<3>(&seed.chain_update(attempt.to_be_bytes()).finalize()))
}

impl Writer<'_> {
    /// The pupil's label: the one it has had since it was first protected, or one that nobody here has.
    pub(super) fn label(&self, pupil: Uuid) -> Result<String> {
        let sql = "SELECT label FROM pupil WHERE id = ?1";
        let known = first(&self.tx, sql, params![pupil.as_bytes()], |row| row.get::<_, Option<String>>(0))?;
        if let Some(label) = known.flatten() {
            return Ok(label);
        }
        let mut attempts = (0..).map(|attempt| derive_label(pupil, attempt));
        loop {
            let label = attempts.next().unwrap_or_default();
            if !exists(&self.tx, "SELECT 1 FROM pupil WHERE label = ?1", params![label])? {
                return Ok(label);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_depends_on_the_pupil_and_on_nothing_that_was_counted() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(derive_label(a, 0), derive_label(a, 0), "every device finds the same");
        assert_ne!(derive_label(a, 0), derive_label(b, 0), "two pupils have two");
        assert_ne!(derive_label(a, 0), derive_label(a, 1), "and a taken one is replaced by another");
        assert_eq!(derive_label(a, 0).len(), 5, "S- and three signs");
    }
}
