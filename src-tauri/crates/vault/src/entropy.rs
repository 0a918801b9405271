//! Where random bytes come from.

/// The source of randomness failed; nothing was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no random bytes from the operating system")]
pub struct EntropyFault;

/// A source of random bytes. Everything random in the program comes through here, so tests can repeat it.
pub trait Entropy: Send + Sync {
    /// Fills `out` with unpredictable bytes.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source fails; `out` is then not to be used.
    fn fill(&self, out: &mut [u8]) -> Result<(), EntropyFault>;
}

/// Random bytes as an array.
///
/// # Errors
/// [`EntropyFault`] when the source fails.
pub fn make_bytes<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], EntropyFault> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn fill(&self, out: &mut [u8]) -> Result<(), EntropyFault> {
        getrandom::fill(out).map_err(|_| EntropyFault)
    }
}

/// Repeatable bytes for tests: block `n` is SHA-256 of the seed and `n`. Not for keys that protect anything.
#[cfg(any(test, feature = "testing"))]
#[derive(Debug)]
pub struct SeededEntropy {
    seed: u64,
    block: std::sync::atomic::AtomicU64,
}

#[cfg(any(test, feature = "testing"))]
impl SeededEntropy {
    /// The same seed gives the same bytes in the same order.
    pub const fn new(seed: u64) -> Self {
        Self { seed, block: std::sync::atomic::AtomicU64::new(0) }
    }
}

#[cfg(any(test, feature = "testing"))]
impl Entropy for SeededEntropy {
    fn fill(&self, out: &mut [u8]) -> Result<(), EntropyFault> {
        use sha2::{Digest, Sha256};
        for chunk in out.chunks_mut(32) {
            let n = self.block.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let block = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(n.to_be_bytes()).finalize();
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_operating_system_does_not_repeat_itself() {
        let (a, b): ([u8; 32], [u8; 32]) = (make_bytes(&OsEntropy).unwrap(), make_bytes(&OsEntropy).unwrap());
        assert_ne!(a, b, "two draws of 256 bits never meet");
    }

    #[test]
    fn a_seed_repeats_and_seeds_differ() {
        let draw = |seed| make_bytes::<40>(&SeededEntropy::new(seed)).unwrap();
        assert_eq!(draw(1), draw(1), "tests can repeat a run");
        assert_ne!(draw(1), draw(2), "seeds are independent");
    }
}
