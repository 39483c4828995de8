//! The columns of changes: what `onrecord diff` prints.

use super::column::ColumnType::{self, Fraction, Integer, Records, Text, Word, Words};
use super::column::{GoldenRole, Unit};
use super::field::{Field, TableSchema, columns};
use super::json::{JsonObject, records};
use super::value::{KeptField, Value, person};
use crate::write::row::{ChangeRow, EditRow, SideRow};
use crate::write::words;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The table of changes.
pub(crate) struct Changes;

/// The words that were replaced, inside a change.
struct Edits;

type ChangeField = Field<Changes>;
type EditField = Field<Edits>;

/// The rule that a difference in any column of a golden breaks.
const RULE: &str = "golden-change";

impl TableSchema for Changes {
    type Row<'a> = ChangeRow<'a>;
    const DECIMALS: usize = 2;
    const FIELDS: &'static [ChangeField] = &[
        ChangeField::new("from", Text, |row| row.from.into())
            .says("The version before")
            .unit(Unit::Document)
            .csv(1)
            .golden(RULE)
            .role(GoldenRole::Key),
        ChangeField::new("to", Text, |row| row.to.into())
            .says("The version after")
            .unit(Unit::Document)
            .csv(2)
            .golden(RULE)
            .role(GoldenRole::Key),
        ChangeField::new("changes", Words(words::changes), |row| {
            let changes = row.changes.iter();
            Value::Texts(changes.map(|kind| Cow::Borrowed(*kind)).collect())
        })
        .says("What happened; in CSV separated by spaces")
        .text(|row| row.changes.join(" "))
        .csv(3)
        .golden(RULE),
        ChangeField::new("severity", Word(words::severities), |row| {
            row.severity.into()
        })
        .says("The highest severity of what happened")
        .csv(4)
        .golden(RULE),
        ChangeField::new("similarity", Fraction, |row| row.similarity.into())
            .says("The proportion of words that are the same, from 0 to 1; empty if there is one side only")
            .or_null()
            .csv(5),
        offset("before_start", "before.start", |row| {
            row.before.map(|side| side.start).into()
        })
        .says("The first character of the quote before, after the mark")
        .csv(15),
        offset("before_end", "before.end", |row| {
            row.before.map(|side| side.end).into()
        })
        .says("The character after the last one")
        .csv(16),
        line("before_line", "before.line", |row| {
            row.before.map(|side| side.line).into()
        })
        .says("The line of the version before on which it begins")
        .csv(6),
        words("before_quote", "before.quote", |row| {
            row.before.as_ref().map_or(Value::Null, |side| Value::Text(side.shown()))
        })
        .says("Its words")
        .csv(7),
        answer("before_speaker", "before.speaker", |row| {
            said(row.before, |side| side.speaker)
        })
        .says("The speaker in the version before")
        .csv(8),
        answer("before_cue", "before.cue", |row| {
            said(row.before, |side| side.cue)
        })
        .says("The reporting verb or phrase there")
        .csv(9),
        ChangeField::new("before_speaker_id", Text, |row| row.before_person.id.into())
            .says("With `--people`: the id of that speaker in the file of people; in flat tables a column at the end")
            .key("before.speaker_id")
            .if_requested(),
        ChangeField::new("before_person", ColumnType::Fields, |row| person(&row.before_person))
            .says("The further columns of the file of people; in flat tables each is a column at the end: `before_party`")
            .key("before.person")
            .if_requested(),
        offset("after_start", "after.start", |row| {
            row.after.map(|side| side.start).into()
        })
        .says("The first character of the quote after, after the mark")
        .csv(17),
        offset("after_end", "after.end", |row| {
            row.after.map(|side| side.end).into()
        })
        .says("The character after the last one")
        .csv(18),
        line("after_line", "after.line", |row| {
            row.after.map(|side| side.line).into()
        })
        .says("The line of the version after on which it begins")
        .csv(10),
        words("after_quote", "after.quote", |row| {
            row.after.as_ref().map_or(Value::Null, |side| Value::Text(side.shown()))
        })
        .says("Its words")
        .csv(11),
        answer("after_speaker", "after.speaker", |row| {
            said(row.after, |side| side.speaker)
        })
        .says("The speaker in the version after")
        .csv(12),
        answer("after_cue", "after.cue", |row| {
            said(row.after, |side| side.cue)
        })
        .says("The reporting verb or phrase there")
        .csv(13),
        ChangeField::new("after_speaker_id", Text, |row| row.after_person.id.into())
            .says("With `--people`: the id of that speaker in the file of people; in flat tables a column at the end")
            .key("after.speaker_id")
            .if_requested(),
        ChangeField::new("after_person", ColumnType::Fields, |row| person(&row.after_person))
            .says("The further columns of the file of people; in flat tables each is a column at the end: `after_party`")
            .key("after.person")
            .if_requested(),
        ChangeField::new("edits", Records(columns::<Edits>), |row| {
            records::<Edits>(row.edits.iter())
        })
        .says("The words that were replaced; in CSV `not → (negation)`, separated by `; `")
        .text(|row| row.edits.iter().map(edit).collect::<Vec<_>>().join("; "))
        .csv(14)
        .golden(RULE),
        ChangeField::new("thread", Integer, |row| row.thread.number.into())
            .says("The number of the quote through all versions, from 1")
            .key("thread.number")
            .csv(19),
        ChangeField::new("first", Text, |row| row.thread.first.into())
            .says("The first version that has it")
            .unit(Unit::Document)
            .key("thread.first")
            .csv(20),
        ChangeField::new("last", Text, |row| row.thread.last.into())
            .says("The last version that has it")
            .unit(Unit::Document)
            .key("thread.last")
            .csv(21),
        version("date", "version.date", |row| {
            row.version.map(|version| version.date.as_str()).into()
        })
        .says("When the version after was saved: the date of its commit, with --git")
        .csv(22),
        version("author", "version.author", |row| {
            row.version.map(|version| version.author.as_str()).into()
        })
        .says("By whom")
        .csv(23),
        version("subject", "version.subject", |row| {
            row.version.map(|version| version.subject.as_str()).into()
        })
        .says("Why: the first line of the message of the commit")
        .csv(24),
    ];

    fn kept<'r>(row: &'r ChangeRow<'_>) -> &'r [KeptField<'r>] {
        &row.further
    }
}

/// Reads a value off a row.
type Read = for<'r, 'a> fn(&'r ChangeRow<'a>) -> Value<'r>;

/// An offset in one version, which a golden may have.
const fn offset(name: &'static str, key: &'static str, value: Read) -> ChangeField {
    ChangeField::new(name, Integer, value)
        .unit(Unit::CodePoints)
        .key(key)
        .or_no_object()
        .added_golden(RULE)
}

const fn version(name: &'static str, key: &'static str, value: Read) -> ChangeField {
    ChangeField::new(name, Text, value).key(key).or_no_object()
}

const fn line(name: &'static str, key: &'static str, value: Read) -> ChangeField {
    ChangeField::new(name, Integer, value)
        .unit(Unit::Lines)
        .key(key)
        .or_no_object()
        .golden(RULE)
        .role(GoldenRole::Line)
}

const fn words(name: &'static str, key: &'static str, value: Read) -> ChangeField {
    answer(name, key, value)
        .or_no_object()
        .role(GoldenRole::Words)
}

const fn answer(name: &'static str, key: &'static str, value: Read) -> ChangeField {
    ChangeField::new(name, Text, value)
        .key(key)
        .or_null()
        .golden(RULE)
}

fn said<'r>(
    side: Option<SideRow<'r>>,
    part: for<'s> fn(SideRow<'s>) -> Option<&'s str>,
) -> Value<'r> {
    side.and_then(part).into()
}

impl TableSchema for Edits {
    type Row<'a> = EditRow<'a>;
    const FIELDS: &'static [EditField] = &[
        EditField::new("before", Text, |edit| edit.before.into())
            .says("The words before; empty if words were inserted"),
        EditField::new("after", Text, |edit| edit.after.into())
            .says("The words after; empty if words were deleted"),
        EditField::new("note", Word(words::notes), |edit| edit.note.into())
            .says("What the edit does")
            .or_null(),
    ];
}

/// Prints an edit on one line: `will not → will (negation)`.
fn edit(edit: &EditRow<'_>) -> String {
    let note = edit.note.map_or(String::new(), |note| format!("({note})"));
    let parts = [edit.before, "→", edit.after, &note];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

impl Serialize for ChangeRow<'_> {
    /// The object of the JSONL output.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        JsonObject::of::<Changes>(self).serialize(serializer)
    }
}
