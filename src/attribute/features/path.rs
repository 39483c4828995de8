//! Paths: what stands between a candidate and a quote of its sentence, in order, a letter a word.
//!
//! Counts of verbs and commas do not say in which order they come: `Holm said that Reyes called it
//! “a toy”` and `Holm called Reyes, who said it, “a toy”` have the same. Their paths do not.

use crate::attribute::frame::Frame;
use crate::attribute::token_class::TokenClass;
use std::ops::Range;

/// The longest path that is distinguished, in letters.
const LONGEST: usize = 11;

/// The most tokens that are read for a path.
const REACH: usize = 40;

/// A path, as letters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Path {
    letters: [u8; LONGEST],
    len: usize,
}

impl Path {
    /// Reads the path over some tokens, which begins with `first`; none where it is too long.
    pub(crate) fn read(frame: &Frame<'_>, first: u8, tokens: Range<usize>) -> Option<Path> {
        if tokens.len() > REACH {
            return None;
        }
        let mut path = Path {
            letters: [first; LONGEST],
            len: 1,
        };
        let last = frame.tags[tokens.clone()].last().copied();
        for tag in &frame.tags[tokens] {
            let Some(letter) = letter(*tag) else { continue };
            // “the old mill”, “had been seen”: as good as one word.
            if path.len == 1 || path.letters[path.len - 1] != letter {
                path.push(letter)?;
            }
        }
        // A preposition counts where it leads to the quote: `spoke of “…”`.
        if last.is_some_and(|tag| tag.is_preposition() && letter(tag).is_none()) {
            path.push(b'f')?;
        }
        Some(path)
    }

    fn push(&mut self, letter: u8) -> Option<()> {
        *self.letters.get_mut(self.len)? = letter;
        self.len += 1;
        Some(())
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..self.len]).unwrap_or_default()
    }
}

fn letter(tag: TokenClass) -> Option<u8> {
    Some(match tag {
        TokenClass::Quote => b'q',
        TokenClass::Comma => b'c',
        TokenClass::Colon => b'k',
        TokenClass::Stop | TokenClass::Query => b'z',
        TokenClass::Dash => b'd',
        TokenClass::Paren => b'p',
        TokenClass::Possessive => b'h',
        TokenClass::Say | TokenClass::Report => b's',
        TokenClass::Tell => b't',
        TokenClass::Express => b'x',
        TokenClass::ReportIng | TokenClass::ExpressIng => b'g',
        TokenClass::Verb | TokenClass::Past => b'v',
        TokenClass::Ing => b'i',
        TokenClass::Auxiliary => b'u',
        TokenClass::That => b'w',
        TokenClass::Relative | TokenClass::Question => b'r',
        TokenClass::And | TokenClass::But | TokenClass::Conjunction => b'e',
        TokenClass::To => b'o',
        TokenClass::By => b'b',
        TokenClass::As => b'y',
        TokenClass::Pronoun | TokenClass::SpeechPerson | TokenClass::Object => b'n',
        noun if (TokenClass::Title..=TokenClass::Lower).contains(&noun) => b'n',
        _ => return None,
    })
}
