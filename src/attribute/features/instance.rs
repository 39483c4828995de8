//! An instance: one quote with its candidates, each as a row of features.
//!
//! The same rows are scored by the model and learned from by the trainer (`src/train`).

use super::schema::Row;
use crate::attribute::candidate::Candidate;
use crate::mention::MentionId;

/// One quote with its candidates.
#[derive(Debug, Default)]
pub(crate) struct Instance {
    /// The mentions that could be the source.
    pub(crate) candidates: Vec<MentionId>,
    /// One row for each candidate, and after them the row for nobody.
    pub(crate) rows: Vec<Row>,
    pub(in crate::attribute) places: Vec<Candidate>,
}

impl Instance {
    /// Removes everything, to be filled in again.
    pub(super) fn clear(&mut self) {
        self.candidates.clear();
        self.places.clear();
        self.rows.clear();
    }

    /// Adds a candidate with its row.
    pub(super) fn push(&mut self, place: Candidate, row: Row) {
        self.candidates.push(place.mention);
        self.places.push(place);
        self.rows.push(row);
    }
}
