//! Padmé padding: a size tells only its order of magnitude, for at most 12 % more bytes.
//!
//! Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019.

/// The padded length of `len` bytes: all but the leading bits of the mantissa are rounded up to zero.
pub(crate) const fn padded_len(len: usize) -> usize {
    if len < 2 {
        return len;
    }
    let exponent = len.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    let mask = (1 << (exponent - kept_bits)) - 1;
    (len + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_fall_into_buckets() {
        for (len, padded) in
            [(0, 0), (1, 1), (2, 2), (8, 8), (9, 10), (2000, 2048), (2049, 2176), (1_000_000, 1_015_808)]
        {
            assert_eq!(padded_len(len), padded, "{len} bytes");
        }
    }

    proptest! {
        #[test]
        fn padding_is_small_and_stable(len in 0..8_usize << 20) {
            let padded = padded_len(len);
            prop_assert!(padded >= len, "never shorter");
            prop_assert!(padded <= len + len * 12 / 100 + 1, "at most 12 percent");
            prop_assert_eq!(padded_len(padded), padded, "a padded length is its own bucket");
        }
    }
}
