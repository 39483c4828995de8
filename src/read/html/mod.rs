//! Web pages: the article, its headline and what is known about it, without the rest of the page.
//!
//! Which part of a page is the article is decided by `dom_smoothie`, an implementation of
//! Readability, the reader view of browsers. `article` walks the result once, so that paragraphs
//! stay paragraphs and captions, pull quotes and links to other stories are recognized. Readability
//! keeps no places, so `source_map` reads the page a second time and looks up each block.

mod article;
mod entity;
mod escape_cost;
mod joined_articles;
mod size;
mod source_map;
mod text_builder;
mod tree;

pub(super) use entity::write_text;
pub(super) use text_builder::TextBuilder;

use super::decoded::Decoded;
use super::encodings;
use crate::document::{Document, FileLines, Metadata};
use crate::error::{Error, ErrorKind};
use article::ArticleText;
use dom_smoothie::{Config, Readability};
use size::{DEEPEST, MOST_ATTRIBUTES, MOST_ELEMENTS};
use source_map::SourceMap;

/// The longest page: the tree of a page takes several times its length.
const LONGEST: usize = 16 << 20;

/// What a server or a crawler says about a page.
#[derive(Clone, Debug, Default, Hash)]
pub(super) struct FetchInfo {
    /// The character set of the HTTP header.
    pub(super) charset: Option<String>,
    /// The address it was fetched from.
    pub(super) url: Option<String>,
    /// When it was fetched.
    pub(super) date: Option<String>,
}

/// Parses a page.
pub(super) fn document(id: String, bytes: Vec<u8>, fetched: &FetchInfo) -> Result<Document, Error> {
    if bytes.len() > LONGEST {
        let message = format!("web page longer than {} MiB", LONGEST >> 20);
        return Err(Error::new(ErrorKind::Limit, id, message));
    }
    let lines = FileLines::of(&bytes);
    let page = encodings::page(&id, bytes, fetched.charset.as_deref())?;
    check_size(&id, &page.text)?;
    let (article, metadata) = match extract(&page, fetched) {
        Ok(found) => found,
        Err(message) => return Err(Error::new(ErrorKind::Limit, id, message)),
    };
    if article.blocks.is_empty() {
        return Err(Error::new(ErrorKind::Syntax, id, "web page without text"));
    }
    let origin = SourceMap::of(&page).origin(&article);
    let document = Document::of_blocks(id, article.text, article.blocks)?;
    Ok(document
        .with_bold(article.bold)
        .with_encoding(page.encoding)
        .with_metadata(metadata)
        .with_origin(origin)
        .with_file_lines(lines))
}

/// Parses the HTML of a story that comes without a page around it.
pub(super) fn fragment(id: &str, html: &str, metadata: Metadata) -> Result<Document, Error> {
    if html.len() > LONGEST {
        let message = format!("HTML longer than {} MiB", LONGEST >> 20);
        return Err(Error::new(ErrorKind::Limit, id, message));
    }
    check_size(id, html)?;
    let page = tree::build(html).map_err(|e| Error::new(ErrorKind::Limit, id, e.to_string()))?;
    let article = ArticleText::of(&page, metadata.headline.as_deref());
    let document = Document::of_blocks(id, article.text, article.blocks)?;
    let document = document.with_bold(article.bold);
    Ok(document.with_metadata(metadata))
}

/// Refuses a page whose tags show that its tree would take too much memory or stack.
fn check_size(id: &str, page: &str) -> Result<(), Error> {
    let size = size::measure(page);
    let message = if let Some(at) = size.too_deep {
        format!("nested deeper than {DEEPEST} elements at byte {at}")
    } else if let Some(at) = size.crowded {
        format!("tag with more than {MOST_ATTRIBUTES} attributes at byte {at}")
    } else if size.elements > MOST_ELEMENTS {
        format!("web page with more than {MOST_ELEMENTS} elements")
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorKind::Limit, id, message))
}

/// Returns the article of a page, or the reason why it would take too long to find.
fn extract(page: &Decoded, fetched: &FetchInfo) -> Result<(ArticleText, Metadata), String> {
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let tree = tree::build(&page.text).map_err(|e| e.to_string())?;
    if escape_cost::is_slow(&tree) {
        return Err("a paragraph with too many `&` and no-break spaces".to_owned());
    }
    joined_articles::join(&tree);
    let reader = Readability::with_document(tree, None, Some(config));
    let mut reader = reader.map_err(|e| e.to_string())?;
    let link = reader.doc.select_single("link[rel=\"canonical\"]");
    let canonical = link.attr("href").map(|href| href.to_string());
    let mut metadata = Metadata {
        url: canonical.or_else(|| fetched.url.clone()),
        published: fetched.date.clone(),
        ..Metadata::default()
    };
    let Ok(found) = reader.parse() else {
        // No paragraph that scores: a page with a few lines. Then the whole page is the story.
        let title = reader.get_article_title().to_string();
        metadata.headline = single_spaced(title);
        let article = ArticleText::of(&reader.doc, metadata.headline.as_deref());
        return Ok((article, metadata));
    };
    metadata.headline = single_spaced(found.title);
    metadata.byline = found.byline.and_then(single_spaced);
    metadata.language = found.lang.and_then(single_spaced);
    metadata.site = found.site_name.and_then(single_spaced);
    metadata.url = metadata.url.or(found.url);
    metadata.published = found.published_time.or(metadata.published);
    let article = ArticleText::of(&reader.doc, metadata.headline.as_deref());
    Ok((article, metadata))
}

/// Returns words with single spaces; `None` if there are none.
fn single_spaced(words: String) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
