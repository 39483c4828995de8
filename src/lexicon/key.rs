//! The form under which a word is stored and looked up: lower case, with `’` as `'`.
//!
//! A look-up happens for every word of a story, so it allocates nothing: a word of up to 15 bytes is
//! one number, which is lower-cased, hashed and compared at once; a longer one lies on the stack.

/// The longest word, in bytes, that can be in a lexicon. "Antidisestablishmentarianism" has 28.
pub(super) const LONGEST: usize = 48;

/// The longest word that is a number: 15 bytes and one for the length.
const SHORT: usize = 15;

/// A word, ready to be looked up.
pub(super) enum Key {
    /// A word of up to 15 bytes.
    Short(u128),
    /// A longer word: its bytes and how many they are.
    Long([u8; LONGEST], usize),
}

impl Key {
    /// Returns the key of `word`; `None` where it is longer than any word.
    pub(super) fn new(word: &str) -> Option<Key> {
        if word.len() > SHORT {
            return Key::folded(word);
        }
        let letters = number(word.as_bytes());
        if letters & (EACH * 0x80) != 0 {
            return Key::folded(word);
        }
        Some(Key::short(small(letters), word.len()))
    }

    fn short(letters: u128, length: usize) -> Key {
        // The length keeps "a" and "a\0" apart.
        Key::Short(letters | (length as u128) << (8 * SHORT))
    }

    /// Returns the key of any word, letter by letter: "Élysée", "don’t", "Constitutionalists".
    fn folded(word: &str) -> Option<Key> {
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
        if length > SHORT {
            return Some(Key::Long(letters, length));
        }
        Some(Key::short(number(&letters[..length]), length))
    }
}

/// A one in each byte.
const EACH: u128 = u128::MAX / 0xFF;

/// Returns up to 15 bytes as a number, the first in its lowest place. Two numbers that overlap where
/// the bytes are no power of two are read in place of single bytes: “adviser” is “advi” and “iser”.
fn number(bytes: &[u8]) -> u128 {
    let length = bytes.len();
    let lay = |part: u64, at: usize| u128::from(part) << (8 * at);
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk::<8>()) {
        return lay(u64::from_le_bytes(*first), 0) | lay(u64::from_le_bytes(*last), length - 8);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk::<4>()) {
        let part = |four: &[u8; 4]| u64::from(u32::from_le_bytes(*four));
        return lay(part(first), 0) | lay(part(last), length - 4);
    }
    let bytes = bytes.iter().enumerate();
    bytes.fold(0, |all, (at, &byte)| all | lay(u64::from(byte), at))
}

/// Returns ASCII letters in lower case, all at once: a byte's high bit is free, and adding to it what
/// lifts `A` there, but not `@`, marks the capitals and whatever comes behind them.
fn small(letters: u128) -> u128 {
    let from = |first: u8| letters + EACH * u128::from(0x80 - first);
    let capitals = (from(b'A') ^ from(b'Z' + 1)) & (EACH * 0x80);
    letters | capitals >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(word: &str) -> Option<String> {
        let (bytes, length) = match Key::new(word)? {
            Key::Short(number) => {
                let bytes = number.to_le_bytes();
                (bytes.to_vec(), usize::from(bytes[SHORT]))
            }
            Key::Long(bytes, length) => (bytes.to_vec(), length),
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
    fn every_length_and_every_sign_keeps_its_letters() {
        let signs: String = (1..0x80_u8).map(char::from).collect();
        for from in 0..signs.len() {
            for to in from..signs.len().min(from + SHORT) {
                let word = &signs[from..to];
                assert_eq!(shown(word), Some(word.to_ascii_lowercase()));
            }
        }
    }

    #[test]
    fn the_length_is_part_of_the_key() {
        assert_ne!(shown("a"), shown("a\0"));
        assert_eq!(shown(&"a".repeat(LONGEST)), Some("a".repeat(LONGEST)));
        assert_eq!(shown(&"a".repeat(LONGEST + 1)), None);
        assert_eq!(shown(&"é".repeat(LONGEST)), None);
    }
}
