//! HTML as tags and text: for web pages, and for the HTML in Markdown.

mod tag;
mod tokens;

#[cfg(feature = "html")]
pub(super) use tag::{HtmlTag, comment_len};
#[cfg(any(feature = "html", feature = "markdown"))]
pub(super) use tokens::is_inline;
pub(super) use tokens::{HtmlToken, tokens};
#[cfg(feature = "html")]
pub(super) use tokens::{OPAQUE, after, is_one_of, opaque_len, text_before_tag};
