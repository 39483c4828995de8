//! onrecord: who said each quoted word of a news story, and did it change?
//!
//! The flow goes one way. [`read`] turns bytes into [`Document`]s; [`scan`] cuts a document into
//! tokens, sentences and quotes; [`mention`] finds the words that name somebody and which of them
//! are one speaker; [`attribute`] links every quote to a speaker, with the evidence seen on the
//! page and a confidence; [`mod@write`] prints the result. [`Extractor`] is the front door to all of it:
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
//! [`eval`] tells how right the answers are on stories that people have annotated; [`check`] whether
//! they are still those that somebody has accepted.
//!
//! [`visible`] is how text from outside is shown to people: by it, no name or quote steers a terminal.
//!
//! Offsets are bytes inside the library ([`text::Span`]) and Unicode code points in everything that
//! [`mod@write`] prints.

pub mod attribute;
pub mod batch;
pub mod check;
pub mod compare;
pub mod diff;
pub mod document;
pub mod error;
pub mod eval;
pub mod extract;
pub mod lexicon;
pub mod mention;
mod packed;
pub mod read;
pub mod scan;
pub mod severity;
pub mod text;
pub mod verify;
pub mod visible;
pub mod write;

pub use document::Document;
pub use error::{Error, ErrorKind};
pub use extract::{Analysis, Extractor, Record};
pub use lexicon::Lexicon;
pub use severity::Severity;
