//! Coreference: which mentions are one speaker.
//!
//! Names that share a surname become one speaker under the fullest form, unless a title or a given name
//! speaks against it; roles, acronyms, apposition and pronouns are then referred to the speakers there
//! are, in reading order. The rules are those of a sieve (Raghunathan et al. 2010): the surest first.

mod acronym;
mod antecedent;
mod apposition;
mod clash;
mod cluster;
mod coordination;
#[cfg(test)]
mod coordination_tests;
mod coreference;
mod definite;
mod entity_table;
mod first_paragraph;
mod index;
mod issuer;
mod known;
mod link;
mod mention_link;
#[cfg(test)]
mod name_tests;
mod namesake;
mod office;
mod organization;
#[cfg(test)]
mod owner_tests;
mod person;
#[cfg(test)]
mod phrase_tests;
mod quoting;
mod ranking;
mod reference;
mod resolve;
mod shared_surname;
mod spelling;
mod surname;
#[cfg(test)]
mod tests;

pub use coreference::{Coreference, Speaker, SpeakerKind};
pub use known::KnownSpeakers;
pub use resolve::resolve;

pub(crate) use mention_link::MentionLink;
pub(crate) use ranking::{ENTITY_SCHEMA, EntityFeature, EntityRanker, Ranking};
#[cfg(feature = "train")]
pub(crate) use ranking::{EntityInstance, EntityRow};
pub(crate) use resolve::resolve_with;
