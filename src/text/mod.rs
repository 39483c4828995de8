//! Ground that every stage stands on: byte ranges, the way from bytes to code points and lines, and
//! folding.

mod fold;
mod place;
mod span;

pub use fold::{Folded, fold};
pub use place::{Place, Places};
pub use span::Span;
