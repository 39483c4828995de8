//! Word edits and similarity of two texts.
//!
//! Texts are compared as [`Words`]: signs folded, case ignored, every word with its place. [`edits`]
//! finds the shortest list of edits between two of them, each with a [`Note`] on what it does to the
//! meaning where the words show it. [`similarity`] sums them up in one number, which is good for
//! finding a passage and never for judging it: a dropped "not" leaves two texts more alike than a
//! fair cut does. [`runs`] finds what two lists of numbers have in common.
//!
//! The only user of the crate `similar`.

mod edit;
mod edit_side;
mod note;
mod numerals;
mod runs;
mod style;
mod tokenize;
mod typo;
mod variants;
mod word_class;
mod words;

pub use edit::{Edit, Permille, edits, similarity};
pub use note::Note;
pub use runs::runs;
pub use style::{is_abbreviation, is_numeral, style_note};
pub use tokenize::WordKind;
pub use words::Words;
