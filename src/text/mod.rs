//! Ground that every stage stands on: byte ranges and the way from bytes to code points and lines.

mod place;
mod span;

pub use place::{Place, Places};
pub use span::Span;
