//! A quote as a page has it: whose it is, why, and what is doubtful about it.

use super::cast::StoryCast;
use crate::attribute::Outcome;
use crate::scan::Closing;
use crate::text::Places;
use crate::write::explain;
use crate::write::words;
use crate::write::{QuoteRow, SpeakerAnswer};
use serde::Serialize;
use std::borrow::Cow;

/// Below this confidence an answer is listed for review: of such answers about every third is wrong.
const DOUBTFUL: f64 = 0.8;

/// How many words of a quote a list has.
const EXCERPT_WORDS: usize = 9;

/// A quote.
#[derive(Serialize)]
pub(super) struct PageQuote<'a> {
    pub(super) number: usize,
    /// The class of its color: `s0` to `s7`, `sx` for further speakers, `sn` for nobody, `sz` for what is not speech.
    pub(super) class: &'static str,
    /// The index in the cast; `None` for nobody.
    pub(super) person: Option<usize>,
    /// The initials of the speaker, which tell speakers apart without colors.
    pub(super) initials: String,
    pub(super) kind: &'static str,
    /// What the heading of the note says: a name, a pronoun, “nobody named”.
    who: String,
    role: Option<&'a str>,
    person_id: Option<&'a str>,
    line: usize,
    why: String,
    because: Option<String>,
    /// Whom a pronoun or a role means, and why.
    means: Option<String>,
    confidence: String,
    second: Option<String>,
    /// Fields of the input and of the file of people.
    kept: Option<String>,
    excerpt: String,
    /// The words as `check` compares them, where the page has blanks in place of markup.
    plain: Option<String>,
    /// Why it should be reviewed; empty if it need not be.
    doubts: Vec<String>,
    /// What is above all else: the least sure first.
    #[serde(skip)]
    pub(super) confidence_rank: u64,
}

impl<'a> PageQuote<'a> {
    pub(super) fn of(
        row: &QuoteRow<'a>,
        number: usize,
        cast: &StoryCast<'_>,
        places: &Places<'_>,
    ) -> PageQuote<'a> {
        let person = cast.index(row);
        let second = row
            .record
            .and_then(|record| explain::second(record, places));
        PageQuote {
            number,
            class: match row.answer {
                SpeakerAnswer::NotSpeech => "sz",
                _ => person.map_or("sn", |n| cast.class(n)),
            },
            initials: match row.answer {
                SpeakerAnswer::NotSpeech => "–".to_owned(),
                _ => person.map_or_else(|| "?".to_owned(), |n| cast.initials(n).to_owned()),
            },
            person,
            kind: row.kind,
            who: who(row),
            role: row.role,
            person_id: row.person.id,
            line: row.line,
            why: row.record.map_or_else(
                || "The label of the line names the speaker".to_owned(),
                |record| match (row.answer, &record.attribution().outcome) {
                    (SpeakerAnswer::Withheld, _) => sentence(&explain::why(row, record)),
                    // Without the name of the evidence, which is for programs.
                    (_, Outcome::Spoken { evidence, .. }) => sentence(words::reason(*evidence)),
                    _ => sentence(&explain::why(row, record)),
                },
            ),
            because: explain::because(row).map(|because| sentence(&because)),
            means: row
                .record
                .and_then(|record| explain::means(row, record, places)),
            confidence: format!("{:.2}", row.confidence),
            doubts: doubts(row, second.as_deref()),
            second,
            kept: words::kept(&row.kept),
            excerpt: excerpt(row.quote),
            plain: match row.analysis.document.shown(row.quote) {
                Cow::Owned(words) if words != row.quote => Some(words),
                _ => None,
            },
            confidence_rank: (row.confidence * 10_000.0) as u64,
        }
    }

    pub(super) fn is_doubtful(&self) -> bool {
        !self.doubts.is_empty()
    }
}

/// Says whose words these are, without a role.
fn who(row: &QuoteRow<'_>) -> String {
    match row.answer {
        SpeakerAnswer::Named => row.speaker.unwrap_or_default().to_owned(),
        SpeakerAnswer::Unresolved => {
            let words = row.mention.map_or("", |mention| mention.text);
            format!("“{words}”, not clear who")
        }
        SpeakerAnswer::Unnamed => "Nobody named".to_owned(),
        SpeakerAnswer::NotSpeech => "Not speech".to_owned(),
        SpeakerAnswer::Withheld => "Not sure enough".to_owned(),
    }
}

/// Lists why an answer should be looked at.
fn doubts(row: &QuoteRow<'_>, second: Option<&str>) -> Vec<String> {
    let mut doubts = Vec::new();
    match row.answer {
        SpeakerAnswer::Unresolved => {
            doubts.push("The story does not say clearly who the pronoun is".to_owned());
        }
        SpeakerAnswer::Unnamed => {
            doubts.push("The story does not say whose words these are".to_owned())
        }
        SpeakerAnswer::Withheld => {
            doubts.push("There is an answer, but it is less sure than was asked for".to_owned());
        }
        SpeakerAnswer::Named | SpeakerAnswer::NotSpeech if row.confidence < DOUBTFUL => {
            let other = second.map(|second| format!("; it could be {second}"));
            doubts.push(format!(
                "The answer is not sure{}",
                other.unwrap_or_default()
            ));
        }
        SpeakerAnswer::Named | SpeakerAnswer::NotSpeech => {}
    }
    if row.closing == words::closing(Closing::Missing) && row.record.is_some() {
        doubts.push("The closing mark is missing".to_owned());
    }
    if let Some(hidden) = &row.hidden {
        doubts.push(format!(
            "The quote has characters that nobody sees: {hidden}"
        ));
    }
    doubts
}

/// Begins with a capital.
fn sentence(clause: &str) -> String {
    let mut chars = clause.chars();
    let first = chars.next().map(|first| first.to_uppercase());
    first.into_iter().flatten().chain(chars).collect()
}

/// Returns the first words of a quote.
fn excerpt(quote: &str) -> String {
    let mut words = quote.split_whitespace();
    let mut excerpt = words
        .by_ref()
        .take(EXCERPT_WORDS)
        .collect::<Vec<_>>()
        .join(" ");
    // One word may be as long as the story.
    let cut = excerpt.char_indices().nth(90).map(|(at, _)| at);
    if let Some(at) = cut {
        excerpt.truncate(at);
    }
    if cut.is_some() || words.next().is_some() {
        excerpt.push('…');
    }
    excerpt
}
