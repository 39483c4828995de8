//! One change, flattened: what every format prints of it.

use super::person::PersonRow;
use crate::attribute::Outcome;
use crate::coref::{Speaker, SpeakerKind};
use crate::diff::{Change, ChangeKind, ChangeSide, History};
use crate::document::{Document, InFile, Version};
use crate::extract::{Analysis, Record};
use crate::speakers::People;
use crate::text::{Places, Span};
use std::borrow::Cow;

/// One changed quote as the formats print it, in the columns of
/// [`schema::CHANGES`](crate::write::schema::CHANGES).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ChangeRow<'a> {
    /// The revision before: a path, or the id of a JSONL line.
    pub from: &'a str,
    /// The revision after.
    pub to: &'a str,
    /// Which version in a history that is.
    pub version: Option<&'a Version>,
    /// What happened: `wording`, `speaker`, …
    pub changes: Vec<&'static str>,
    /// `error`, `warning`, `note` or `none`.
    pub severity: &'static str,
    /// How much of the words is the same, from 0 to 1; nothing for what is added or removed.
    pub similarity: Option<f64>,
    /// The quote before.
    pub before: Option<SideRow<'a>>,
    /// The quote after.
    pub after: Option<SideRow<'a>>,
    /// The words that were replaced, in order.
    pub edits: Vec<EditRow<'a>>,
    /// The step from one revision to the next, from 0: its index in [`History::steps`].
    pub step: usize,
    /// The quote through all revisions.
    pub thread: ThreadRow<'a>,
    /// What a file of people says of the speaker before: see [`ChangeRow::look_up`].
    pub before_person: PersonRow<'a>,
    /// And of the speaker after.
    pub after_person: PersonRow<'a>,
    /// The cells of a flat table after all others: those of both.
    pub(in crate::write) further: Vec<(&'a str, Option<&'a str>)>,
    /// Where the row comes from.
    pub change: Change,
}

impl<'a> ChangeRow<'a> {
    /// Looks both speakers up in a file of people.
    pub fn look_up(&mut self, people: &'a People) {
        let find = |side: Option<SideRow<'a>>| {
            PersonRow::find(
                people,
                side.and_then(|side| side.speaker.zip(side.speaker_kind)),
            )
        };
        self.before_person = find(self.before);
        self.after_person = find(self.after);
        let both = self.before_person.cells().chain(self.after_person.cells());
        self.further = both.collect();
    }
}

/// The quote in one revision; for `unquoted` and `requoted`, on one side, the words without marks.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SideRow<'a> {
    /// The first code point, after the mark.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The words as the text has them.
    pub quote: &'a str,
    /// Who says it.
    pub speaker: Option<&'a str>,
    /// What kind of speaker.
    pub speaker_kind: Option<SpeakerKind>,
    /// The reporting verb or phrase.
    pub cue: Option<&'a str>,
    /// Its place, in bytes.
    pub span: Span,
    /// Its place in the file.
    pub in_file: InFile,
    /// The revision.
    pub document: &'a Document,
}

impl SideRow<'_> {
    /// Returns the words without markup.
    pub(in crate::write) fn shown(&self) -> Cow<'_, str> {
        self.document.shown(self.quote)
    }
}

/// Words that were replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EditRow<'a> {
    /// The words before; empty where words were inserted.
    pub before: &'a str,
    /// The words after; empty where words were deleted.
    pub after: &'a str,
    /// `negation`, `number`, `name`, …
    pub note: Option<&'static str>,
    /// Their place before, in bytes.
    pub before_span: Span,
    /// Their place after, in bytes.
    pub after_span: Span,
}

/// A quote through all revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThreadRow<'a> {
    /// Its number, from 1, in the order the quotes are first seen.
    pub number: usize,
    /// The revision it is first seen in.
    pub first: &'a str,
    /// The revision it is last seen in.
    pub last: &'a str,
    /// The quote as it is first seen.
    pub quote: &'a str,
}

/// Flattens a history of `revisions`, in the order of the revisions. Kinds in `ignored` are left out,
/// and so are rows that have no other.
pub fn change_rows<'a>(
    history: &History,
    revisions: &'a [Analysis],
    ignored: &[ChangeKind],
) -> Vec<ChangeRow<'a>> {
    let mut rows = Vec::new();
    let mut before = revisions.first().map(Text::of);
    for (n, step) in history.steps.iter().enumerate() {
        let after = Text::of(&revisions[n + 1]);
        if let Some(before) = &before {
            for (change, &thread) in step.diff.changes.iter().zip(&step.threads) {
                let Some(change) = change.clone().without(ignored) else {
                    continue;
                };
                let id = |revision: usize| revisions[revision].document.id();
                let known = &history.threads[thread];
                let thread = ThreadRow {
                    number: thread + 1,
                    first: id(known.first),
                    last: id(known.last),
                    quote: revisions[known.first].words(known.quote),
                };
                rows.push(row(before, &after, n, thread, change));
            }
        }
        before = Some(after);
    }
    rows
}

/// One revision's text while rows are made.
struct Text<'a> {
    analysis: &'a Analysis,
    places: Places<'a>,
}

fn row<'a>(
    before: &Text<'a>,
    after: &Text<'a>,
    step: usize,
    thread: ThreadRow<'a>,
    change: Change,
) -> ChangeRow<'a> {
    let edits = change.edits.iter().map(|edit| EditRow {
        before: before.words(edit.before),
        after: after.words(edit.after),
        note: edit.note.map(|note| note.name()),
        before_span: edit.before,
        after_span: edit.after,
    });
    ChangeRow {
        from: before.analysis.document.id(),
        to: after.analysis.document.id(),
        version: after.analysis.document.version(),
        changes: change.kinds.iter().map(|kind| kind.name()).collect(),
        severity: change.severity.name(),
        similarity: change
            .similarity
            .map(|share| (f64::from(share.0) / 10.0).round() / 100.0),
        before: change.before.map(|side| before.side(side)),
        after: change.after.map(|side| after.side(side)),
        edits: edits.collect(),
        step,
        thread,
        before_person: PersonRow::default(),
        after_person: PersonRow::default(),
        further: Vec::new(),
        change,
    }
}

impl<'a> Text<'a> {
    fn of(analysis: &'a Analysis) -> Text<'a> {
        Text {
            analysis,
            places: Places::new(analysis.document.text()),
        }
    }

    fn words(&self, span: Span) -> &'a str {
        &self.analysis.document.text()[span]
    }

    fn side(&self, side: ChangeSide) -> SideRow<'a> {
        let (span, record) = match side {
            ChangeSide::Quote(id) => {
                let record = self.analysis.record(id);
                (record.quote().content, Some(record))
            }
            ChangeSide::Prose(span) => (span, None),
        };
        let start = self.places.at(span.start());
        SideRow {
            start: start.code_point,
            end: self.places.at(span.end()).code_point,
            line: start.line,
            quote: self.words(span),
            speaker: record
                .and_then(speaker)
                .map(|speaker| speaker.name.as_str()),
            speaker_kind: record.and_then(speaker).map(|speaker| speaker.kind),
            cue: record.and_then(|record| match record.attribution().outcome {
                Outcome::Spoken { cue: Some(cue), .. } => Some(self.words(cue)),
                _ => None,
            }),
            span,
            in_file: self.analysis.document.in_file(span),
            document: &self.analysis.document,
        }
    }
}

/// Returns who says a quote; nobody for a pronoun whose owner the story does not tell.
fn speaker(record: Record<'_>) -> Option<&Speaker> {
    let speaker = record.spoken_by();
    speaker.filter(|speaker| speaker.kind != SpeakerKind::Unresolved)
}
