//! Words with a part to play on a page for people, and how a screen shows the part.

use crate::visible::{escape_ci_commands, escaped, must_escape};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthChar;

/// What a page for people is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How many columns a line may fill. East Asian wide characters fill two.
    pub width: usize,
    /// Whether there are colours.
    pub paint: Paint,
}

/// Whether there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Plain characters only: a file, a pipe, `NO_COLOR`.
    Plain,
    /// ANSI escape sequences: a terminal.
    Ansi,
}

/// The part that words play on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ink {
    /// Running text.
    #[default]
    Plain,
    /// A heading or a name.
    Strong,
    /// What an eye may skip.
    Faint,
    /// A quote, where it is to stand out of the text around it.
    Quote,
    /// The words that name the speaker.
    Mention,
    /// The reporting verb.
    Cue,
    /// Words that are gone.
    Struck,
    /// Words that are new.
    Inserted,
    /// What was expected, beside what is there.
    Expected,
    /// What is there instead.
    Actual,
}

impl Ink {
    /// Returns the parameters of the escape sequence that switches the ink on.
    fn code(self) -> &'static str {
        match self {
            Ink::Plain => "",
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Quote => "32",
            Ink::Mention => "1;36",
            Ink::Cue => "33",
            Ink::Struck => "9;31",
            Ink::Inserted => "1;32",
            Ink::Expected => "31",
            Ink::Actual => "32",
        }
    }

    /// Returns the sign that underlines such words where there are no colours.
    pub(super) fn underline(self) -> char {
        match self {
            Ink::Quote => '^',
            Ink::Mention => '~',
            Ink::Cue => '-',
            Ink::Plain | Ink::Strong | Ink::Faint | Ink::Struck | Ink::Inserted => ' ',
            Ink::Expected | Ink::Actual => ' ',
        }
    }

    /// Returns the signs around such words where there are no colours.
    fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Ink::Struck => ("[-", "-]"),
            Ink::Inserted => ("{+", "+}"),
            _ => ("", ""),
        }
    }
}

/// One character of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) char: char,
    pub(super) ink: Ink,
}

impl Cell {
    /// Returns how many columns the character fills: 0 for a combining accent, 2 for 語.
    pub(super) fn width(self) -> usize {
        self.char.width().unwrap_or(0)
    }
}

/// A text in which every character has its ink.
#[derive(Clone, Debug, Default)]
pub(super) struct Inked {
    pub(super) cells: Vec<Cell>,
}

impl Inked {
    /// Makes a text of one ink.
    pub(super) fn new(ink: Ink, text: &str) -> Inked {
        let mut inked = Inked::default();
        inked.push(ink, text);
        inked
    }

    /// Appends words of a story, or of ours.
    ///
    /// A story may hold anything, and an escape sequence in it must not reach the terminal: what
    /// steers is shown by its number (see [`crate::visible`]). A line break or a tab is a space here:
    /// the page has its own. Soft hyphens are for typesetters and left out.
    pub(super) fn push(&mut self, ink: Ink, text: &str) {
        for char in text.chars().filter(|&char| char != '\u{AD}') {
            let is_space = char.is_whitespace() && must_escape(char);
            if is_space || !must_escape(char) {
                let char = if is_space { ' ' } else { char };
                self.cells.push(Cell { char, ink });
            } else {
                self.cells
                    .extend(escaped(char).map(|char| Cell { char, ink }));
            }
        }
    }
}

/// Appends one line of cells to `out`, without a line break. No CI runner finds a command in it.
pub(super) fn render(line: &[Cell], paint: Paint, out: &mut String) {
    let mut text = String::new();
    runs(line, paint, &mut text);
    out.push_str(&escape_ci_commands(&text));
}

fn runs(line: &[Cell], paint: Paint, out: &mut String) {
    for run in line.chunk_by(|a, b| a.ink == b.ink) {
        let code = run[0].ink.code();
        let coloured = paint == Paint::Ansi && !code.is_empty();
        let (open, close) = run[0].ink.brackets();
        if coloured {
            let _ = write!(out, "\u{1B}[{code}m");
        } else {
            out.push_str(open);
        }
        out.extend(run.iter().map(|cell| cell.char));
        out.push_str(if coloured { "\u{1B}[0m" } else { close });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_as(paint: Paint, text: &Inked) -> String {
        let mut out = String::new();
        render(&text.cells, paint, &mut out);
        out
    }

    #[test]
    fn a_story_cannot_send_escape_sequences() {
        let text = Inked::new(Ink::Plain, "“Open\u{1B}[31m the gate\u{7}\u{9B}”");
        for paint in [Paint::Plain, Paint::Ansi] {
            assert_eq!(
                shown_as(paint, &text),
                r"“Open\u{1b}[31m the gate\u{7}\u{9b}”"
            );
        }
    }

    #[test]
    fn a_line_is_no_command_wherever_it_begins() {
        let mut text = Inked::new(Ink::Plain, "    ");
        text.push(Ink::Faint, "::error::no");
        text.push(Ink::Plain, " ##");
        text.push(Ink::Faint, "[error]");
        let shown = shown_as(Paint::Plain, &text);
        assert_eq!(shown, r"    \u{3a}:error::no ##\u{5b}error]");
    }

    #[test]
    fn colours_end_where_the_words_end() {
        let mut text = Inked::new(Ink::Mention, "Ms Okafor");
        text.push(Ink::Plain, " ");
        text.push(Ink::Cue, "said");
        assert_eq!(shown_as(Paint::Plain, &text), "Ms Okafor said");
        assert_eq!(
            shown_as(Paint::Ansi, &text),
            "\u{1B}[1;36mMs Okafor\u{1B}[0m \u{1B}[33msaid\u{1B}[0m"
        );
    }

    #[test]
    fn soft_hyphens_are_left_out() {
        let text = Inked::new(Ink::Plain, "inter\u{AD}national");
        assert_eq!(shown_as(Paint::Plain, &text), "international");
    }
}
