//! Labels: `DISPATCHER: Go ahead.`, `>> ANA RUIZ:`, `[00:04:09] Ana Ruiz:`, `**Ana Ruiz:**`,
//! `Ana Ruiz (04:09):`, and a bare `>>`.
//!
//! A line that has the form of a label is a candidate; which candidates are labels is decided for the
//! whole text (`accept`).

use super::line_label::{Label, LabelForm, markup};
use super::name::is_name;
use super::time::{parse_time, time_at};
use crate::document::CueTime;
use crate::text::Span;

/// The longest label: an analyst on television may have six offices.
const LONGEST: usize = 160;

/// Finds the label a line begins with.
pub(super) fn label(text: &str, line: Span) -> Option<Label> {
    colon(text, line)
        .or_else(|| super::own_line::label(text, line))
        .or_else(|| super::record::label(text, line))
}

/// Finds a label that ends with a colon.
fn colon(text: &str, line: Span) -> Option<Label> {
    let (time, after_time) = time(text, line);
    let after_time = after_time + markup(&text[Span::new(after_time, line.end())]);
    let words = &text[Span::new(after_time, line.end())];
    let arrows = words.len() - words.trim_start_matches('>').len();
    let arrows = if arrows >= 2 { arrows } else { 0 };
    let rest = &words[arrows..];
    let start = line.end() - rest.trim_start().len();
    let start = start + markup(&text[Span::new(start, line.end())]);
    let rest = &text[Span::new(start, line.end())];
    let mut colons = rest.char_indices().take(LONGEST).filter(|&(_, c)| c == ':');
    let found = colons.find_map(|(at, _)| {
        let after = markup(&rest[at + 1..]);
        let spaced = rest[at + 1 + after..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace);
        spaced.then_some((at, at + 1 + after))
    });
    let named = found.and_then(|(at, next)| {
        let (name, after) = name_and_time(&rest[..at]);
        is_name(name).then_some((name.len(), after, next))
    });
    match named {
        Some((len, after, next)) => {
            let body = rest[next..].trim_start();
            Some(Label {
                speaker: Some(Span::new(start, start + len)),
                time: time.or(after),
                rest: Span::new(line.end() - body.len(), line.end()),
                form: LabelForm::Colon,
            })
        }
        None if arrows > 0 => Some(Label {
            speaker: None,
            time,
            rest: Span::new(start, line.end()),
            form: LabelForm::Colon,
        }),
        None => None,
    }
}

/// Cuts the time off a label: `Ana Ruiz (00:03)`, `Ana Ruiz [0:03]`, and marks of emphasis.
fn name_and_time(label: &str) -> (&str, Option<CueTime>) {
    let mut label = label.trim_end();
    for tag in ["</strong>", "</b>", "</em>", "</i>"] {
        label = label.strip_suffix(tag).unwrap_or(label);
    }
    let label = label.trim_end_matches(['*', '_']).trim_end();
    let inside = label.strip_suffix([')', ']']).unwrap_or(label);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    let name = inside.trim_end_matches(digits);
    match parse_time(&inside[name.len()..]) {
        Some(time) if name.ends_with([' ', '(', '[', '\t']) => {
            let name = name.trim_end_matches(['(', '[', ' ', '\t']);
            (name, Some(time))
        }
        _ => (label, None),
    }
}

/// Reads a time in front of a label: `[00:04:09]`, `00:04:09`.
fn time(text: &str, line: Span) -> (Option<CueTime>, usize) {
    let words = &text[line];
    match time_at(words) {
        Some((time, len)) => {
            let rest = words[len..].trim_start_matches([' ', '\t', '-', '|', '•']);
            (Some(time), line.end() - rest.len())
        }
        None => (None, line.start()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(line: &str) -> Option<(Option<&str>, &str)> {
        let label = label(line, Span::new(0, line.len()))?;
        Some((label.speaker.map(|span| &line[span]), &line[label.rest]))
    }

    #[test]
    fn names_before_a_colon_are_labels() {
        for (line, speaker, rest) in [
            ("DISPATCHER: Go ahead.", "DISPATCHER", "Go ahead."),
            (
                ">> SEN. ANA RUIZ: Thank you.",
                "SEN. ANA RUIZ",
                "Thank you.",
            ),
            (
                "Lars van der Meer (by phone): Yes.",
                "Lars van der Meer (by phone)",
                "Yes.",
            ),
            ("[00:04:09] Q: Why?", "Q", "Why?"),
            ("**Ana Ruiz:** No.", "Ana Ruiz", "No."),
            ("<strong>Ana Ruiz</strong>: No.", "Ana Ruiz", "No."),
            ("Ana Ruiz (04:09):", "Ana Ruiz", ""),
            ("Ana Ruiz [0:04:09]: No.", "Ana Ruiz", "No."),
            (
                "REAR ADM. ANA RUIZ, MILITARY & DIPLOMATIC ANALYST, \"THE LONG PIER\": No.",
                "REAR ADM. ANA RUIZ, MILITARY & DIPLOMATIC ANALYST, \"THE LONG PIER\"",
                "No.",
            ),
            ("Ana Ruiz  0:03", "Ana Ruiz", ""),
            ("00:00:03 Ana Ruiz", "Ana Ruiz", ""),
            ("[Ana Ruiz]", "Ana Ruiz", ""),
            ("Ana Ruiz (Harrow) (Ind)", "Ana Ruiz (Harrow) (Ind)", ""),
            (
                "Mr. RUIZ of Harrow. Madam Chair, no.",
                "Mr. RUIZ of Harrow",
                "Madam Chair, no.",
            ),
            (
                "The SPEAKER pro tempore. Order.",
                "The SPEAKER pro tempore",
                "Order.",
            ),
            ("Q.   Why?", "Q", "Why?"),
        ] {
            assert_eq!(labels(line), Some((Some(speaker), rest)), "{line}");
        }
        assert_eq!(labels(">> Why?"), Some((None, "Why?")));
    }

    #[test]
    fn other_colons_are_none() {
        for line in [
            "He said one thing: we lost.",
            "At 9:30 we left.",
            "“Mayor: we will pay”",
            "> quoted mail",
            "We left at 0:03",
            "[Applause]",
            "Mr. Ruiz left. He was late.",
            "A. B. Ruiz was there.",
        ] {
            assert_eq!(labels(line), None, "{line}");
        }
    }
}
