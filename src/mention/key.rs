//! A word as a number, so that `O’Neill`, `O'NEILL` and `O'Neill` are one name without a string.

use crate::visible::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded word: lower case, no accents, no signs. Equal words give equal keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// The key of no word.
    pub(super) const NONE: Key = Key(0);

    /// Returns the key of a word.
    pub(super) fn of(word: &str) -> Key {
        if word.is_ascii() {
            return Key::of_ascii(word);
        }
        let mut key = Key::NONE;
        let seen = word.chars().filter(|c| !is_invisible(*c));
        for letter in seen.nfkd().filter(|c| !is_combining_mark(*c)) {
            if letter.is_alphanumeric() {
                for small in letter.to_lowercase() {
                    key = key.step(u64::from(u32::from(small)));
                }
            }
        }
        key
    }

    /// Returns the key of a word without accents; of a word of ours while the program is built.
    pub(super) const fn of_ascii(word: &str) -> Key {
        let bytes = word.as_bytes();
        let mut key = Key::NONE;
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at].is_ascii_alphanumeric() {
                key = key.step(bytes[at].to_ascii_lowercase() as u64);
            }
            at += 1;
        }
        key
    }

    /// Returns the key of this word followed by another: `wasserman` + `schultz`.
    pub(super) fn then(self, next: Key) -> Key {
        self.step(next.0 | 1 << 40)
    }

    /// Tells whether this is no word.
    pub(super) fn is_none(self) -> bool {
        self == Key::NONE
    }

    const fn step(self, value: u64) -> Key {
        // The multiplier of FxHash; the rotation keeps "ab" and "ba" apart.
        Key((self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95))
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
}
