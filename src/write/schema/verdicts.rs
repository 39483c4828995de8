//! The columns of verdicts: what `onrecord verify` prints.

use super::column::ColumnType::{Flag, Fraction, Integer, Records, Text, Texts, Word};
use super::column::{ColumnType, GoldenRole, Unit};
use super::field::{Field, TableSchema, columns};
use super::json::{JsonObject, records};
use super::value::{KeptField, Value, hidden, person};
use crate::write::row::{OtherRow, SourceRow, VerdictEditRow, VerdictRow, edit_on_one_line};
use crate::write::words;
use serde::{Serialize, Serializer};

/// The table of verdicts.
pub(crate) struct Verdicts;

/// What is different in a source, inside a verdict.
struct SourceEdits;

/// Places of other sources, inside a verdict.
struct OtherSources;

type VerdictField = Field<Verdicts>;
type SourceEditField = Field<SourceEdits>;
type OtherSourceField = Field<OtherSources>;

/// The rule that a difference in any column of a golden breaks.
const RULE: &str = "golden-verdict";

impl TableSchema for Verdicts {
    type Row<'a> = VerdictRow<'a>;
    const DECIMALS: usize = 2;
    const FIELDS: &'static [VerdictField] = &[
        VerdictField::new("document", Text, |row| row.document.into())
            .says("The story: its path, or the `id` of a JSONL line")
            .unit(Unit::Document)
            .csv(1),
        VerdictField::new("start", Integer, |row| row.start.into())
            .says("The first quoted character, after the mark")
            .unit(Unit::CodePoints)
            .csv(15)
            .added_golden(RULE),
        VerdictField::new("end", Integer, |row| row.end.into())
            .says("The character after the last quoted one")
            .unit(Unit::CodePoints)
            .csv(16)
            .added_golden(RULE),
        VerdictField::new("quote", Text, |row| {
            Value::Text(row.record.analysis().document.shown(row.quote))
        })
        .says("The quoted words as in the story")
        .csv(3)
        .golden(RULE)
        .role(GoldenRole::Words),
        VerdictField::new("speaker", Text, |row| row.speaker.into())
            .says("The speaker, according to the story")
            .or_null()
            .csv(4)
            .golden(RULE),
        VerdictField::new("verdict", Word(words::verdicts), |row| {
            row.verdict.name().into()
        })
        .says("How the quote compares with the source")
        .csv(5)
        .golden(RULE),
        VerdictField::new("severity", Word(words::severities), |row| {
            row.severity.name().into()
        })
        .says("The highest severity of the findings about the quote")
        .csv(21),
        VerdictField::new("word_error_rate", Fraction, |row| {
            row.word_error_rate.into()
        })
        .says("Words changed without a mark, divided by those of the source; may exceed 1")
        .or_null()
        .csv(6),
        source("source", Text, "source.document", |row| {
            of(row, |s| s.document.into())
        })
        .says("The source with the best match; empty for an absent quote")
        .unit(Unit::Document)
        .csv(7)
        .golden(RULE),
        source("source_start", Integer, "source.start", |row| {
            of(row, |s| s.start.into())
        })
        .says("The first character of the words in the text of the source")
        .unit(Unit::CodePoints)
        .csv(17)
        .added_golden(RULE),
        source("source_end", Integer, "source.end", |row| {
            of(row, |s| s.end.into())
        })
        .says("The character after the last one")
        .unit(Unit::CodePoints)
        .csv(18)
        .added_golden(RULE),
        source("source_text", Text, "source.text", |row| {
            of(row, |s| s.text.into())
        })
        .says("The words of the source, without the labels of a transcript")
        .csv(10)
        .added_golden(RULE),
        source("source_speaker", Text, "source.speaker", |row| {
            of(row, |s| s.speaker.into())
        })
        .says("The speaker, according to the source")
        .or_null()
        .csv(11)
        .added_golden(RULE),
        source("source_line", Integer, "source.line", |row| {
            of(row, |s| s.line.into())
        })
        .says("The line of the source on which they begin")
        .unit(Unit::Lines)
        .csv(8)
        .golden(RULE),
        source("time", Text, "source.time", |row| {
            of(row, |s| s.time.as_ref().into())
        })
        .says("The time in a recording: `00:04:09.500`")
        .or_null()
        .csv(9)
        .added_golden(RULE),
        source("source_hidden", Texts, "source.hidden", |row| {
            of(row, |s| hidden(s.hidden.as_ref()))
        })
        .says("Invisible characters of the source: `U+E0041`")
        .or_omitted(),
        VerdictField::new("edits", Records(columns::<SourceEdits>), |row| {
            records::<SourceEdits>(row.edits.iter())
        })
        .says("The differences; in CSV `not → (negation)`, separated by `; `")
        .text(|row| {
            row.edits
                .iter()
                .map(edit_on_one_line)
                .collect::<Vec<_>>()
                .join("; ")
        })
        .csv(13)
        .golden(RULE),
        VerdictField::new("line", Integer, |row| row.line.into())
            .says("The line of the story on which the quoted words begin")
            .unit(Unit::Lines)
            .csv(2)
            .golden(RULE)
            .role(GoldenRole::Line),
        VerdictField::new("same_speaker", Flag, |row| row.same_speaker.into())
            .says("Whether the source has the same speaker; empty if unknown")
            .or_null()
            .csv(12)
            .added_golden(RULE),
        VerdictField::new("disagreeing", Records(columns::<OtherSources>), |row| {
            records::<OtherSources>(row.disagreeing.iter())
        })
        .says("Other sources that have different words; in CSV `hearing.vtt:12`")
        .text(|row| {
            let others = row.disagreeing.iter();
            let others = others.map(|o| format!("{}:{}", o.document, o.line));
            others.collect::<Vec<_>>().join("; ")
        })
        .csv(14)
        .added_golden(RULE),
        VerdictField::new("speech", Flag, |row| row.is_speech.into())
            .says("Whether the quote is speech, rather than a title or a term")
            .csv_only()
            .csv(19)
            .added_golden(RULE),
        VerdictField::new("found", Integer, |row| row.found.into())
            .says("The number of places in all sources with all its words in a row")
            .csv(20),
        VerdictField::new("speaker_doubt", Word(words::speaker_doubts), |row| {
            row.speaker_doubt.into()
        })
        .says("Why `same_speaker` is empty")
        .or_null()
        .csv(22),
        VerdictField::new("nearest", Records(columns::<OtherSources>), |row| {
            records::<OtherSources>(row.nearest.iter())
        })
        .says(
            "The place of an absent quote that shares some words with it; in CSV `hearing.vtt:12`",
        )
        .text(|row| {
            let nearest = row.nearest.iter();
            let nearest = nearest.map(|o| format!("{}:{}", o.document, o.line));
            nearest.collect::<Vec<_>>().join("; ")
        })
        .csv(23),
        VerdictField::new("media", Text, |row| row.media.as_ref().into())
            .says("The recording at the time of the words, with `--media`: `…#t=249`")
            .or_null()
            .csv(24),
        VerdictField::new("kept", ColumnType::Fields, |row| row.kept.as_slice().into())
            .says(
                "Fields of the story's input that `--keep` names; in flat tables each is a column",
            )
            .or_omitted(),
        VerdictField::new("speaker_id", Text, |row| row.person.id.into())
            .says("With `--people`: the id of the speaker in the file of people; in flat tables a column at the end")
            .if_requested(),
        VerdictField::new("person", ColumnType::Fields, |row| person(&row.person))
            .says("The further columns of the file of people; in flat tables each is a column at the end")
            .if_requested(),
        VerdictField::new("hidden", Texts, |row| hidden(row.hidden.as_ref()))
            .says("Invisible characters of the quote that may carry words: `U+E0041`")
            .or_omitted(),
    ];

    fn kept<'r>(row: &'r VerdictRow<'_>) -> &'r [KeptField<'r>] {
        &row.further
    }
}

/// A column of the source, which an absent quote does not have.
const fn source(
    name: &'static str,
    kind: ColumnType,
    key: &'static str,
    value: for<'r, 'a> fn(&'r VerdictRow<'a>) -> Value<'r>,
) -> VerdictField {
    VerdictField::new(name, kind, value).key(key).or_no_object()
}

/// Reads a value off the source.
fn of<'r>(
    row: &'r VerdictRow<'_>,
    part: for<'s, 'a> fn(&'s SourceRow<'a>) -> Value<'s>,
) -> Value<'r> {
    row.source.as_ref().map_or(Value::Null, part)
}

impl TableSchema for SourceEdits {
    type Row<'a> = VerdictEditRow<'a>;
    const FIELDS: &'static [SourceEditField] = &[
        SourceEditField::new("before", Text, |edit| edit.before.into())
            .says("The words of the source"),
        SourceEditField::new("after", Text, |edit| edit.after.into())
            .says("The words of the quote"),
        SourceEditField::new("note", Word(words::notes), |edit| edit.note.into())
            .says("What the edit does")
            .or_null(),
        SourceEditField::new("words", Integer, |edit| edit.words.into())
            .says("How many words a marked cut leaves out")
            .or_null(),
        SourceEditField::new("crosses", Word(words::crossings), |edit| {
            edit.crosses.into()
        })
        .says("What a cut crosses")
        .or_null(),
    ];
}

impl TableSchema for OtherSources {
    type Row<'a> = OtherRow<'a>;
    const FIELDS: &'static [OtherSourceField] = &[
        OtherSourceField::new("document", Text, |other| other.document.into())
            .says("The source")
            .unit(Unit::Document),
        OtherSourceField::new("line", Integer, |other| other.line.into())
            .says("The line of the source")
            .unit(Unit::Lines),
        OtherSourceField::new("text", Text, |other| other.text.into()).says("Its words"),
    ];
}

impl Serialize for VerdictRow<'_> {
    /// The object of the JSONL output.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        JsonObject::of::<Verdicts>(self).serialize(serializer)
    }
}
