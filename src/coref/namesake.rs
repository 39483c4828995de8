//! What a story tells of the bearers of one surname, before any short name is given to one of them.

use super::SpeakerKind;
use super::clash::clash;
use super::entity_table::{Entity, EntityTable};
use super::surname::is_told;
use crate::lexicon::Classes;
use crate::mention::chunk::Chunks;
use crate::mention::gender::{GenderEvidence, of_token};
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::mention::{Gender, Mention, MentionKind, SpeakerId};
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Tells people their gender by the word for a relative in front of their names: `her son, Arne Vik,`.
pub(super) fn learn_kin(story: &Story<'_>, chunks: &mut Chunks) {
    for at in 0..chunks.mentions.len() {
        let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
        let Some(kin) = mention.tokens.start.checked_sub(2) else {
            continue;
        };
        let sentence = story.scan.sentences[mention.sentence].tokens.start;
        let apposed = mention.kind == MentionKind::Name
            && mention.gender == Gender::Unknown
            && facts.words > 1
            && !mention.possessor
            && kin > sentence
            // "He left his wife, Pat Vik told the jury": Pat Vik is somebody else.
            && matches!(story.token(mention.tokens.end).kind, TokenKind::Sign(_))
            && story.token(kin + 1).is_sign(',')
            && story.tag(kin) == Tag::Kin
            && matches!(story.tag(kin - 1), Tag::Possessive | Tag::Clitic);
        let gender = of_token(story.token(kin));
        if apposed && gender != Gender::Unknown {
            chunks.mentions[at].gender = gender;
            chunks.facts[at].proof = GenderEvidence::Word;
        }
    }
}

/// How often a word stands as a name of its own, `Brodel said`, before the story spells out any full name with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Alone {
    /// Bare mentions before the first full name.
    before: usize,
    /// The paragraph of the first bare mention, and of the first full name.
    bare: Option<usize>,
    full: Option<usize>,
    /// The first word of a full name is known to be a given name.
    given: bool,
}

/// Bare mentions from which on a word is a name by itself.
const MANY: usize = 4;

/// Paragraphs from the first bare mention to a full name that is another's.
const FAR: usize = 4;

/// Finds the words that stand as names of their own.
pub(super) fn standing_alone(story: &Story<'_>, chunks: &Chunks) -> FxHashMap<Key, Alone> {
    let mut alone: FxHashMap<Key, Alone> = FxHashMap::default();
    for (mention, facts) in chunks.mentions.iter().zip(&chunks.facts) {
        let bare = facts.words < 2;
        if !story.is_within(mention.passage) {
            continue;
        }
        if mention.kind != MentionKind::Name || facts.words == 0 || (bare && mention.title) {
            continue;
        }
        let paragraph = story.paragraph(mention.passage);
        let word = alone.entry(facts.last).or_default();
        if !bare {
            word.full.get_or_insert(paragraph);
            word.given |= story.is(mention.core.start, Classes::GIVEN);
        } else if story.scan.passages[mention.passage].inside.is_none() {
            word.bare.get_or_insert(paragraph);
            word.before += usize::from(word.full.is_none());
        }
    }
    alone
}

impl Alone {
    /// Returns whether the word stands alone anywhere.
    pub(super) fn is_bare(&self) -> bool {
        self.bare.is_some()
    }

    /// Returns whether the word was a name by itself long before any of the full names that end with it: a shop that
    /// is called `Brodel` from the first line on is not the `Radiant Brodel` of the tenth paragraph. Of `Karin Brodel`
    /// a story may be late to give the full name.
    pub(super) fn is_another(&self) -> bool {
        let far = self
            .bare
            .zip(self.full)
            .is_some_and(|(bare, full)| full >= bare + FAR);
        far && self.before >= MANY && !self.given
    }
}

/// Returns whether a word in lower case holds a capital, as nothing but a slip or a brand does: `eStory`.
pub(super) fn is_odd(story: &Story<'_>, at: usize) -> bool {
    let word = story.word(at);
    story.token(at).kind == TokenKind::Lower
        && word.is_ascii()
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word.bytes().any(|b| b.is_ascii_uppercase())
}

/// Takes note of a mention with the surname of its entity.
pub(super) fn use_surname(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &mut EntityTable,
    at: usize,
) {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let passage = &story.scan.passages[mention.passage];
    let words = facts.words + u8::from(shares(chunks, entities, at));
    let surname = &mut entities.entity_mut(mention.speaker).surname;
    surname.add(words);
    if passage.inside.is_none() {
        surname.see(passage.block, facts.subject);
    }
}

/// Returns whether a mention is the place where its entity shares a surname: `Ada` of `Ada and Arne Vik`.
pub(super) fn shares(chunks: &Chunks, entities: &EntityTable, at: usize) -> bool {
    let mention = &chunks.mentions[at];
    let entity = entities.entity(mention.speaker);
    let named = entity.family.is_some() || entity.kin.is_some();
    named && entity.name.start == mention.core.start
}

/// What the ending of a given name that no list has says for or against a title: `Mr Vik` of `Ovek and Zuvela Vik`.
fn hint(story: &Story<'_>, mention: &Mention, entity: &Entity) -> i64 {
    let ending = story.word(entity.name.start).ends_with('a');
    match mention.gender {
        Gender::Male if ending && entity.gender == Gender::Unknown => -1,
        Gender::Female if ending && entity.gender == Gender::Unknown => 1,
        _ => 0,
    }
}

/// Picks the most likely of those who bear a surname.
pub(super) fn bearer(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    members: Option<&Vec<SpeakerId>>,
    at: usize,
) -> Option<SpeakerId> {
    let mention = &chunks.mentions[at];
    let block = story.scan.passages[mention.passage].block;
    // "Norway" is not the "Bank of Norway".
    let place = story.is(mention.core.start, Classes::PLACE);
    let is_of = |name: &Range<usize>| {
        name.len() > 2 && (name.start..name.end).any(|n| story.is_word(n, "of"))
    };
    let others = possible(chunks, entities, members, at);
    let others = others.filter(|&id| {
        let entity = entities.entity(id);
        let told = mention.title && is_told(mention, entity.gender);
        !(place && entity.kind == SpeakerKind::Organization && is_of(&entity.name))
            && (entity.kin.is_none() || told)
    });
    others.max_by_key(|&id| {
        let entity = entities.entity(id);
        let told = is_told(mention, entity.gender);
        let score = entity.surname.score(block, entity.prominent, told);
        let score = score + hint(story, mention, entity);
        // "Park" alone is "Dana Park" rather than "Dana Park Jr.", if both are there.
        (entity.suffix.is_none(), score, std::cmp::Reverse(id))
    })
}

/// Picks the most likely of those who share another word of their names.
pub(super) fn best(
    chunks: &Chunks,
    entities: &EntityTable,
    members: Option<&Vec<SpeakerId>>,
    at: usize,
) -> Option<SpeakerId> {
    let mention = &chunks.mentions[at];
    possible(chunks, entities, members, at).max_by_key(|&id| {
        let entity = entities.entity(id);
        let near = entity.latest.map_or(0, |n| {
            let passages = mention.passage.abs_diff(chunks.mentions[n].passage);
            if passages <= 3 { 2 } else { 0 }
        });
        let same = u32::from(is_told(mention, entity.gender));
        // "Park" alone is "Dana Park" rather than "Dana Park Jr.", if both are there.
        (
            entity.suffix.is_none(),
            entity.count + 2 * u32::from(entity.prominent) + near + 4 * same,
            std::cmp::Reverse(id),
        )
    })
}

/// Returns the entities that a mention may mean, as far as kind and gender tell.
fn possible(
    chunks: &Chunks,
    entities: &EntityTable,
    members: Option<&Vec<SpeakerId>>,
    at: usize,
) -> impl Iterator<Item = SpeakerId> {
    let mention = &chunks.mentions[at];
    let body = mention.kind != MentionKind::Name;
    let definite = !mention.title && chunks.facts[at].article == Article::Definite;
    members.into_iter().flatten().copied().filter(move |&id| {
        let entity = entities.entity(id);
        let person = entity.kind == SpeakerKind::Person;
        !clash(mention.gender, entity.gender) && (person != body || (!person && definite))
    })
}
