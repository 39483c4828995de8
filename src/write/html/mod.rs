//! Results as HTML pages: the values for the templates of [`crate::page`].
//!
//! A page says the same as the other formats, in the same words; numbers are whole, so that its bytes are the same on
//! every machine.

mod marks;
mod speakers;
mod verdict_item;
mod verify;

pub use speakers::speakers_html;
pub use verify::{CheckedStory, verdicts_html};
