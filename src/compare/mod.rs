//! Word edits and similarity of two texts.
//!
//! Texts are compared as [`Words`]: signs folded, case set aside, every word with its place. Between
//! two of them [`edits`] finds the shortest list of edits, each with a [`Note`] on what it does to
//! the meaning where that can be told, and [`similarity`] sums them up in one number, which is good
//! for finding a passage and never for judging it: a dropped "not" leaves two texts more alike than
//! a fair cut does. [`runs`] finds what two lists of numbered things have in common.
//!
//! The only user of the crate `similar`.

mod edit;
mod note;
mod runs;
mod words;

pub use edit::{Edit, Permille, edits, similarity};
pub use note::{Note, is_negation};
pub use runs::runs;
pub use words::{Sort, Words};
