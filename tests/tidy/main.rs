//! The laws of the code: what a reviewer would otherwise have to remember.

mod bounds;
mod features;
mod generated;
mod layers;
mod sizes;
mod wiring;
mod words;
mod writers;
