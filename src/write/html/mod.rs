//! Results as HTML pages: the values for the templates of [`crate::page`].
//!
//! A page says the same as the other formats, in the same words; numbers are whole, so that its bytes are the same on
//! every machine.

mod diff;
mod marks;
mod quote_history;
mod quote_words;
mod side_by_side;
mod speakers;
mod verdict_item;
mod verify;

pub use diff::changes_html;
pub use speakers::speakers_html;
pub use verify::{CheckedStory, verdicts_html};
