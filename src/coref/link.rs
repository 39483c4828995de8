//! How a mention came to its speaker, in small numbers: what the confidence of an answer is learned from.
//!
//! A full name is its own proof. A pronoun is as sure as its antecedent is without rivals, and "the lawyer" is as
//! sure as that no other lawyer has been named. Nothing here decides anything.

use super::SpeakerKind;
use super::clash::{clash, gender_agreement};
use super::entity_table::{Entity, EntityTable};
use super::mention_link::MentionLink;
use super::quoting::QuotingBlocks;
use crate::lexicon::Classes;
use crate::mention::chunk::Chunks;
use crate::mention::facts::Pronoun;
use crate::mention::story::Story;
use crate::mention::{Gender, MentionKind, SpeakerId};
use crate::scan::TokenKind;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// The most recent mentions that are looked at for rivals.
const RECENT: usize = 32;

/// Describes the links of the mentions that can be the source of a quote, in their order; those of others are blank.
pub(super) fn links(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
) -> Vec<MentionLink> {
    let namesakes = namesakes(story, chunks, entities);
    let mut walk = LinkWalk {
        story,
        chunks,
        entities,
        latest: vec![None; entities.all.len()],
        counts: vec![0; entities.all.len()],
        recent: VecDeque::with_capacity(RECENT),
        quoting: QuotingBlocks::of(story),
    };
    (0..chunks.mentions.len())
        .map(|at| {
            if !walk.may_speak(at) || !walk.is_near_quote(at) {
                walk.step(at);
                return MentionLink::default();
            }
            let mut link = walk.link(at);
            let same = namesakes.get(&chunks.facts[at].last);
            link.namesakes = same.map_or(0, |ids| ids.len().min(7) as u8);
            if chunks.mentions[at].kind == MentionKind::Name {
                link.rivals = walk.compatible(at, same);
            }
            walk.step(at);
            link
        })
        .collect()
}

/// The most entities with one last word that are counted.
const MOST_NAMESAKES: usize = 16;

/// Lists the entities whose first mention ends with a word: `Vik`, `lawyer`.
fn namesakes(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
) -> FxHashMap<Key, Vec<SpeakerId>> {
    let mut seen = vec![false; entities.all.len()];
    let mut lists: FxHashMap<Key, Vec<SpeakerId>> = FxHashMap::default();
    for (mention, facts) in chunks.mentions.iter().zip(&chunks.facts) {
        // A note above or below the story changes nothing in it.
        if !story.is_within(mention.passage) {
            continue;
        }
        let first = !std::mem::replace(&mut seen[mention.speaker.index()], true);
        if first && facts.pronoun.is_none() {
            let list = lists.entry(facts.last).or_default();
            if list.len() < MOST_NAMESAKES {
                list.push(mention.speaker);
            }
        }
    }
    lists
}

struct LinkWalk<'w, 't> {
    story: &'w Story<'t>,
    chunks: &'w Chunks,
    entities: &'w EntityTable,
    /// The latest mention of each entity outside quotes.
    latest: Vec<Option<usize>>,
    counts: Vec<u8>,
    recent: VecDeque<usize>,
    quoting: QuotingBlocks,
}

impl LinkWalk<'_, '_> {
    fn step(&mut self, at: usize) {
        let mention = &self.chunks.mentions[at];
        let inside = self.story.scan.passages[mention.passage].inside.is_some();
        if inside || !self.story.is_within(mention.passage) {
            return;
        }
        let id = mention.speaker.index();
        self.latest[id] = Some(at);
        self.counts[id] = self.counts[id].saturating_add(1);
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(at);
    }

    fn may_speak(&self, at: usize) -> bool {
        let facts = &self.chunks.facts[at];
        facts.speaks || facts.quotes || facts.subject
    }

    /// Tells whether a mention can be the source of a quote: those stand up to three paragraphs before it, or in the
    /// next one.
    fn is_near_quote(&self, at: usize) -> bool {
        let block = self.story.scan.passages[self.chunks.mentions[at].passage].block;
        self.quoting.is_any_near(block, 1, 3)
    }

    fn link(&self, at: usize) -> MentionLink {
        let (mention, facts) = (&self.chunks.mentions[at], &self.chunks.facts[at]);
        let entity = self.entities.entity(mention.speaker);
        let antecedent = self.latest[mention.speaker.index()];
        let mut link = MentionLink {
            kind: self.kind(at, entity, antecedent),
            margin: facts.margin,
            unsure: facts.unsure,
            second: facts.second,
            rival: facts.rival,
            words: entity.words.min(7),
            person: (31 + entity.person.clamp(-31, 31)) as u8,
            gender: gender_agreement(mention.gender, entity),
            before: self.counts[mention.speaker.index()].min(15),
            form: match mention.kind {
                MentionKind::Name => self.writing(at),
                _ => facts.article as u8,
            },
            ..MentionLink::default()
        };
        if let Some(before) = antecedent {
            let (earlier, of) = (&self.chunks.mentions[before], &self.chunks.facts[before]);
            let (from, to) = (earlier.sentence, mention.sentence);
            let sentences = if from <= to {
                self.story.sentences_between(from, to)
            } else {
                0
            };
            link.sentences = 1 + sentences.min(30) as u8;
            link.antecedent = 1 + 2 * (earlier.kind as u8) + u8::from(of.subject);
        }
        // Who else a name could mean is told by its last word.
        if mention.kind != MentionKind::Name {
            (link.rivals, link.nearer) = self.rivals(at, antecedent);
        }
        link
    }

    /// 1 and up: a full name, part of one, a role, a body or text, "he" or "she", "they", "it", "who", others; each
    /// linked to an earlier mention or not.
    fn kind(&self, at: usize, entity: &Entity, antecedent: Option<usize>) -> u8 {
        let (mention, facts) = (&self.chunks.mentions[at], &self.chunks.facts[at]);
        let kind = match (mention.kind, facts.pronoun) {
            (MentionKind::Name, _) if facts.words >= entity.words && facts.words > 1 => 0,
            (MentionKind::Name, _) if facts.words >= entity.words => 1,
            (MentionKind::Name, _) => 2,
            (MentionKind::Role, _) => 3,
            (MentionKind::Organization, _) => 4,
            (MentionKind::Document, _) => 5,
            (MentionKind::Collective, _) => 6,
            (_, Some(Pronoun::He | Pronoun::She)) => 7,
            (_, Some(Pronoun::They)) => 8,
            (_, Some(Pronoun::It)) => 9,
            (_, Some(Pronoun::Who | Pronoun::Which)) => 10,
            (_, _) => 11,
        };
        // To whom a role or a pronoun leads: a person with a name is more than another role.
        let named = u8::from(entity.kind == SpeakerKind::Person);
        1 + 4 * kind + 2 * named + u8::from(antecedent.is_some())
    }

    /// Counts the people of the story that a name could mean: the other Viks who may be a "Mr Vik".
    fn compatible(&self, at: usize, namesakes: Option<&Vec<SpeakerId>>) -> u8 {
        let (mention, facts) = (&self.chunks.mentions[at], &self.chunks.facts[at]);
        let entity = self.entities.entity(mention.speaker);
        if facts.words > 1 && facts.words >= entity.words {
            return 0;
        }
        let others = namesakes.into_iter().flatten().filter(|&&id| {
            let other = self.entities.entity(id);
            id != mention.speaker
                && other.kind == SpeakerKind::Person
                && !clash(other.gender, mention.gender)
        });
        others.count() as u8
    }

    /// Counts the other entities that the mention could mean, and those named after the antecedent.
    fn rivals(&self, at: usize, antecedent: Option<usize>) -> (u8, u8) {
        let mention = &self.chunks.mentions[at];
        let mut seen = [mention.speaker; RECENT];
        let mut rivals = 0;
        let mut nearer = 0;
        for &other in self.recent.iter().rev() {
            let id = self.chunks.mentions[other].speaker;
            if id == mention.speaker || seen[..rivals].contains(&id) || !self.could_be(at, other) {
                continue;
            }
            seen[rivals] = id;
            rivals += 1;
            nearer += u8::from(antecedent.is_none_or(|before| other > before));
        }
        (rivals.min(15) as u8, nearer.min(15))
    }

    fn could_be(&self, at: usize, other: usize) -> bool {
        let (mention, facts) = (&self.chunks.mentions[at], &self.chunks.facts[at]);
        let earlier = &self.chunks.mentions[other];
        let entity = self.entities.entity(earlier.speaker);
        let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Role);
        let single = person && !entity.plural && !earlier.plural;
        match (mention.kind, facts.pronoun) {
            (MentionKind::Role, _) => single && !clash(entity.gender, mention.gender),
            (MentionKind::Organization | MentionKind::Document, _)
            | (_, Some(Pronoun::It | Pronoun::Which)) => {
                matches!(
                    entity.kind,
                    SpeakerKind::Organization | SpeakerKind::Document
                )
            }
            (_, Some(Pronoun::He)) => single && !clash(entity.gender, Gender::Male),
            (_, Some(Pronoun::She)) => single && !clash(entity.gender, Gender::Female),
            (MentionKind::Collective, _) | (_, Some(Pronoun::They)) => {
                entity.plural || earlier.plural || entity.kind == SpeakerKind::Organization
            }
            (_, _) => person,
        }
    }

    /// How the words of a name are written: bits for one that the story also has in lower case, one that opens the
    /// sentence, one that is a word of the language, one that begins with no given name, and other signs inside.
    fn writing(&self, at: usize) -> u8 {
        let mention = &self.chunks.mentions[at];
        let story = self.story;
        let core = mention.core.clone();
        let any = |test: &dyn Fn(usize) -> bool| core.clone().any(test);
        let ordinary = Classes::CUE
            .with(Classes::VERB)
            .with(Classes::ROLE)
            .with(Classes::ORGANIZATION)
            .with(Classes::DOCUMENT)
            .with(Classes::ADVERB);
        u8::from(any(&|n| story.casing.is_small(story.key(n))))
            | u8::from(self.chunks.facts[at].initial) << 1
            | u8::from(any(&|n| story.is(n, ordinary))) << 2
            | u8::from(!story.is(core.start, Classes::GIVEN)) << 3
            | u8::from(any(&|n| story.token(n).kind != TokenKind::Capital)) << 4
            | u8::from(mention.possessor) << 5
    }
}
