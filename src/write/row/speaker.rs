//! A speaker with what was counted, ready to be printed.

use crate::speakers::SpeakerRow;

/// A row of a tally, with its groups and what the file of people says; a flat table has those as columns after all
/// others.
#[derive(Debug)]
pub(crate) struct CountedSpeaker<'r> {
    pub(crate) row: &'r SpeakerRow,
    /// The fields that group the rows, with their values.
    pub(crate) by: Vec<(&'r str, Option<&'r str>)>,
    /// The further columns of the file of people.
    pub(crate) person: Vec<(&'r str, Option<&'r str>)>,
    /// Both.
    pub(crate) further: Vec<(&'r str, Option<&'r str>)>,
}

impl<'r> CountedSpeaker<'r> {
    /// Puts a row together with the names of its groups and of the columns of the file of people.
    pub(crate) fn new(
        row: &'r SpeakerRow,
        by: &'r [String],
        columns: &'r [String],
    ) -> CountedSpeaker<'r> {
        let groups = by.iter().zip(row.groups.iter());
        let groups = groups.map(|(name, value)| (name.as_str(), given(value)));
        let known = row.id.is_some();
        let person = columns.iter().zip(&row.values);
        let person = person.map(|(name, value)| (name.as_str(), given(value).filter(|_| known)));
        let (by, person): (Vec<_>, Vec<_>) = (groups.collect(), person.collect());
        CountedSpeaker {
            row,
            further: [&by[..], &person[..]].concat(),
            by,
            person,
        }
    }
}

fn given(value: &str) -> Option<&str> {
    (!value.is_empty()).then_some(value)
}
