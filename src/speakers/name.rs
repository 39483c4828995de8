//! Names as they are compared: without case, accents and punctuation.

use crate::coref::SpeakerKind;
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
fn is_full(comparable: &str) -> bool {
    comparable.contains(' ')
}

/// Returns the comparable name by which speakers of several stories are one; `None` for somebody of one story only.
pub(crate) fn joined_name(name: &str, kind: SpeakerKind) -> Option<String> {
    let proper = name.starts_with(char::is_uppercase);
    let name = comparable(name);
    let is_joined = match kind {
        SpeakerKind::Person => is_full(&name),
        SpeakerKind::Organization => proper && !name.is_empty(),
        _ => false,
    };
    is_joined.then_some(name)
}
