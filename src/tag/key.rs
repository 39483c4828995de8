//! A word as a number, so that `O’Neill`, `O'NEILL` and `O'Neill` are one name without a string.

use crate::text::{SHORT_WORD, Span, is_alphabetic, mix, short_word};
use crate::visible::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded word: lower case, no accents, no signs. Equal words give equal keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(u64);

impl Key {
    /// The key of no word.
    pub(crate) const NONE: Key = Key(0);

    /// Returns the key of a word.
    pub(crate) fn of(word: &str) -> Key {
        if word.is_ascii() {
            return Key::of_ascii(word);
        }
        let mut folded = Letters::NONE;
        let seen = word.chars().filter(|c| !is_invisible(*c));
        for letter in seen.nfkd().filter(|c| !is_combining_mark(*c)) {
            if letter.is_alphanumeric() {
                for small in letter.to_lowercase() {
                    folded = folded.with(small as u32);
                }
            }
        }
        folded.key()
    }

    /// Returns the key of the word at `span` of `text`; most words are folded all at once.
    pub(crate) fn at(text: &str, span: Span) -> Key {
        match short_word(text, span.start(), span.end()) {
            Some(letters) if is_alphabetic(letters, span.len()) => Key(mix(letters)),
            _ => Key::of(&text[span]),
        }
    }

    /// Returns the key of a word without accents; of a word of ours while the program is built.
    pub(crate) const fn of_ascii(word: &str) -> Key {
        let bytes = word.as_bytes();
        let mut folded = Letters::NONE;
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at].is_ascii_alphanumeric() {
                folded = folded.with(bytes[at].to_ascii_lowercase() as u32);
            }
            at += 1;
        }
        folded.key()
    }

    /// Returns the key of this word followed by another: `wasserman` + `schultz`.
    pub(crate) fn then(self, next: Key) -> Key {
        self.step(next.0 | 1 << 40)
    }

    /// Returns a number for tables of keys, all bits of which depend on the word.
    pub(crate) fn hash(self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    /// Tells whether this is no word.
    pub(crate) fn is_none(self) -> bool {
        self == Key::NONE
    }

    const fn step(self, value: u64) -> Key {
        // The multiplier of FxHash; the rotation keeps "ab" and "ba" apart.
        Key((self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95))
    }
}

/// The letters of a folded word: as a number while they are ASCII and few, and step by step.
struct Letters {
    short: u128,
    length: usize,
    ascii: bool,
    steps: Key,
}

impl Letters {
    const NONE: Letters = Letters {
        short: 0,
        length: 0,
        ascii: true,
        steps: Key::NONE,
    };

    const fn with(mut self, letter: u32) -> Letters {
        if self.length < SHORT_WORD {
            self.short |= (letter as u128) << (8 * self.length);
        }
        self.length += 1;
        self.ascii &= letter < 0x80;
        self.steps = self.steps.step(letter as u64);
        self
    }

    const fn key(self) -> Key {
        if self.ascii && self.length <= SHORT_WORD {
            Key(mix(self.short))
        } else {
            self.steps
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_prints_nothing_does_not_matter() {
        for c in ['\u{200B}', '\u{3164}', '\u{FE01}', '\u{E0041}', '\u{202E}'] {
            assert_eq!(Key::of(&format!("Du{c}arte")), Key::of("Duarte"), "{c:?}");
        }
    }

    #[test]
    fn case_accents_and_apostrophes_do_not_matter() {
        assert_eq!(Key::of("O’Neill"), Key::of("O'NEILL"));
        assert_eq!(Key::of("Castañeda"), Key::of("castaneda"));
        assert_ne!(Key::of("Amos"), Key::of("Samo"));
        assert!(Key::of("’").is_none());
    }

    #[test]
    fn where_a_word_stands_does_not_matter() {
        for word in [
            "Ines",
            "O’Neill",
            "O'Neill",
            "",
            "16th",
            "Castañeda",
            "Fitzwilliam-Smythe-Ashdown",
            "Ясень",
        ] {
            let text = format!("Ms {word} and her brother");
            assert_eq!(Key::at(&text, Span::new(3, 3 + word.len())), Key::of(word));
            assert_eq!(Key::at(word, Span::new(0, word.len())), Key::of(word));
        }
        assert_eq!(Key::of("O’Neill"), Key::of_ascii("oneill"));
    }
}
