//! HTML as tags and text: for web pages, and for the HTML in Markdown.

mod tag;
mod tokens;

#[cfg(feature = "html")]
pub(super) use tag::{HtmlTag, comment_len};
pub(super) use tokens::{HtmlToken, is_inline, tokens};
#[cfg(feature = "html")]
pub(super) use tokens::{OPAQUE, after, attribute, is_one_of, opaque_len, text_before_tag};
