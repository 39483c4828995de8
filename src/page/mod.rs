//! The frame of all HTML pages: one file that loads nothing, light and dark, for print, phone and screen reader.
//!
//! A page is a template of minijinja, which escapes every value, and plain data to fill it with. The frame
//! (`frame.html`) has the landmarks and the content security policy, `parts.html` the pieces that several pages share.
//! Who calls gives the data (`crate::write`); nothing here knows what a quote is.
//!
//! The policy allows the page's own style and script by their hashes and nothing else: if a word of a story ever got
//! into the markup, it could neither run nor load anything.

mod assets;
mod escape;

pub(crate) use assets::PageAssets;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::io;
use std::sync::LazyLock;

/// Each template with its name, by which others extend, import or include it.
const TEMPLATES: &[(&str, &str)] = &[
    ("check.html", include_str!("check.html")),
    ("diff.html", include_str!("diff.html")),
    ("frame.html", include_str!("frame.html")),
    ("marks.html", include_str!("marks.html")),
    ("parts.html", include_str!("parts.html")),
    ("quotes.html", include_str!("quotes.html")),
    ("story.html", include_str!("story.html")),
    ("story_head.html", include_str!("story_head.html")),
    ("speakers.html", include_str!("speakers.html")),
    ("verify.html", include_str!("verify.html")),
];

/// A part of a page: HTML that is not escaped again.
pub(crate) type RenderedHtml = Value;

/// What a part of a page does not know when it is rendered: the end of its ids, and the levels of its headings. They
/// are characters that no value can hold, because they are shown by their numbers.
const PLACEHOLDERS: [(&str, char); 3] =
    [("slot", '\u{1}'), ("level", '\u{2}'), ("sublevel", '\u{3}')];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(environment);

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(escape::formatter);
    let mut syntax = SyntaxConfig::builder();
    if let Ok(syntax) = syntax.trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.add_filter("words", escape::words);
    environment.add_filter("web", escape::web_address);
    environment.add_filter("grouped", escape::grouped);
    for (name, sign) in PLACEHOLDERS {
        environment.add_global(name, Value::from_safe_string(sign.to_string()));
    }
    for (name, source) in TEMPLATES {
        let added = environment.add_template(name, source);
        debug_assert!(added.is_ok(), "{name}: {added:?}");
    }
    environment
}

/// What a page has around its contents.
#[derive(Serialize)]
struct FrameValues {
    version: &'static str,
    style: Value,
    script: Value,
    policy: String,
}

#[derive(Serialize)]
struct PageValues<'a, P> {
    frame: FrameValues,
    page: &'a P,
}

/// Renders a page: a template that extends `frame.html`, with its values as `page`.
///
/// # Errors
/// Those of the template: a value that it asks for and does not get.
pub(crate) fn render(
    template: &str,
    assets: &PageAssets,
    page: &impl Serialize,
) -> io::Result<Vec<u8>> {
    let (style, script) = (assets.style(), assets.script());
    let frame = FrameValues {
        version: env!("CARGO_PKG_VERSION"),
        policy: assets::policy(&style, &script),
        style: Value::from_safe_string(style),
        script: Value::from_safe_string(script),
    };
    fragment(template, &PageValues { frame, page })
}

/// Renders a part of a page by itself, such as the section of one story.
///
/// # Errors
/// As [`render`].
pub(crate) fn fragment(template: &str, values: &impl Serialize) -> io::Result<Vec<u8>> {
    let template = ENVIRONMENT
        .get_template(template)
        .map_err(io::Error::other)?;
    let page = template.render(Value::from(Serde(values)));
    page.map(String::into_bytes).map_err(io::Error::other)
}

/// Puts a part into a page: `slot` makes its ids its own, and its first heading is of this level.
pub(crate) fn filled(part: &[u8], slot: &str, level: u8) -> RenderedHtml {
    let part = String::from_utf8_lossy(part);
    let mut out = String::with_capacity(part.len() + 64);
    let mut plain = 0;
    for (at, sign) in part.match_indices(|char| PLACEHOLDERS.iter().any(|(_, sign)| *sign == char))
    {
        out.push_str(&part[plain..at]);
        plain = at + sign.len();
        match sign {
            "\u{1}" => out.push_str(slot),
            "\u{2}" => out.push(char::from(b'0' + level)),
            _ => out.push(char::from(b'1' + level)),
        }
    }
    out.push_str(&part[plain..]);
    Value::from_safe_string(out)
}

#[cfg(test)]
mod tests;
