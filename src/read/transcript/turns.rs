//! Turns as they are collected, line by line: a label or a voice begins one, words are added to it.

use super::line_label::Label;
use crate::document::{CueTime, Stretch, Turn};
use crate::text::Span;

/// The lines of a text that are not blank, without the white space around them.
pub(super) fn lines_of(text: &str) -> impl Iterator<Item = Span> + '_ {
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
pub(super) struct TurnBuilder {
    pub(super) found: Vec<Turn>,
}

impl TurnBuilder {
    /// Adds a line, with the label it begins with.
    pub(super) fn line(
        &mut self,
        text: &str,
        line: Span,
        label: Option<Label>,
        time: Option<CueTime>,
    ) {
        let (span, time) = match label {
            Some(label) => {
                self.turn(text, label.speaker);
                (label.rest, label.time.or(time))
            }
            None => (line, time),
        };
        self.stretch(span, time);
    }

    /// Begins a turn; a speaker who is named again continues the turn.
    pub(super) fn turn(&mut self, text: &str, speaker: Option<Span>) {
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
