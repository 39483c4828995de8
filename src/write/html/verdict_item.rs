//! A quote with its verdict on the page of `onrecord verify`.

use super::marks::SpeakerColors;
use crate::compare::Note;
use crate::severity::Severity;
use crate::verify::Verdict;
use crate::visible::cleaned;
use crate::write::verdict::{WordPair, hidden_notes, pairs};
use crate::write::{OtherRow, VerdictEditRow, VerdictRow};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The most cuts that are named below a quote.
const MOST_CUTS: usize = 6;

/// How many characters of equal words stand in one piece, which a line break never divides.
const PIECE: usize = 30;

#[derive(Serialize)]
pub(super) struct VerdictItem<'r> {
    number: usize,
    line: usize,
    words: Cow<'r, str>,
    verdict: &'static str,
    tone: &'static str,
    speaker: Option<String>,
    /// The class of the speaker's color.
    color: &'static str,
    is_speech: bool,
    is_same: bool,
    is_other: bool,
    doubt: &'static str,
    rate: String,
    found: u64,
    source: Option<PlacePart<'r>>,
    time: Option<&'r str>,
    media: &'r str,
    pub(super) pairs: Vec<PairPart>,
    /// What the edits do: `negation`.
    notes: Vec<String>,
    /// What marked cuts leave out.
    cuts: Vec<String>,
    /// Whether the words of the source stand below: other marks are seen in no alignment.
    shows_source: bool,
    others: Vec<PlacePart<'r>>,
    hidden: Vec<String>,
}

#[derive(Serialize)]
struct PlacePart<'r> {
    name: &'r str,
    line: usize,
    speaker: Option<&'r str>,
    text: &'r str,
    is_nearest: bool,
}

/// Words of the quote over those of the source.
#[derive(Serialize)]
pub(super) struct PairPart {
    /// `same`, `cut` for what is marked in the story, `x` for any other difference.
    pub(super) kind: &'static str,
    quote: String,
    source: String,
}

pub(super) fn verdict_tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Exact => "good",
        Verdict::Typography => "note",
        Verdict::Abridged => "warning",
        Verdict::Altered | Verdict::Absent => "error",
    }
}

/// Makes the item of a quote, the `number`th of the page.
pub(super) fn item<'r>(
    row: &'r VerdictRow<'_>,
    number: usize,
    colors: &SpeakerColors<'_>,
) -> VerdictItem<'r> {
    let notes: BTreeSet<&str> = row.edits.iter().filter_map(|edit| edit.note).collect();
    let notes = notes.into_iter().filter(|note| *note != "ellipsis");
    let pairs = aligned(row);
    let nearest = row.nearest.iter().map(|other| place(other, true));
    let others = row.disagreeing.iter().map(|other| place(other, false));
    VerdictItem {
        number,
        line: row.line,
        words: row.record.analysis().document.shown(row.quote),
        verdict: row.verdict.name(),
        tone: match row.verdict {
            // A title or a term that no source has.
            Verdict::Absent if row.severity == Severity::None => "plain",
            verdict => verdict_tone(verdict),
        },
        speaker: row.speaker.map(cleaned),
        color: row.speaker.map_or("sx", |speaker| colors.class(speaker)),
        is_speech: row.is_speech,
        is_same: row.same_speaker == Some(true),
        is_other: row.same_speaker == Some(false),
        doubt: row.speaker_doubt.map_or("", doubt),
        rate: rate(row),
        found: row.found,
        source: row.source.as_ref().map(|source| PlacePart {
            name: source.document,
            line: source.line,
            speaker: source.speaker,
            text: source.text,
            is_nearest: false,
        }),
        time: row
            .source
            .as_ref()
            .and_then(|source| source.time.as_deref()),
        media: row.media.as_deref().unwrap_or_default(),
        shows_source: pairs.is_empty() && row.verdict != Verdict::Exact && row.source.is_some(),
        pairs,
        notes: notes.map(|note| note.replace('-', " ")).collect(),
        cuts: row.edits.iter().filter_map(cut).take(MOST_CUTS).collect(),
        others: nearest.chain(others).collect(),
        hidden: hidden_notes(row).collect(),
    }
}

fn place<'r>(other: &OtherRow<'r>, is_nearest: bool) -> PlacePart<'r> {
    PlacePart {
        name: other.document,
        line: other.line,
        speaker: None,
        text: other.text,
        is_nearest,
    }
}

/// Says how many words differ.
fn rate(row: &VerdictRow<'_>) -> String {
    let verb = |wrong| if wrong == 1 { "differs" } else { "differ" };
    match row.differing {
        Some((wrong, said)) if row.verdict == Verdict::Altered => {
            format!("{wrong} of {said} words {}", verb(wrong))
        }
        _ => String::new(),
    }
}

/// Says why nobody knows whether story and source name the same speaker.
fn doubt(name: &str) -> &'static str {
    match name {
        "story" => "the story names nobody",
        "source" => "the source names nobody",
        "pronoun" => "the story has a pronoun or a role, which may mean the speaker of the source",
        "quotation" => "the source quotes the words inside of somebody’s turn",
        "few-words" => "too few words",
        "namesake" => "two people have the name",
        "role" => "the source names a role",
        "attribution" => "the attribution of the source is uncertain",
        _ => "not known",
    }
}

/// Says how many words a cut leaves out, and what it crosses.
fn cut(edit: &VerdictEditRow<'_>) -> Option<String> {
    let words = match edit.words? {
        1 => "1 word cut".to_owned(),
        words => format!("{words} words cut"),
    };
    let crosses = match edit.crosses {
        Some("turn") => ", over the turn of another speaker",
        Some("antecedent") => {
            ", over the end of a sentence, and “they” or “it” may be somebody else now"
        }
        Some(_) => ", over the end of a sentence",
        None => "",
    };
    Some(words + crosses)
}

/// Sets the words of the quote over those of the source; nothing where no word differs.
fn aligned(row: &VerdictRow<'_>) -> Vec<PairPart> {
    let pairs = match &row.source {
        Some(_) if !row.edits.is_empty() => pairs(row),
        _ => return Vec::new(),
    };
    if pairs.iter().all(|pair| pair.edit.is_none()) {
        return Vec::new();
    }
    let mut parts: Vec<PairPart> = Vec::new();
    for WordPair {
        quote,
        source,
        edit,
    } in &pairs
    {
        match (edit, parts.last_mut()) {
            (None, Some(last)) if last.kind == "same" && last.quote.chars().count() < PIECE => {
                for (words, word) in [(&mut last.quote, quote), (&mut last.source, source)] {
                    words.push(' ');
                    words.push_str(word);
                }
            }
            (edit, _) => parts.push(PairPart {
                kind: match edit.map(|edit| edit.note) {
                    None => "same",
                    Some(Some(Note::Ellipsis | Note::Bracket)) => "cut",
                    Some(_) => "x",
                },
                quote: quote.clone().into_owned(),
                source: source.clone().into_owned(),
            }),
        }
    }
    parts
}
