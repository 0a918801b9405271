//! Skyddade personuppgifter: how a person's whereabouts are protected.

/// How a person's data are protected, weakest first, so that the greater of two is the stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Protection {
    /// Not protected, as far as the register says.
    #[default]
    None,
    /// A warning flag set by Skatteverket (OSL 22 kap. 1 §).
    Sekretessmarkering,
    /// Registered elsewhere than where the person lives (folkbokforingslagen 16 §).
    SkyddadFolkbokforing,
    /// A new identity (lag 1991:483).
    Fingerad,
}

impl Protection {
    /// Every kind, weakest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Sekretessmarkering, Self::SkyddadFolkbokforing, Self::Fingerad];

    /// Whether address and whereabouts must be withheld.
    #[must_use]
    pub const fn is_protected(self) -> bool {
        !matches!(self, Self::None)
    }

    /// The word kept in data; `ingen` without protection.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "ingen",
            Self::Sekretessmarkering => "sekretessmarkering",
            Self::SkyddadFolkbokforing => "skyddad_folkbokforing",
            Self::Fingerad => "fingerad",
        }
    }

    /// The kind with this code. An unknown word is no kind: the caller must then treat the person as protected.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_unknown_words_are_no_kind() {
        for kind in Protection::ALL {
            assert_eq!(Protection::from_code(kind.code()), Some(kind), "a stored word reads back as itself");
            assert_eq!(kind.is_protected(), kind != Protection::None, "every kind but none withholds");
        }
        assert_eq!(Protection::from_code("hemlig"), None, "a word we do not know must never pass as unprotected");
    }

    #[test]
    fn the_greater_is_the_stronger() {
        let strongest = Protection::ALL.into_iter().max();
        assert_eq!(strongest, Some(Protection::Fingerad), "merging two rows keeps the stronger protection");
    }
}
