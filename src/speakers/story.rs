//! Who is quoted in one story.

use crate::attribute::{Outcome, QuoteKind};
use crate::coref::SpeakerKind;
use crate::document::Document;
use crate::extract::Analysis;
use crate::mention::SpeakerId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the day of publication may stand: what is known of the story, and fields of the input that a reader of
/// JSONL or CSV is asked to keep.
pub const DATE_FIELDS: [&str; 2] = ["published", "date"];

/// Quotes and their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) quotes: u64,
    pub(super) words: u64,
}

impl Spoken {
    pub(super) fn add(&mut self, other: Spoken) {
        self.quotes += other.quotes;
        self.words += other.words;
    }
}

/// A speaker of a story.
#[derive(Clone, Debug)]
pub(super) struct QuotedSpeaker {
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
    pub(super) spoken: Spoken,
}

/// What one story adds to a tally.
#[derive(Clone, Debug)]
pub struct StorySpeakers {
    pub(super) story: String,
    /// The day of publication, as far as it is known: `2026-03-09`.
    pub(super) day: Option<String>,
    /// The values of the fields that group the rows.
    pub(super) groups: Arc<[String]>,
    pub(super) speakers: Vec<QuotedSpeaker>,
    /// Quotes without a speaker with a name or a role.
    pub(super) unnamed: Spoken,
    /// Quotes whose speaker is less sure than was asked for.
    pub(super) unsure: Spoken,
    /// Terms, titles and scare quotes.
    pub(super) not_speech: Spoken,
}

impl StorySpeakers {
    /// Counts the quotes of an analysis; of a quote inside a quote the words are those of the outer one already.
    ///
    /// `by` are fields of the input ([`Document::kept`](crate::Document::kept)), or `year` and `month` of its
    /// publication, which is read from [`DATE_FIELDS`]. A speaker whose confidence is below `min_confidence` is not counted.
    pub fn of(analysis: &Analysis, by: &[String], min_confidence: f64) -> StorySpeakers {
        let document = &analysis.document;
        let day = publication_day(document);
        let group = |name: &String| {
            let cut = |length: usize| day.as_ref().map(|day| day[..length].to_owned());
            let known = document.kept(name).map(str::to_owned);
            known.or_else(|| match name.as_str() {
                "year" => cut(4),
                "month" => cut(7),
                _ => None,
            })
        };
        let mut counted = StorySpeakers {
            story: document.id().to_owned(),
            groups: by
                .iter()
                .map(|name| group(name).unwrap_or_default())
                .collect(),
            day,
            speakers: Vec::new(),
            unnamed: Spoken::default(),
            unsure: Spoken::default(),
            not_speech: Spoken::default(),
        };
        let mut of_speaker: BTreeMap<SpeakerId, Spoken> = BTreeMap::new();
        for record in analysis
            .records()
            .filter(|record| record.quote().depth == 0)
        {
            let one = Spoken {
                quotes: 1,
                words: quoted_words(record.words()),
            };
            let sure = record.attribution().printed_confidence() >= min_confidence;
            let title = record.attribution().kind == QuoteKind::Title;
            match record.attribution().outcome {
                Outcome::NotSpeech => counted.not_speech.add(one),
                _ if title => counted.not_speech.add(one),
                Outcome::Unnamed => counted.unnamed.add(one),
                Outcome::Spoken { .. } if !sure => counted.unsure.add(one),
                Outcome::Spoken { speaker, .. } => {
                    of_speaker.entry(speaker).or_default().add(one);
                }
            }
        }
        for (id, spoken) in of_speaker {
            let speaker = &analysis.coreference.speakers[id.index()];
            match speaker.kind {
                SpeakerKind::Unresolved => counted.unnamed.add(spoken),
                kind => counted.speakers.push(QuotedSpeaker {
                    name: speaker.name.clone(),
                    kind,
                    spoken,
                }),
            }
        }
        counted
    }
}

/// Counts the words of a quote: what has a letter or a digit.
pub(crate) fn quoted_words(quote: &str) -> u64 {
    let words = quote.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count() as u64
}

/// Returns the day of publication of a story, as far as it is known.
pub(crate) fn publication_day(document: &Document) -> Option<String> {
    let mut dates = DATE_FIELDS.iter().filter_map(|name| document.kept(name));
    dates.find_map(day)
}

/// Returns the day that a date begins with, if it is written as ISO 8601 has it.
fn day(published: &str) -> Option<String> {
    let day = published.trim().get(..10)?;
    let shape = day.bytes().enumerate().all(|(n, byte)| match n {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    shape.then(|| day.to_owned())
}
