//! Ground that every stage stands on: byte ranges, the way from bytes to code points and lines, and
//! folding.

mod fold;
mod open_field;
mod place;
mod span;

pub use fold::{Folded, fold};
pub(crate) use open_field::{OPEN_FIELD, OpenField, open_field};
pub use place::{Place, Places};
pub use span::Span;
