//! Tables in and out, through the Arrow PyCapsule interface (`__arrow_c_stream__`): no copy of ours, and no library
//! of Python's is needed.
//!
//! [`column`] reads texts and ids whatever type of string a library has for them, and [`printed`] other cells; [`rows`] builds the columns of
//! the output; [`texts`] and [`files`] are the two streams; [`stream`] hands one to Python.

mod capsule;
mod column;
mod files;
mod printed;
mod rows;
mod stream;
mod texts;

pub(crate) use capsule::Batches;
pub(crate) use files::FileQuotes;
pub(crate) use stream::{ArrowStream, StreamSource, is_read_once, opened};
pub(crate) use texts::{TableColumns, TextQuotes, documents};
