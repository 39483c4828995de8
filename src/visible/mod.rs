//! Untrusted text, made safe to print: on a terminal, on stderr, in the log of a CI job.
//!
//! A file name, a column, an id or a quote may hold anything. Printed raw, `ESC [2J` clears a
//! screen, U+202E reverses a line, a line break starts a line of the attacker, and a line that
//! begins with `::` or has `##vso[` is a command to a CI runner. All such text is printed through
//! [`Visible`]: control characters appear as escapes, `\u{202e}`; letters of any script and emoji
//! stay.
//!
//! Formats for programs (CSV, JSONL, JSON, SARIF, Parquet) keep the true text.
//!
//! Invisible characters can also carry words past an editor. [`hidden`] finds them, and [`cleaned`]
//! removes them from a name.

mod hidden;
mod invisible;

pub use hidden::{Hidden, hidden};
pub use invisible::is_invisible;

use std::borrow::Cow;
use std::fmt;

/// Untrusted text that prints visibly and without effect.
///
/// ```
/// use onrecord::visible::Visible;
///
/// let name = "story\u{202E}txt.\u{1B}[2J\nלוין 👩‍🚒.csv";
/// assert_eq!(Visible(name).to_string(), r"story\u{202e}txt.\u{1b}[2J\nלוין 👩‍🚒.csv");
/// assert_eq!(Visible("::error::no").to_string(), r"\u{3a}:error::no");
/// ```
///
/// The output is one line, and printing it again changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visible<'a>(pub &'a str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = escape_ci_commands(self.0);
        let mut plain = 0;
        for (at, char) in text.char_indices().filter(|(_, char)| must_escape(*char)) {
            f.write_str(&text[plain..at])?;
            write!(f, "{}", escaped(char))?;
            plain = at + char.len_utf8();
        }
        f.write_str(&text[plain..])
    }
}

/// Returns the escape of a character: `\u{1b}`, `\n`.
pub(crate) fn escaped(char: char) -> impl fmt::Display + Iterator<Item = char> {
    char.escape_default()
}

/// Returns whether a character must be escaped: a control character, a line or paragraph separator,
/// a direction mark, a tag, or another invisible character that is not part of a word.
pub(crate) fn must_escape(char: char) -> bool {
    // Invisible, but part of how a language or an emoji is written: joiners, soft hyphens,
    // variation selectors, fillers of a syllable.
    let belongs_to_a_word = matches!(
        char,
        '\u{AD}'
            | '\u{34F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200D}'
            | '\u{2060}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{E0100}'..='\u{E01EF}'
    );
    char.is_control()
        || matches!(char, '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}')
        || (is_invisible(char) && !belongs_to_a_word)
}

/// Returns a name without invisible characters, with each run of white space as one space.
/// `Ines\nDu\u{200B}arte` is `Ines Duarte`.
#[must_use]
pub fn cleaned(name: &str) -> String {
    let mut cleaned = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        let before = cleaned.len();
        if before > 0 {
            cleaned.push(' ');
        }
        let start = cleaned.len();
        cleaned.extend(word.chars().filter(|char| !is_invisible(*char)));
        if cleaned.len() == start {
            cleaned.truncate(before);
        }
    }
    cleaned
}

/// Returns a line with its commands for CI runners escaped.
///
/// GitHub reads a line as a command if it begins, after white space, with `::`, or has `##[error]`
/// anywhere; Azure looks for `##vso[`, TeamCity for `##teamcity[`.
pub(crate) fn escape_ci_commands(line: &str) -> Cow<'_, str> {
    let blank = |char: char| char.is_whitespace() || char.is_control() || is_invisible(char);
    let begun = line.trim_start_matches(blank);
    let colon = begun.starts_with("::").then(|| line.len() - begun.len());
    let mut signs = colon.into_iter().chain(brackets(line)).peekable();
    if signs.peek().is_none() {
        return Cow::Borrowed(line);
    }
    let mut shown = String::with_capacity(line.len() + 8);
    let mut plain = 0;
    for at in signs {
        shown.push_str(&line[plain..at]);
        shown.extend(char::from(line.as_bytes()[at]).escape_unicode());
        plain = at + 1;
    }
    shown.push_str(&line[plain..]);
    Cow::Owned(shown)
}

/// Returns the places of the brackets of `##name[`.
fn brackets(line: &str) -> impl Iterator<Item = usize> + '_ {
    let is_name =
        |char: char| char.is_ascii_alphanumeric() || matches!(char, '#' | '-' | '.' | '_');
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = line[from..].find("##") {
            let rest = line[from + at..].trim_start_matches(is_name);
            from = line.len() - rest.len();
            if rest.starts_with('[') {
                return Some(from);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Visible(text).to_string()
    }

    #[test]
    fn what_steers_is_shown_by_its_number() {
        assert_eq!(
            shown("a\u{1B}]0;x\u{7}\u{9B}1m\u{7F}"),
            r"a\u{1b}]0;x\u{7}\u{9b}1m\u{7f}"
        );
        assert_eq!(
            shown("a\r\nb\tc\u{B}\u{85}\u{2028}"),
            r"a\r\nb\tc\u{b}\u{85}\u{2028}"
        );
        for char in
            "\u{61C}\u{200E}\u{200F}\u{202A}\u{202E}\u{2066}\u{2069}\u{FEFF}\u{E0041}".chars()
        {
            let number = format!("x\\u{{{:x}}}y", u32::from(char));
            assert_eq!(shown(&format!("x{char}y")), number);
        }
    }

    #[test]
    fn letters_of_any_script_and_emoji_stay() {
        let text = "“Åse” \\ 'ok' שלום مرحبا می\u{200C}خواهم 橋本 👩\u{200D}🚒 ❤\u{FE0F} e\u{301}";
        assert_eq!(shown(text), text);
    }

    #[test]
    fn no_line_is_a_command_to_a_runner() {
        assert_eq!(shown(" \u{A0}::error::x"), " \u{A0}\\u{3a}:error::x");
        assert_eq!(shown("std::fmt"), "std::fmt");
        assert_eq!(
            shown("a ##[error]b ##vso[x]"),
            r"a ##\u{5b}error]b ##vso\u{5b}x]"
        );
        assert_eq!(shown("###teamcity[x]"), r"###teamcity\u{5b}x]");
        assert_eq!(shown("## Heading [x]"), "## Heading [x]");
    }

    #[test]
    fn what_is_visible_is_printed_as_it_is() {
        for text in [
            "::a",
            "##[b]",
            "\u{202E}::c\n::d",
            "##\u{1B}[x",
            "####[[",
            "##a##b[[c[",
        ] {
            let once = shown(text);
            assert_eq!(shown(&once), once, "{text:?}");
        }
    }

    #[test]
    fn a_name_has_nothing_that_prints_nothing() {
        assert_eq!(cleaned("Ines\n Du\u{200B}ar\u{E0041}te"), "Ines Duarte");
        assert_eq!(cleaned("\u{FEFF}Paul Hoang \u{2060} "), "Paul Hoang");
        assert_eq!(cleaned("\u{200B}"), "");
    }
}
