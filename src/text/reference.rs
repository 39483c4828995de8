//! Character references of HTML: `&rsquo;`, `&#8217;`.

/// The longest name of a reference is `&CounterClockwiseContourIntegral;`.
const LONGEST_REFERENCE: usize = 34;

/// Decodes the character reference a text begins with, as browsers do: its length in bytes, and what
/// it stands for.
pub(crate) fn reference(text: &str) -> Option<(usize, String)> {
    let bytes = text.as_bytes();
    let window = &bytes[..bytes.len().min(LONGEST_REFERENCE)];
    let len = memchr::memchr(b';', window)? + 1;
    let name = &bytes[1..len - 1];
    if !name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#') {
        return None;
    }
    let reference = &text[..len];
    let decoded = htmlize::unescape(reference);
    // `&#8I221;` begins with a reference that browsers read without its semicolon: the rest is text.
    let is_whole = decoded.len() == 1 || !decoded.ends_with(';');
    (is_whole && decoded != reference).then(|| (len, decoded.into_owned()))
}
