//! Stories in several `<article>` elements.
//!
//! Some sites end one `<article>` where an advertisement stands, and begin another for the rest of the story.
//! Readability keeps one of them. An article that directly follows one with a headline, in the same element, and that
//! has the same classes and no heading of its own, is the rest of that story; one with a heading is another story.

use dom_query::{Document as Page, NodeRef};

/// The most elements between two parts of a story: advertisements, pictures.
const MOST_BETWEEN: usize = 4;

/// The most articles that are looked at: each is searched for headings.
const MOST_ARTICLES: usize = 64;

/// Moves the content of articles that continue another one into that one.
pub(super) fn join(page: &Page) {
    let articles = page.select("article");
    for article in articles.nodes().iter().take(MOST_ARTICLES) {
        if article.parent().is_none() || !has_heading(article) {
            continue;
        }
        let mut between = 0;
        let mut next = article.next_element_sibling();
        while let Some(sibling) = next {
            next = sibling.next_element_sibling();
            if !is(&sibling, &["article"]) {
                between += 1;
                if between > MOST_BETWEEN || has_heading(&sibling) {
                    break;
                }
                continue;
            }
            let is_alike = sibling.attr("class") == article.attr("class");
            if !is_alike || has_heading(&sibling) || !has(&sibling, &["p"]) {
                break;
            }
            between = 0;
            for child in sibling.children() {
                child.remove_from_parent();
                article.append_child(&child);
            }
            sibling.remove_from_parent();
        }
    }
}

fn has_heading(node: &NodeRef<'_>) -> bool {
    has(node, &["h1", "h2", "h3", "header"])
}

/// Returns whether a node is, or holds, an element of one of some names.
fn has(node: &NodeRef<'_>, names: &[&str]) -> bool {
    is(node, names) || node.descendants_it().any(|inner| is(&inner, names))
}

fn is(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.node_name().is_some_and(|name| names.contains(&&*name))
}
