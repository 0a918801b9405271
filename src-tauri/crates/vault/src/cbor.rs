//! Deterministic CBOR (RFC 8949 section 4.2.1), checked before anything is decoded or allocated.
//!
//! Signed bytes have one spelling only: shortest heads, definite lengths, sorted and unique map keys, no tags, no
//! floating point, nothing after the item.

/// The largest object that is decoded: 4 MiB.
pub const MAX_OBJECT_BYTES: usize = 4 * 1024 * 1024;
const MAX_DEPTH: usize = 8;
/// The longest list: 4 096 entries.
pub(crate) const MAX_ENTRIES: usize = 4096;

/// Why bytes are not taken as an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CborFault {
    /// More than [`MAX_OBJECT_BYTES`], 8 levels or 4 096 entries in a list.
    #[error("the object is larger than allowed")]
    TooLarge,
    /// Not CBOR, not its deterministic form, or cut short.
    #[error("the object is not deterministic CBOR")]
    Malformed,
    /// Something follows the object.
    #[error("bytes follow the object")]
    Trailing,
}

impl From<minicbor::decode::Error> for CborFault {
    /// The position of the fault helps nobody who may read it, and its text could quote content.
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Malformed
    }
}

/// Checks that `bytes` are one item of deterministic CBOR within the limits.
///
/// # Errors
/// [`CborFault`] says which rule is broken.
pub fn check_deterministic(bytes: &[u8]) -> Result<(), CborFault> {
    let rest = check_prefix(bytes)?;
    if rest.is_empty() { Ok(()) } else { Err(CborFault::Trailing) }
}

/// Checks one item at the start of `bytes` and returns what follows it.
pub(crate) fn check_prefix(bytes: &[u8]) -> Result<&[u8], CborFault> {
    if bytes.len() > MAX_OBJECT_BYTES {
        return Err(CborFault::TooLarge);
    }
    check_item(bytes, MAX_DEPTH)
}

fn check_item(bytes: &[u8], levels_left: usize) -> Result<&[u8], CborFault> {
    let (major, value, rest) = read_head(bytes)?;
    match major {
        0 | 1 => Ok(rest),
        2 => split(rest, value).map(|(_, rest)| rest),
        3 => {
            let (text, rest) = split(rest, value)?;
            std::str::from_utf8(text).map_err(|_| CborFault::Malformed)?;
            Ok(rest)
        }
        4 | 5 if value > MAX_ENTRIES as u64 || levels_left == 0 => Err(CborFault::TooLarge),
        4 => (0..value).try_fold(rest, |rest, _| check_item(rest, levels_left - 1)),
        5 => check_map(rest, value, levels_left - 1),
        // false, true and null; tags (6) and floating point have no place in signed objects.
        7 if (20..=22).contains(&value) && bytes[0] < 0xf8 => Ok(rest),
        _ => Err(CborFault::Malformed),
    }
}

fn check_map(bytes: &[u8], pairs: u64, levels_left: usize) -> Result<&[u8], CborFault> {
    let (mut rest, mut last_key) = (bytes, None);
    for _ in 0..pairs {
        let after_key = check_item(rest, levels_left)?;
        let key = &rest[..rest.len() - after_key.len()];
        if last_key.is_some_and(|last| last >= key) {
            return Err(CborFault::Malformed);
        }
        last_key = Some(key);
        rest = check_item(after_key, levels_left)?;
    }
    Ok(rest)
}

/// Reads major type and argument, which must be in the shortest form.
fn read_head(bytes: &[u8]) -> Result<(u8, u64, &[u8]), CborFault> {
    let (&first, rest) = bytes.split_first().ok_or(CborFault::Malformed)?;
    let (major, short) = (first >> 5, first & 0x1f);
    let (width, smallest) = match short {
        0..=23 => return Ok((major, u64::from(short), rest)),
        24 => (1, 24),
        25 => (2, 1 << 8),
        26 => (4, 1 << 16),
        27 => (8, 1 << 32),
        _ => return Err(CborFault::Malformed),
    };
    let (argument, rest) = split(rest, width)?;
    let value = argument.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
    if value < smallest { Err(CborFault::Malformed) } else { Ok((major, value, rest)) }
}

fn split(bytes: &[u8], len: u64) -> Result<(&[u8], &[u8]), CborFault> {
    usize::try_from(len).ok().and_then(|len| bytes.split_at_checked(len)).ok_or(CborFault::Malformed)
}

/// Appends deterministic CBOR. Writing to memory cannot fail, so neither can this.
pub(crate) struct Writer<'a>(pub(crate) &'a mut Vec<u8>);

impl Writer<'_> {
    fn head(&mut self, major: u8, value: u64) -> &mut Self {
        let bytes = value.to_be_bytes();
        let (short, width) = match value {
            0..=23 => (bytes[7], 0),
            24..=0xff => (24, 1),
            0x100..=0xffff => (25, 2),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 8),
        };
        self.0.push(major << 5 | short);
        self.0.extend_from_slice(&bytes[8 - width..]);
        self
    }

    pub(crate) fn uint(&mut self, value: impl Into<u64>) -> &mut Self {
        self.head(0, value.into())
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.head(2, bytes.len() as u64).0.extend_from_slice(bytes);
        self
    }

    /// Announces a list; its entries follow.
    pub(crate) fn array(&mut self, len: usize) -> &mut Self {
        self.head(4, len as u64)
    }
}

/// Reads a byte string of exactly `N` bytes.
pub(crate) fn read_bytes<const N: usize>(decoder: &mut minicbor::Decoder<'_>) -> Result<[u8; N], CborFault> {
    decoder.bytes()?.try_into().map_err(|_| CborFault::Malformed)
}

/// Enters a list and returns its length.
pub(crate) fn read_list(decoder: &mut minicbor::Decoder<'_>) -> Result<usize, CborFault> {
    decoder.array()?.and_then(|len| usize::try_from(len).ok()).ok_or(CborFault::Malformed)
}

/// Enters a list of exactly `len` entries.
pub(crate) fn read_array(decoder: &mut minicbor::Decoder<'_>, len: usize) -> Result<(), CborFault> {
    if read_list(decoder)? == len { Ok(()) } else { Err(CborFault::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nested(levels: usize) -> Vec<u8> {
        let mut bytes = vec![0x81; levels];
        bytes.push(0x00);
        bytes
    }

    #[test]
    fn the_deterministic_spelling_is_taken() {
        for bytes in [
            &[0x17][..],
            &[0x18, 0x18],
            &[0x19, 0x01, 0x00],
            &[0x1b, 0, 0, 0, 1, 0, 0, 0, 0],
            &[0x20],
            &[0x42, 1, 2],
            &[0x63, b'a', 0xc3, 0xa5],
            &[0x82, 0xf4, 0xf6],
            &[0xa2, 0x01, 0x00, 0x02, 0x00],
        ] {
            assert_eq!(check_deterministic(bytes), Ok(()), "{bytes:02x?} is the only spelling of its value");
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for (bytes, why) in [
            (&[][..], "nothing"),
            (&[0x18, 0x17], "23 fits the head"),
            (&[0x19, 0x00, 0xff], "255 fits one byte"),
            (&[0x1a, 0x00, 0x00, 0xff, 0xff], "65 535 fits two bytes"),
            (&[0x1b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], "fits four bytes"),
            (&[0x5f, 0x41, 0x00, 0xff], "indefinite byte string"),
            (&[0x9f, 0xff], "indefinite list"),
            (&[0xa2, 0x02, 0x00, 0x01, 0x00], "keys out of order"),
            (&[0xa2, 0x01, 0x00, 0x01, 0x00], "the same key twice"),
            (&[0xc0, 0x60], "a tag"),
            (&[0xf9, 0x3c, 0x00], "floating point"),
            (&[0xf7], "undefined"),
            (&[0xf8, 0x20], "unassigned simple value"),
            (&[0x61, 0xff], "text that is not UTF-8"),
            (&[0x42, 0x00], "cut short"),
        ] {
            assert_eq!(check_deterministic(bytes), Err(CborFault::Malformed), "{why}");
        }
        assert_eq!(check_deterministic(&[0x00, 0x00]), Err(CborFault::Trailing), "one object and no more");
    }

    #[test]
    fn limits_hold_before_anything_is_allocated() {
        assert_eq!(check_deterministic(&nested(8)), Ok(()), "8 levels");
        assert_eq!(check_deterministic(&nested(9)), Err(CborFault::TooLarge), "9 levels");
        assert_eq!(check_deterministic(&nested(100_000)), Err(CborFault::TooLarge), "no deep recursion");
        assert_eq!(check_deterministic(&[0x99, 0x10, 0x01]), Err(CborFault::TooLarge), "4 097 entries");
        assert_eq!(check_deterministic(&[0x5b, 0xff, 0, 0, 0, 0, 0, 0, 0]), Err(CborFault::Malformed), "huge string");
        assert_eq!(check_deterministic(&vec![0; MAX_OBJECT_BYTES + 1]), Err(CborFault::TooLarge), "4 MiB and a byte");
    }

    proptest! {
        #[test]
        fn what_is_written_is_deterministic_and_read_back(
            numbers in proptest::collection::vec(any::<u64>().prop_flat_map(|n| (0_u32..64).prop_map(move |s| n >> s)), 0..40),
            text in proptest::collection::vec(any::<u8>(), 0..300),
        ) {
            let mut out = Vec::new();
            let mut writer = Writer(&mut out);
            writer.array(numbers.len() + 1).bytes(&text);
            for &number in &numbers {
                writer.uint(number);
            }
            prop_assert_eq!(check_deterministic(&out), Ok(()), "shortest heads");
            let mut reader = minicbor::Decoder::new(&out);
            prop_assert_eq!(reader.array().ok().flatten(), Some(numbers.len() as u64 + 1), "the list");
            prop_assert_eq!(reader.bytes().ok(), Some(text.as_slice()), "the bytes");
            for number in numbers {
                prop_assert_eq!(reader.u64().ok(), Some(number), "each number");
            }
        }

        #[test]
        fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if check_deterministic(&bytes).is_ok() {
                let mut decoder = minicbor::Decoder::new(&bytes);
                prop_assert!(decoder.skip().is_ok(), "what is taken is CBOR to others too");
                prop_assert_eq!(decoder.position(), bytes.len(), "and one whole item");
            }
        }
    }
}
