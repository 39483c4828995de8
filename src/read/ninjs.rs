//! ninjs: news in JSON, as agencies send it (IPTC).

use crate::document::{Document, Metadata};
use crate::error::Error;
use serde_json::Value;

/// Parses a ninjs item of version 1 (`body_text`, `body_html`) or 2 (`bodies`); `None` if it is not
/// one.
pub(super) fn document(place: &str, item: &Value) -> Option<Result<Document, Error>> {
    let body = body(item)?;
    let id = word(item, &["uri", "guid", "id"]).unwrap_or(place);
    let metadata = metadata(item);
    Some(match body {
        NinjsBody::Text(text) => Document::plain(id, text).map(|d| d.with_metadata(metadata)),
        NinjsBody::Html(html) => page(id, html, metadata),
    })
}

#[derive(Clone, Copy)]
enum NinjsBody<'v> {
    Text(&'v str),
    Html(&'v str),
}

/// Finds the body: HTML where there is any, for that has the paragraphs.
fn body(item: &Value) -> Option<NinjsBody<'_>> {
    let html = word(item, &["body_html", "body_xhtml"]).map(NinjsBody::Html);
    let text = || word(item, &["body_text"]).map(NinjsBody::Text);
    let bodies = || {
        let bodies = item.get("bodies")?.as_array()?;
        bodies.iter().find_map(|body| {
            let value = word(body, &["value"])?;
            let kind = word(body, &["contenttype", "contentType"]).unwrap_or_default();
            Some(if kind.contains("html") {
                NinjsBody::Html(value)
            } else {
                NinjsBody::Text(value)
            })
        })
    };
    html.or_else(text).or_else(bodies)
}

fn metadata(item: &Value) -> Metadata {
    let first = |list: &str| {
        let first = item.get(list)?.as_array()?.first()?;
        word(first, &["value", "name"])
    };
    let owned = |found: Option<&str>| found.map(str::to_owned);
    Metadata {
        headline: owned(word(item, &["headline", "title"]).or_else(|| first("headlines"))),
        byline: owned(word(item, &["byline"]).or_else(|| first("by"))),
        published: owned(word(
            item,
            &[
                "firstcreated",
                "firstCreated",
                "versioncreated",
                "versionCreated",
            ],
        )),
        url: owned(word(item, &["uri"]).filter(|uri| uri.starts_with("http"))),
        language: owned(word(item, &["language"])),
        site: owned(first("infosources").or_else(|| word(item, &["copyrightholder"]))),
    }
}

/// Returns the first of some fields that is a string with something in it.
fn word<'v>(item: &'v Value, fields: &[&str]) -> Option<&'v str> {
    let strings = fields.iter().filter_map(|field| item.get(field)?.as_str());
    strings.into_iter().find(|string| !string.trim().is_empty())
}

#[cfg(feature = "html")]
fn page(id: &str, html: &str, metadata: Metadata) -> Result<Document, Error> {
    super::html::fragment(id, html, metadata)
}

#[cfg(not(feature = "html"))]
fn page(id: &str, _html: &str, _metadata: Metadata) -> Result<Document, Error> {
    Err(super::feature::missing(id.to_owned(), "html"))
}
