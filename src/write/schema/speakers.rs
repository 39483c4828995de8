//! The columns of speakers: what `onrecord speakers` prints.

use super::column::ColumnType::{self, Fraction, Integer, Text, Word};
use super::column::Unit;
use super::field::{Field, TableSchema};
use super::value::KeptField;
use crate::write::row::CountedSpeaker;
use crate::write::words;

/// The table of speakers.
pub(crate) struct SpeakerCounts;

type SpeakerField = Field<SpeakerCounts>;

impl TableSchema for SpeakerCounts {
    type Row<'a> = CountedSpeaker<'a>;
    const DECIMALS: usize = 1;
    const FIELDS: &'static [SpeakerField] = &[
        SpeakerField::new("by", ColumnType::Fields, |line| line.by.as_slice().into())
            .says("The fields of `--by` with the values that the row counts; in flat tables each is a column at the end")
            .or_omitted(),
        SpeakerField::new("speaker_id", Text, |line| line.row.id.as_ref().into())
            .says("The id in the file of people")
            .or_null()
            .csv(1),
        SpeakerField::new("speaker", Text, |line| (&line.row.name).into())
            .says("The name: that of the file of people, or the first that a story has")
            .csv(2),
        SpeakerField::new("kind", Word(words::speaker_kinds), |line| {
            words::speaker_kind(line.row.kind).into()
        })
        .says("What kind of speaker")
        .csv(3),
        SpeakerField::new("stories", Integer, |line| line.row.stories.into())
            .says("The number of stories with a quote")
            .csv(4),
        SpeakerField::new("quotes", Integer, |line| line.row.quotes.into())
            .says("The number of quotes, those inside quotes left out")
            .csv(5),
        SpeakerField::new("words", Integer, |line| line.row.words.into())
            .says("The number of quoted words")
            .csv(6),
        SpeakerField::new("share", Fraction, |line| (line.row.share as f64 / 10.0).into())
            .says("Per cent of all counted words with the same `--by`")
            .csv(7),
        SpeakerField::new("first", Text, |line| {
            line.row.days.as_ref().map(|days| &days.0).into()
        })
        .says("The first day of publication, where the input says it")
        .or_null()
        .csv(8),
        SpeakerField::new("last", Text, |line| {
            line.row.days.as_ref().map(|days| &days.1).into()
        })
        .says("The last one")
        .or_null()
        .csv(9),
        SpeakerField::new("first_story", Text, |line| (&line.row.first_story).into())
            .says("The first story with a quote, in the order of the input")
            .unit(Unit::Document)
            .csv(10),
        SpeakerField::new("last_story", Text, |line| (&line.row.last_story).into())
            .says("The last one")
            .unit(Unit::Document)
            .csv(11),
        SpeakerField::new("person", ColumnType::Fields, |line| {
            let known = line.row.id.as_ref();
            known.map(|_| line.person.as_slice()).into()
        })
        .says("The further columns of the file of people; in flat tables each is a column at the end")
        .or_omitted(),
    ];

    fn kept<'r>(line: &'r CountedSpeaker<'_>) -> &'r [KeptField<'r>] {
        &line.further
    }
}
