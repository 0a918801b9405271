//! Tests of the built-in register, the files and the worked cases.

mod cases;
mod embedded;
mod files;
mod scale;
mod shared;
