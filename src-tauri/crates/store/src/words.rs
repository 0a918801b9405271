//! Closed vocabularies of the rules' kind, with their place in event bodies.

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
                Self::parse(input.str()?).ok_or_else(|| minicbor::decode::Error::message("not a known word"))
            }
        }
    };
}

pub(crate) use words;
