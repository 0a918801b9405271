//! Pupil registers as schools hand them over. Everybody in these tests is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod compare;
mod csv;
mod live;
mod made;
mod mutate;
mod scale;
mod shared;
mod ss12000;
mod xlsx;
