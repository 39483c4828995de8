//! CueReader of subtitles: a time, and the words until the next blank line.

use super::accept::{AcceptedLabels, LabelledText};
use super::label;
use super::line_label::{Label, LabelForm};
use super::rolling::{NewWords, RollingCaptions};
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
    let lines = cue_lines(text);
    let labels: Vec<Label> = lines.iter().filter_map(|line| line.label(text)).collect();
    let labels = AcceptedLabels::of(text, &labels, LabelledText::Subtitles);
    let mut cues = CueReader {
        text,
        turns: TurnBuilder::default(),
        voice: None,
        labels,
    };
    for line in &lines {
        cues.line(line);
    }
    cues.turns.found
}

/// Collects the lines of the cues, those that captions repeat left out.
fn cue_lines(text: &str) -> Vec<CueLine> {
    let mut rolling = RollingCaptions::default();
    let mut lines = Vec::new();
    let (mut time, mut end, mut begins) = (None, 0, false);
    let mut voice = None;
    for line in lines_of(text) {
        // A cue ends at a blank line; SRT files that lack it have the number of the next instead.
        let gap = &text[Span::new(end, line.start())];
        end = line.end();
        if let Some((start, end)) = timing(&text[line]) {
            rolling.cue(start, end);
            (time, begins, voice) = (Some(start), true, None);
            continue;
        }
        let breaks = gap.matches('\n').count().max(gap.matches('\r').count());
        // YouTube fills an empty line of a cue with a space.
        let mut between = gap.split('\n').skip(1).take(breaks.saturating_sub(1));
        let filled = begins && between.all(|line| line.starts_with(' '));
        if breaks > 1 && !filled {
            time = None;
        }
        let Some(time) = time else { continue };
        let mut pieces = pieces(text, line);
        // `<v Ana Ruiz>` may stand on a line of its own.
        for piece in &mut pieces {
            piece.voice = piece.voice.or(voice.take());
        }
        if pieces.last().is_some_and(|piece| piece.words.is_empty()) {
            voice = pieces.pop().and_then(|piece| piece.voice);
        }
        let words: Vec<&str> = pieces.iter().map(|piece| &text[piece.words]).collect();
        match rolling.line(&words.join(" ")) {
            NewWords::None => continue,
            NewWords::After(len) => drop_words(&mut pieces, len),
            NewWords::All => {}
        }
        lines.push(CueLine {
            pieces,
            time,
            begins: std::mem::take(&mut begins),
        });
    }
    lines
}

/// Drops the first bytes of some pieces, which are separated by a space.
fn drop_words(pieces: &mut Vec<CueText>, mut len: usize) {
    pieces.retain_mut(|piece| {
        let words = piece.words;
        let cut = len.min(words.len() + 1);
        len -= cut;
        piece.words = Span::new((words.start() + cut).min(words.end()), words.end());
        !piece.words.is_empty()
    });
}

/// Reads the times of a line such as `00:01:02.500 --> 00:01:04.000 align:start`.
fn timing(line: &str) -> Option<(CueTime, Option<CueTime>)> {
    let (start, end) = line.split_once("-->")?;
    let end = end.split_whitespace().next().and_then(parse_time);
    Some((parse_time(start.trim())?, end))
}

/// A line of a cue, cut at its tags.
struct CueLine {
    pieces: Vec<CueText>,
    time: CueTime,
    /// Whether it is the first of its cue that says something new.
    begins: bool,
}

impl CueLine {
    /// Returns the label it begins with, if no voice names the speaker.
    fn label(&self, text: &str) -> Option<Label> {
        let first = self.pieces.first()?;
        label::label(text, first.words).filter(|label| label.form == LabelForm::Colon)
    }
}

/// The turns found so far.
struct CueReader<'t> {
    text: &'t str,
    turns: TurnBuilder,
    /// The voice of the cue, `<v Ana Ruiz>`.
    voice: Option<Span>,
    labels: AcceptedLabels<'t>,
}

impl CueReader<'_> {
    fn line(&mut self, line: &CueLine) {
        let mut lapsed = line.begins && self.voice.take().is_some();
        for piece in &line.pieces {
            let ended = std::mem::take(&mut lapsed).then_some(None);
            if let Some(voice) = piece.voice.or(ended) {
                self.turns.turn(self.text, voice);
                self.voice = voice;
            }
            let words = piece.words;
            let label = label::label(self.text, words).filter(|l| l.form == LabelForm::Colon);
            let label = match self.voice {
                // “<v S00>S00: ” names the voice twice.
                Some(voice) => label.filter(|l| {
                    l.speaker
                        .is_some_and(|name| self.text[name] == self.text[voice])
                }),
                None => label.filter(|l| self.labels.has(self.text, l)),
            };
            if label.is_none() && self.voice.is_none() && is_reply(&self.text[words]) {
                // Two people in one cue: “- Is it dry? - No.”
                self.turns.turn(self.text, None);
                let rest = self.text[words].trim_start_matches(['-', '–', ' ']);
                let words = Span::new(words.end() - rest.len(), words.end());
                self.turns.line(self.text, words, None, Some(line.time));
                continue;
            }
            self.turns.line(self.text, words, label, Some(line.time));
        }
    }
}

/// Returns whether a line begins with the dash of another speaker.
fn is_reply(words: &str) -> bool {
    let rest = words.strip_prefix(['-', '–']).unwrap_or("");
    rest.trim_start()
        .starts_with(|c: char| c.is_uppercase() || c == '[' || c == '(')
}

/// Cuts a line at its tags.
fn pieces(text: &str, line: Span) -> Vec<CueText> {
    let mut pieces = Vec::new();
    let (mut at, mut voice) = (line.start(), None);
    while at < line.end() {
        let rest = &text[Span::new(at, line.end())];
        if let Some(len) = tag(rest) {
            voice = voice_of(text, at, len).or(voice);
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
    if voice.is_some_and(|voice| voice.is_some()) {
        pieces.push(CueText {
            words: Span::new(line.end(), line.end()),
            voice,
        });
    }
    pieces
}

/// Returns the voice that a tag names: `Some(Some(name))` for `<v Ana Ruiz>`, `Some(None)` for
/// `</v>`.
fn voice_of(text: &str, at: usize, len: usize) -> Option<Option<Span>> {
    let tag = &text[Span::new(at, at + len)];
    if tag == "</v>" {
        return Some(None);
    }
    let inside = tag.strip_prefix("<v")?.strip_suffix('>')?;
    let name = inside.find(char::is_whitespace).map(|n| &inside[n..])?;
    let name = name.trim();
    let start = at + tag.len() - 1 - inside.len() + inside.rfind(name)?;
    (!name.is_empty()).then(|| Some(Span::new(start, start + name.len())))
}

/// Some words between tags, and the voice that begins with them.
#[derive(Clone, Copy)]
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
