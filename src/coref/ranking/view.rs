//! What is known of a story where the ranker is asked.

use super::history::EntityHistory;
use super::model::EntityRanker;
use crate::coref::entity_table::EntityTable;
use crate::coref::office::OfficeWords;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;

/// What is known of a story where the ranker is asked.
#[derive(Clone, Copy)]
pub(in crate::coref) struct EntityView<'v, 't> {
    pub(in crate::coref) story: &'v Story<'t>,
    pub(in crate::coref) chunks: &'v Chunks,
    pub(in crate::coref) entities: &'v EntityTable,
    pub(in crate::coref) history: &'v EntityHistory,
    pub(in crate::coref) offices: &'v OfficeWords,
    pub(in crate::coref) ranker: &'v EntityRanker,
}
