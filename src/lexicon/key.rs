//! The form under which a word is stored and looked up: lower case, with `’` as `'`.
//!
//! A look-up happens for every word of a story, so it allocates nothing: a word of up to 15 bytes is
//! one number, which is lower-cased, hashed and compared at once; a longer one lies on the stack.

use crate::text::{SHORT_WORD, bytes_as_number, short_word};

/// The longest word, in bytes, that can be in a lexicon. "Antidisestablishmentarianism" has 28.
pub(super) const LONGEST: usize = 48;

/// A word, ready to be looked up.
pub(super) enum WordKey {
    /// A word of up to 15 bytes.
    Short(u128),
    /// A longer word: its bytes and how many they are.
    Long([u8; LONGEST], usize),
}

impl WordKey {
    /// Returns the key of the word of `text` from `start` to `end`; `None` where it is longer than any
    /// word.
    #[inline]
    pub(super) fn at(text: &str, start: usize, end: usize) -> Option<WordKey> {
        match short_word(text, start, end) {
            Some(letters) => Some(WordKey::short(letters, end - start)),
            None => WordKey::folded(&text[start..end]),
        }
    }

    /// Returns the key of `word`.
    pub(super) fn new(word: &str) -> Option<WordKey> {
        WordKey::at(word, 0, word.len())
    }

    fn short(letters: u128, length: usize) -> WordKey {
        // The length keeps "a" and "a\0" apart.
        WordKey::Short(letters | (length as u128) << (8 * SHORT_WORD))
    }

    /// Returns the key of any word, letter by letter: "Élysée", "don’t", "Constitutionalists".
    fn folded(word: &str) -> Option<WordKey> {
        let mut letters = [0; LONGEST];
        let mut length = 0;
        let mut push = |letter: char| {
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).as_bytes();
            let room = letters.get_mut(length..length + bytes.len())?;
            room.copy_from_slice(bytes);
            length += bytes.len();
            Some(())
        };
        for letter in word.chars() {
            match letter {
                '’' => push('\'')?,
                _ if letter.is_ascii() => push(letter.to_ascii_lowercase())?,
                _ => letter.to_lowercase().try_for_each(&mut push)?,
            }
        }
        if length > SHORT_WORD {
            return Some(WordKey::Long(letters, length));
        }
        Some(WordKey::short(bytes_as_number(&letters[..length]), length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(word: &str) -> Option<String> {
        let (bytes, length) = match WordKey::new(word)? {
            WordKey::Short(number) => {
                let bytes = number.to_le_bytes();
                (bytes.to_vec(), usize::from(bytes[SHORT_WORD]))
            }
            WordKey::Long(bytes, length) => (bytes.to_vec(), length),
        };
        Some(String::from_utf8_lossy(&bytes[..length]).into_owned())
    }

    #[test]
    fn case_and_apostrophes_do_not_matter() {
        assert_eq!(shown("SAID").as_deref(), Some("said"));
        assert_eq!(shown("Don’t").as_deref(), Some("don't"));
        assert_eq!(shown("Élysée").as_deref(), Some("élysée"));
        assert_eq!(
            shown("COUNTERINTELLIGENCE").as_deref(),
            Some("counterintelligence")
        );
        assert_eq!(shown("").as_deref(), Some(""));
    }

    #[test]
    fn the_length_is_part_of_the_key() {
        assert_ne!(shown("a"), shown("a\0"));
        assert_eq!(shown(&"a".repeat(LONGEST)), Some("a".repeat(LONGEST)));
        assert_eq!(shown(&"a".repeat(LONGEST + 1)), None);
        assert_eq!(shown(&"é".repeat(LONGEST)), None);
    }
}
