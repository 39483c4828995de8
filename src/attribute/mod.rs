//! The link from quote to speaker: candidates, features, a score, one outcome per quote.
//!
//! Every mention near a quote is a candidate, and so is nobody. Each becomes a row of features; the [`Model`] scores
//! the rows; the best one is the answer. Quotes are answered in reading order, so that each answer may build on the ones
//! before it. A story is read twice: the second pass has the best few candidates only, and knows the first pass's answers
//! to the quotes that follow.
//!
//! | file | does |
//! |---|---|
//! | `quotes`, `reading` | the loop over the quotes of a story |
//! | `candidate` | the mentions near a quote |
//! | `features` | a row of small integers per candidate |
//! | `model`, `unpack`, `decide` | the scores of the rows, by `crate::rank`; the best one |
//! | `quote_kind`, `quote_place` | speech or not, a sentence or a fragment |
//! | `evidence` | the pattern and the cue |
//! | `explain` | the reasons for an answer |
//! | `frame`, `token_class` | the words around the quotes, classified |

mod answer;
mod attribution;
mod candidate;
mod decide;
mod evidence;
mod explain;
mod features;
mod frame;
mod model;
mod quote_kind;
mod quote_place;
mod quotes;
mod reading;
#[cfg(test)]
mod tests;
mod token_class;
mod unpack;

pub use attribution::{Attribution, Evidence, Outcome, QuoteKind};
pub use explain::{Reason, reasons};
pub use model::Model;
pub use quotes::{attribute, attribute_with};

// What the trainer alone needs.
#[cfg(feature = "train")]
pub(crate) use features::{Feature, MOST_WORDS, Row, SCHEMA, WORD_PLACES};
#[cfg(any(feature = "train", test))]
pub(crate) use quotes::attribute_with_rows;
#[cfg(feature = "train")]
pub(crate) use reading::Reading;
