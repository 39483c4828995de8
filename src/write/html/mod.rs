//! Results as HTML pages: the values for the templates of [`crate::page`].
//!
//! A page says the same as the other formats, in the same words; numbers are whole, so that its bytes are the same on
//! every machine.

mod cast;
mod check;
mod diff;
mod index;
mod marks;
mod paragraph_order;
mod quote;
mod quote_history;
mod quote_words;
mod quotes;
mod side_by_side;
mod speakers;
mod story;
mod story_marks;
mod verdict_item;
mod verify;

pub use check::FindingsPage;
pub use diff::changes_html;
pub use quotes::{QuotePage, QuotePagePart};
pub use speakers::speakers_html;
pub use verify::{CheckedStory, verdicts_html};
