//! Web pages: the article, its headline and what is known about it, without the rest of the page.
//!
//! Which part of a page is the article is found by `dom_smoothie`, as reader views of browsers do.
//! What it leaves is walked once (`article`), so that a paragraph stays a paragraph and captions,
//! pull quotes and links to other stories are told from the story. No extractor keeps places, so
//! the page is read a second time, as bytes (`source`), and each block is looked up there.

mod article;
mod entity;
mod escape_cost;
mod size;
mod source_map;
mod tag;
mod text_builder;
mod tokens;

pub(super) use entity::write_text;
pub(super) use text_builder::TextBuilder;
pub(super) use tokens::{HtmlToken, attribute, tokens};

use super::decoded::Decoded;
use super::encodings;
use crate::document::{Document, FileLines, Metadata};
use crate::error::{Error, ErrorKind};
use article::ArticleText;
use dom_smoothie::{Config, Readability};
use size::{DEEPEST, MOST_ATTRIBUTES};
use source_map::SourceMap;

/// The longest page: the tree of a page takes several times its length.
const LONGEST: usize = 16 << 20;

/// How many elements a page may have: far more than a front page of hundreds of teasers has.
const MOST_ELEMENTS: usize = 200_000;

/// What was told about a page by whoever delivered it.
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
        let message = format!("a web page longer than {} MiB", LONGEST >> 20);
        return Err(Error::new(ErrorKind::Limit, id, message));
    }
    let lines = FileLines::of(&bytes);
    let page = encodings::page(&id, bytes, fetched.charset.as_deref())?;
    check_size(&id, &page.text)?;
    let Some((article, metadata)) = extract(&page, fetched) else {
        let message = "too many `&` and no-break spaces in one paragraph of the page";
        return Err(Error::new(ErrorKind::Limit, id, message));
    };
    if article.blocks.is_empty() {
        return Err(Error::new(ErrorKind::Syntax, id, "a web page without text"));
    }
    let origin = SourceMap::of(&page).origin(&article);
    let document = Document::of_blocks(id, article.text, article.blocks)?;
    Ok(document
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
    let page = dom_query::Document::from(html);
    let article = ArticleText::of(&page, metadata.headline.as_deref());
    let document = Document::of_blocks(id, article.text, article.blocks)?;
    Ok(document.with_metadata(metadata))
}

/// Refuses a page whose tree would take all memory or stack.
fn check_size(id: &str, page: &str) -> Result<(), Error> {
    let size = size::measure(page);
    let message = if let Some(at) = size.too_deep {
        format!("nested deeper than {DEEPEST} elements at byte {at}")
    } else if let Some(at) = size.crowded {
        format!("a tag of more than {MOST_ATTRIBUTES} attributes at byte {at}")
    } else if size.elements > MOST_ELEMENTS {
        format!("a web page of more than {MOST_ELEMENTS} elements")
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorKind::Limit, id, message))
}

/// Returns the article of a page; nothing where it would take too long to find.
fn extract(page: &Decoded, fetched: &FetchInfo) -> Option<(ArticleText, Metadata)> {
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let mut reader = Readability::from(page.text.as_str());
    reader.config = config;
    if escape_cost::is_slow(&reader.doc) {
        return None;
    }
    let link = reader.doc.select_single("link[rel=\"canonical\"]");
    let canonical = link.attr("href").map(|href| href.to_string());
    let mut metadata = Metadata {
        url: canonical.or_else(|| fetched.url.clone()),
        published: fetched.date.clone(),
        ..Metadata::default()
    };
    let Ok(found) = reader.parse() else {
        // No paragraph worth the name: a page of a few lines. Then all of it is the story.
        let title = reader.get_article_title().to_string();
        metadata.headline = told(title);
        let article = ArticleText::of(&reader.doc, metadata.headline.as_deref());
        return Some((article, metadata));
    };
    metadata.headline = told(found.title);
    metadata.byline = found.byline.and_then(told);
    metadata.language = found.lang.and_then(told);
    metadata.site = found.site_name.and_then(told);
    metadata.url = metadata.url.or(found.url);
    metadata.published = found.published_time.or(metadata.published);
    let article = ArticleText::of(&reader.doc, metadata.headline.as_deref());
    Some((article, metadata))
}

/// Returns words with single spaces; nothing where there are none.
fn told(words: String) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
