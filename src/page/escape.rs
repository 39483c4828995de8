//! How values get into a page: as text, never as markup, and without power over what stands around them.

use crate::visible::must_escape;
use minijinja::{Error, Output, State, Value};
use std::fmt::{self, Write as _};

/// Writes a value of a template. Text is escaped for elements and quoted attributes alike; control characters and
/// direction marks are shown by their numbers, as on a terminal, so that U+202E cannot turn a line around.
pub(super) fn formatter(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => {
            escaped(out, text, |out, char| {
                write!(out, "{}", char.escape_default())
            })?;
            Ok(())
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// Writes text; `show` writes a character that nobody would see.
fn escaped<W: fmt::Write>(
    out: &mut W,
    text: &str,
    mut show: impl FnMut(&mut W, char) -> fmt::Result,
) -> fmt::Result {
    let mut plain = 0;
    for (at, char) in text.char_indices() {
        let reference = match char {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            // The parser of a page would make LF of it, and offsets would move.
            '\r' => "&#13;",
            '\n' | '\t' => continue,
            char if must_escape(char) => "",
            _ => continue,
        };
        out.write_str(&text[plain..at])?;
        plain = at + char.len_utf8();
        match reference {
            "" => show(out, char)?,
            reference => out.write_str(reference)?,
        }
    }
    out.write_str(&text[plain..])
}

/// The filter for running text: a character that nobody sees becomes a small box with its number, which the page's
/// script can read back (`data-c`).
pub(super) fn words(text: &str) -> Value {
    let mut out = String::with_capacity(text.len() + 16);
    let shown = escaped(&mut out, text, |out, char| {
        let number = u32::from(char);
        write!(
            out,
            "<i class=\"u\" data-c=\"{number:x}\">U+{number:04X}</i>"
        )
    });
    debug_assert!(shown.is_ok(), "memory does not refuse");
    Value::from_safe_string(out)
}

/// The filter for addresses: nothing, unless it is one of the web.
pub(super) fn web_address(address: &str) -> String {
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let is_plain = !address.contains(|char: char| char.is_whitespace() || must_escape(char));
    match is_web && is_plain {
        true => address.to_owned(),
        false => String::new(),
    }
}

/// The filter for numbers that people read: `12,345`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for address in ["https://a.example/?q=1&r", "HTTP://a.example"] {
            assert_eq!(web_address(address), address);
        }
        for address in [
            "javascript:alert(1)",
            " https://a.example",
            "data:text/html,x",
            "//a.example",
            "https://a.example/\u{202E}x",
            "https://a b",
            "é",
            "",
        ] {
            assert_eq!(web_address(address), "");
        }
    }

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (12_345_678, "12,345,678"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn what_nobody_sees_is_shown_in_running_text() {
        let shown = words("a\u{202E}<b>\r\n");
        assert_eq!(
            shown.as_str(),
            Some("a<i class=\"u\" data-c=\"202e\">U+202E</i>&lt;b&gt;&#13;\n")
        );
    }
}
