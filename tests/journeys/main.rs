//! What people do with Samsyn, through the door and without a window.

mod bad_input;
mod card;
mod clock;
mod concern;
mod extremes;
mod households;
mod identity;
mod key_changes;
mod keyring;
mod keys;
mod main_job;
mod matrix;
mod proof;
mod protected;
mod reader;
mod register;
mod rekey;
mod rescue;
mod roles;
mod school;
mod sharing;
mod silence;
mod sweep;
mod team;
mod watched;
mod writers;
