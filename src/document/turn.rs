//! Turns: who is talking in a transcript.

use crate::text::Span;
use std::fmt;

/// One speaker's turn in a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The words of the label that name the speaker: `DISPATCHER` in `DISPATCHER: Go ahead.` `None`
    /// if a bare `>>` says only that the speaker changes.
    pub speaker: Option<Span>,
    /// The words that are spoken, label and cue times left out, in order.
    pub stretches: Vec<Stretch>,
}

/// Some words of a turn that stand together: a line, or a cue of subtitles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where they stand.
    pub span: Span,
    /// When they are spoken.
    pub time: Option<CueTime>,
}

/// A time from the start of a recording, in milliseconds. Prints as `00:04:09.500`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CueTime(pub u32);

impl fmt::Display for CueTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CueTime(time) = *self;
        let (seconds, thousandths) = (time / 1000, time % 1000);
        let (minutes, hours) = (seconds / 60 % 60, seconds / 3600);
        let seconds = seconds % 60;
        write!(f, "{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}")
    }
}
