//! The smallest size that the tree of a page can have, measured from its tags before it is built: deep
//! nesting overflows the stack of the tree builder, and many attributes take quadratic time. What the
//! tags do not show is found while the tree is built ([`super::tree`]).

use crate::read::tags::{
    HtmlTag, HtmlToken, OPAQUE, after, comment_len, is_one_of, opaque_len, text_before_tag, tokens,
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// How deep elements may be nested: the limit of browsers. Recursive code in the tree builder runs
/// out of stack on deeper trees.
pub(super) const DEEPEST: usize = 512;

/// How many elements a page may have: far more than a front page with hundreds of teasers.
pub(super) const MOST_ELEMENTS: usize = 200_000;

/// How many attributes a tag may have: reading them takes quadratic time. Real pages have fewer
/// than 100; a missing quotation mark can turn a paragraph into attributes.
pub(super) const MOST_ATTRIBUTES: usize = 1_000;

/// How many apparent attributes may stand between two tags inside a script, which is read as tags
/// only inside a drawing: `for (i=0;i<n; …` begins none.
const MOST_IN_SCRIPTS: usize = 20_000;

/// These have no end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The end tags of these may be left out: the next one of their kind closes them.
const CLOSED_BY_THE_NEXT: [&str; 19] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option",
    "optgroup", "rb", "rt", "rp", "html", "head", "body",
];

/// The size of the tree of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TreeSize {
    pub(super) elements: usize,
    /// Where elements first exceed the depth limit.
    pub(super) too_deep: Option<usize>,
    /// Where a tag exceeds the limit of attributes.
    pub(super) crowded: Option<usize>,
}

/// Measures a page.
pub(super) fn measure(html: &str) -> TreeSize {
    let mut size = TreeSize {
        crowded: crowded(html),
        ..TreeSize::default()
    };
    let mut open: FxHashMap<Cow<'_, str>, usize> = FxHashMap::default();
    let mut depth = 0;
    for token in tokens(html) {
        match token {
            HtmlToken::Text(..) => {}
            HtmlToken::Start {
                name,
                attributes,
                at,
            } => {
                size.elements += 1;
                // Outside of drawings `<div/>` is an open tag all the same.
                let closed =
                    attributes.ends_with('/') && (is_open(&open, "svg") || is_open(&open, "math"));
                if closed || is_one_of(&VOID, name) || is_one_of(&CLOSED_BY_THE_NEXT, name) {
                    continue;
                }
                *open.entry(lower(name)).or_default() += 1;
                depth += 1;
                if depth > DEEPEST {
                    size.too_deep = size.too_deep.or(Some(at));
                }
            }
            HtmlToken::End { name, .. } => {
                if let Some(count) = open.get_mut(lower(name).as_ref()).filter(|n| **n > 0) {
                    *count -= 1;
                    depth -= 1;
                }
            }
        }
    }
    size
}

fn is_open(open: &FxHashMap<Cow<'_, str>, usize>, name: &str) -> bool {
    open.get(name).is_some_and(|n| *n > 0)
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Returns where a tag has too many attributes.
fn crowded(html: &str) -> Option<usize> {
    let mut at = 0;
    while at < html.len() {
        let (len, found) = markup(&html[at..], MOST_ATTRIBUTES);
        if found.is_some() {
            return found.map(|inside| at + inside);
        }
        at += len;
    }
    None
}

/// Returns the length of the text and the tag that HTML begins with, and where in them there are
/// too many attributes. Comments and scripts are measured as well: a browser may see tags there.
fn markup(html: &str, most: usize) -> (usize, Option<usize>) {
    let start = text_before_tag(html);
    let rest = &html[start..];
    if let Some(comment) = comment_len(rest) {
        return (start + comment, None);
    }
    let inner = rest.trim_start_matches(['<', '/']);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (start + after(rest, ">").max(1), None);
    }
    let name_len = inner
        .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(name_len);
    let tag = HtmlTag::of(attributes);
    if tag.attributes > most {
        return (html.len(), Some(start));
    }
    let behind = html.len() - attributes.len() + tag.len;
    if rest.starts_with("</") || !is_one_of(&OPAQUE, name) {
        return (behind, None);
    }
    let inside = opaque_len(&html[behind..], name);
    let hidden = seemingly_crowded(&html[behind..behind + inside]);
    (behind + inside, hidden.map(|at| behind + at))
}

/// Returns where the inside of a script would have too many attributes, were it read as tags.
fn seemingly_crowded(script: &str) -> Option<usize> {
    let mut at = 0;
    while at < script.len() {
        at += text_before_tag(&script[at..]);
        let name = script[at..].trim_start_matches(['<', '/', '!', '?']);
        let tag = HtmlTag::of(name);
        if tag.attributes > MOST_IN_SCRIPTS {
            return Some(at);
        }
        at = script.len() - name.len() + tag.len;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_what_is_open() {
        let deep = "<div>".repeat(600);
        assert_eq!(measure(&deep).too_deep, Some(5 * DEEPEST));
        let flat = "<div><p>a<li>b<img><svg><path/><path/></svg></div>".repeat(600);
        assert_eq!(measure(&flat).too_deep, None);
        let slashed = "<div/>".repeat(600);
        assert!(measure(&slashed).too_deep.is_some());
    }

    #[test]
    fn a_tag_of_too_many_attributes_is_found_wherever_a_browser_sees_it() {
        let many: String = (0..=MOST_ATTRIBUTES).map(|n| format!(" a{n}=1")).collect();
        let more = many.repeat(MOST_IN_SCRIPTS / MOST_ATTRIBUTES);
        for (page, found) in [
            (format!("<p>It is late.<p{many}>"), true),
            (format!("<p>It is late.</p{many}>"), true),
            (format!("<script{many}></script>"), true),
            (format!("<!--><p{many}>-->"), true),
            (format!("<p a=b='><p{many}>'>"), true),
            (format!("<svg><title><p{more}></title></svg>"), true),
            (format!("<p>It is late.{many}"), false),
            (format!("<p title='{many}'>It is late."), false),
            (format!("<!-- <p{many}> -->"), false),
            (format!("<script>if (i<n){many}</script>"), false),
        ] {
            let start: String = page.chars().take(24).collect();
            assert_eq!(measure(&page).crowded.is_some(), found, "{start}");
        }
    }
}
