//! The standoff format of brat, a tool for annotators: a text, and a file of annotations beside it.
//!
//! An annotation names a place of the text in Unicode code points, half-open, and repeats its words. A line of the file
//! cannot hold a line break, so that an annotation of several lines has a fragment for each. [`Standoff`] is such a
//! file; [`StandoffText`] is the text as brat reads it, where every line ends with LF.
//!
//! The format: <https://brat.nlplab.org/standoff.html>.

mod parse;
mod standoff;
#[cfg(test)]
mod tests;
mod text;

pub use standoff::{Attribute, BratNote, BratRelation, Standoff, TextBound};
pub use text::StandoffText;

/// The quoted words, without marks.
pub const QUOTE: &str = "Quote";
/// The words that name a speaker.
pub const MENTION: &str = "Mention";
/// The reporting verb or phrase.
pub const CUE: &str = "Cue";
/// From a quote to the mention of its speaker.
pub const SPEAKER: &str = "Speaker";
/// From a quote to its cue.
pub const REPORTED: &str = "Reported";
/// What kind of quote, by the words of the column `kind`.
pub const KIND: &str = "Kind";
/// The kinds of quotes, as the column `kind` has them, and that of a paragraph of an interview, which is no quote.
pub const KINDS: [&str; 5] = ["direct", "partial", "scare", "title", TURN];
/// The kind of a paragraph of an interview.
pub const TURN: &str = "turn";
/// A quote that is not to be judged.
pub const IGNORED: &str = "Ignored";
