//! Names as they are compared: without case, accents and punctuation.

use crate::text::{Folded, fold};

/// Returns the letters and digits of a name in lower case, with one space between words: `José  O’Hara-Lund` is
/// `jose ohara lund`.
pub(super) fn comparable(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for (_, folded) in fold(name) {
        match folded {
            Folded::Char(c) if c.is_alphanumeric() => key.extend(c.to_lowercase()),
            Folded::Space | Folded::Hyphen | Folded::Dash if !key.ends_with(' ') => key.push(' '),
            _ => {}
        }
    }
    key.trim().to_owned()
}

/// Returns whether a name has two words or more.
pub(super) fn is_full(comparable: &str) -> bool {
    comparable.contains(' ')
}
