//! Single marks, which look like apostrophes.
//!
//! `‘It’s the farmers’ market that’s the problem,’ said Mr O’Neill.` has five signs of one shape;
//! two of them are not in words.

use super::mark::{Lean, Mark, Sign};
use crate::lexicon::{Lexicon, WordLists};
use crate::text::Span;
use unicode_normalization::char::is_combining_mark;

/// Tells whether a single mark can close: nothing but words before it, none directly behind.
///
/// `‚so‘` is how German closes, and a mark of that shape with a gap behind it opens nothing.
pub(super) fn can_close(mark: &Mark) -> bool {
    let closes = match mark.sign {
        Sign::SingleLow => false,
        Sign::SingleOpening => mark.lean == Lean::Close,
        _ => mark.lean != Lean::Open,
    };
    // An accent continues a word as a letter does.
    let is_letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let after_word = mark.after.is_some_and(is_letter);
    let before_gap = mark.before.is_none_or(char::is_whitespace);
    closes && !after_word && !before_gap
}

/// Tells whether a single mark can open: a gap before it and words behind.
pub(super) fn can_open(text: &str, lexicon: &Lexicon, block: Span, mark: &Mark) -> bool {
    let gap = mark.before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | '/' | ':')
    });
    let words = mark.after.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '[' | '$' | '£' | '€' | '…' | '.' | '@' | '#')
    });
    gap && words && !is_elision(text, lexicon, block, mark)
}

/// `’90s`, `'em`, `rock 'n' roll`: letters or digits left out, no quotation.
fn is_elision(text: &str, lexicon: &Lexicon, block: Span, mark: &Mark) -> bool {
    let rest = &text[Span::new(mark.span.end(), block.end())];
    let word_end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    let word = &rest[Span::new(0, word_end)];
    let digits = word.trim_end_matches('s');
    if digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    // A word in capitals or with a capital inside is the start of a quotation: ‘Round one to us’.
    is_small(word) && lexicon.word(word).lists.any(WordLists::ELISION)
}

/// Tells whether a mark that can close is the apostrophe of a plural (`the farmers’ market`) or of
/// a dropped letter (`goin’ home`): a word follows, and another mark behind it still closes.
///
/// In `‘the farmers’ claims’ before Friday` both signs look alike; no possessive owns a "before".
pub(super) fn is_possessive(
    text: &str,
    lexicon: &Lexicon,
    block: Span,
    marks: &[Mark],
    n: usize,
) -> bool {
    if !looks_possessive(text, block, &marks[n]) {
        return false;
    }
    // The next sign that is not inside a word tells: if it closes for sure, this one did not.
    marks[n + 1..]
        .iter()
        .take(LOOK_AHEAD)
        .find_map(|next| match next.lean {
            Lean::Open => Some(false),
            _ if next.sign.is_single() && can_close(next) => {
                let closes = !looks_possessive(text, block, next)
                    || owns_nothing(&text[Span::new(next.span.end(), block.end())], lexicon);
                closes.then_some(true)
            }
            _ => None,
        })
        .unwrap_or(false)
}

/// Tells whether a mark that can close has the look of a plural's apostrophe or a dropped letter's.
fn looks_possessive(text: &str, block: Span, mark: &Mark) -> bool {
    let word = text[Span::new(block.start(), mark.span.start())].trim_end_matches(['\'', '’']);
    let mut behind = text[Span::new(mark.span.end(), block.end())].chars();
    (word.ends_with('s') || word.ends_with("in"))
        // A no-break space and the end of a wrapped line are spaces as well.
        && behind.next().is_some_and(char::is_whitespace)
        && behind.next().is_some_and(char::is_alphanumeric)
}

/// Tells whether the words behind a sign begin with one that nothing can own.
fn owns_nothing(behind: &str, lexicon: &Lexicon) -> bool {
    let mut words = behind.split(|c: char| !c.is_alphanumeric());
    let next = words.find(|word| !word.is_empty()).unwrap_or_default();
    is_small(next) && lexicon.word(next).lists.any(WordLists::UNOWNED)
}

fn is_small(word: &str) -> bool {
    !word.contains(char::is_uppercase)
}

/// How many marks ahead are asked whether they close: apostrophes inside words come between.
const LOOK_AHEAD: usize = 24;

/// Tells whether a mark stands where speech begins: at the start of the paragraph, or behind
/// `said:`, `said,` or a finished sentence, with a capital letter to follow (behind a colon a mark
/// that can only open needs none). Such a mark may be a quote that lost its closing mark.
pub(super) fn opens_speech(text: &str, block: Span, open: Span, sign: Sign) -> bool {
    let before = text[Span::new(block.start(), open.start())].trim_end();
    let after = text[Span::new(open.end(), block.end())].chars().next();
    let capital = after.is_some_and(char::is_uppercase);
    before.is_empty()
        || (capital && before.ends_with([':', ',', '.', '?', '!']))
        || (sign == Sign::SingleOpening && before.ends_with(':'))
}
