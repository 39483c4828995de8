//! Captions that roll up: each line is shown twice, or grows word by word.
//!
//! A cue that begins with the last line of the cue before it, and follows without a pause, repeats it.

use crate::document::CueTime;

/// A pause of more than this between two cues: the second says its words again.
const PAUSE: u32 = 500;

/// How much of a line is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NewWords {
    /// All of it.
    All,
    /// Nothing.
    None,
    /// What follows this many bytes.
    After(usize),
}

/// The lines shown last.
#[derive(Default)]
pub(super) struct RollingCaptions {
    /// The lines of the cue before, and when it ended.
    before: Vec<String>,
    end: Option<CueTime>,
    /// The lines of this cue.
    shown: Vec<String>,
    /// How many lines of this cue were matched with lines before.
    matched: Option<usize>,
}

impl RollingCaptions {
    /// Begins a cue.
    pub(super) fn cue(&mut self, start: CueTime, end: Option<CueTime>) {
        if !self.shown.is_empty() {
            self.before = std::mem::take(&mut self.shown);
        }
        let pause = self
            .end
            .is_some_and(|before| start.0 > before.0.saturating_add(PAUSE));
        if pause {
            self.before.clear();
        }
        self.end = end.or(Some(start));
        self.matched = None;
    }

    /// Returns how much of the next line of the cue is new.
    pub(super) fn line(&mut self, line: &str) -> NewWords {
        let place = match self.matched {
            // The cue goes on with the lines of the one before.
            Some(n) => Some(n).filter(|&n| self.before.get(n).is_some_and(|last| last == line)),
            None if self.shown.is_empty() => self.before.iter().position(|last| last == line),
            None => None,
        };
        let grown = self.before.last().filter(|last| {
            self.shown.is_empty()
                && line.len() > last.len()
                && line.starts_with(last.as_str())
                && line[last.len()..].starts_with(' ')
                && last.contains(' ')
        });
        let new = match (place, grown) {
            (Some(_), _) => NewWords::None,
            (None, Some(last)) => NewWords::After(last.len() + 1),
            (None, None) => NewWords::All,
        };
        self.matched = place.map(|n| n + 1).or(self.matched);
        self.shown.push(line.to_owned());
        new
    }
}
