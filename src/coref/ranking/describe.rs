//! From a mention to what the ranker is asked of it.

use super::candidates::candidates;
use super::context::MentionContext;
use super::features::row;
use super::instance::EntityInstance;
use super::schema::EntityRow;
use super::view::EntityView;
use crate::mention::SpeakerId;

impl EntityView<'_, '_> {
    /// Describes a mention and the entities that it could mean; `rule` is what the rules say.
    pub(in crate::coref) fn instance(&self, at: usize, rule: Option<SpeakerId>) -> EntityInstance {
        let candidates = candidates(self, at, rule);
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
            elsewhere: false,
            candidates: candidates.iter().map(|c| c.id).collect(),
            rows,
        }
    }
}
