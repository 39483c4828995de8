//! Bytes to documents. Formats: plain text, transcripts and subtitles, Markdown, web pages and
//! archives of them, JSON, CSV and the formats of news agencies. Inputs: files, folders and
//! standard input, compressed or not.
//!
//! Reading has two halves, so that many threads can share the second. [`inputs`] walks the paths
//! and fetches the bytes of one story at a time; [`Raw::document`] decodes and parses them.
//! Unreadable input is an [`Error`](crate::Error) in its place among the stories; the stories after
//! it still come.

#[cfg(any(feature = "brotli", feature = "parquet"))]
mod catch_panic;
mod compression;
mod csv;
mod decode;
mod decoded;
#[cfg(feature = "encodings")]
mod encodings;
mod feature;
mod files;
#[cfg(feature = "folders")]
mod folder;
mod format;
#[cfg(feature = "markdown")]
mod front_matter;
#[cfg(feature = "html")]
mod html;
mod input_reader;
mod inputs;
mod json;
mod json_object;
mod jsonl;
#[cfg(feature = "folders")]
mod linked;
#[cfg(feature = "markdown")]
mod markdown;
mod meter;
mod name;
mod ninjs;
#[cfg(feature = "html")]
mod nitf;
#[cfg(feature = "docx")]
mod office;
mod options;
mod pairs;
#[cfg(feature = "parquet")]
mod parquet;
mod parse;
mod raw;
mod segments;
mod story_id;
#[cfg(any(feature = "html", feature = "markdown"))]
mod tags;
mod transcript;
mod walk;
mod warc;
#[cfg(any(feature = "docx", feature = "html"))]
mod xml;

pub use files::{files, size};
pub use format::Format;
use input_reader::InputReader;
pub use inputs::{Inputs, documents, inputs};
#[cfg(feature = "folders")]
pub use linked::LinkedFolders;
pub use meter::Meter;
pub use name::name;
pub use options::{Options, Tracked};
pub use pairs::{SourcedStories, pairs};
pub use raw::Raw;
