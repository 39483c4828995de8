//! What a file of people says of the speaker of a row.

use crate::coref::SpeakerKind;
use crate::speakers::People;

/// The name of the column with the id.
const SPEAKER_ID: &str = "speaker_id";

/// What a file of people says of a speaker; nothing of somebody whom it does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PersonRow<'a> {
    /// The id in the file.
    pub id: Option<&'a str>,
    /// The further columns of the file with their values.
    pub fields: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> PersonRow<'a> {
    /// Looks a speaker up.
    pub(super) fn find(people: &'a People, speaker: Option<(&str, SpeakerKind)>) -> PersonRow<'a> {
        let person = speaker.and_then(|(name, kind)| people.find(name, kind));
        let fields = people.columns().iter().enumerate().map(|(n, column)| {
            let value = person.map(|person| person.values[n].as_str());
            (column.as_str(), value.filter(|value| !value.is_empty()))
        });
        PersonRow {
            id: person.map(|person| person.id.as_str()),
            fields: fields.collect(),
        }
    }

    /// Returns the cells of a flat table, in the order of [`person_columns`].
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'a str, Option<&'a str>)> + '_ {
        std::iter::once((SPEAKER_ID, self.id)).chain(self.fields.iter().copied())
    }
}

/// Returns the names of the columns that a file of people adds to a flat table: `speaker_id`, and the further columns
/// of the file.
pub fn person_columns(people: &People) -> impl Iterator<Item = String> + '_ {
    let further = people.columns().iter().cloned();
    std::iter::once(SPEAKER_ID.to_owned()).chain(further)
}

/// Returns the names of the columns that a file of people adds to a flat table of changes: `before_speaker_id`, the
/// further columns as `before_party`, and the same of the version after.
pub fn person_columns_of_changes(people: &People) -> impl Iterator<Item = String> + '_ {
    ["before", "after"]
        .into_iter()
        .flat_map(|side| person_columns(people).map(move |name| format!("{side}_{name}")))
}
