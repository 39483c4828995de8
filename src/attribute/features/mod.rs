//! Features: what is seen of a quote and a candidate, as a row of small numbers.
//!
//! `schema` names them; each other file has the values of those of one concern: the quote, the candidate, its verb,
//! the mentions beside it, the words between, the answers before, the first pass; below the values stand sentences that have
//! them. `extractor` puts a row together.

mod candidate;
mod confidence;
mod construction;
mod extractor;
mod first_pass;
mod history;
mod instance;
mod keyword;
mod neighbours;
mod path;
mod quote;
mod repeated;
mod schema;
mod second_pass;
mod story;
#[cfg(test)]
mod tests;
mod verb;
mod words;

pub(super) use confidence::confidence_row;
pub(super) use construction::{ColonIntroduction, Passive};
pub(super) use extractor::FeatureExtractor;
pub(super) use first_pass::{FirstPass, RowsKept};
pub(super) use history::{Continuation, LastAnswer, Sameness};
pub(super) use instance::Instance;
pub(super) use quote::FirstLetter;
pub(crate) use schema::{Feature, Row, SCHEMA};
pub(super) use verb::SourcePhrase;
#[cfg(feature = "train")]
pub(crate) use words::MOST as MOST_WORDS;
pub(crate) use words::PLACES as WORD_PLACES;
pub(super) use words::Vocabularies;
