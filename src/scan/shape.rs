//! The shape of a word: capitals, small letters, digits, and what else it holds.

use super::token::TokenKind;
use crate::visible::is_invisible;

/// What one byte adds to the counts of a [`WordShape`], 16 bits each: so all are counted in one addition. 0 for a byte
/// that is no ASCII letter or digit.
const COUNTS: [u64; 256] = {
    let mut counts = [0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        let c = byte as u8;
        counts[byte] = (c.is_ascii_alphabetic() as u64) << (16 * LETTER)
            | (c.is_ascii_digit() as u64) << (16 * DIGIT)
            | (c.is_ascii_uppercase() as u64) << (16 * UPPER);
        byte += 1;
    }
    counts
};

const LETTER: u32 = 0;
const DIGIT: u32 = 1;
const UPPER: u32 = 2;

/// What the letters of a word look like.
#[derive(Clone, Copy, Default)]
pub(super) struct WordShape {
    pub(super) letters: u32,
    pub(super) upper: u32,
    pub(super) digits: u32,
    pub(super) first_upper: bool,
    pub(super) first_digit: bool,
    pub(super) dots: bool,
    /// Holds a character that is not ASCII.
    pub(super) foreign: bool,
    /// Holds an apostrophe.
    pub(super) marked: bool,
    /// Holds a soft hyphen or the like.
    pub(super) hidden: bool,
}

impl WordShape {
    /// Counts the ASCII letters and digits that text begins with, and returns how many there are.
    pub(super) fn see_ascii(&mut self, text: &[u8]) -> usize {
        let first = self.letters == 0 && self.digits == 0;
        let mut sums = 0;
        let mut length = 0;
        // The sums have 16 bits each; a longer word is read in several rounds.
        for &byte in text.iter().take(usize::from(u16::MAX)) {
            let counts = COUNTS[usize::from(byte)];
            if counts == 0 {
                break;
            }
            sums += counts;
            length += 1;
        }
        let Some(byte) = text[..length].first() else {
            return 0;
        };
        self.first_digit |= first && byte.is_ascii_digit();
        self.first_upper |= first && byte.is_ascii_uppercase();
        let sum = |lane: u32| u32::from((sums >> (16 * lane)) as u16);
        self.letters += sum(LETTER);
        self.digits += sum(DIGIT);
        self.upper += sum(UPPER);
        length
    }

    /// Counts a character.
    pub(super) fn see(&mut self, c: char) {
        let first = self.letters == 0 && self.digits == 0;
        if c.is_ascii_lowercase() {
            self.letters += 1;
        } else if c.is_alphabetic() {
            self.letters += 1;
            let upper = c.is_uppercase();
            self.upper += u32::from(upper);
            self.first_upper |= first && upper;
        } else if c.is_numeric() {
            self.digits += 1;
            self.first_digit |= first;
        } else if is_invisible(c) {
            self.hidden = true;
        }
    }

    pub(super) fn kind(self) -> TokenKind {
        if self.first_digit {
            TokenKind::Number
        } else if self.letters >= 2 && self.upper == self.letters {
            TokenKind::Acronym
        } else if self.first_upper {
            TokenKind::Capital
        } else {
            TokenKind::Lower
        }
    }
}
