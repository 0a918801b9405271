//! Which column of a table holds what.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::fault::ReadFault;
use super::pupil::Field;
use super::words::{fold, speaks_of_protection};

/// Headings by column, in a data file so that a new one is a line of text.
const HEADINGS: &str = include_str!("../../text/columns.sv.toml");
/// Words that make a heading about a guardian rather than the pupil.
const OF_GUARDIAN: [&str; 5] = ["vardnadshavare", "vh", "malsman", "foralder", "guardian"];

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Personal number.
    Number,
    /// Id of the source system.
    SourceId,
    /// Given name.
    Given,
    /// Family name.
    Family,
    /// Both names; `family, given` when there is a comma.
    Name,
    /// Birth date.
    BirthDate,
    /// Class.
    Class,
    /// School year.
    SchoolYear,
    /// School type.
    SchoolType,
    /// Street and number.
    Street,
    /// Postal code.
    PostalCode,
    /// Postal town.
    PostalTown,
    /// Municipality code.
    Municipality,
    /// Protection.
    Protection,
    /// First guardian.
    Guardian,
    /// Phone of the first guardian.
    Phone,
    /// Second guardian.
    #[serde(rename = "guardian_2")]
    Guardian2,
    /// Phone of the second guardian.
    #[serde(rename = "phone_2")]
    Phone2,
}

impl Column {
    /// The part of a pupil that the column says.
    const fn field(self) -> Field {
        match self {
            Self::Number => Field::Number,
            Self::SourceId => Field::SourceId,
            Self::Given | Self::Name => Field::Given,
            Self::Family => Field::Family,
            Self::BirthDate => Field::BirthDate,
            Self::Class => Field::Class,
            Self::SchoolYear => Field::SchoolYear,
            Self::SchoolType => Field::SchoolType,
            Self::Street | Self::PostalCode | Self::PostalTown | Self::Municipality => Field::Address,
            Self::Protection => Field::Protection,
            Self::Guardian | Self::Phone | Self::Guardian2 | Self::Phone2 => Field::Guardians,
        }
    }
}

/// How a column is headed.
struct Headings {
    /// As a person would name the column.
    label: String,
    /// As they compare, likeliest first.
    folded: Vec<String>,
}

static HEADINGS_OF: LazyLock<BTreeMap<Column, Headings>> = LazyLock::new(|| {
    // A test reads the file; a fault in it would only mean that nothing is recognised.
    let file: BTreeMap<Column, Vec<String>> = toml::from_str(HEADINGS).unwrap_or_default();
    file.into_iter()
        .map(|(column, names)| {
            let folded = names.iter().map(|name| fold(name)).collect();
            (column, Headings { label: names.into_iter().next().unwrap_or_default(), folded })
        })
        .collect()
});

/// The name of each column's heading in a file. Saved, so that the next import needs no questions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMapping(BTreeMap<Column, String>);

impl ColumnMapping {
    /// The heading of a column.
    #[must_use]
    pub fn heading(&self, column: Column) -> Option<&str> {
        self.0.get(&column).map(String::as_str)
    }

    /// Says that `column` has this heading.
    #[must_use]
    pub fn with(mut self, column: Column, heading: &str) -> Self {
        self.0.insert(column, heading.to_owned());
        self
    }

    /// What the headings of a file mean by their names.
    pub(super) fn suggest(headings: &[String]) -> Self {
        let folded: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
        let find = |name: &String| headings.get(folded.iter().position(|heading| heading == name)?);
        let found = HEADINGS_OF.iter().filter_map(|(&column, known)| {
            let heading = known.folded.iter().find_map(find)?;
            Some((column, heading.clone()))
        });
        Self(found.collect())
    }

    /// How many columns of this mapping the headings have.
    pub(super) fn fit(&self, headings: &[String]) -> usize {
        self.0.values().filter(|heading| headings.contains(heading)).count()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// This mapping of an earlier file over a new one: headings that are gone are looked for by name.
    pub(super) fn over(&self, headings: &[String]) -> Self {
        let suggested = Self::suggest(headings);
        let kept = self.0.iter().filter_map(|(&column, heading)| {
            let here = headings.contains(heading).then(|| heading.clone());
            Some((column, here.or_else(|| suggested.0.get(&column).cloned())?))
        });
        Self(kept.collect())
    }
}

/// The columns of one file, by place.
pub(super) struct Places {
    pub(super) mapping: ColumnMapping,
    places: BTreeMap<Column, usize>,
    /// Every column that speaks of the pupil's protection, mapped or not: an overlooked one would print an address.
    pub(super) protection: Vec<usize>,
    /// The same of guardians.
    pub(super) guardian_protection: Vec<usize>,
    pub(super) width: usize,
}

impl Places {
    /// Finds the columns of a mapping.
    ///
    /// # Errors
    /// `column_missing`, when a mapped column is not there, or none says who a pupil is.
    pub(super) fn find(headings: &[String], mapping: ColumnMapping) -> Result<Self, ReadFault> {
        let mut places = BTreeMap::new();
        for (&column, heading) in mapping.0.iter().filter(|(_, heading)| !heading.trim().is_empty()) {
            let place = headings.iter().position(|other| other == heading);
            let place = place.or_else(|| headings.iter().position(|other| fold(other) == fold(heading)));
            places.insert(column, place.ok_or_else(|| ReadFault::ColumnMissing { column: heading.clone() })?);
        }
        let has = |column| places.contains_key(&column);
        if !has(Column::Number) && !has(Column::SourceId) {
            return Err(missing(Column::Number));
        }
        if !has(Column::Given) && !has(Column::Family) && !has(Column::Name) {
            return Err(missing(Column::Given));
        }
        let speaking = (0..headings.len()).filter(|&place| speaks_of_protection(&headings[place]));
        let (guardian_protection, mut protection): (Vec<usize>, Vec<usize>) =
            speaking.partition(|&place| fold(&headings[place]).split(' ').any(is_of_guardian));
        protection.extend(places.get(&Column::Protection));
        Ok(Self { mapping, places, protection, guardian_protection, width: headings.len() })
    }

    pub(super) fn of(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// What this file says at all.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field> {
        let protection = Some(Field::Protection).filter(|_| !self.protection.is_empty());
        let family = self.of(Column::Name).map(|_| Field::Family);
        self.places.keys().map(|column| column.field()).chain(protection).chain(family)
    }
}

fn is_of_guardian(word: &str) -> bool {
    let bare = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    OF_GUARDIAN.iter().any(|start| bare == *start || (start.len() > 2 && bare.starts_with(start)))
}

fn missing(column: Column) -> ReadFault {
    ReadFault::ColumnMissing { column: HEADINGS_OF.get(&column).map(|known| known.label.clone()).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_file_of_headings_is_whole_and_says_nothing_twice() {
        let synonyms: BTreeMap<Column, Vec<String>> = toml::from_str(HEADINGS).unwrap();
        assert_eq!(synonyms.len(), 18, "every column has headings");
        let mut folded: Vec<String> = synonyms.values().flatten().map(|heading| fold(heading)).collect();
        let count = folded.len();
        folded.sort();
        folded.dedup();
        assert!(count - folded.len() <= 2, "a heading with two meanings would be a guess");
        for heading in &synonyms[&Column::Protection] {
            assert!(speaks_of_protection(heading), "{heading} is seen unmapped");
        }
    }

    #[test]
    fn a_mapping_is_a_flat_table_in_json() {
        let mapping = ColumnMapping::default().with(Column::Guardian2, "VH B").with(Column::Number, "Pnr");
        let json = serde_json::to_value(&mapping).unwrap();
        assert_eq!(json["guardian_2"], "VH B", "fields have the names of the door");
        assert_eq!(serde_json::from_value::<ColumnMapping>(json).unwrap(), mapping, "a saved mapping reads back");
        assert!(serde_json::from_str::<ColumnMapping>(r#"{"shoe_size":"X"}"#).is_err(), "an unknown field is a fault");
    }
}
