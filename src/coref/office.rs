//! Which people hold which office anywhere in the story, and which titles are which office.

use super::SpeakerKind;
use super::clash::{clash, is_owned};
use super::entity_table::EntityTable;
use crate::lexicon::{Lexicon, WordLists, WordRelation};
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;
use crate::tag::Tag;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// Holders of one office who are looked at: where the two first ones may be meant, nobody is.
const MOST_HOLDERS: usize = 64;

/// The people of a story by the head nouns of their roles.
#[derive(Debug)]
pub(super) struct Offices {
    holders: FxHashMap<Key, Vec<SpeakerId>>,
    pub(super) words: OfficeWords,
}

/// What the lexicon says of offices, by the keys of its words.
#[derive(Debug)]
pub(super) struct OfficeWords {
    /// Titles and nouns with the nouns that they stand for: `Sen.` is a senator, a senator a lawmaker.
    same: Vec<(Key, Vec<Key>)>,
    /// Words that make another office of an office: `the shadow chancellor`.
    others: Vec<Key>,
}

impl OfficeWords {
    fn of(lexicon: &Lexicon) -> OfficeWords {
        let keys = |nouns: &[Box<str>]| nouns.iter().map(|noun| Key::of(noun)).collect();
        let same = lexicon
            .relation(WordRelation::Office)
            .map(|(title, nouns)| (Key::of(title), keys(nouns)));
        OfficeWords {
            same: same.collect(),
            others: lexicon.other_offices().map(Key::of).collect(),
        }
    }

    fn nouns(&self, role: Key) -> impl Iterator<Item = Key> {
        let more = self.same.iter().filter(move |(short, _)| *short == role);
        std::iter::once(role).chain(more.flat_map(|(_, nouns)| nouns.iter().copied()))
    }

    /// Returns the roles of a name that are the office a noun names: a senator, `Sen.` and a `senator`
    /// where `the lawmaker` is meant.
    pub(super) fn roles_of(&self, noun: Key) -> impl Iterator<Item = Key> {
        let short = self
            .same
            .iter()
            .filter(move |(_, nouns)| nouns.contains(&noun))
            .map(|(short, _)| *short);
        std::iter::once(noun).chain(short)
    }
}

impl Offices {
    /// Collects the roles of all entities.
    pub(super) fn of(entities: &EntityTable, lexicon: &Lexicon) -> Offices {
        let mut offices = Offices {
            holders: FxHashMap::default(),
            words: OfficeWords::of(lexicon),
        };
        for (n, entity) in entities.all.iter().enumerate() {
            if entity.kind != SpeakerKind::Person {
                continue;
            }
            for &role in &entity.roles {
                for noun in offices.words.nouns(role) {
                    let holders = offices.holders.entry(noun).or_default();
                    if holders.len() < MOST_HOLDERS {
                        holders.push(SpeakerId(n as u32));
                    }
                }
            }
        }
        offices
    }

    /// Returns the one person who holds the office of a role's head noun.
    pub(super) fn only(
        &self,
        entities: &EntityTable,
        story: &Story<'_>,
        chunks: &Chunks,
        at: usize,
    ) -> Option<SpeakerId> {
        let mention = &chunks.mentions[at];
        let holders = self.holders.get(&office_at(story, mention.core.start))?;
        let reach = named_by(story, mention.passage);
        // "Vik's lawyer" can wait for his name, there is one; "the singer" may be another.
        let owned = is_owned(chunks, at);
        let mut fits = holders
            .iter()
            .copied()
            .filter(|&id| !clash(entities.entity(id).gender, mention.gender))
            .filter(|&id| owned || entities.entity(id).name.start < reach);
        let only = fits.next()?;
        fits.next().is_none().then_some(only)
    }
}

/// Paragraphs that a story waits before it names whoever has opened it as `the chancellor`.
const PATIENCE: usize = 4;

/// Returns the first token behind the paragraphs that may name somebody meant in this passage.
fn named_by(story: &Story<'_>, passage: usize) -> usize {
    let passages = &story.scan.passages;
    let last = passages[passage].block + PATIENCE;
    // Passages stand in the order of their blocks.
    let behind = passage + passages[passage..].partition_point(|p| p.block <= last);
    let behind = passages.get(behind);
    behind.map_or(story.scan.tokens.len(), |p| p.tokens.start)
}

/// Tells whether somebody holds the office that the token's is set against: who is known as the
/// chancellor is not the shadow chancellor.
pub(super) fn holds_other(
    story: &Story<'_>,
    words: &OfficeWords,
    roles: &[Key],
    at: usize,
) -> bool {
    if roles.is_empty() {
        return false;
    }
    let (office, noun) = (office_at(story, at), story.key(at));
    if office != noun {
        return roles.contains(&noun) && !roles.contains(&office);
    }
    let other = |word: &Key| roles.contains(&word.then(noun));
    !roles.contains(&noun) && words.others.iter().any(other)
}

/// Words between such a word and the noun, and itself.
const REACH: usize = 4;

/// Returns the key of the office that the token names: the shadow chancellor is no chancellor.
pub(super) fn office_at(story: &Story<'_>, at: usize) -> Key {
    let key = story.key(at);
    // "the deputy harbour master", "the former New Larvik governor"
    let describes = |n: usize| {
        matches!(
            story.tag(n),
            Tag::Word | Tag::Org | Tag::Demonym | Tag::Name
        )
    };
    let other = |n: usize| story.is_listed(n, WordLists::OTHER_OFFICE);
    let first = at.saturating_sub(REACH);
    (first..at)
        .rev()
        .take_while(|&n| describes(n) || other(n))
        .find(|&n| other(n))
        .map_or(key, |n| story.key(n).then(key))
}

/// Tells whether a title is no office: `Ms`, `Dr.`, `Sir`.
pub(super) fn is_honorific(story: &Story<'_>, at: usize) -> bool {
    story.is_listed(at, WordLists::HONORIFIC)
}
