//! The tree of a page, built with bounds.
//!
//! Tags alone do not show how large a tree becomes. `<tr>` closes the one before it in a table but
//! nests in a drawing; `</object>` closes nothing after an open `<marquee>`; a `<font>` that is never
//! closed is copied into every later paragraph, so that a page of 80 KB can become ten million
//! elements. So the limits are checked on the tree itself, every few bytes while it is built.

use super::size::{DEEPEST, MOST_ELEMENTS};
use dom_query::{Document as Page, NodeData, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;

/// How many bytes are parsed between two checks. One tag may copy all open elements, with all their
/// attributes: a larger step would notice too late.
const STEP: usize = 64;

/// How many attributes all elements may have together: a copied element has those of its original.
const MOST_ATTRIBUTES_IN_ALL: usize = 5 * MOST_ELEMENTS;

/// The limit that a page exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TooLarge {
    /// Nested too deep, at about this byte.
    Deep(usize),
    Elements,
    Attributes,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TooLarge::Deep(at) => write!(f, "nested deeper than {DEEPEST} elements at byte {at}"),
            TooLarge::Elements => write!(f, "web page with more than {MOST_ELEMENTS} elements"),
            TooLarge::Attributes => {
                write!(
                    f,
                    "web page with more than {MOST_ATTRIBUTES_IN_ALL} attributes"
                )
            }
        }
    }
}

/// Builds the tree of a page, as [`dom_query::Document::from`] does.
pub(super) fn build(html: &str) -> Result<Page, TooLarge> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
        tokenizer: TokenizerOpts {
            // The parser looks for one at the beginning of every step.
            discard_bom: false,
            ..TokenizerOpts::default()
        },
    };
    let html = html.strip_prefix('\u{FEFF}').unwrap_or(html);
    let mut parser = parse_document(Bounded::default(), options);
    let mut at = 0;
    while at < html.len() {
        let mut end = html.len().min(at + STEP);
        while !html.is_char_boundary(end) {
            end += 1;
        }
        parser.process(StrTendril::from(&html[at..end]));
        parser.tokenizer.sink.sink.check(at)?;
        at = end;
    }
    let page = parser.finish();
    // The end of a page closes and copies elements too, and misnested tags move older ones.
    page.check_all(html.len())?;
    Ok(page.page)
}

/// A tree that knows which elements were added since the last check.
#[derive(Default)]
struct Bounded {
    page: Page,
    new: RefCell<Vec<NodeId>>,
    all: RefCell<Vec<NodeId>>,
    /// The depth of each template, by the root node of its contents, which has no parent.
    templates: RefCell<HashMap<NodeId, usize>>,
    attributes: Cell<usize>,
}

impl Bounded {
    /// Checks the new elements.
    fn check(&self, at: usize) -> Result<(), TooLarge> {
        let new = std::mem::take(&mut *self.new.borrow_mut());
        let mut all = self.all.borrow_mut();
        if all.len() + new.len() > MOST_ELEMENTS {
            return Err(TooLarge::Elements);
        }
        if self.attributes.get() > MOST_ATTRIBUTES_IN_ALL {
            return Err(TooLarge::Attributes);
        }
        self.check_depth(&new, at)?;
        all.extend(new);
        Ok(())
    }

    /// Checks all elements once more.
    fn check_all(&self, at: usize) -> Result<(), TooLarge> {
        self.check(at)?;
        self.check_depth(&self.all.borrow(), at)
    }

    fn check_depth(&self, elements: &[NodeId], at: usize) -> Result<(), TooLarge> {
        let mut templates = self.templates.borrow_mut();
        for element in elements {
            // The document itself, or the contents of a template, is one of them.
            let (mut depth, mut top) = (0, *element);
            for above in self
                .page
                .tree
                .ancestor_ids_of_it(element, Some(DEEPEST + 2))
            {
                (depth, top) = (depth + 1, above);
            }
            depth += templates.get(&top).copied().unwrap_or(0);
            if depth > DEEPEST {
                return Err(TooLarge::Deep(at));
            }
            let contents = self
                .page
                .tree
                .query_node_or(element, None, |node| match &node.data {
                    NodeData::Element(element) => element.template_contents,
                    _ => None,
                });
            if let Some(contents) = contents {
                templates.insert(contents, depth);
            }
        }
        Ok(())
    }
}

/// Delegates to the page, and records new elements and attributes.
impl TreeSink for Bounded {
    type ElemName<'a> = <Page as TreeSink>::ElemName<'a>;
    type Handle = NodeId;
    type Output = Bounded;

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        self.attributes
            .set(self.attributes.get() + attributes.len());
        let element = self.page.create_element(name, attributes, flags);
        self.new.borrow_mut().push(element);
        element
    }

    fn finish(self) -> Bounded {
        self
    }

    /// Errors are not kept: a broken page has one for nearly every tag.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.page.get_document()
    }

    fn elem_name<'a>(&'a self, element: &'a NodeId) -> Self::ElemName<'a> {
        self.page.elem_name(element)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.page.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.page.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.page.append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        before: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        self.page
            .append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.page.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, template: &NodeId) -> NodeId {
        self.page.get_template_contents(template)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.page.same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.page.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.page.append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, element: &NodeId, attributes: Vec<Attribute>) {
        self.attributes
            .set(self.attributes.get() + attributes.len());
        self.page.add_attrs_if_missing(element, attributes);
    }

    fn remove_from_parent(&self, node: &NodeId) {
        self.page.remove_from_parent(node);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        self.page.reparent_children(node, parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, element: &NodeId) -> bool {
        self.page
            .is_mathml_annotation_xml_integration_point(element)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_the_one_of_the_whole_text() {
        for page in [
            "<!DOCTYPE html><p>Ships &amp; sailors &nbsp;wait.<p>“Née”, <b>she <i>said</b> so</i>.",
            "<table><p>It is late.<tr><td>a<font color=red><td>b</table>c<template><p>d</template>",
            "\u{FEFF}<title>é</title><script>if (a < b) '</p>'</script><svg><title>x</title></svg>",
        ] {
            for page in [page.to_owned(), page.repeat(40)] {
                let built = build(&page).unwrap().html();
                assert_eq!(built, Page::from(page.as_str()).html(), "{page}");
            }
        }
    }

    #[test]
    fn what_nests_or_multiplies_only_in_the_tree_is_found() {
        let fonts: String = (0..400).map(|n| format!("<font a{n}>")).collect();
        let many: String = (0..900).map(|n| format!(" a{n}")).collect();
        for (page, found) in [
            (format!("<svg>{}", "<tr>".repeat(600)), "deeper"),
            (format!("<svg>{}", "<col>".repeat(600)), "deeper"),
            (
                format!(
                    "<object>{}",
                    "<marquee></object><object></marquee>".repeat(300)
                ),
                "deeper",
            ),
            (
                "<template><script><!--<script></script></template></script>".repeat(600),
                "deeper",
            ),
            (format!("<p>{fonts}{}", "<p>x".repeat(600)), "elements"),
            (
                format!("<p><font{many}>{}", "<p>x".repeat(1_200)),
                "attributes",
            ),
        ] {
            let start: String = page.chars().take(24).collect();
            let error = build(&page).map(drop).unwrap_err().to_string();
            assert!(error.contains(found), "{start}: {error}");
        }
    }
}
