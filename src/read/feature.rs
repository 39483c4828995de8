//! Formats that need a feature of this crate which the build does not have.

use crate::error::{Error, ErrorKind};

/// Returns the error for an input that this build cannot read, with the feature it needs.
pub(super) fn missing(place: String, feature: &str) -> Error {
    let message = format!("this build lacks the feature `{feature}`");
    Error::new(ErrorKind::Usage, place, message)
}
