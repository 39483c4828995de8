//! Transcripts: who is talking, and when, from labels and cues.
//!
//! Subtitles (SRT, WebVTT) are recognized by their times, the table of Whisper by its header; any other text
//! is a transcript if its lines have labels with names (`DISPATCHER: Go ahead.`, `>> ANA RUIZ: Thank you.`).
//! The text stays as it is: the [`Turn`]s are spans that leave out labels, numbers and times.

mod accept;
mod cue;
mod label;
mod layout;
mod line_label;
mod name;
mod own_line;
mod record;
mod rolling;
mod table;
mod time;
mod turns;

use crate::document::{Document, Turn};
use crate::text::Span;
use accept::{AcceptedLabels, LabelledText};
use line_label::Label;
use turns::TurnBuilder;

pub(super) use table::is_table;

/// Finds the turns of a document, where it is a transcript.
pub(super) fn with_turns(document: Document) -> Document {
    let text = document.text();
    let cues = if table::is_table(text.as_bytes()) {
        table::turns(text)
    } else if cue::is_subtitles(document.id(), text) {
        cue::turns(text)
    } else {
        Vec::new()
    };
    if !cues.is_empty() {
        return document.with_cues(cues);
    }
    with_labels(document)
}

/// Finds the turns of a document by the labels of its lines.
pub(super) fn with_labels(document: Document) -> Document {
    let turns = labelled(document.text());
    document.with_turns(turns)
}

/// Finds the turns of a labelled text; none where it is no transcript.
fn labelled(text: &str) -> Vec<Turn> {
    let layout = layout::lines(text);
    let labels: Vec<(usize, Label)> = layout
        .lines
        .iter()
        .enumerate()
        .filter_map(|(n, line)| Some((n, label::label(text, *line)?)))
        .collect();
    let opens = labels.first().is_some_and(|(n, _)| *n == 0);
    let found: Vec<Label> = labels.iter().map(|(_, label)| *label).collect();
    let kind = LabelledText::Lines {
        count: layout.lines.len(),
        opens,
    };
    let accepted = AcceptedLabels::of(text, &found, kind);
    if accepted.is_empty() && !layout.is_numbered {
        return Vec::new();
    }
    let mut turns = TurnBuilder::default();
    let mut labels = labels.into_iter().peekable();
    let mut time = None;
    for (n, line) in layout.lines.iter().enumerate() {
        let label = labels.next_if(|(at, _)| *at == n).map(|(_, label)| label);
        let label = label.filter(|label| accepted.has(text, label));
        if let Some(label) = &label {
            time = label.time.or(time);
        }
        if label.is_none() && is_bare_remark(text, *line) {
            continue;
        }
        turns.line(text, *line, label, time);
    }
    turns.found
}

/// Returns whether a line is a remark in capitals, without brackets: APPLAUSE.
fn is_bare_remark(text: &str, line: Span) -> bool {
    let words = &text[line];
    let short = words.len() < 30 && words.split_whitespace().count() < 4;
    short
        && name::is_capitals(words)
        && name::is_remark(words)
        && !words.contains(['.', ',', '?', '!'])
}
