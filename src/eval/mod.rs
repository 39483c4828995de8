//! How right the answers are: an analysis against the same story annotated by hand.
//!
//! [`Gold`] is a story with the quotes that people marked in it. [`judge`] pairs them with the
//! quotes that were found and says of each what is right; a [`Score`] adds that up over many
//! stories, and its [`Figures`] are what is printed. [`misses`] are the quotes to look at next.
//!
//! ```
//! use onrecord::{Extractor, eval};
//!
//! let line = r#"{"id": "ferry", "text": "“It sails at six,” said Ines Duarte.", "quotes": [
//!     {"start": 1, "end": 17, "kind": "attributed", "source": [[24, 35]], "speaker": "Ines Duarte"}
//! ]}"#;
//! let gold = eval::Gold::parse("gold.jsonl:1", line.as_bytes())?;
//! let analysis = Extractor::default().extract(gold.document);
//! let mut score = eval::Score::default();
//! score.add_document(&eval::judge(&gold.quotes, &analysis));
//! assert_eq!(score.figures().speaker.recall.to_string(), "1.0000");
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! All counts are whole numbers until they are printed, so that the same stories give the same
//! figures on every machine, in every order of work.

mod answer;
mod brat;
mod chains;
pub(crate) mod confidence;
mod figures;
mod gold;
mod json;
mod judge;
mod miss;
mod name;
mod pair;
mod print;
mod score;
mod share;

pub use answer::AnswerKind;
pub use chains::{ChainMention, Chains, found};
pub use figures::{AnswerLine, EvidenceLine, Figures, Rates};
pub use gold::{Expected, Gold, GoldKind, GoldQuote};
pub use judge::{Judged, judge};
#[cfg(feature = "train")]
pub(crate) use miss::around;
pub use miss::{Got, Miss, Wanted, Wrong, misses};
#[cfg(feature = "train")]
pub(crate) use name::is_one_of;
pub use score::Score;
pub use share::{Share, Tally};
