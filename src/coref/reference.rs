//! One walk in reading order that gives every mention without a name a speaker: roles first seen or
//! seen before, bodies, texts, pronouns.

use super::SpeakerKind;
use super::antecedent;
use super::apposition::second_role;
use super::clash;
use super::definite;
use super::entity_table::{EntityTable, Proper};
use super::issuer;
use super::office::{Offices, office_at};
use super::organization;
use super::person;
use super::ranking::{EntityHistory, EntityInstance, EntityRanker, EntityView};
use crate::lexicon::{Lexicon, WordLists};
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::facts::Pronoun;
use crate::mention::gender::GenderEvidence;
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::rank::{halvings, lack};
use crate::scan::TokenKind;
use crate::tag::Tag;
use rustc_hash::FxHashMap;

/// Gives every open mention a speaker: the rules', or that of the ranker where it is surer.
pub(super) fn refer(
    story: &Story<'_>,
    lexicon: &Lexicon,
    chunks: &mut Chunks,
    entities: &mut EntityTable,
    ranker: &EntityRanker,
    seen: Option<&mut Vec<EntityInstance>>,
) {
    let offices = Offices::of(entities, lexicon);
    let history = EntityHistory::new(story, chunks, entities);
    let mut walk = ReferenceWalk {
        story,
        chunks,
        entities,
        history,
        ranker,
        seen,
        unresolved: FxHashMap::default(),
        offices,
        asked: Vec::new(),
    };
    for at in 0..walk.chunks.mentions.len() {
        let open = walk.chunks.mentions[at].speaker == NOBODY;
        if open {
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
    ranker: &'w EntityRanker,
    /// What the ranker was asked, for its trainer.
    seen: Option<&'w mut Vec<EntityInstance>>,
    unresolved: FxHashMap<Pronoun, SpeakerId>,
    offices: Offices,
    /// The texts whose issuers are being looked for, each the issuer of the one before.
    asked: Vec<usize>,
}

/// How many texts may speak through each other: `a copy of a letter from a report by the trust`.
const MOST_ASKED: usize = 8;

impl ReferenceWalk<'_, '_> {
    /// The mentions that one may refer to; a note above or below the story refers to none of them.
    fn before(&self, at: usize) -> &[usize] {
        let within = self.story.is_within(self.chunks.mentions[at].passage);
        if within { &self.history.before } else { &[] }
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

    fn pronoun(&mut self, at: usize) -> SpeakerId {
        let (story, chunks, entities, before) =
            (self.story, &*self.chunks, &*self.entities, self.before(at));
        let pronoun = chunks.facts[at].pronoun.unwrap_or(Pronoun::Indefinite);
        let mut margin = 0;
        let mut person = |gender| {
            let (id, ahead) = person::person(story, chunks, entities, before, at, gender)?;
            margin = ahead;
            Some(id)
        };
        let found = match pronoun {
            Pronoun::He | Pronoun::She if self.own(at).is_some() => self.own(at),
            Pronoun::He => person(Gender::Male),
            Pronoun::She => person(Gender::Female),
            Pronoun::They => antecedent::several(story, chunks, entities, before, at),
            Pronoun::It => antecedent::thing(story, chunks, entities, before, at),
            Pronoun::Who | Pronoun::Which => self.noun_before(at),
            // "“It leaked,” several of them said": the people they are of.
            Pronoun::Indefinite if self.is_several_of_them(at) => {
                antecedent::several(story, chunks, entities, before, at)
            }
            Pronoun::Indefinite => None,
            Pronoun::I | Pronoun::We | Pronoun::You => None,
        };
        self.chunks.facts[at].margin = margin;
        let third = matches!(
            pronoun,
            Pronoun::He | Pronoun::She | Pronoun::They | Pronoun::It
        );
        let found = if third && self.own(at).is_none() {
            self.rank(at, found)
        } else {
            found
        };
        if let Some(id) = found {
            self.learn(at, pronoun, id);
            return id;
        }
        if pronoun == Pronoun::Indefinite {
            return self
                .entities
                .add(self.chunks, at, SpeakerKind::Collective, Proper::No);
        }
        let passage = self.chunks.mentions[at].passage;
        let within = self.story.is_within(passage);
        if let Some(&id) = self.unresolved.get(&pronoun).filter(|_| within) {
            return id;
        }
        let id = self
            .entities
            .add(self.chunks, at, SpeakerKind::Unresolved, Proper::No);
        if within {
            self.unresolved.insert(pronoun, id);
        }
        id
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
        let asked = passage.inside.is_none()
            && story.is_within(mention.passage)
            && !mention.possessor
            && acts
            && self.history.is_near_quote(passage.block);
        // Without trees the rules decide, and nobody learns from the rows.
        if !asked || (self.ranker.forest.members.is_empty() && self.seen.is_none()) {
            return rule;
        }
        let view = EntityView {
            story,
            chunks,
            entities: &*self.entities,
            history: &self.history,
            offices: &self.offices.words,
            ranker: self.ranker,
        };
        let instance = view.instance(at, rule);
        let choice = self.ranker.choose(&instance);
        let facts = &mut self.chunks.facts[at];
        let chosen = choice.map_or(instance.rule, |choice| {
            facts.unsure = 1 + lack(choice.probability).min(62);
            facts.second = halvings(choice.second);
            choice.row
        });
        let found = instance.candidates.get(chosen).copied();
        if let Some(seen) = &mut self.seen {
            seen.push(instance);
        }
        found
    }

    /// `several of them`; `several of us` are nobody's whom the story has named.
    fn is_several_of_them(&self, at: usize) -> bool {
        let mention = &self.chunks.mentions[at];
        let last = mention.tokens.end - 1;
        mention.plural && mention.tokens.len() == 3 && self.story.is_word(last, "them")
    }

    /// `the mayor himself said`, `Vik described himself`: the mention in front, or the subject.
    fn own(&self, at: usize) -> Option<SpeakerId> {
        let (mention, mentions) = (&self.chunks.mentions[at], &self.chunks.mentions);
        if !self.story.word(mention.core.start).ends_with("self") {
            return None;
        }
        let near = (at.saturating_sub(8)..at).rev();
        near.filter(|&n| mentions[n].sentence == mention.sentence && mentions[n].speaker != NOBODY)
            .find(|&n| {
                mentions[n].tokens.end == mention.tokens.start || self.chunks.facts[n].subject
            })
            .map(|n| mentions[n].speaker)
    }

    /// A subject outside quotes tells a gender that nothing else tells; a later one may correct it.
    fn learn(&mut self, at: usize, pronoun: Pronoun, id: SpeakerId) {
        let told = match pronoun {
            Pronoun::He => Gender::Male,
            Pronoun::She => Gender::Female,
            _ => return,
        };
        let mention = &self.chunks.mentions[at];
        let inside = self.story.scan.passages[mention.passage].inside;
        let owner = mention.possessor && self.is_own_relation(at, id);
        let subject = self.chunks.facts[at].subject;
        let entity = self.entities.entity_mut(id);
        let open = entity.gender == Gender::Unknown || entity.proof == GenderEvidence::Pronoun;
        if inside.is_some() {
            return;
        }
        if owner && open {
            entity.gender = told;
            entity.proof = GenderEvidence::Owner;
        } else if open && subject {
            entity.gender = told;
            entity.proof = GenderEvidence::Pronoun;
        }
    }

    /// `Porter asked his mother`: the owner of somebody is the subject, and nobody else is named
    /// between them.
    fn is_own_relation(&self, at: usize, id: SpeakerId) -> bool {
        let (mentions, forms) = (&self.chunks.mentions, &self.chunks.facts);
        let (own, Some(whole)) = (&mentions[at], at.checked_sub(1)) else {
            return false;
        };
        let owned = &mentions[whole];
        let relation = owned.tokens.start == own.tokens.start
            && owned.kind == MentionKind::Role
            && matches!(self.story.tag(owned.core.start), Tag::Kin | Tag::Role);
        let subject = whole.checked_sub(1).map(|n| (&mentions[n], &forms[n]));
        relation
            && subject.is_some_and(|(subject, facts)| {
                subject.sentence == own.sentence
                    && subject.speaker == id
                    && facts.subject
                    && !subject.possessor
            })
    }

    /// `the official, who`: the mention that ends right before.
    fn noun_before(&self, at: usize) -> Option<SpeakerId> {
        let start = self.chunks.mentions[at].tokens.start;
        let comma = start > 0 && self.story.token(start - 1).is_sign(',');
        let mut end = start - usize::from(comma);
        // "praise for Ines Duarte, 49, who told reporters"
        let age = comma
            && end >= 2
            && self.story.token(end - 1).kind == TokenKind::Number
            && self.story.token(end - 2).is_sign(',');
        end -= 2 * usize::from(age);
        (at.saturating_sub(8)..at)
            .rev()
            .filter(|&n| self.chunks.mentions[n].sentence == self.chunks.mentions[at].sentence)
            .find(|&n| {
                let reach = self.chunks.facts[n]
                    .tail
                    .max(self.chunks.mentions[n].tokens.end);
                !self.chunks.mentions[n].possessor
                    && (self.chunks.mentions[n].tokens.end == end || reach == end)
            })
            .map(|n| self.chunks.mentions[n].speaker)
            .filter(|&id| id != NOBODY)
    }
}
