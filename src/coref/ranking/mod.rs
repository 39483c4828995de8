//! The entity ranker: which entity a pronoun or a noun means, learned from annotated stories.
//!
//! The rules of [`reference`](super::reference) name one entity; the ranker gives a probability to it, to the other
//! entities that were named lately, and to "nobody who was named yet". It is a mention-ranking model (Denis and
//! Baldridge 2008) of boosted trees under a softmax; what the rules say is one of its features. Where it contradicts
//! them clearly, it is believed.

mod candidates;
mod context;
mod features;
mod history;
mod model;
mod places;
mod schema;
mod words;

use context::MentionContext;
use features::row;
pub(super) use history::EntityHistory;
pub(crate) use model::EntityRanker;
pub(crate) use schema::{ENTITY_SCHEMA, EntityFeature, EntityRow};

use super::entity_table::EntityTable;
use super::office::OfficeWords;
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;

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
    /// What the rules say: a row.
    pub(crate) rule: usize,
    /// One row for each candidate, and after them that of a new entity.
    pub(crate) rows: Vec<EntityRow>,
}

/// What is known of a story where the ranker is asked.
#[derive(Clone, Copy)]
pub(super) struct EntityView<'v, 't> {
    pub(super) story: &'v Story<'t>,
    pub(super) chunks: &'v Chunks,
    pub(super) entities: &'v EntityTable,
    pub(super) history: &'v EntityHistory,
    pub(super) offices: &'v OfficeWords,
    pub(super) ranker: &'v EntityRanker,
}

impl EntityView<'_, '_> {
    /// Describes a mention and the entities that it could mean; `rule` is what the rules say.
    pub(super) fn instance(&self, at: usize, rule: Option<SpeakerId>) -> EntityInstance {
        let candidates = candidates::candidates(self, at, rule);
        let context = MentionContext::new(self, at, &candidates, rule);
        let mut rows: Vec<EntityRow> = candidates
            .iter()
            .map(|candidate| row(self, &context, Some(candidate)))
            .collect();
        rows.push(row(self, &context, None));
        let ruled = candidates.iter().position(|c| Some(c.id) == rule);
        EntityInstance {
            mention: at,
            rule: ruled.unwrap_or(candidates.len()),
            candidates: candidates.iter().map(|c| c.id).collect(),
            rows,
        }
    }
}
