//! The entity ranker: which entity a pronoun or a noun means, learned from annotated stories.
//!
//! The rules of [`reference`](super::reference) name one entity; the ranker gives a probability to it, to the other
//! entities that were named lately, and to "nobody who was named yet". It is a mention-ranking model (Denis and
//! Baldridge 2008) of boosted trees under a softmax; what the rules say is one of its features. Where it contradicts
//! them clearly, it is believed.

mod candidates;
mod context;
mod describe;
mod features;
mod history;
mod instance;
mod model;
mod places;
mod quoted;
mod schema;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub(super) use history::EntityHistory;
#[cfg(feature = "train")]
pub(crate) use instance::EntityInstance;
pub(crate) use model::{EntityRanker, Ranking};
#[cfg(feature = "train")]
pub(crate) use schema::EntityRow;
pub(crate) use schema::{ENTITY_SCHEMA, EntityFeature};
pub(super) use view::EntityView;
