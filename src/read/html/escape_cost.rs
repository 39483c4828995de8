//! The time to serialize a page, which Readability does with its result.
//!
//! The serializer looks for the next character to escape from each `&` and each no-break space on,
//! up to `<`, `>` or a quotation mark. A text that consists of `&nbsp;` therefore takes quadratic
//! time.

use dom_query::{Document as Page, NodeData};

/// How many bytes may be searched for a page: one second. A thousand paragraphs with a few no-break
/// spaces each take 1 % of that.
const MOST_SEARCHED: u64 = 5_000_000_000;

/// Elements whose text is written as it is.
const VERBATIM: [&str; 8] = [
    "script",
    "style",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
];

/// Returns whether serializing a page would take too long.
pub(super) fn is_slow(page: &Page) -> bool {
    let mut searched: u64 = 0;
    page.root().descendants_it().any(|node| {
        let cost = node.query_or(0, |node| match &node.data {
            NodeData::Text { contents } => cost(contents, b'<'),
            NodeData::Element(element) => {
                let values = element.attrs.iter();
                values.map(|attribute| cost(&attribute.value, b'"')).sum()
            }
            _ => 0,
        });
        let verbatim = || {
            let parent = node.parent();
            parent.is_some_and(|parent| VERBATIM.iter().any(|name| parent.has_name(name)))
        };
        if cost > 0 && !verbatim() {
            searched = searched.saturating_add(cost);
        }
        searched > MOST_SEARCHED
    })
}

/// Returns how many bytes are searched to write a text.
fn cost(text: &str, mark: u8) -> u64 {
    let ends = |b: &u8| *b == mark || matches!(b, b'<' | b'>');
    let searches = |stretch: &[u8]| {
        // The first byte of a no-break space, and of many an accented letter.
        let signs = memchr::memchr2_iter(b'&', 0xC2, stretch).count();
        signs as u64 * stretch.len() as u64
    };
    text.as_bytes().split(ends).map(searches).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_entities_is_slow_and_many_paragraphs_with_one_are_not() {
        let of = |html: String| is_slow(&Page::from(html));
        assert!(of(format!("<p>{}</p>", "&nbsp;".repeat(60_000))));
        assert!(of(format!("<p title='{}'>a</p>", "&amp;".repeat(80_000))));
        assert!(!of("<p>Ships &amp; sailors&nbsp;wait.</p>".repeat(60_000)));
        assert!(!of(format!("<script>{}</script>", "a&&b;".repeat(60_000))));
    }
}
