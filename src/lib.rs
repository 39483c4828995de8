//! Finds every quote in a news story, attributes it to a speaker, compares the quotes of revisions, and
//! checks them against sources. No generative model: quoted words are copied from the file, and offsets
//! prove it.
//!
//! ```
//! use onrecord::{Document, Extractor};
//!
//! let story = "\"Nothing was taken,\" said museum director Karin Holm.";
//! let document = Document::plain("story.txt", story)?;
//! let analysis = Extractor::default().extract(document);
//! let record = analysis.records().next().expect("one quote");
//! assert_eq!(record.speaker(), Some("Karin Holm"));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # Start here
//!
//! | to | use | example |
//! |---|---|---|
//! | list quotes with speakers | [`Extractor::extract`] | `examples/extract.rs` |
//! | compare two versions of a story | [`diff::diff`] | `examples/diff.rs` |
//! | check quotes against a source | [`verify`] | `examples/verify.rs` |
//! | read files, folders and archives | [`read::documents`] | `examples/extract.rs` |
//! | process many stories in parallel | [`batch::map`] | |
//! | print CSV, JSONL, Parquet or a table | [`mod@write`] | |
//! | measure accuracy on annotated stories | [`eval`] | |
//! | compare answers with accepted ones | [`check`] | |
//!
//! An [`Extractor`] is immutable and can be shared by threads. Extracting cannot fail; reading, loading
//! a lexicon and writing return an [`Error`], which has a [kind](ErrorKind) and a place.
//!
//! # Stages
//!
//! Data flows one way. [`read`] turns bytes into [`Document`]s; [`scan`] cuts a document into tokens,
//! sentences and quotes; [`mention`] finds the words that name speakers, and which of them are one
//! speaker; [`attribute`] links every quote to a speaker, with evidence and a confidence; [`mod@write`]
//! prints the result. [`visible`] makes untrusted text safe to print on a terminal.
//!
//! Offsets are bytes inside the library ([`text::Span`]) and Unicode code points in everything that
//! [`mod@write`] prints.
//!
//! # Features
//!
//! All are on by default except `parquet`, `train`, `xlsx` and `zstd`. With `default-features = false` the library
//! reads UTF-8 text, JSON, CSV and WARC on one thread, and depends on 24 small crates.
//!
//! | feature | adds |
//! |---|---|
//! | `cli` | the binary, with `encodings`, `folders`, `junit` and `parallel` |
//! | `encodings` | encodings other than UTF-8 |
//! | `folders` | folders and patterns as inputs |
//! | `parallel` | [`batch`] on several threads |
//! | `html`, `markdown` | web pages and NITF, Markdown |
//! | `docx` | documents of word processors: DOCX and ODT |
//! | `gzip`, `brotli`, `zstd` | compressed inputs, and compressed pages in WARC |
//! | `parquet` | Parquet tables, read and written |
//! | `junit` | findings as JUnit XML |
//! | `pages` | HTML pages, written |
//! | `xlsx` | workbooks for spreadsheets, written |
//! | `train` | `train` and the program `onrecord-train` |

pub mod attribute;
pub mod batch;
pub mod brat;
pub mod check;
pub mod compare;
pub mod coref;
pub mod diff;
pub mod document;
pub mod error;
pub mod eval;
pub mod extract;
pub mod lexicon;
pub mod mention;
mod packed;
#[cfg(feature = "pages")]
mod page;
mod rank;
pub mod read;
pub mod scan;
pub mod severity;
mod sheet;
pub mod speakers;
mod tag;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
pub mod verify;
pub mod visible;
pub mod write;

pub use document::Document;
pub use error::{Error, ErrorKind};
pub use extract::{Analysis, Extractor, Record};
pub use lexicon::Lexicon;
pub use severity::Severity;
