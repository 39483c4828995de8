//! CueReader of subtitles: a time, and the words until the next blank line.

use super::label::{self, Label};
use super::time::parse_time;
use super::turns::{TurnBuilder, lines_of};
use crate::document::{CueTime, Turn};
use crate::text::Span;

/// Returns whether a text is SRT or WebVTT, by its name or its first line.
pub(super) fn is_subtitles(name: &str, text: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    text.starts_with("WEBVTT")
        || ["srt", "vtt"]
            .iter()
            .any(|end| ending.eq_ignore_ascii_case(end))
}

/// Finds the turns. Cue numbers, notes and style sheets are skipped.
pub(super) fn turns(text: &str) -> Vec<Turn> {
    let mut cues = CueReader {
        text,
        turns: TurnBuilder::default(),
        voice: None,
        lapsed: false,
        rolling: text.contains("<c>"),
        shown: String::new(),
    };
    let mut time = None;
    let mut end = 0;
    for line in lines_of(text) {
        // A cue ends at a blank line; SRT files that lack it have the number of the next instead.
        let gap = &text[Span::new(end, line.start())];
        end = line.end();
        if let Some(start) = timing(&text[line]) {
            time = Some(start);
            cues.lapsed |= cues.voice.take().is_some();
            continue;
        }
        if gap.matches('\n').count().max(gap.matches('\r').count()) > 1 {
            time = None;
        }
        if time.is_some() {
            cues.line(line, time);
        }
    }
    cues.turns.found
}

/// Reads the start of a line such as `00:01:02.500 --> 00:01:04.000 align:start`.
fn timing(line: &str) -> Option<CueTime> {
    let (start, _) = line.split_once("-->")?;
    parse_time(start.trim())
}

/// The cues read so far.
struct CueReader<'t> {
    text: &'t str,
    turns: TurnBuilder,
    /// The voice of the cue, `<v Ana Ruiz>`.
    voice: Option<Span>,
    /// Whether the cue before had a voice and this one has none yet.
    lapsed: bool,
    /// Whether each line is shown twice, as in captions that roll up word by word.
    rolling: bool,
    /// The line before, without tags.
    shown: String,
}

impl CueReader<'_> {
    fn line(&mut self, line: Span, time: Option<CueTime>) {
        let pieces = self.pieces(line);
        if self.rolling {
            let words: String = pieces.iter().map(|piece| &self.text[piece.words]).collect();
            if words == self.shown {
                return;
            }
            self.shown = words;
        }
        for piece in pieces {
            let lapsed = std::mem::take(&mut self.lapsed).then_some(None);
            if let Some(voice) = piece.voice.or(lapsed) {
                self.turns.turn(self.text, voice);
                self.voice = voice;
            }
            let words = piece.words;
            let label = match self.voice {
                Some(_) => None,
                None => label::label(self.text, words).filter(|l| self.is_label(l, words)),
            };
            self.turns.line(self.text, words, label, time);
        }
    }

    /// Returns whether a label is one in subtitles, where any sentence may hold a colon: it has
    /// arrows in front or no small letters.
    fn is_label(&self, label: &Label, words: Span) -> bool {
        let speaker = label.speaker.map_or("", |span| &self.text[span]);
        self.text[words].starts_with(">>") || !speaker.contains(char::is_lowercase)
    }

    /// Cuts a line at its tags.
    fn pieces(&self, line: Span) -> Vec<CueText> {
        let mut pieces = Vec::new();
        let (mut at, mut voice) = (line.start(), None);
        while at < line.end() {
            let rest = &self.text[Span::new(at, line.end())];
            if let Some(len) = tag(rest) {
                voice = self.voice_of(at, len).or(voice);
                at += len;
                continue;
            }
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let len = rest[first..]
                .find(['<', '{'])
                .map_or(rest.len(), |n| n + first);
            let words = &rest[..len];
            let from = at + words.len() - words.trim_start().len();
            let words = Span::new(from, from + words.trim().len());
            if !words.is_empty() {
                pieces.push(CueText {
                    words,
                    voice: voice.take(),
                });
            }
            at += len;
        }
        pieces
    }

    /// Returns the voice that a tag names: `Some(Some(name))` for `<v Ana Ruiz>`, `Some(None)` for
    /// `</v>`.
    fn voice_of(&self, at: usize, len: usize) -> Option<Option<Span>> {
        let tag = &self.text[Span::new(at, at + len)];
        if tag == "</v>" {
            return Some(None);
        }
        let inside = tag.strip_prefix("<v")?.strip_suffix('>')?;
        let name = inside.find(char::is_whitespace).map(|n| &inside[n..])?;
        let name = name.trim();
        let start = at + tag.len() - 1 - inside.len() + inside.rfind(name)?;
        (!name.is_empty()).then(|| Some(Span::new(start, start + name.len())))
    }
}

/// Some words between tags, and the voice that begins with them.
struct CueText {
    words: Span,
    voice: Option<Option<Span>>,
}

/// How far the end of a tag is looked for.
const LONGEST_TAG: usize = 200;

/// Returns the length of the tag a text begins with: `<i>`, `</c>`, `<00:01:02.500>`, `{\an8}`.
fn tag(text: &str) -> Option<usize> {
    let inside = text
        .strip_prefix('<')
        .or_else(|| text.strip_prefix("{\\"))?;
    let close = if text.starts_with('<') { '>' } else { '}' };
    let named = inside.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
    let mut window = text.char_indices().take(LONGEST_TAG);
    let (end, _) = window.find(|&(_, c)| c == close).filter(|_| named)?;
    Some(end + 1)
}
