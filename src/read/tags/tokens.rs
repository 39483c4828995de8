//! A tokenizer for HTML: tags and the text between them, with their places.

use super::tag::{HtmlTag, comment_len};

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum HtmlToken<'h> {
    /// Visible text with its entities undecoded, and where it begins.
    Text(&'h str, usize),
    /// `<p class="lead">`.
    Start {
        name: &'h str,
        /// What stands between the name and `>`.
        attributes: &'h str,
        at: usize,
    },
    /// `</p>`.
    End {
        name: &'h str,
        /// Where it begins.
        at: usize,
    },
}

/// The tokens of a page.
pub(in crate::read) struct HtmlTokens<'h> {
    html: &'h str,
    at: usize,
}

/// Inline elements. Any other element ends the block.
#[cfg(any(feature = "html", feature = "markdown"))]
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// Elements whose content is neither visible text nor tags.
pub(in crate::read) const OPAQUE: [&str; 9] = [
    "script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes",
];

/// Returns the tokens of a page.
pub(in crate::read) fn tokens(html: &str) -> HtmlTokens<'_> {
    HtmlTokens { html, at: 0 }
}

impl<'h> Iterator for HtmlTokens<'h> {
    type Item = HtmlToken<'h>;

    fn next(&mut self) -> Option<HtmlToken<'h>> {
        while self.at < self.html.len() {
            let rest = &self.html[self.at..];
            let text = text_before_tag(rest);
            if text > 0 {
                let token = HtmlToken::Text(&rest[..text], self.at);
                self.at += text;
                return Some(token);
            }
            if let Some(token) = self.markup(rest) {
                return Some(token);
            }
        }
        None
    }
}

impl<'h> HtmlTokens<'h> {
    /// Takes what begins with `<`; `None` if it is a comment or the like.
    fn markup(&mut self, rest: &'h str) -> Option<HtmlToken<'h>> {
        let at = self.at;
        if let Some(comment) = comment_len(rest) {
            self.at += comment;
            return None;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            self.at += after(rest, ">");
            return None;
        }
        let end_tag = rest.starts_with("</");
        let inner = &rest[1 + usize::from(end_tag)..];
        if end_tag && !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.at += after(rest, ">");
            return None;
        }
        let name_len = inner
            .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_len);
        let tag = HtmlTag::of(attributes).len;
        self.at = self.html.len() - attributes.len() + tag;
        if end_tag {
            return Some(HtmlToken::End { name, at });
        }
        if is_one_of(&OPAQUE, name) {
            self.at += opaque_len(&self.html[self.at..], name);
            return None;
        }
        Some(HtmlToken::Start {
            name,
            attributes: attributes[..tag].trim_end_matches('>'),
            at,
        })
    }
}

/// Returns how many bytes of text stand before the next tag or comment. `a < b` is text.
pub(in crate::read) fn text_before_tag(html: &str) -> usize {
    let bytes = html.as_bytes();
    memchr::memchr_iter(b'<', bytes)
        .find(|&at| {
            let next = bytes.get(at + 1).copied().unwrap_or(b' ');
            next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')
        })
        .unwrap_or(html.len())
}

/// Returns how long the inside of a `<script>` or the like is, its end tag included.
pub(in crate::read) fn opaque_len(html: &str, name: &str) -> usize {
    let bytes = html.as_bytes();
    memchr::memmem::find_iter(bytes, "</")
        .find(|&at| {
            let inner = &bytes[at + 2..];
            inner.len() >= name.len() && inner[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        })
        .map_or(html.len(), |at| at + after(&html[at..], ">"))
}

/// Returns the place after the first `what`.
pub(in crate::read) fn after(html: &str, what: &str) -> usize {
    memchr::memmem::find(html.as_bytes(), what.as_bytes()).map_or(html.len(), |at| at + what.len())
}

pub(in crate::read) fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// Returns whether an element is inline.
#[cfg(any(feature = "html", feature = "markdown"))]
pub(in crate::read) fn is_inline(name: &str) -> bool {
    is_one_of(&INLINE, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_shown_is_text() {
        let page = "<!-- <p>no</p> --><script>if (a < b) '<p>'</SCRIPT ><p a='>' b=\"'\">1 < 2</p>";
        let texts: Vec<_> = tokens(page)
            .filter_map(|token| match token {
                HtmlToken::Text(text, at) => Some((text, at)),
                _ => None,
            })
            .collect();
        assert_eq!(texts, [("1 < 2", page.find("1 <").unwrap())]);
    }

    #[test]
    fn any_cut_of_a_page_has_tokens() {
        let page = "<p class='a'>x &amp; y<br/><!-- c --><style>b</style><a href=\"x\">z</a></p><é";
        for (cut, _) in page.char_indices() {
            assert!(tokens(&page[..cut]).count() <= 12, "{cut}");
            assert!(tokens(&page[cut..]).count() <= 12, "{cut}");
        }
    }
}
