//! Labels on a line of their own: name and time, `[Ana Ruiz]`, `Ana Ruiz (Harrow) (Ind)`; and `Q.` and
//! `A.` of a court transcript.

use super::line_label::{Label, LabelForm, markup};
use super::name::{is_name, is_remark};
use super::time::{parse_time, time_at};
use crate::document::CueTime;
use crate::text::Span;

/// The longest line that is a label.
const LONGEST: usize = 120;

/// Finds the label that a line is.
pub(super) fn label(text: &str, line: Span) -> Option<Label> {
    if let Some(label) = examination(text, line) {
        return Some(label);
    }
    if line.len() > LONGEST {
        return None;
    }
    let found = |speaker: Span, time, form| Label {
        speaker: Some(speaker),
        time,
        rest: Span::new(line.end(), line.end()),
        form,
    };
    if let Some((speaker, time)) = timed(text, line) {
        return Some(found(speaker, Some(time), LabelForm::Timed));
    }
    let start = line.start() + markup(&text[line]);
    let words = text[Span::new(start, line.end())].trim_end_matches(['*', '_', ' ']);
    if let Some(inside) = words
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        let names = is_name(inside) && !is_remark(inside) && inside.contains(char::is_alphabetic);
        let speaker = Span::new(start + 1, start + 1 + inside.len());
        return names.then(|| found(speaker, None, LabelForm::Bracket));
    }
    let party = words.ends_with(')')
        && words.split_once(" (").is_some_and(|(name, rest)| {
            name.contains(' ') && is_name(name) && rest.matches('(').count() < 3
        })
        && is_name(words)
        && !is_remark(words);
    party.then(|| {
        found(
            Span::new(start, start + words.len()),
            None,
            LabelForm::Party,
        )
    })
}

/// Reads a name and a time: `Ana Ruiz  0:03`, `[Ana Ruiz] 10:00:03`, `00:00:03 Ana Ruiz`.
fn timed(text: &str, line: Span) -> Option<(Span, CueTime)> {
    let words = &text[line];
    let named = |span: Span, time| {
        let name = &text[span];
        let short = name.split_whitespace().count() <= 6 && !name.ends_with('.');
        (short && is_name(name) && !is_remark(name)).then_some((span, time))
    };
    let inside = words.trim_end_matches([')', ']']);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    let name = inside.trim_end_matches(digits);
    if let Some(time) = parse_time(&inside[name.len()..]).filter(|_| !name.is_empty()) {
        let name = name.trim_end_matches(['(', '[']);
        let spaced = name.ends_with([' ', '\t']);
        let span = Span::new(line.start(), line.start() + name.len());
        return spaced.then(|| named(trimmed(text, span), time)).flatten();
    }
    let (time, len) = time_at(words)?;
    named(
        trimmed(text, Span::new(line.start() + len, line.end())),
        time,
    )
}

/// Returns the name without the signs around it: `[Ana Ruiz] |`.
fn trimmed(text: &str, span: Span) -> Span {
    let words = &text[span];
    let inside = words.trim_start_matches(['*', '_', '[', ' ', '\t', '-', '|', '•']);
    let start = span.end() - inside.len();
    let inside = inside.trim_end_matches(['*', '_', ']', ' ', '\t', '|', '-', '•', ',', '·']);
    Span::new(start, start + inside.len())
}

/// Reads `Q.` and `A.` with the question or answer.
fn examination(text: &str, line: Span) -> Option<Label> {
    let words = &text[line];
    let first = words.chars().next().filter(|c| matches!(c, 'Q' | 'A'))?;
    let rest = &words[first.len_utf8()..];
    let body = rest.strip_prefix('.').unwrap_or(rest);
    // “A wall” begins a sentence; “A   The wall” is an answer, and so is “A. The wall”.
    let gap = body.len() - body.trim_start().len();
    let stopped = body.len() < rest.len() && gap > 0;
    let initials = body.trim_start().get(1..2) == Some(".");
    let tabbed = gap > 2 || body.starts_with('\t');
    if !(stopped && !initials || tabbed) {
        return None;
    }
    let body = body.trim_start();
    Some(Label {
        speaker: Some(Span::new(line.start(), line.start() + 1)),
        time: None,
        rest: Span::new(line.end() - body.len(), line.end()),
        form: LabelForm::Examination,
    })
}
