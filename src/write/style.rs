//! Styles of words on a page for people, and how a terminal shows them: by ANSI escape sequences, or
//! by signs around and under the words.

use super::piece::WordsMark;
use crate::visible::{escape_ci_commands, escaped, must_escape};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthChar;

/// What a page for people is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// How many columns a line may fill. East Asian wide characters fill two.
    pub width: usize,
    /// Whether to color the page.
    pub color: ColorChoice,
}

/// Whether to color the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorChoice {
    /// Plain characters only: a file, a pipe, `NO_COLOR`.
    Plain,
    /// ANSI escape sequences: a terminal.
    Ansi,
}

/// What words are on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// Running text.
    #[default]
    Plain,
    /// A heading or a name.
    Strong,
    /// Words of less importance.
    Faint,
    /// A quote that stands out of the text around it.
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

impl Style {
    /// Returns the style of marked words.
    pub(super) fn of(mark: WordsMark) -> Style {
        match mark {
            WordsMark::Kept => Style::Plain,
            WordsMark::Removed => Style::Struck,
            WordsMark::Added => Style::Inserted,
            WordsMark::Quote => Style::Quote,
            WordsMark::Mention => Style::Mention,
            WordsMark::Cue => Style::Cue,
            WordsMark::Gap => Style::Faint,
        }
    }

    /// Returns the parameters of the escape sequence that switches the style on.
    fn code(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Strong => "1",
            Style::Faint => "2",
            Style::Quote => "32",
            Style::Mention => "1;36",
            Style::Cue => "33",
            Style::Struck => "9;31",
            Style::Inserted => "1;32",
            Style::Expected => "31",
            Style::Actual => "32",
        }
    }

    /// Returns the sign that underlines such words without colors.
    pub(super) fn underline(self) -> char {
        match self {
            Style::Quote => '^',
            Style::Mention => '~',
            Style::Cue => '-',
            Style::Plain | Style::Strong | Style::Faint | Style::Struck | Style::Inserted => ' ',
            Style::Expected | Style::Actual => ' ',
        }
    }

    /// Returns the signs around such words without colors.
    fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Style::Struck => ("[-", "-]"),
            Style::Inserted => ("{+", "+}"),
            _ => ("", ""),
        }
    }
}

/// One character of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StyledChar {
    pub(super) char: char,
    pub(super) style: Style,
}

impl StyledChar {
    /// Returns how many columns the character fills: 0 for a combining accent, 2 for 語.
    pub(super) fn width(self) -> usize {
        self.char.width().unwrap_or(0)
    }
}

/// A text in which every character has its style.
#[derive(Clone, Debug, Default)]
pub(super) struct StyledText {
    pub(super) cells: Vec<StyledChar>,
}

impl StyledText {
    /// Makes a text of one style.
    pub(super) fn new(style: Style, text: &str) -> StyledText {
        let mut styled = StyledText::default();
        styled.push(style, text);
        styled
    }

    /// Appends words of a story, or of ours.
    ///
    /// A story may hold anything, and an escape sequence in it must not reach the terminal: control
    /// characters are shown by their numbers (see [`crate::visible`]). A line break or a tab is a space here:
    /// the page has its own. Soft hyphens are for typesetters and left out.
    pub(super) fn push(&mut self, style: Style, text: &str) {
        for char in text.chars().filter(|&char| char != '\u{AD}') {
            let is_space = char.is_whitespace() && must_escape(char);
            if is_space || !must_escape(char) {
                let char = if is_space { ' ' } else { char };
                self.cells.push(StyledChar { char, style });
            } else {
                self.cells
                    .extend(escaped(char).map(|char| StyledChar { char, style }));
            }
        }
    }
}

/// Appends one line of cells to `out`, without a line break. No CI runner finds a command in it.
pub(super) fn render(line: &[StyledChar], color: ColorChoice, out: &mut String) {
    let mut text = String::new();
    runs(line, color, &mut text);
    out.push_str(&escape_ci_commands(&text));
}

fn runs(line: &[StyledChar], color: ColorChoice, out: &mut String) {
    for run in line.chunk_by(|a, b| a.style == b.style) {
        let code = run[0].style.code();
        let colored = color == ColorChoice::Ansi && !code.is_empty();
        let (open, close) = run[0].style.brackets();
        if colored {
            let _ = write!(out, "\u{1B}[{code}m");
        } else {
            out.push_str(open);
        }
        out.extend(run.iter().map(|cell| cell.char));
        out.push_str(if colored { "\u{1B}[0m" } else { close });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_as(color: ColorChoice, text: &StyledText) -> String {
        let mut out = String::new();
        render(&text.cells, color, &mut out);
        out
    }

    #[test]
    fn a_story_cannot_send_escape_sequences() {
        let text = StyledText::new(Style::Plain, "“Open\u{1B}[31m the gate\u{7}\u{9B}”");
        for color in [ColorChoice::Plain, ColorChoice::Ansi] {
            assert_eq!(
                shown_as(color, &text),
                r"“Open\u{1b}[31m the gate\u{7}\u{9b}”"
            );
        }
    }

    #[test]
    fn a_line_is_no_command_wherever_it_begins() {
        let mut text = StyledText::new(Style::Plain, "    ");
        text.push(Style::Faint, "::error::no");
        text.push(Style::Plain, " ##");
        text.push(Style::Faint, "[error]");
        let shown = shown_as(ColorChoice::Plain, &text);
        assert_eq!(shown, r"    \u{3a}:error::no ##\u{5b}error]");
    }

    #[test]
    fn colors_end_where_the_words_end() {
        let mut text = StyledText::new(Style::Mention, "Ms Okafor");
        text.push(Style::Plain, " ");
        text.push(Style::Cue, "said");
        assert_eq!(shown_as(ColorChoice::Plain, &text), "Ms Okafor said");
        assert_eq!(
            shown_as(ColorChoice::Ansi, &text),
            "\u{1B}[1;36mMs Okafor\u{1B}[0m \u{1B}[33msaid\u{1B}[0m"
        );
    }

    #[test]
    fn soft_hyphens_are_left_out() {
        let text = StyledText::new(Style::Plain, "inter\u{AD}national");
        assert_eq!(shown_as(ColorChoice::Plain, &text), "international");
    }
}
