//! Markup in the text of a document, which is blanked and not shown.
//!
//! The text of Markdown is the file, so that offsets are those of the file; where `**` and addresses of links stood
//! there are spaces. They are no spaces of the story, and what is printed is without them.

use crate::text::Span;
use std::borrow::Cow;

/// Runs of blanked markup, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlankedMarkup {
    runs: Vec<BlankedRun>,
}

/// A run of white space that markup became.
#[derive(Clone, Copy, Debug)]
struct BlankedRun {
    span: Span,
    /// Whether the story has white space there, too.
    has_space: bool,
}

impl BlankedMarkup {
    /// Finds the runs of a text in which `source` has something else.
    #[cfg(feature = "markdown")]
    pub(crate) fn of(text: &str, source: &str) -> BlankedMarkup {
        let mut runs: Vec<BlankedRun> = Vec::new();
        let mut run: Option<(BlankedRun, bool)> = None;
        let end = [(text.len(), '\n')];
        for (at, c) in text.char_indices().chain(end) {
            if !matches!(c, ' ' | '\u{A0}' | '\u{2003}') {
                runs.extend(
                    run.take()
                        .and_then(|(run, is_markup)| is_markup.then_some(run)),
                );
                continue;
            }
            let len = c.len_utf8();
            let is_space = source
                .get(at..at + len)
                .is_some_and(|part| part.starts_with(c));
            let (run, is_markup) = run.get_or_insert((
                BlankedRun {
                    span: Span::new(at, at),
                    has_space: false,
                },
                false,
            ));
            run.span = Span::new(run.span.start(), at + len);
            run.has_space |= is_space;
            *is_markup |= !is_space;
        }
        BlankedMarkup { runs }
    }

    /// Returns a part of the text without the markup in it.
    pub(super) fn shown<'t>(&self, text: &'t str, part: Span) -> Cow<'t, str> {
        let first = self
            .runs
            .partition_point(|run| run.span.end() <= part.start());
        let inside = self.runs[first..].iter();
        let mut inside = inside
            .take_while(|run| run.span.start() < part.end())
            .peekable();
        if inside.peek().is_none() {
            return Cow::Borrowed(&text[part]);
        }
        let mut shown = String::with_capacity(part.len());
        let mut at = part.start();
        for run in inside {
            let start = run.span.start().max(at);
            shown.push_str(&text[Span::new(at, start)]);
            at = run.span.end().min(part.end());
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let (before, after) = (shown.chars().next_back(), text[at..].chars().next());
            // `a<br>b` is two words.
            let has_space = run.has_space || (is_letter(before) && is_letter(after));
            let is_edge = before.is_none_or(char::is_whitespace) || at == part.end();
            if has_space && !is_edge && after.is_some_and(|c| !c.is_whitespace()) {
                shown.push(' ');
            }
        }
        shown.push_str(&text[Span::new(at, part.end())]);
        Cow::Owned(shown)
    }
}
