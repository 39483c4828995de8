//! The index of entities by the words they may be called by.

use super::SpeakerKind;
use super::entity_table::EntityTable;
use crate::mention::SpeakerId;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// The entities under the words they may be called by.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) last: FxHashMap<Key, Vec<SpeakerId>>,
    pub(super) first: FxHashMap<Key, Vec<SpeakerId>>,
    /// The people with a name of three words by the second: `Duarte` of `Ines Duarte Pons`.
    pub(super) middle: FxHashMap<Key, Vec<SpeakerId>>,
    pub(super) two: FxHashMap<Key, SpeakerId>,
    pub(super) whole: FxHashMap<Key, SpeakerId>,
    pub(super) acronym: FxHashMap<Key, SpeakerId>,
    /// The people with a full name by the first letters of their surnames.
    pub(super) start: FxHashMap<Key, Vec<SpeakerId>>,
}

/// Entities that are listed under one word. Of a story with more Smiths nobody can tell which of them
/// `Smith` is, and none of them is looked for among thousands.
const MOST_NAMESAKES: usize = 64;

/// Lists an entity under a word it may be called by.
pub(super) fn list(under: &mut FxHashMap<Key, Vec<SpeakerId>>, word: Key, id: SpeakerId) {
    let ids = under.entry(word).or_default();
    if ids.len() < MOST_NAMESAKES {
        ids.push(id);
    }
}

impl Index {
    /// Tells whether a person of that surname is spelt out.
    pub(super) fn knows(&self, entities: &EntityTable, surname: Key) -> bool {
        let person = |id: &SpeakerId| entities.entity(*id).kind == SpeakerKind::Person;
        self.last
            .get(&surname)
            .is_some_and(|ids| ids.iter().any(person))
    }
}
