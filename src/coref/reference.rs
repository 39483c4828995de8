//! One walk in reading order that gives every mention without a name a speaker: roles first seen or
//! seen before, bodies, texts, pronouns.

mod pronoun;

use super::SpeakerKind;
use super::apposition::second_role;
use super::clash;
use super::definite;
use super::entity_table::{EntityTable, Proper};
use super::issuer;
use super::office::{Offices, office_at};
use super::organization;
use super::ranking::{EntityHistory, EntityView, Ranking};
use crate::lexicon::{Lexicon, WordLists};
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::facts::Pronoun;
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::rank::{PROB_ONE, halvings, lack};
use rustc_hash::FxHashMap;

/// Gives every open mention a speaker: the rules', or that of the ranker where it is surer.
pub(super) fn refer(
    story: &Story<'_>,
    lexicon: &Lexicon,
    chunks: &mut Chunks,
    entities: &mut EntityTable,
    ranking: Ranking<'_>,
) {
    let offices = Offices::of(entities, lexicon);
    let history = EntityHistory::new(story, chunks, entities);
    let mut walk = ReferenceWalk {
        story,
        chunks,
        entities,
        history,
        ranking,
        unresolved: FxHashMap::default(),
        offices,
        asked: Vec::new(),
        owners: Vec::new(),
    };
    for at in 0..walk.chunks.mentions.len() {
        let unknown = walk.chunks.mentions[at].speaker == NOBODY;
        // An owner was found with what it owns.
        let open = unknown || walk.owners.contains(&at);
        if unknown {
            walk.settle_owners(at);
            let id = walk.find(at);
            walk.entities.assign(walk.chunks, at, id);
        } else if walk.is_ambiguous(at) {
            let id = walk.chunks.mentions[at].speaker;
            if let Some(other) = walk.rank(at, Some(id)).filter(|&other| other != id) {
                walk.entities.entity_mut(id).count -= 1;
                walk.entities.assign(walk.chunks, at, other);
            }
        }
        let mention = &walk.chunks.mentions[at];
        let outside = story.scan.passages[mention.passage].inside.is_none();
        if outside && story.is_within(mention.passage) {
            walk.history.step(story, walk.chunks, at, open);
            let id = mention.speaker;
            walk.entities.entity_mut(id).latest = Some(at);
        }
    }
}

struct ReferenceWalk<'w, 't> {
    story: &'w Story<'t>,
    chunks: &'w mut Chunks,
    entities: &'w mut EntityTable,
    /// What was said of the entities so far.
    history: EntityHistory,
    ranking: Ranking<'w>,
    unresolved: FxHashMap<Pronoun, SpeakerId>,
    offices: Offices,
    /// The texts whose issuers are being looked for, each the issuer of the one before.
    asked: Vec<usize>,
    /// The pronouns at the start of the latest mention: `his` of `his deputy`.
    owners: Vec<usize>,
}

/// From which probability on somebody is named whom a mention could mean as well: one in twenty.
const WORTH_NAMING: u32 = PROB_ONE / 20;

/// How many texts may speak through each other: `a copy of a letter from a report by the trust`.
const MOST_ASKED: usize = 8;

impl ReferenceWalk<'_, '_> {
    /// The mentions that one may refer to; a note above or below the story refers to none of them.
    fn before(&self, at: usize) -> &[usize] {
        let within = self.story.is_within(self.chunks.mentions[at].passage);
        if within { &self.history.before } else { &[] }
    }

    /// Finds the owners of a mention before it: `“No,” his deputy said` is not the person behind `his`.
    fn settle_owners(&mut self, at: usize) {
        const MOST_OWNERS: usize = 4;
        self.owners.clear();
        let start = self.chunks.mentions[at].tokens.start;
        let inside = self.chunks.mentions[at + 1..].iter().take(MOST_OWNERS);
        let inside = inside.take_while(|m| m.tokens.start == start).count();
        // `his wife's lawyer`: first `his`, then `his wife`.
        for owner in (at + 1..=at + inside).rev() {
            let mention = &self.chunks.mentions[owner];
            if mention.speaker == NOBODY && mention.possessor {
                let id = self.find(owner);
                self.entities.assign(self.chunks, owner, id);
                self.owners.push(owner);
            }
        }
    }

    fn find(&mut self, at: usize) -> SpeakerId {
        let (story, chunks, entities, before) =
            (self.story, &*self.chunks, &*self.entities, self.before(at));
        let mention = &chunks.mentions[at];
        let own_kind = mention.kind;
        let office =
            (mention.kind == MentionKind::Role).then(|| office_at(story, mention.core.start));
        let second = match mention.kind {
            MentionKind::Role => second_role(story, chunks, at),
            _ => None,
        };
        let (found, kind) = match mention.kind {
            MentionKind::Pronoun => return self.pronoun(at),
            MentionKind::Role => (
                second
                    .or_else(|| definite::role(story, chunks, entities, &self.offices, before, at))
                    .or_else(|| self.described(at)),
                SpeakerKind::Role,
            ),
            MentionKind::Collective => (
                definite::role(story, chunks, entities, &self.offices, before, at),
                SpeakerKind::Collective,
            ),
            MentionKind::Organization => (
                organization::body(story, chunks, entities, before, at),
                SpeakerKind::Organization,
            ),
            MentionKind::Document => {
                let known = organization::body(story, chunks, entities, before, at);
                (known.or_else(|| self.voice(at)), SpeakerKind::Document)
            }
            MentionKind::Name => (None, SpeakerKind::Person),
        };
        let ranked = second.is_none() && own_kind != MentionKind::Document;
        let found = if ranked { self.rank(at, found) } else { found };
        if let (Some(id), Some(office)) = (found, office)
            && self.entities.entity(id).kind == SpeakerKind::Person
        {
            // Who was called the chancellor once is not the shadow chancellor of a later line.
            self.entities.entity_mut(id).add_role(office);
        }
        found.unwrap_or_else(|| self.entities.add(self.chunks, at, kind, Proper::No))
    }

    /// `She is an engineer`, `Vik rose to become a captain`: the person before the copula.
    fn described(&self, at: usize) -> Option<SpeakerId> {
        let (mentions, forms) = (&self.chunks.mentions, &self.chunks.facts);
        let mention = &mentions[at];
        let verb = mention.tokens.start.checked_sub(1)?;
        let copulas = WordLists::COPULA.with(WordLists::COPULA_INDEFINITE);
        let copula = self.story.is_listed(verb, copulas);
        if !copula || forms[at].article != Article::Indefinite || mention.plural {
            return None;
        }
        let here = |n: &usize| mentions[*n].sentence == mention.sentence;
        let subject = (at.saturating_sub(8)..at)
            .rev()
            .take_while(here)
            .find(|&n| forms[n].subject && !mentions[n].possessor)?;
        let id = Some(mentions[subject].speaker).filter(|&id| id != NOBODY)?;
        let entity = self.entities.entity(id);
        let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Role);
        let clash = clash::clash(entity.gender, mention.gender);
        (person && !entity.plural && !mentions[subject].plural && !clash).then_some(id)
    }

    /// Returns whoever speaks through a text.
    ///
    /// In `Wrote the report's letter: “…”` each of the two is taken for the issuer of the other:
    /// nobody is asked about twice.
    fn voice(&mut self, at: usize) -> Option<SpeakerId> {
        let issuer = issuer::issuer(self.story, self.chunks, at)?;
        if self.chunks.mentions[issuer].speaker == NOBODY {
            if self.asked.contains(&issuer) || self.asked.len() == MOST_ASKED {
                return None;
            }
            self.asked.push(at);
            let id = self.find(issuer);
            self.asked.pop();
            self.entities.assign(self.chunks, issuer, id);
        }
        let id = self.chunks.mentions[issuer].speaker;
        issuer::has_voice(self.entities.entity(id).kind).then_some(id)
    }

    /// Tells whether a name may be that of several people: `Vik`, where there is an Arne and an Ada Vik.
    fn is_ambiguous(&self, at: usize) -> bool {
        let (mention, facts) = (&self.chunks.mentions[at], &self.chunks.facts[at]);
        mention.kind == MentionKind::Name
            && facts.words == 1
            && self.entities.entity(mention.speaker).kind == SpeakerKind::Person
            && self.history.namesakes(facts.last).len() > 1
    }

    /// Asks the ranker which entity a mention means; `rule` is what the rules say.
    fn rank(&mut self, at: usize, rule: Option<SpeakerId>) -> Option<SpeakerId> {
        let (story, chunks) = (self.story, &*self.chunks);
        let mention = &chunks.mentions[at];
        let passage = &story.scan.passages[mention.passage];
        // Whoever can be the source of a quote speaks, or stands in the sentence of a quote.
        let facts = &chunks.facts[at];
        let acts = facts.speaks || facts.quotes;
        let source = !mention.possessor && acts && self.history.is_near_quote(passage.block);
        let asked = passage.inside.is_none()
            && story.is_within(mention.passage)
            && (source || self.ranking.everywhere);
        let Ranking {
            ranker, ref seen, ..
        } = self.ranking;
        // Without trees the rules decide, and nobody learns from the rows.
        if !asked || (ranker.forest.members.is_empty() && seen.is_none()) {
            return rule;
        }
        let view = EntityView {
            story,
            chunks,
            entities: &*self.entities,
            history: &self.history,
            offices: &self.offices.words,
            ranker,
        };
        let mut instance = view.instance(at, rule);
        instance.elsewhere = !source && matches!(facts.pronoun, Some(Pronoun::He | Pronoun::She));
        let choice = ranker.choose(&instance);
        let facts = &mut self.chunks.facts[at];
        let chosen = choice.map_or(instance.rule, |choice| {
            facts.unsure = 1 + lack(choice.probability).min(62);
            facts.second = halvings(choice.second);
            let rival = choice.rival.filter(|_| choice.second >= WORTH_NAMING);
            facts.rival = rival.and_then(|row| instance.candidates.get(row).copied());
            choice.row
        });
        let found = instance.candidates.get(chosen).copied();
        if let Some(seen) = &mut self.ranking.seen {
            seen.push(instance);
        }
        found
    }
}
