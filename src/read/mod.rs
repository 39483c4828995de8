//! Bytes to documents: plain text, transcripts and subtitles, Markdown, web pages and archives of
//! them, JSON, CSV and the formats of agencies, from files, folders and standard input, compressed
//! or not.
//!
//! Reading has two halves, so that many threads can share the second. [`inputs`] walks the paths
//! and fetches bytes, one story at a time and no more than one; [`Raw::document`] decodes and
//! parses them. What cannot be read is an [`Error`](crate::Error) in its place among the stories:
//! the stories after it still come.

mod compressed;
mod csv;
mod decode;
mod format;
#[cfg(feature = "markdown")]
mod front_matter;
#[cfg(any(feature = "brotli", feature = "parquet"))]
mod guard;
#[cfg(feature = "html")]
mod html;
mod inputs;
mod json;
mod jsonl;
mod linked;
#[cfg(feature = "markdown")]
mod markdown;
mod meter;
mod name;
mod ninjs;
#[cfg(feature = "html")]
mod nitf;
mod options;
#[cfg(feature = "parquet")]
mod parquet;
mod raw;
mod transcript;
mod walk;
mod warc;

pub use format::Format;
pub use inputs::{Inputs, documents, inputs};
pub use linked::LinkedFolders;
pub use meter::{Meter, files, size};
pub use name::name;
pub use options::Options;
pub use raw::Raw;

use std::io::BufRead;

/// What bytes come from. `Send`, so that they can be fetched beside the work on earlier ones.
type Reader = Box<dyn BufRead + Send>;
