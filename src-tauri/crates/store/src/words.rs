//! Closed vocabularies of the rules' kind, with their place in event bodies.

/// A list of words that grows only with the program.
pub trait ClosedList: Sized {
    /// The word.
    fn word(&self) -> &'static str;
    /// What it means, if this program knows.
    fn of_word(word: &str) -> Option<Self>;
}

/// A word of a closed list, or one that a later program has added to it: carried and shown as it is, and never taken for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word<T> {
    /// One of the list.
    Known(T),
    /// Another.
    Unknown(String),
}

impl<T: ClosedList> Word<T> {
    /// Reads a word.
    pub fn of(word: &str) -> Self {
        T::of_word(word).map_or_else(|| Self::Unknown(word.to_owned()), Self::Known)
    }

    /// The word as it is written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(known) => known.word(),
            Self::Unknown(word) => word,
        }
    }
}

impl<T> From<T> for Word<T> {
    fn from(known: T) -> Self {
        Self::Known(known)
    }
}

/// Letters and digits that are not mistaken for one another and make no words.
const SIGNS: &[u8; 24] = b"2346789BCDFGHJKMPQRTVWXY";

/// The beginning of a digest as `N` signs that a person can write down and read aloud.
pub(crate) fn spell<const N: usize>(digest: &[u8]) -> String {
    let mut number = digest.iter().take(8).fold(0_u64, |number, &byte| number << 8 | u64::from(byte));
    let mut text = String::with_capacity(N);
    for _ in 0..N {
        text.push(char::from(SIGNS[(number % SIGNS.len() as u64) as usize]));
        number /= SIGNS.len() as u64;
    }
    text
}

/// Declares an enum whose variants have one word each, as the rules do, and puts it into CBOR as that word.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $word:literal),+ $(,)? }) => {
        samsyn_rules::words! { $(#[$meta])* $name { $($(#[$vmeta])* $variant => $word),+ } }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                out: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> ::std::result::Result<(), minicbor::encode::Error<W::Error>> {
                out.str(self.as_str()).map(|_| ())
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(input: &mut minicbor::Decoder<'b>, _: &mut C) -> ::std::result::Result<Self, minicbor::decode::Error> {
                Self::parse(input.str()?).ok_or_else(crate::wire::unknown_word)
            }
        }

        impl crate::words::ClosedList for $name {
            fn word(&self) -> &'static str {
                self.as_str()
            }

            fn of_word(word: &str) -> Option<Self> {
                Self::parse(word)
            }
        }
    };
}

pub(crate) use words;
