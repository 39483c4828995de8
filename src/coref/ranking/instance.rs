//! What the ranker is asked.

use super::schema::EntityRow;
use crate::mention::SpeakerId;

/// A mention with the entities that it could mean, each as a row of features; the last row is for a new entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct EntityInstance {
    /// The mention, by its number.
    #[cfg_attr(
        not(feature = "train"),
        allow(dead_code, reason = "the trainer looks mentions up")
    )]
    pub(crate) mention: usize,
    /// The entities.
    pub(crate) candidates: Vec<SpeakerId>,
    /// A pronoun that is no source of a quote.
    pub(crate) elsewhere: bool,
    /// What the rules say: a row.
    pub(crate) rule: usize,
    /// One row for each candidate, and after them that of a new entity.
    pub(crate) rows: Vec<EntityRow>,
}
