//! Quote over source, word by word: what a terminal and a page show.

use crate::compare::Note;
use crate::text::Span;
use crate::verify::WordEdit;
use crate::write::row::one_line;
use crate::write::{VerdictEditRow, VerdictRow};
use std::borrow::Cow;

/// Words of the quote over those of the source.
#[derive(Clone, Debug)]
pub(in crate::write) struct WordPair<'r> {
    /// Empty where the source has more.
    pub(in crate::write) quote: Cow<'r, str>,
    /// Empty where the quote has more.
    pub(in crate::write) source: Cow<'r, str>,
    /// How they differ.
    pub(in crate::write) edit: Option<&'r WordEdit>,
}

impl<'r> WordPair<'r> {
    fn same(quote: &'r str, source: &'r str) -> WordPair<'r> {
        WordPair {
            quote: Cow::Borrowed(quote),
            source: Cow::Borrowed(source),
            edit: None,
        }
    }
}

/// Returns the words of a row in pairs: changed words stand alone, others one by one.
pub(in crate::write) fn pairs<'r>(row: &'r VerdictRow<'_>) -> Vec<WordPair<'r>> {
    let Some(source) = &row.source else {
        let words = row.quote.split_whitespace();
        return words.map(|word| WordPair::same(word, "")).collect();
    };
    let changed = |edit: &&VerdictEditRow<'_>| {
        let sign = edit.edit.note == Some(Note::Punctuation);
        let empty = edit.before.is_empty() && edit.after.is_empty();
        !sign && !empty
    };
    let mut edits: Vec<_> = row
        .edits
        .iter()
        .filter(changed)
        .map(|row| row.edit)
        .collect();
    edits.sort_by_key(|edit| (edit.in_quote.start(), edit.in_source.start()));
    let mut pairs = Vec::new();
    let (mut at, mut quoted) = (0, 0);
    for edit in edits {
        // Edits at the edges of a quote stand before or after all of it.
        let edge = edit.after.is_empty() && edit.in_quote.start() < quoted;
        let to = if edge {
            row.quote.len()
        } else {
            edit.in_quote.start().max(quoted)
        };
        let from = edit.in_source.start().max(at);
        same(
            &row.quote[Span::new(quoted, to)],
            &source.text[Span::new(at, from)],
            &mut pairs,
        );
        at = edit.in_source.end().max(at);
        quoted = edit.in_quote.end().max(to);
        // A comma that is glued to the word stays with it.
        let (after, before) = (glued(row.quote, quoted), glued(source.text, at));
        let (after, before) = match (edit.after.is_empty(), edit.before.is_empty()) {
            (false, false) => (after, before),
            (false, true) => (after, ""),
            (true, false) => ("", before),
            (true, true) => ("", ""),
        };
        pairs.push(WordPair {
            quote: Cow::Owned(format!("{}{after}", one_line(&edit.after))),
            source: Cow::Owned(format!("{}{before}", one_line(&edit.before))),
            edit: Some(edit),
        });
        at += before.len();
        quoted += after.len();
    }
    let rest = Span::new(quoted.min(row.quote.len()), row.quote.len());
    let end = source.text.len();
    same(
        &row.quote[rest],
        &source.text[Span::new(at.min(end), end)],
        &mut pairs,
    );
    pairs
}

/// Returns the signs that follow a place without a space.
fn glued(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    let is_sign = |c: char| !c.is_whitespace() && !c.is_alphanumeric();
    let len = rest.find(|c| !is_sign(c)).unwrap_or(rest.len());
    let ends = rest[len..].chars().next().is_none_or(char::is_whitespace);
    if ends { &rest[..len] } else { "" }
}

/// Sets words that are the same side by side.
fn same<'r>(quote: &'r str, source: &'r str, pairs: &mut Vec<WordPair<'r>>) {
    let (mut quote, mut source) = (quote.split_whitespace(), source.split_whitespace());
    loop {
        let pair = (quote.next(), source.next());
        if pair == (None, None) {
            return;
        }
        let (quote, source) = (pair.0.unwrap_or_default(), pair.1.unwrap_or_default());
        pairs.push(WordPair::same(quote, source));
    }
}
