//! Short words as numbers: up to 15 bytes in lower case, read, folded and compared all at once.
//!
//! Most look-ups of a story are for such words. Sixteen bytes of the text are read whatever the length of the
//! word, and what follows the word is masked out, so nothing depends on a branch that cannot be predicted.

/// The longest word that is a number, in bytes. The sixteenth byte is free for its user.
pub(crate) const SHORT_WORD: usize = 15;

/// A one in each byte.
const EACH: u128 = u128::MAX / 0xFF;

/// Returns the bytes of `text` from `start` to `end` in lower case as a number, the first in its lowest
/// place; `None` where they are more than [`SHORT_WORD`], or not all ASCII.
#[inline]
pub(crate) fn short_word(text: &str, start: usize, end: usize) -> Option<u128> {
    let length = end - start;
    if length > SHORT_WORD {
        return None;
    }
    let letters = match text.as_bytes()[start..].first_chunk() {
        Some(bytes) => u128::from_le_bytes(*bytes) & !(u128::MAX << (8 * length)),
        None => bytes_as_number(&text.as_bytes()[start..end]),
    };
    (letters & (EACH * 0x80) == 0).then(|| lower(letters))
}

/// Returns up to 16 bytes as a number, the first in its lowest place. Two numbers that overlap where
/// the bytes are no power of two are read in place of single bytes: “adviser” is “advi” and “iser”.
pub(crate) fn bytes_as_number(bytes: &[u8]) -> u128 {
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

/// Returns whether the `length` bytes of a number in lower case are letters from `a` to `z`.
#[inline]
pub(crate) fn is_alphabetic(letters: u128, length: usize) -> bool {
    let used = !(u128::MAX << (8 * length)) & (EACH * 0x80);
    between(letters, b'a', b'z') == used
}

/// Returns a number that mixes all bits of a short word, for tables of them; 0 for 0.
#[inline]
pub(crate) const fn mix(letters: u128) -> u64 {
    // The multipliers of splitmix64 and of wyhash: any odd numbers without a pattern would do.
    let low = (letters as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let high = ((letters >> 64) as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let both = low ^ high.rotate_left(32);
    (both ^ (both >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Returns ASCII bytes in lower case.
#[inline]
fn lower(letters: u128) -> u128 {
    letters | between(letters, b'A', b'Z') >> 2
}

/// Returns the high bit of each ASCII byte from `first` to `last`: the bit is free, and adding to the byte what
/// lifts `first` there, but not the sign before it, marks `first` and whatever comes after it.
#[inline]
fn between(letters: u128, first: u8, last: u8) -> u128 {
    let from = |first: u8| letters + EACH * u128::from(0x80 - first);
    (from(first) ^ from(last + 1)) & (EACH * 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_and_every_sign_keeps_its_letters() {
        let signs: String = (0..0x80_u8).map(char::from).collect();
        for start in 0..signs.len() {
            for end in start..=signs.len().min(start + SHORT_WORD) {
                let word = &signs[start..end];
                let lower = bytes_as_number(word.to_ascii_lowercase().as_bytes());
                // In the middle of a text, and at its end.
                assert_eq!(short_word(&signs, start, end), Some(lower));
                assert_eq!(short_word(word, 0, word.len()), Some(lower));
                let alphabetic = word.bytes().all(|byte| byte.is_ascii_alphabetic());
                assert_eq!(is_alphabetic(lower, word.len()), alphabetic, "{word:?}");
            }
        }
    }

    #[test]
    fn what_is_long_or_not_ascii_is_no_short_word() {
        let text = "Élysée, antidisestablishmentarian, said the Élysée";
        assert_eq!(short_word(text, 0, 8), None);
        assert_eq!(short_word(text, 10, 34), None);
        // The letter after the word does not matter.
        assert_eq!(
            short_word("says Élysée and its palace", 0, 5),
            short_word("SAYS ", 0, 5)
        );
    }
}
