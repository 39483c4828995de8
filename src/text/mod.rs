//! Ground that every stage stands on: byte ranges, the way from bytes to code points and lines, and
//! folding.

mod fold;
mod mojibake;
mod open_field;
mod place;
mod reference;
mod short_word;
mod span;

pub use fold::{Folded, fold};
pub(crate) use mojibake::{has_damage, has_split_accent, may_be_damage, mojibake, readable};
pub(crate) use open_field::{OPEN_FIELD, OpenField, open_field};
pub use place::{Place, Places};
pub(crate) use reference::reference;
pub(crate) use short_word::{SHORT_WORD, bytes_as_number, is_alphabetic, mix, short_word};
pub use span::Span;
