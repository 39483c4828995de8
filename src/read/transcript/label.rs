//! Labels: `DISPATCHER:`, `Sen. Ana Ruiz:`, `>> ANA RUIZ:`, `[00:04:09] Q:`, and a bare `>>`.

use super::time::parse_time;
use crate::document::CueTime;
use crate::text::Span;

/// The label of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// The words that name the speaker; none for a bare `>>`.
    pub(super) speaker: Option<Span>,
    /// The time in front of the label.
    pub(super) time: Option<CueTime>,
    /// The rest of the line.
    pub(super) rest: Span,
}

/// The longest label: "UNIDENTIFIED MEMBER OF THE AUDIENCE (off mike)" has 46 characters.
const LONGEST: usize = 60;
/// The most words of a label.
const WORDS: usize = 7;

/// Finds the label a line begins with.
pub(super) fn label(text: &str, line: Span) -> Option<Label> {
    let (time, after_time) = time(text, line);
    let words = &text[Span::new(after_time, line.end())];
    let arrows = words.len() - words.trim_start_matches('>').len();
    let arrows = if arrows >= 2 { arrows } else { 0 };
    let rest = &words[arrows..];
    let start = line.end() - rest.trim_start().len();
    let rest = rest.trim_start();
    let mut window = rest.char_indices().take(LONGEST);
    let colon = window.find(|&(_, c)| c == ':').map(|(at, _)| at);
    let colon = colon.filter(|&at| {
        is_name(&rest[..at])
            && rest[at + 1..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace)
    });
    match colon {
        Some(at) => {
            let body = rest[at + 1..].trim_start();
            Some(Label {
                speaker: Some(Span::new(start, start + rest[..at].trim_end().len())),
                time,
                rest: Span::new(line.end() - body.len(), line.end()),
            })
        }
        None if arrows > 0 => Some(Label {
            speaker: None,
            time,
            rest: Span::new(start, line.end()),
        }),
        None => None,
    }
}

/// Reads a time in front of a label: `[00:04:09]`, `00:04:09`.
fn time(text: &str, line: Span) -> (Option<CueTime>, usize) {
    let words = &text[line];
    let open = words.len() - words.trim_start_matches(['[', '(']).len();
    let digits = words[open..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ','));
    let len = digits.unwrap_or(words.len() - open);
    let Some(time) = parse_time(&words[open..open + len]) else {
        return (None, line.start());
    };
    let rest = words[open + len..]
        .trim_start_matches([']', ')'])
        .trim_start();
    (Some(time), line.end() - rest.len())
}

/// Returns whether words before a colon name a speaker: every word has a capital or is a small word
/// that names have ("van", "of", "the"), and none ends a sentence.
fn is_name(words: &str) -> bool {
    const SMALL: [&str; 14] = [
        "al", "and", "bin", "da", "de", "del", "der", "di", "el", "for", "of", "the", "van", "von",
    ];
    let first = words.chars().next();
    let listed = words.split_whitespace().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let aside = word.starts_with('(') || word.ends_with(')');
        let clean = !word.contains(['"', '“', '”', '?', '!', ';', '…', '/']);
        clean && (capital || aside || SMALL.contains(&bare))
    });
    first.is_some_and(char::is_uppercase) && listed && words.split_whitespace().count() <= WORDS
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
        assert_eq!(
            labels("DISPATCHER: Go ahead."),
            Some((Some("DISPATCHER"), "Go ahead."))
        );
        assert_eq!(
            labels(">> SEN. ANA RUIZ: Thank you."),
            Some((Some("SEN. ANA RUIZ"), "Thank you."))
        );
        assert_eq!(
            labels("Lars van der Meer (by phone): Yes."),
            Some((Some("Lars van der Meer (by phone)"), "Yes."))
        );
        assert_eq!(labels("[00:04:09] Q: Why?"), Some((Some("Q"), "Why?")));
        assert_eq!(labels(">> Why?"), Some((None, "Why?")));
    }

    #[test]
    fn other_colons_are_none() {
        for line in [
            "He said one thing: we lost.",
            "At 9:30 we left.",
            "“Mayor: we will pay”",
            "> quoted mail",
        ] {
            assert_eq!(labels(line), None, "{line}");
        }
    }
}
