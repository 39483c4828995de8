//! Tries onrecord on inputs that nobody would write, and some that somebody will.
//!
//! [`targets`] says what is tried and which laws hold, [`generate`] makes inputs out of [`seeds`],
//! and [`trial`] tries them one by one, keeps those that break a law and makes them small. Everything
//! follows from the number of an input and the seed, so a run can be repeated anywhere.

pub mod chance;
pub mod generate;
pub mod metamorphic;
pub mod minimize;
pub mod mutate;
pub mod pieces;
pub mod seeds;
pub mod targets;
pub mod trial;
pub mod work;
