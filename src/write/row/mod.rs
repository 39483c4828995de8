//! Rows: a quote, a change or a verdict, flattened, with offsets in code points. Every format prints
//! rows; `schema` has the columns.

mod change;
mod person;
mod quote;
mod speaker;
mod verdict;

pub use change::{ChangeRow, EditRow, SideRow, ThreadRow, change_rows};
pub use person::{PersonRow, person_columns, person_columns_of_changes};
pub use quote::{Excerpt, QuoteRow, SpeakerAnswer, rows};
pub(super) use speaker::CountedSpeaker;
pub use verdict::{OtherRow, SourceRow, VerdictEditRow, VerdictRow, verdict_rows};
pub(in crate::write) use verdict::{edit_on_one_line, one_line};
