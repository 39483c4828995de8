//! What the ranker is asked.

use super::model::EntityRanker;
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

/// How the entity ranker is used.
#[derive(Debug)]
pub(crate) struct Ranking<'r> {
    pub(crate) ranker: &'r EntityRanker,
    /// Asks about every mention, and not only about those that can be the source of a quote.
    pub(crate) everywhere: bool,
    /// Takes what the ranker was asked, for its trainer.
    pub(crate) seen: Option<&'r mut Vec<EntityInstance>>,
}

impl<'r> Ranking<'r> {
    /// Asks about the mentions that can be the source of a quote.
    pub(crate) fn of_sources(ranker: &'r EntityRanker) -> Ranking<'r> {
        Ranking {
            ranker,
            everywhere: false,
            seen: None,
        }
    }
}
