//! The columns of quotes: what `onrecord extract` prints.

use super::column::ColumnType::{self, Fraction, Integer, Text, Texts, Word};
use super::column::{GoldenRole, Unit};
use super::field::{Field, TableSchema};
use super::json::JsonObject;
use super::value::{KeptField, Value, hidden, person};
use crate::document::Metadata;
use crate::write::row::QuoteRow;
use crate::write::words;
use serde::{Serialize, Serializer};

/// The table of quotes.
pub(crate) struct Quotes;

type QuoteField = Field<Quotes>;

impl TableSchema for Quotes {
    type Row<'a> = QuoteRow<'a>;
    const DECIMALS: usize = 4;
    const FIELDS: &'static [QuoteField] = &[
        QuoteField::new("document", Text, |row| row.document.into())
            .says("The path, or the `id` of a JSONL line")
            .unit(Unit::Document)
            .csv(1),
        QuoteField::new("line", Integer, |row| row.line.into())
            .says("The line of the text on which the quoted words begin")
            .unit(Unit::Lines)
            .csv(2)
            .golden("quote-moved")
            .role(GoldenRole::Line),
        QuoteField::new("start", Integer, |row| row.start.into())
            .says("The first quoted character, after the mark")
            .unit(Unit::CodePoints)
            .csv(11)
            .added_golden("quote-moved"),
        QuoteField::new("end", Integer, |row| row.end.into())
            .says("The character after the last quoted one")
            .unit(Unit::CodePoints)
            .csv(12)
            .added_golden("quote-moved"),
        QuoteField::new("quote", Text, |row| shown(row, row.quote))
            .says("The quoted words exactly as in the story, without the marks, and without the markup of Markdown")
            .csv(3)
            .golden("quote-wording")
            .role(GoldenRole::Words),
        QuoteField::new("kind", Word(words::kinds), |row| row.kind.into())
            .says("Speech, speech inside a sentence, a scare quote, or a title; with `--turns`, a paragraph of an interview")
            .csv(10)
            .golden("quote-kind"),
        QuoteField::new("depth", Integer, |row| u64::from(row.depth).into())
            .says("0 for a quote of the story, 1 for a quote inside a quote, and so on")
            .added_golden("quote-kind"),
        QuoteField::new("closing", Word(words::closings), |row| row.closing.into())
            .says("How the quote ends: with a mark, in the next paragraph, or without one")
            .added_golden("quote-kind"),
        QuoteField::new("continues", Integer, |row| row.continues.into())
            .says("The `start` of the quote in an earlier paragraph that this one continues")
            .unit(Unit::CodePoints)
            .or_null(),
        QuoteField::new("speaker", Text, |row| row.speaker.into())
            .says("The speaker, under the fullest name in the story")
            .or_null()
            .csv(4)
            .golden("quote-speaker"),
        QuoteField::new("speaker_kind", Word(words::speaker_kinds), |row| {
            row.speaker_kind.into()
        })
        .says("What the speaker is; `unresolved` is a pronoun without a clear antecedent")
        .or_null(),
        QuoteField::new("role", Text, |row| row.role.into())
            .says("What the story calls the speaker: `chief engineer`")
            .or_null()
            .csv(5)
            .golden("quote-role"),
        QuoteField::new("mention_start", Integer, |row| {
            row.mention.map(|m| m.start).into()
        })
        .says("The first character of the mention")
        .unit(Unit::CodePoints)
        .key("mention.start")
        .or_no_object(),
        QuoteField::new("mention_end", Integer, |row| {
            row.mention.map(|m| m.end).into()
        })
        .says("The character after the last one")
        .unit(Unit::CodePoints)
        .key("mention.end")
        .or_no_object(),
        QuoteField::new("mention", Text, |row| {
            row.mention.map_or(Value::Null, |m| shown(row, m.text))
        })
            .says("The words here that name the speaker")
            .key("mention.text")
            .or_no_object()
            .csv(6)
            .golden("quote-mention"),
        QuoteField::new("cue_start", Integer, |row| {
            row.cue.map(|cue| cue.start).into()
        })
        .says("The first character of the cue")
        .unit(Unit::CodePoints)
        .key("cue.start")
        .or_no_object(),
        QuoteField::new("cue_end", Integer, |row| row.cue.map(|cue| cue.end).into())
            .says("The character after the last one")
            .unit(Unit::CodePoints)
            .key("cue.end")
            .or_no_object(),
        QuoteField::new("cue", Text, |row| {
            row.cue.map_or(Value::Null, |cue| shown(row, cue.text))
        })
            .says("The reporting verb or phrase")
            .key("cue.text")
            .or_no_object()
            .csv(7)
            .golden("quote-cue"),
        QuoteField::new("evidence", Word(words::evidence), |row| row.evidence.into())
            .says("The pattern on the page that links quote and speaker")
            .or_null()
            .csv(8)
            .golden("quote-evidence"),
        QuoteField::new("confidence", Fraction, |row| row.confidence.into())
            .says("How likely the speaker is the right one, from 0 to 1")
            .csv(9),
        QuoteField::new("block", Word(words::blocks), |row| row.block.into())
            .says("The block that contains the quote"),
        QuoteField::new("raw_start", Integer, |row| {
            row.raw.map(|raw| raw.start).into()
        })
        .says("The first byte of the input that the quoted words were read from")
        .unit(Unit::Bytes)
        .key("raw.start")
        .or_no_object(),
        QuoteField::new("raw_end", Integer, |row| row.raw.map(|raw| raw.end).into())
            .says("The byte after the last one")
            .unit(Unit::Bytes)
            .key("raw.end")
            .or_no_object(),
        story("story_headline", "story.headline", |row| {
            known(row, |s| &s.headline)
        })
        .says("The headline of the story"),
        story("story_byline", "story.byline", |row| {
            known(row, |s| &s.byline)
        })
        .says("Who wrote it"),
        story("story_published", "story.published", |row| {
            known(row, |s| &s.published)
        })
        .says("When it was published, as the story says it"),
        story("story_url", "story.url", |row| known(row, |s| &s.url)).says("Its address"),
        story("story_language", "story.language", |row| {
            known(row, |s| &s.language)
        })
        .says("Its language, as the page declares it"),
        story("story_site", "story.site", |row| known(row, |s| &s.site)).says("Who published it"),
        QuoteField::new("kept", ColumnType::Fields, |row| row.kept.as_slice().into())
        .says("Fields of the input that `--keep` names; in flat tables each is a column")
        .or_omitted(),
        QuoteField::new("speaker_id", Text, |row| row.person.id.into())
            .says("With `--people`: the id of the speaker in the file of people; in flat tables a column at the end")
            .if_requested(),
        QuoteField::new("person", ColumnType::Fields, |row| person(&row.person))
            .says("The further columns of the file of people; in flat tables each is a column at the end")
            .if_requested(),
        QuoteField::new("hidden", Texts, |row| hidden(row.hidden.as_ref()))
            .says("Invisible characters of the quote that may carry words: `U+E0041`")
            .or_omitted(),
    ];

    fn kept<'r>(row: &'r QuoteRow<'_>) -> &'r [KeptField<'r>] {
        &row.further
    }
}

/// Words of the story, without markup.
fn shown<'r>(row: &'r QuoteRow<'_>, words: &'r str) -> Value<'r> {
    Value::Text(row.analysis.document.shown(words))
}

/// A column of what is known of the story as a whole.
const fn story(
    name: &'static str,
    key: &'static str,
    value: for<'r, 'a> fn(&'r QuoteRow<'a>) -> Value<'r>,
) -> QuoteField {
    QuoteField::new(name, Text, value).key(key).or_omitted()
}

fn known<'r>(
    row: &'r QuoteRow<'_>,
    part: for<'s> fn(&'s Metadata) -> &'s Option<String>,
) -> Value<'r> {
    row.story.and_then(|story| part(story).as_ref()).into()
}

impl Serialize for QuoteRow<'_> {
    /// The object of the JSONL output.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        JsonObject::of::<Quotes>(self).serialize(serializer)
    }
}
