//! The speakers while they are being found: who is known so far, and under which keys.

use super::Coreference;
use super::Speaker;
use super::SpeakerKind;
use super::mention_link::MentionLink;
use super::surname::SurnameUse;
use crate::mention::Gender;
use crate::mention::MentionId;
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::gender::GenderEvidence;
use crate::mention::story::Story;
use crate::mention::whole;
use crate::tag::key::Key;
use crate::text::readable;
use crate::visible::cleaned;
use std::ops::Range;

/// A speaker in the making.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) kind: SpeakerKind,
    pub(super) gender: Gender,
    /// What the gender is taken from.
    pub(super) proof: GenderEvidence,
    /// The tokens of the name to print.
    pub(super) name: Range<usize>,
    /// The name is no name, but a phrase that stands for one: `a man claiming to be a pilot`.
    pub(super) phrase: bool,
    /// How full that name is, in words.
    pub(super) words: u8,
    pub(super) first: Key,
    /// `Jr`, `II`.
    pub(super) suffix: Key,
    /// The token of the surname that stands apart from the name: `Ada and Arne Vik`.
    pub(super) family: Option<usize>,
    /// The token of a relative's surname, which a title may show to be the surname of this one as well: `Mr Vik` behind
    /// `Ada's father Arne`, if she is `Ada Vik`.
    pub(super) kin: Option<usize>,
    /// How the surname was used so far.
    pub(super) surname: SurnameUse,
    /// How much speaks for a person; negative for a body or a place.
    pub(super) person: i8,
    pub(super) plural: bool,
    /// Mentions so far.
    pub(super) count: u32,
    /// The latest mention outside quotes.
    pub(super) latest: Option<usize>,
    /// Named in the headline or in the first paragraph.
    pub(super) prominent: bool,
    /// The head nouns of its roles: `spokesperson`, `senator`.
    pub(super) roles: Vec<Key>,
    /// The words of its roles.
    pub(super) titles: Vec<Title>,
    pub(super) mentions: Vec<MentionId>,
    /// Of several who speak together, the mention of each.
    pub(super) members: Vec<usize>,
}

/// Roles that are kept for one entity.
const MOST_ROLES: usize = 64;

/// The words of a role.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The token that orders it among the roles of its entity.
    pub(super) place: usize,
    /// The tokens.
    pub(super) words: Range<usize>,
}

/// Whether the first mention of an entity is a proper name, whose core is all there is to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proper {
    /// `Emily Horne`, `the State Department`.
    Yes,
    /// `the official`, `the department`.
    No,
}

/// All entities of a story.
#[derive(Debug, Default)]
pub(super) struct EntityTable {
    pub(super) all: Vec<Entity>,
}

impl EntityTable {
    /// Adds an entity that is named first by mention `at`.
    pub(super) fn add(
        &mut self,
        chunks: &Chunks,
        at: usize,
        kind: SpeakerKind,
        proper: Proper,
    ) -> SpeakerId {
        let mention = &chunks.mentions[at];
        let facts = &chunks.facts[at];
        let (name, phrase) = match kind {
            SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Document
                if proper == Proper::Yes =>
            {
                (mention.core.clone(), false)
            }
            _ => {
                let end = facts.tail.max(mention.tokens.end);
                (mention.tokens.start..end, true)
            }
        };
        self.all.push(Entity {
            kind,
            gender: mention.gender,
            proof: facts.proof,
            name,
            phrase,
            words: facts.words,
            first: facts.first,
            suffix: Key::NONE,
            family: None,
            kin: None,
            surname: SurnameUse::default(),
            person: 0,
            plural: mention.plural,
            count: 0,
            latest: None,
            prominent: false,
            roles: Vec::new(),
            titles: Vec::new(),
            mentions: Vec::new(),
            members: Vec::new(),
        });
        SpeakerId(self.all.len() as u32 - 1)
    }

    /// Returns an entity.
    pub(super) fn entity(&self, id: SpeakerId) -> &Entity {
        &self.all[id.index()]
    }

    /// Returns an entity to change.
    pub(super) fn entity_mut(&mut self, id: SpeakerId) -> &mut Entity {
        &mut self.all[id.index()]
    }

    /// Gives a mention to an entity.
    pub(super) fn assign(&mut self, chunks: &mut Chunks, at: usize, id: SpeakerId) {
        chunks.mentions[at].speaker = id;
        let told = chunks.mentions[at].gender;
        let entity = &mut self.all[id.index()];
        entity.count += 1;
        if chunks.facts[at].pronoun.is_none() {
            entity.learn(told, chunks.facts[at].proof);
        }
    }

    /// Returns the name to print: its own words, or of several who speak together the name of each.
    fn printed_name(&self, story: &Story<'_>, chunks: &Chunks, entity: usize) -> String {
        let own = |entity: &Entity| {
            let end = if entity.phrase {
                whole::end(story, &entity.name)
            } else {
                entity.name.end
            };
            let printed = |span| cleaned(&readable(&story.text[span]));
            let name = printed(story.span(entity.name.start, end));
            match entity
                .family
                .or(entity.kin.filter(|_| entity.surname.is_bare()))
            {
                Some(family) => format!("{name} {}", printed(story.token(family).span)),
                None => name,
            }
        };
        let entity = &self.all[entity];
        let Some((last, others)) = entity.members.split_last() else {
            return own(entity);
        };
        let member = |&mention: &usize| own(self.entity(chunks.mentions[mention].speaker));
        let others: Vec<String> = others.iter().map(member).collect();
        format!("{} and {}", others.join(", "), member(last))
    }

    /// Writes the speakers out.
    pub(super) fn finish(
        mut self,
        story: &Story<'_>,
        chunks: Chunks,
        links: Vec<MentionLink>,
    ) -> Coreference {
        for (n, mention) in chunks.mentions.iter().enumerate() {
            let entity = &mut self.all[mention.speaker.index()];
            entity.mentions.push(MentionId(n as u32));
        }
        let names: Vec<String> = (0..self.all.len())
            .map(|n| self.printed_name(story, &chunks, n))
            .collect();
        let speakers = self.all.into_iter().zip(names).map(|(entity, name)| {
            let mut roles: Vec<String> = Vec::new();
            let mut titles = entity.titles;
            titles.sort_unstable_by_key(|title| (title.place, title.words.start));
            for Title { words, .. } in &titles {
                let role = &story.text[story.span(words.start, words.end)];
                let role = cleaned(&readable(role));
                if roles.len() < MOST_ROLES && !roles.contains(&role) {
                    roles.push(role);
                }
            }
            Speaker {
                name,
                kind: entity.kind,
                roles,
                mentions: entity.mentions,
                gender: entity.gender,
            }
        });
        Coreference {
            speakers: speakers.collect(),
            mentions: chunks.mentions,
            links,
            extent: story.extent.clone(),
            tags: story.tags.to_vec(),
        }
    }
}

impl Entity {
    /// Takes a gender, if it is told better than the one that is known.
    pub(super) fn learn(&mut self, gender: Gender, proof: GenderEvidence) {
        let unknown = self.gender == Gender::Unknown;
        if gender != Gender::Unknown && (unknown || proof > self.proof) {
            self.gender = gender;
            self.proof = proof;
        }
    }

    /// Adds a role's head noun.
    ///
    /// Nobody has more than [`MOST_ROLES`]: a list of thousands of jobs stays cheap to look through.
    pub(super) fn add_role(&mut self, key: Key) {
        if self.roles.len() < MOST_ROLES && !self.roles.contains(&key) {
            self.roles.push(key);
        }
    }
}
