//! One quote with its verdict, flattened: what every format prints of it.

use super::person::PersonRow;
use super::quote::kept;
use crate::compare::Permille;
use crate::document::InFile;
use crate::extract::{Analysis, Record};
use crate::severity::Severity;
use crate::speakers::People;
use crate::text::Places;
use crate::verify::{SourceMatch, SpeakerMatch, Verdict, VerdictResult, WordEdit};
use crate::visible::{Hidden, hidden};

/// One quote with its verdict, in the columns of
/// [`schema::VERDICTS`](crate::write::schema::VERDICTS).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct VerdictRow<'a> {
    /// The name of the story: a path, or the id of a JSONL line.
    pub document: &'a str,
    /// The first quoted code point of the story's text, after the mark.
    pub start: usize,
    /// The code point after the last quoted one.
    pub end: usize,
    /// The quoted words as the story has them.
    pub quote: &'a str,
    /// Who said it, by the story.
    pub speaker: Option<&'a str>,
    /// `exact`, `typography`, `abridged`, `altered` or `absent`.
    pub verdict: Verdict,
    /// The highest severity of what is found of the quote.
    pub severity: Severity,
    /// The words changed without a mark by the words of the source.
    pub word_error_rate: Option<f64>,
    /// The best place in the sources; nothing for an absent quote.
    pub source: Option<SourceRow<'a>>,
    /// What is different there, in order.
    pub edits: Vec<VerdictEditRow<'a>>,
    /// The line of the story the quoted words begin on, from 1.
    pub line: usize,
    /// Whether the source has the same speaker; nothing where it cannot be told.
    pub same_speaker: Option<bool>,
    /// Why that cannot be told: `pronoun`, `quotation`, `namesake`, …
    pub speaker_doubt: Option<&'static str>,
    /// How many words differ without a mark, and how many the source has.
    pub differing: Option<(usize, usize)>,
    /// The place of an absent quote that shares some words with it.
    pub nearest: Vec<OtherRow<'a>>,
    /// The address of the recording, with the time of the words.
    pub media: Option<String>,
    /// Places of other sources that have the quote in other words.
    pub disagreeing: Vec<OtherRow<'a>>,
    /// In how many places of the sources all its words stand in a row; the best is shown.
    pub found: u64,
    /// The characters of the quote that nobody sees and that may carry words; nothing where there are
    /// none.
    pub hidden: Option<Hidden>,
    /// Where the quote stands in its file.
    pub in_file: InFile,
    /// Whether the quote is speech, as far as can be told, and not a title or a term.
    pub is_speech: bool,
    /// Fields of the story's input: see [`VerdictRow::keep`].
    pub kept: Vec<(&'a str, Option<&'a str>)>,
    /// What a file of people says of the speaker: see [`VerdictRow::look_up`].
    pub person: PersonRow<'a>,
    /// The cells of a flat table after all others: `kept`, then `person`.
    pub(in crate::write) further: Vec<(&'a str, Option<&'a str>)>,
    /// Where the row comes from.
    pub record: Record<'a>,
}

impl<'a> VerdictRow<'a> {
    /// Prints fields of the story's input with the verdict, which
    /// [`Options::keep`](crate::read::Options::keep) has asked for.
    pub fn keep(&mut self, names: &'a [String]) {
        self.kept = kept(&self.record.analysis().document, names);
        self.further.clone_from(&self.kept);
    }

    /// Looks the speaker up in a file of people, after [`VerdictRow::keep`].
    pub fn look_up(&mut self, people: &'a People) {
        let kind = self.record.spoken_by().map(|speaker| speaker.kind);
        self.person = PersonRow::find(people, self.speaker.zip(kind));
        self.further = self.kept.clone();
        self.further.extend(self.person.cells());
    }
}

/// The words of the source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SourceRow<'a> {
    /// The name of the source.
    pub document: &'a str,
    /// The first code point of the words in the source's text.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words, without the labels of a transcript.
    pub text: &'a str,
    /// Who says them there.
    pub speaker: Option<&'a str>,
    /// The line of the source they begin on, from 1.
    pub line: usize,
    /// The time of the cue: `00:04:09.500`.
    pub time: Option<String>,
    /// The same in whole seconds.
    pub seconds: Option<u32>,
    /// The characters among them that nobody sees; nothing where there are none.
    pub hidden: Option<Hidden>,
    /// Where they stand in the source's file.
    pub in_file: InFile,
}

/// Words of the source and what the quote has instead.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct VerdictEditRow<'a> {
    /// The words of the source.
    pub before: &'a str,
    /// The words of the quote.
    pub after: &'a str,
    /// What the edit does: `negation`, `number`, …
    pub note: Option<&'static str>,
    /// How many words a marked cut leaves out.
    pub words: Option<usize>,
    /// What a cut goes over: `sentence`, `antecedent` or `turn`.
    pub crosses: Option<&'static str>,
    /// The edit with its places.
    pub edit: &'a WordEdit,
}

/// A place of another source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OtherRow<'a> {
    /// The name of the source.
    pub document: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// Its words.
    pub text: &'a str,
}

/// Flattens the results for the quotes of one story, in reading order.
///
/// # Panics
/// If a result is about a quote that the story does not have.
pub fn verdict_rows<'a>(story: &'a Analysis, results: &'a [VerdictResult]) -> Vec<VerdictRow<'a>> {
    let places = Places::new(story.document.text());
    let records: Vec<Record<'a>> = story.records().collect();
    let rows = results.iter();
    rows.map(|result| row(records[result.quote], result, &places))
        .collect()
}

fn row<'a>(record: Record<'a>, result: &'a VerdictResult, places: &Places<'_>) -> VerdictRow<'a> {
    let content = record.quote().content;
    let start = places.at(content.start());
    let best = result.best();
    let edits = best.map_or(&[][..], |best| &best.edits);
    let hidden_words = hidden(record.words());
    let source = best.map(source);
    let in_source = source.as_ref().and_then(|source| source.hidden.as_ref());
    let severity = match hidden_words.as_ref().or(in_source) {
        Some(_) => result.severity().max(Severity::Note),
        None => result.severity(),
    };
    VerdictRow {
        document: record.analysis().document.id(),
        start: start.code_point,
        end: places.at(content.end()).code_point,
        quote: record.words(),
        speaker: record.speaker(),
        verdict: result.verdict,
        severity,
        word_error_rate: best.map(|best| share(best.word_error_rate)),
        source,
        edits: edits.iter().map(edit).collect(),
        line: start.line,
        same_speaker: best.and_then(|best| match best.speaker_match {
            SpeakerMatch::Same => Some(true),
            SpeakerMatch::Different => Some(false),
            SpeakerMatch::Unknown => None,
        }),
        speaker_doubt: best.and_then(|best| Some(best.speaker_doubt?.name())),
        differing: best.map(|best| best.differing),
        nearest: result
            .nearest
            .iter()
            .map(|nearest| other(nearest))
            .collect(),
        media: None,
        disagreeing: result.disagreeing().map(other).collect(),
        found: result.count,
        hidden: hidden_words,
        in_file: record.analysis().document.in_file(content),
        is_speech: result.is_speech,
        kept: Vec::new(),
        person: PersonRow::default(),
        further: Vec::new(),
        record,
    }
}

impl VerdictRow<'_> {
    /// Judges a quote of a rewritten text, such as a summary: it has the speakers of its original, so that another one
    /// needs no proof and is an error.
    pub fn judge_as_rewrite(&mut self) {
        if self.speaker_doubt == Some("attribution") {
            (self.same_speaker, self.speaker_doubt) = (Some(false), None);
            self.severity = Severity::Error;
        }
    }

    /// Sets the address of the recording; the time of the words is added as a media fragment: `…#t=249`.
    pub fn set_media(&mut self, address: &str) {
        let time = self.record_time();
        self.media = time.map(|seconds| format!("{address}#t={seconds}"));
    }

    /// Returns when the words are spoken, in whole seconds from the start of the recording.
    fn record_time(&self) -> Option<u32> {
        self.source.as_ref().and_then(|source| source.seconds)
    }
}

fn source(source_match: &SourceMatch) -> SourceRow<'_> {
    SourceRow {
        document: &source_match.document,
        start: source_match.start.code_point,
        end: source_match.end.code_point,
        text: &source_match.text,
        speaker: source_match.speaker.as_deref(),
        line: source_match.start.line,
        time: source_match.time.map(|time| time.to_string()),
        seconds: source_match.time.map(|time| time.0 / 1000),
        hidden: hidden(&source_match.text),
        in_file: source_match.in_file,
    }
}

fn edit(edit: &WordEdit) -> VerdictEditRow<'_> {
    VerdictEditRow {
        before: &edit.before,
        after: &edit.after,
        note: edit.note.map(|note| note.name()),
        words: edit.cut.map(|cut| cut.words),
        crosses: edit.cut.and_then(|cut| Some(cut.crosses?.name())),
        edit,
    }
}

fn other(source_match: &SourceMatch) -> OtherRow<'_> {
    OtherRow {
        document: &source_match.document,
        line: source_match.start.line,
        text: &source_match.text,
    }
}

/// A share with two decimals. Whole numbers are rounded, so that every machine prints the same.
fn share(Permille(share): Permille) -> f64 {
    f64::from((share + 5) / 10) / 100.0
}

/// Prints an edit on one line: `not → (negation)`, `the war and → (ellipsis, 3 words, crosses
/// sentence)`.
pub(in crate::write) fn edit_on_one_line(edit: &VerdictEditRow<'_>) -> String {
    let mut notes: Vec<String> = edit.note.map(str::to_owned).into_iter().collect();
    notes.extend(
        edit.words
            .filter(|words| *words > 0)
            .map(|words| match words {
                1 => "1 word".to_owned(),
                words => format!("{words} words"),
            }),
    );
    notes.extend(edit.crosses.map(|crosses| format!("crosses {crosses}")));
    let mut shown = Vec::new();
    shown.push(one_line(edit.before));
    shown.push("→".to_owned());
    shown.push(one_line(edit.after));
    if !notes.is_empty() {
        shown.push(format!("({})", notes.join(", ")));
    }
    shown.retain(|part| !part.is_empty());
    shown.join(" ")
}

/// Returns a text with every run of white space as one space.
pub(in crate::write) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
