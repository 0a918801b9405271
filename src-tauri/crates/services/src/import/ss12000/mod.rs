//! SS 12000:2020: files of its lists, and the pupils in them.
//!
//! Unknown keys and values are accepted; what decides who is a pupil, and who is protected, is not guessed.

mod build;
mod lists;
mod school;
mod value;

pub(super) use build::build;
pub(super) use lists::{List, Lists, page};

use super::fault::ReadFault;
use super::{InputFile, Progress, ReadOptions, Reading};
use crate::effort::Watched;

/// Reads the JSON files of one register.
///
/// # Errors
/// `json_invalid`, or `file_unknown` when no file has persons.
pub(super) fn read_files(
    files: &[InputFile],
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Reading, ReadFault> {
    let mut lists = Lists::default();
    let effort = Watched::new(progress);
    for file in files {
        lists.add_file(&file.name, &file.bytes, &effort)?;
    }
    lists.check_whole()?;
    if lists.get(List::Persons).is_none() {
        return Err(ReadFault::Unknown { name: files.first().map(|file| file.name.clone()).unwrap_or_default() });
    }
    build(&lists, options, progress, &effort)
}
