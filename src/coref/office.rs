//! Which people hold which office anywhere in the story, and which titles are which office.

use super::SpeakerKind;
use super::clash::{clash, is_owned};
use super::entity_table::EntityTable;
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::story::Story;
use crate::tag::Tag;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// Holders of one office who are looked at: where the two first ones may be meant, nobody is.
const MOST_HOLDERS: usize = 64;

/// The people of a story by the head nouns of their roles.
#[derive(Debug, Default)]
pub(super) struct Offices {
    holders: FxHashMap<Key, Vec<SpeakerId>>,
}

impl Offices {
    /// Collects the roles of all entities.
    pub(super) fn of(entities: &EntityTable) -> Offices {
        let mut offices = Offices::default();
        for (n, entity) in entities.all.iter().enumerate() {
            if entity.kind != SpeakerKind::Person {
                continue;
            }
            for &role in &entity.roles {
                for noun in nouns(role) {
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

/// Words that make another office of an office.
const OTHER: &[&str] = &[
    "shadow",
    "former",
    "vice",
    "deputy",
    "acting",
    "assistant",
    "ex",
];

/// Tells whether somebody holds the office that the token's is set against: who is known as the
/// chancellor is not the shadow chancellor.
pub(super) fn holds_other(story: &Story<'_>, roles: &[Key], at: usize) -> bool {
    if roles.is_empty() {
        return false;
    }
    let (office, noun) = (office_at(story, at), story.key(at));
    if office != noun {
        return roles.contains(&noun) && !roles.contains(&office);
    }
    let other = |word: &&str| roles.contains(&Key::of(word).then(noun));
    !roles.contains(&noun) && OTHER.iter().any(other)
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
    let other = |n: usize| OTHER.iter().any(|word| story.is_word(n, word));
    let first = at.saturating_sub(REACH);
    (first..at)
        .rev()
        .take_while(|&n| describes(n) || other(n))
        .find(|&n| other(n))
        .map_or(key, |n| story.key(n).then(key))
}

/// Titles of courtesy, of rank by birth and of the clergy: they stand before a name and say nothing
/// of what the person does.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "mister",
    "messrs",
    "mmes",
    "sir",
    "dame",
    "lord",
    "lady",
    "madam",
    "madame",
    "monsieur",
    "mademoiselle",
    "herr",
    "frau",
    "senor",
    "señor",
    "senora",
    "señora",
    "senorita",
    "señorita",
    "signor",
    "signora",
    "don",
    "doña",
    "dr",
    "drs",
    "rev",
    "revd",
    "reverend",
    "fr",
    "hon",
    "honorable",
    "honourable",
    "excellency",
    "highness",
    "majesty",
    "saint",
    "st",
    "bro",
    "count",
    "countess",
    "baron",
    "baroness",
    "earl",
    "viscount",
    "viscountess",
    "marquess",
    "marchioness",
    "duke",
    "duchess",
];

/// Tells whether a title is no office: `Ms`, `Dr.`, `Sir`.
pub(super) fn is_honorific(story: &Story<'_>, at: usize) -> bool {
    let word = story.word(at).trim_end_matches('.');
    HONORIFICS
        .iter()
        .any(|title| word.eq_ignore_ascii_case(title))
}

/// The nouns a title or a noun stands for: `Sen.` is a senator, a senator a lawmaker.
const SAME: &[(Key, &[Key])] = &[
    (word("sen"), &[word("senator"), word("lawmaker")]),
    (word("gov"), &[word("governor")]),
    (
        word("rep"),
        &[
            word("representative"),
            word("congressman"),
            word("congresswoman"),
            word("lawmaker"),
        ],
    ),
    (word("gen"), &[word("general")]),
    (word("prof"), &[word("professor")]),
    (word("dr"), &[word("doctor")]),
    (word("col"), &[word("colonel")]),
    (word("sgt"), &[word("sergeant")]),
    (word("lt"), &[word("lieutenant")]),
    (word("capt"), &[word("captain")]),
    (word("rev"), &[word("reverend"), word("pastor")]),
    (word("senator"), &[word("lawmaker")]),
    (word("congressman"), &[word("lawmaker")]),
    (word("congresswoman"), &[word("lawmaker")]),
    (word("ceo"), &[word("executive"), word("chief")]),
];

/// Returns the key of a word of the table above, told while the program is built: they are compared
/// with every role of every person that a role may mean.
const fn word(word: &str) -> Key {
    Key::of_ascii(word)
}

fn nouns(role: Key) -> impl Iterator<Item = Key> {
    let more = SAME
        .iter()
        .filter(move |(short, _)| *short == role)
        .flat_map(|(_, nouns)| nouns.iter().copied());
    std::iter::once(role).chain(more)
}

/// Returns the roles of a name that are the office a noun names: a senator, `Sen.` and a `senator`
/// where `the lawmaker` is meant.
pub(super) fn roles_of(noun: Key) -> impl Iterator<Item = Key> {
    let short = SAME
        .iter()
        .filter(move |(_, nouns)| nouns.contains(&noun))
        .map(|(short, _)| *short);
    std::iter::once(noun).chain(short)
}
