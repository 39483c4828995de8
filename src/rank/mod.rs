//! Gradient-boosted trees over rows of small integers: parsing, scoring, softmax probabilities.
//!
//! A row is a `[u8; N]` of values under [`VALUES`]. What its columns mean the caller knows: this module knows no
//! language. A tree is parsed with the names of the columns. The sum of the trees' leaves is a score in log-odds, in
//! whole numbers only, so that it is the same on every machine; rows that rival each other get a probability by softmax.
//! Scoring is QuickScorer (Lucchese et al., SIGIR 2015); the trees are learned in `src/train`.
//!
//! The build script compiles this module too, to pack the forests of the model.

mod columns;
mod forest;
pub(crate) mod member;
mod packed_rows;
mod scale;
mod softmax;
mod tables;
pub(crate) mod tree;
mod unpack;

pub(crate) use columns::{columns, hash, ordered};
pub(crate) use forest::{Forest, UNIT};
pub(crate) use packed_rows::PackedRows;
pub(crate) use scale::{capped, halvings, lack, log_odds, log_scale, signed};
pub(crate) use softmax::{PROB_ONE, probabilities};
#[cfg(feature = "train")]
pub(crate) use tree::FeatureNames;
pub(crate) use tree::{FlatTree, VALUES};
