//! What the story has said of each entity so far: where it was named, was a subject, and spoke.

use super::super::SpeakerKind;
use super::super::clash::owner;
use super::super::entity_table::EntityTable;
use super::super::quoting::QuotingBlocks;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::facts::Pronoun;
use crate::mention::story::Story;
use crate::mention::{MentionKind, SpeakerId};
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// The latest entities with one head noun that are remembered.
const MOST_OF_HEAD: usize = 3;

/// The people of one surname that are ranked.
const MOST_NAMESAKES: usize = 8;

/// Words and nouns that are remembered of one entity.
const MOST_WORDS: usize = 24;

/// The places of one entity, as numbers of mentions.
#[derive(Clone, Debug, Default)]
pub(in crate::coref) struct EntityTrace {
    pub(super) first: Option<usize>,
    pub(super) latest: Option<usize>,
    /// The latest one that is a subject.
    pub(super) subject: Option<usize>,
    /// The latest one that opens a sentence.
    pub(super) opened: Option<usize>,
    /// The latest one that speaks.
    pub(super) spoke: Option<usize>,
    /// The latest pronoun.
    pub(super) pronoun: Option<(Pronoun, usize)>,
    pub(super) count: usize,
    /// Mentions in the whole story, as far as they are known.
    pub(super) total: usize,
    /// The nouns that it was called by.
    pub(super) heads: Vec<Key>,
    /// The words before those nouns.
    pub(super) words: Vec<Key>,
    /// Who it was said to belong to: `Vik's lawyer`.
    pub(super) owner: Option<SpeakerId>,
}

/// The entities of a story up to one mention.
#[derive(Debug, Default)]
pub(in crate::coref) struct EntityHistory {
    traces: Vec<EntityTrace>,
    /// The mentions outside quotes so far.
    pub(in crate::coref) before: Vec<usize>,
    /// The latest entities by their nouns.
    by_head: FxHashMap<Key, Vec<SpeakerId>>,
    /// The first mentions of people with a name, in reading order.
    introductions: Vec<usize>,
    /// The people with a full name by their surnames.
    namesakes: FxHashMap<Key, Vec<SpeakerId>>,
    quoting: QuotingBlocks,
}

impl EntityHistory {
    /// Starts before the first mention.
    pub(in crate::coref) fn new(
        story: &Story<'_>,
        chunks: &Chunks,
        entities: &EntityTable,
    ) -> EntityHistory {
        let mut seen = vec![false; entities.all.len()];
        let mut introductions = Vec::new();
        let mut namesakes: FxHashMap<Key, Vec<SpeakerId>> = FxHashMap::default();
        let mut traces = vec![EntityTrace::default(); entities.all.len()];
        for (n, mention) in chunks.mentions.iter().enumerate() {
            // A note above or below the story changes nothing in it.
            if !story.is_within(mention.passage) {
                continue;
            }
            if mention.speaker != NOBODY {
                traces[mention.speaker.index()].total += 1;
            }
            let named = mention.speaker != NOBODY && mention.kind == MentionKind::Name;
            if named
                && is_person(entities, mention.speaker)
                && story.scan.passages[mention.passage].inside.is_none()
                && !std::mem::replace(&mut seen[mention.speaker.index()], true)
            {
                introductions.push(n);
            }
            // "Ada" of "Ada and Arne Vik" is a Vik.
            let family = named
                .then(|| entities.entity(mention.speaker).family)
                .flatten();
            let surname = match family {
                Some(family) => Some(story.key(family)),
                None => (chunks.facts[n].words > 1).then_some(chunks.facts[n].last),
            };
            if let Some(surname) = surname.filter(|_| named)
                && is_person(entities, mention.speaker)
            {
                let same = namesakes.entry(surname).or_default();
                if same.len() < MOST_NAMESAKES && !same.contains(&mention.speaker) {
                    same.push(mention.speaker);
                }
            }
        }
        EntityHistory {
            traces,
            introductions,
            namesakes,
            quoting: QuotingBlocks::of(story),
            ..EntityHistory::default()
        }
    }

    /// Takes note of a mention outside quotes; an open one had no entity before.
    pub(in crate::coref) fn step(
        &mut self,
        story: &Story<'_>,
        chunks: &Chunks,
        at: usize,
        open: bool,
    ) {
        self.before.push(at);
        let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
        let id = mention.speaker;
        if self.traces.len() <= id.index() {
            self.traces.resize(id.index() + 1, EntityTrace::default());
        }
        let trace = &mut self.traces[id.index()];
        trace.first.get_or_insert(at);
        trace.latest = Some(at);
        trace.count += 1;
        trace.total += usize::from(open);
        if facts.subject {
            trace.subject = Some(at);
        }
        if facts.initial {
            trace.opened = Some(at);
        }
        if facts.speaks {
            trace.spoke = Some(at);
        }
        if let Some(pronoun) = facts.pronoun {
            trace.pronoun = Some((pronoun, at));
            return;
        }
        let remember = |keys: &mut Vec<Key>, key: Key| {
            if keys.len() < MOST_WORDS && !keys.contains(&key) {
                keys.push(key);
            }
        };
        trace.owner = owner(chunks, at).or(trace.owner);
        if mention.kind != MentionKind::Name {
            remember(&mut trace.heads, facts.last);
            let same = self.by_head.entry(facts.last).or_default();
            same.retain(|&other| other != id);
            if same.len() == MOST_OF_HEAD {
                same.remove(0);
            }
            same.push(id);
        }
        for n in facts.prefix.clone() {
            if story.tag(n).is_nominal() {
                remember(&mut trace.words, story.key(n));
            }
        }
    }

    /// Returns the places of an entity.
    pub(super) fn trace(&self, id: SpeakerId) -> Option<&EntityTrace> {
        self.traces.get(id.index())
    }

    /// Returns the latest entities that were called by a noun.
    pub(super) fn with_head(&self, head: Key) -> &[SpeakerId] {
        self.by_head.get(&head).map_or(&[], Vec::as_slice)
    }

    /// Returns the first mentions of people with a name behind a mention.
    pub(super) fn named_after(&self, at: usize) -> &[usize] {
        let behind = self.introductions.partition_point(|&n| n <= at);
        &self.introductions[behind..]
    }

    /// Returns the people with a full name of a surname.
    pub(in crate::coref) fn namesakes(&self, surname: Key) -> &[SpeakerId] {
        self.namesakes.get(&surname).map_or(&[], Vec::as_slice)
    }

    /// Tells whether a paragraph with a quote stands near.
    pub(in crate::coref) fn is_near_quote(&self, block: usize) -> bool {
        self.quoting.is_any_near(block, 1, 1)
    }
}

fn is_person(entities: &EntityTable, id: SpeakerId) -> bool {
    entities.entity(id).kind == SpeakerKind::Person
}
