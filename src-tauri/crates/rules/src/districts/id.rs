//! Names of receivers: `SE-0180-SDN-JARVA` for one namnd of several, `SE-0126` for a municipality with one receiver.

use std::fmt;

/// The id of a receiver. Always well formed; whether the register knows it is another question.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReceiverId(String);

impl ReceiverId {
    /// Reads `SE-`, four digits and, for one namnd of several, more parts in capitals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.strip_prefix("SE-")?;
        let (municipality, rest) = code.split_at_checked(4)?;
        let part_is_sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
        let rest_is_sound = rest.is_empty() || rest.strip_prefix('-')?.split('-').all(part_is_sound);
        (is_municipality_code(municipality) && rest_is_sound).then(|| Self(text.to_owned()))
    }

    /// The one receiver of a municipality.
    #[must_use]
    pub fn of_municipality(code: &str) -> Option<Self> {
        is_municipality_code(code).then(|| Self(format!("SE-{code}")))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The municipality's four digits.
    #[must_use]
    pub fn municipality(&self) -> &str {
        &self.0[3..7]
    }
}

impl fmt::Display for ReceiverId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn is_municipality_code(code: &str) -> bool {
    code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_whole_ids_are_read() {
        for good in ["SE-0126", "SE-0180-SDN-JARVA"] {
            assert_eq!(ReceiverId::parse(good).unwrap().as_str(), good, "a whole id comes back as it was");
        }
        for bad in ["", "SE-", "SE-018", "0180", "SE-0180-", "SE-0180x", "SE-01 0", "SE-0180-sdn", "SE-018\u{e5}"] {
            assert!(ReceiverId::parse(bad).is_none(), "{bad:?} names no receiver");
        }
    }
}
