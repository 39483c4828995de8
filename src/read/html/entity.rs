//! Text with character references (`&rsquo;`, `&#233;`), decoded with their places in the page.

use super::text_builder::{TextBuilder, is_space};
use crate::document::RawSpan;

/// The longest entity: `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 40;

/// Writes text with its entities read.
pub(in crate::read) fn write_text(builder: &mut TextBuilder, text: &str, at: usize) {
    let mut start = 0;
    for amp in memchr::memchr_iter(b'&', text.as_bytes()) {
        if amp < start {
            continue;
        }
        let spelled = entity(&text[amp..]);
        let read = htmlize::unescape(spelled);
        if read == spelled {
            continue;
        }
        builder.words(&text[start..amp], Some(at + start));
        let raw = RawSpan {
            start: (at + amp) as u64,
            end: (at + amp + spelled.len()) as u64,
        };
        if read.chars().all(is_space) {
            builder.words(" ", None);
        } else {
            builder.word(&read, Some(raw));
        }
        start = amp + spelled.len();
    }
    builder.words(&text[start..], Some(at + start));
}

/// Returns what may be the entity that begins a text.
fn entity(text: &str) -> &str {
    let inside = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let bytes = &text.as_bytes()[..text.len().min(LONGEST_ENTITY)];
    let end = 1 + bytes[1..].iter().take_while(|b| inside(b)).count();
    let semicolon = bytes.get(end) == Some(&b';');
    &text[..end + usize::from(semicolon)]
}
