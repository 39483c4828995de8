//! Transcripts: who is talking, and when, told from labels and cues.
//!
//! Subtitles (SRT, WebVTT) are told by their times; a text is a transcript where its lines are
//! labelled with names (`DISPATCHER: Go ahead.`, `>> ANA RUIZ: Thank you.`). The text itself stays as
//! it is: what is found are the [`Turn`]s, which leave labels, numbers and times out.

mod cue;
mod label;

use crate::document::{CueTime, Document, Stretch, Turn};
use crate::text::Span;
use label::Label;

/// Finds the turns of a document, where it is a transcript.
pub(super) fn with_turns(document: Document) -> Document {
    let text = document.text();
    if cue::is_subtitles(document.id(), text) {
        let turns = cue::turns(text);
        if !turns.is_empty() {
            return document.with_cues(turns);
        }
    }
    let turns = labelled(text);
    document.with_turns(turns)
}

/// A text has a label for every this many of its lines, if it is a transcript: the longest answers
/// of a press conference that is wrapped at 72 columns take about as many lines.
const LINES_A_LABEL: usize = 20;

/// Finds the turns of a labelled text; none where it is no transcript.
fn labelled(text: &str) -> Vec<Turn> {
    let mut turns = Turns::default();
    let (mut lines, mut labels, mut arrows) = (0, Vec::new(), 0);
    for line in lines_of(text) {
        lines += 1;
        let found = label::label(text, line);
        if let Some(label) = &found {
            arrows += usize::from(label.speaker.is_none());
            labels.extend(label.speaker.map(|span| &text[span]));
        }
        turns.line(text, line, found, None);
    }
    let count = labels.len() + arrows;
    labels.sort_unstable();
    let repeated = arrows > 1 || labels.windows(2).any(|pair| pair[0] == pair[1]);
    let is_transcript =
        count >= 2 && count * LINES_A_LABEL >= lines && (repeated || count * 3 >= lines);
    if is_transcript {
        turns.found
    } else {
        Vec::new()
    }
}

/// The lines of a text that are not blank, without the white space around them.
fn lines_of(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        let len = line.trim().len();
        (len > 0).then(|| Span::new(from, from + len))
    })
}

/// The turns found so far.
#[derive(Default)]
struct Turns {
    found: Vec<Turn>,
}

impl Turns {
    /// Takes in a line, with the label it begins with.
    fn line(&mut self, text: &str, line: Span, label: Option<Label>, time: Option<CueTime>) {
        let (span, time) = match label {
            Some(label) => {
                self.turn(text, label.speaker);
                (label.rest, label.time.or(time))
            }
            None => (line, time),
        };
        self.stretch(span, time);
    }

    /// Begins a turn; a speaker who is named again goes on with the one before.
    fn turn(&mut self, text: &str, speaker: Option<Span>) {
        let goes_on = self.found.last().is_some_and(|last| {
            let name = |span: Option<Span>| span.map(|span| &text[span]);
            speaker.is_some() && name(last.speaker) == name(speaker)
        });
        if !goes_on {
            self.found.push(Turn {
                speaker,
                stretches: Vec::new(),
            });
        }
    }

    /// Adds words to the turn.
    fn stretch(&mut self, span: Span, time: Option<CueTime>) {
        if span.is_empty() {
            return;
        }
        if self.found.is_empty() {
            self.found.push(Turn {
                speaker: None,
                stretches: Vec::new(),
            });
        }
        if let Some(turn) = self.found.last_mut() {
            turn.stretches.push(Stretch { span, time });
        }
    }
}
