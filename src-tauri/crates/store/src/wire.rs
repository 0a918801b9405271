//! Event bodies: maps with whole numbers as keys, in deterministic CBOR.
//!
//! The structs of the API are the bodies. Field numbers never change their meaning and are never given again; a
//! newer program's extra fields are skipped, and an absent optional one is `None`.

use std::convert::Infallible;
use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use minicbor::decode::{self, Decode, Decoder};
use minicbor::encode::{self, Encode, Encoder, Write};
use samsyn_rules::people::{Shield, Withheld};
use samsyn_rules::sekretess::decide::{Condition, Party, Purpose};
use samsyn_rules::sekretess::{Domain, HuvudmanKind, Role};
use uuid::Uuid;

use crate::words::{ClosedList, Word};
use crate::{Result, StoreError};

/// Days and instants lie in these years, the first and the last included: what lies outside is a slip, and breaks sums later.
const YEARS: RangeInclusive<i32> = 1900..=2200;

/// The body as bytes. Memory never refuses bytes: the one fault is a day or an instant outside [`YEARS`].
pub(crate) fn encode_body<T: Encode<()>>(body: &T) -> Result<Vec<u8>> {
    minicbor::to_vec(body).map_err(|_: encode::Error<Infallible>| StoreError::OutOfRange)
}

/// The body out of bytes. The position of a fault helps nobody who may read it, and its text could quote content; whether it is a word
/// that this program does not know is told apart.
pub(crate) fn decode_body<'b, T: Decode<'b, ()>>(bytes: &'b [u8]) -> Result<T> {
    minicbor::decode(bytes).map_err(|fault: decode::Error| StoreError::Damaged {
        place: if fault.is_unknown_variant() { "word" } else { "body" },
    })
}

/// A word that this program does not know: a later one may.
pub(crate) fn unknown_word() -> decode::Error {
    decode::Error::unknown_variant(0)
}

/// A type of another crate, as it lies in a body. For `#[cbor(with = "crate::wire", has_nil)]`.
pub(crate) trait Wire: Sized {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>>;
    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error>;
    fn absent() -> Option<Self> {
        None
    }
    fn is_absent(&self) -> bool {
        false
    }
}

pub(crate) fn encode<T: Wire, C, W: Write>(
    value: &T,
    out: &mut Encoder<W>,
    _: &mut C,
) -> std::result::Result<(), encode::Error<W::Error>> {
    value.put(out)
}

pub(crate) fn decode<T: Wire, C>(input: &mut Decoder<'_>, _: &mut C) -> std::result::Result<T, decode::Error> {
    T::get(input)
}

pub(crate) fn nil<T: Wire>() -> Option<T> {
    T::absent()
}

pub(crate) fn is_nil<T: Wire>(value: &T) -> bool {
    value.is_absent()
}

/// A [`Wire`] type that lies there as a simpler one, if it may lie there.
macro_rules! wire {
    ($type:ty, $plain:ty, $may:expr, $to:expr, $from:expr) => {
        impl Wire for $type {
            fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
                let (may, to): (fn(&$type) -> bool, fn(&$type) -> $plain) = ($may, $to);
                if !may(self) {
                    return Err(encode::Error::message("not a value of this field"));
                }
                out.encode(to(self))?;
                Ok(())
            }

            fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
                let (may, from): (fn(&$type) -> bool, fn($plain) -> Option<$type>) = ($may, $from);
                from(input.decode()?).filter(may).ok_or_else(|| decode::Error::message("not a value of this field"))
            }
        }
    };
}

wire!(
    NaiveDate,
    i32,
    |day| YEARS.contains(&day.year()),
    |day| day.num_days_from_ce(),
    NaiveDate::from_num_days_from_ce_opt
);
wire!(NaiveTime, u32, |_| true, NaiveTime::num_seconds_from_midnight, |seconds| {
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
});
wire!(DateTime<Utc>, i64, |at| YEARS.contains(&at.year()), |at| at.timestamp_micros(), DateTime::from_timestamp_micros);

impl Wire for Uuid {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
        out.bytes(self.as_bytes())?;
        Ok(())
    }

    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
        Self::from_slice(input.bytes()?).map_err(|_| decode::Error::message("not an id"))
    }
}

/// Words of the rules.
macro_rules! wire_words {
    ($($type:ty),+) => {$(
        impl Wire for $type {
            fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
                out.str(self.as_str())?;
                Ok(())
            }

            fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
                Self::parse(input.str()?).ok_or_else(unknown_word)
            }
        }

        impl ClosedList for $type {
            fn word(&self) -> &'static str {
                self.as_str()
            }

            fn of_word(word: &str) -> Option<Self> {
                Self::parse(word)
            }
        }
    )+};
}

wire_words!(Domain, HuvudmanKind, Role, Party, Purpose, Condition, Shield);

/// By whose protection, and through whose row or null.
impl Wire for Withheld {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
        out.array(2)?;
        self.by.put(out)?;
        out.encode(&self.through).map(|_| ())
    }

    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
        match input.array()? {
            Some(2) => Ok(Self { by: Shield::get(input)?, through: input.decode()? }),
            _ => Err(decode::Error::message("not why a place is withheld")),
        }
    }
}

/// A word that may be a later program's.
impl<T: ClosedList> Wire for Word<T> {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
        out.str(self.as_str()).map(|_| ())
    }

    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
        input.str().map(Self::of)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
        match self {
            Some(value) => value.put(out),
            None => out.null().map(|_| ()),
        }
    }

    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
        if input.datatype()? == minicbor::data::Type::Null {
            input.null()?;
            return Ok(None);
        }
        T::get(input).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
        out.array(self.len() as u64)?;
        self.iter().try_for_each(|value| value.put(out))
    }

    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
        let count = input.array()?.ok_or_else(|| decode::Error::message("a list without a length"))?;
        (0..count).map(|_| T::get(input)).collect()
    }
}

/// Thirty-two bytes of a digest.
impl Wire for [u8; 32] {
    fn put<W: Write>(&self, out: &mut Encoder<W>) -> std::result::Result<(), encode::Error<W::Error>> {
        out.bytes(self)?;
        Ok(())
    }

    fn get(input: &mut Decoder<'_>) -> std::result::Result<Self, decode::Error> {
        input.bytes()?.try_into().map_err(|_| decode::Error::message("not a digest"))
    }
}
