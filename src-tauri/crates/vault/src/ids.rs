//! Random names of things: fixed-width bytes, shown in hexadecimal, never derived from a person.

use std::fmt;

/// Text or bytes that are no id of the asked kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id has {expected_bytes} bytes, written as twice as many hexadecimal digits")]
pub struct IdFault {
    /// Width of the id in bytes.
    pub expected_bytes: usize,
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn read_hex<const N: usize>(text: &str) -> Result<[u8; N], IdFault> {
    let fault = IdFault { expected_bytes: N };
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return Err(fault);
    }
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok()).ok_or(fault);
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Ok(bytes)
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $width:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub struct $name([u8; $width]);

        impl $name {
            /// Width in bytes.
            pub const BYTES: usize = $width;

            /// Wraps known bytes.
            pub const fn from_bytes(bytes: [u8; $width]) -> Self {
                Self(bytes)
            }

            /// The bytes.
            pub const fn as_bytes(&self) -> &[u8; $width] {
                &self.0
            }
        }

        impl From<[u8; $width]> for $name {
            fn from(bytes: [u8; $width]) -> Self {
                Self(bytes)
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = IdFault;

            fn try_from(bytes: &[u8]) -> Result<Self, IdFault> {
                bytes.try_into().map(Self).map_err(|_| IdFault { expected_bytes: $width })
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdFault;

            fn from_str(text: &str) -> Result<Self, IdFault> {
                read_hex(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
    };
}

id!(
    /// One vault, random.
    VaultId, 16
);
id!(
    /// One device: the first 16 bytes of SHA-256 over its public key, so an id vouches for its key.
    DeviceId, 16
);
id!(
    /// One life of a device's log, random; a device restored from a copy starts a new one.
    IncarnationId, 8
);
id!(
    /// A set of records sealed under the same keys, random.
    CompartmentId, 16
);
id!(
    /// A pseudonym of who wrote, random.
    AuthorId, 16
);
id!(
    /// The name of a compartment key: the first 16 bytes of its commitment.
    KeyId, 16
);
id!(
    /// The first 8 bytes of the hash of the roster the writer knew; zeros before there is one.
    RosterTag, 8
);
id!(
    /// SHA-256 over an event's header and signature; zeros stand for "no event before".
    EventHash, 32
);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn hexadecimal_comes_back() {
        let id = VaultId::from_bytes([0xA5; 16]);
        assert_eq!(id.to_string(), "a5".repeat(16), "two lower-case digits a byte");
        assert_eq!(id.to_string().parse::<VaultId>().unwrap(), id, "what is shown can be read");
    }

    #[test]
    fn other_text_and_widths_are_refused() {
        for text in ["", "a5", "+5".repeat(16).as_str(), "zz".repeat(16).as_str(), "å".repeat(16).as_str()] {
            assert_eq!(text.parse::<VaultId>(), Err(IdFault { expected_bytes: 16 }), "{text} is no id");
        }
        assert!(KeyId::try_from([0; 15].as_slice()).is_err(), "15 bytes are no key id");
    }
}
