//! The values of the entity ranker's features.

use super::candidates::EntityCandidate;
use super::context::{MentionContext, article};
use super::history::EntityTrace;
use super::places::{does, opens, sentences_back, subjects_before, word_before};
use super::schema::{EntityFeature, EntityRow};
use super::view::EntityView;
use super::words::{known_words, owned_by, same_head};
use crate::coref::clash::gender_agreement;
use crate::coref::entity_table::Entity;
use crate::rank::{capped, log_scale};

/// Fills in the row of a mention with one of its candidates, or with a new entity.
pub(super) fn row(
    view: &EntityView<'_, '_>,
    context: &MentionContext<'_>,
    candidate: Option<&EntityCandidate>,
) -> EntityRow {
    let mut row = context.row;
    let ruled = |rule: RuleAnswer| rule as u8;
    row[EntityFeature::Rule as usize] = match (candidate, context.rule) {
        (Some(candidate), Some(id)) if candidate.id == id => ruled(RuleAnswer::This),
        (Some(_), Some(_)) => ruled(RuleAnswer::Another),
        (Some(_), None) => ruled(RuleAnswer::NewAgainstThis),
        (None, None) => ruled(RuleAnswer::New),
        (None, Some(_)) => ruled(RuleAnswer::KnownAgainstNew),
    };
    if let Some(candidate) = candidate {
        let empty = EntityTrace::default();
        let pair = EntityPair {
            view,
            context,
            candidate,
            entity: view.entities.entity(candidate.id),
            trace: view.history.trace(candidate.id).unwrap_or(&empty),
        };
        pair.entity(&mut row);
        pair.introduction(&mut row);
        if pair.trace.first.is_some() {
            pair.latest(&mut row);
            pair.history(&mut row);
        }
        pair.ahead(&mut row);
        pair.words(&mut row);
    }
    row
}

/// What the rules say, seen from a row.
#[repr(u8)]
enum RuleAnswer {
    This = 1,
    Another,
    NewAgainstThis,
    New,
    KnownAgainstNew,
}

/// A mention and an entity that it could mean.
struct EntityPair<'p, 't> {
    view: &'p EntityView<'p, 't>,
    context: &'p MentionContext<'p>,
    candidate: &'p EntityCandidate,
    entity: &'p Entity,
    trace: &'p EntityTrace,
}

fn set(row: &mut EntityRow, feature: EntityFeature, value: u8) {
    row[feature as usize] = value.min(63);
}

impl EntityPair<'_, '_> {
    /// What kind of entity it is, and how often it was named.
    fn entity(&self, row: &mut EntityRow) {
        let (entity, chunks) = (self.entity, self.view.chunks);
        let own = &chunks.mentions[self.context.at];
        let other = &chunks.mentions[self.candidate.mention];
        let number =
            u8::from(own.plural) | u8::from(entity.plural) << 1 | u8::from(other.plural) << 2;
        let kind = 1 + 4 * (entity.kind as u8) + entity.words.min(3);
        let person = (31 + entity.person.clamp(-31, 31)) as u8;
        let lately = self.context.lately.iter();
        let share = lately.filter(|&&id| id == self.candidate.id);
        let total = self.candidate.total;
        let larger = self.context.candidates.iter().filter(|c| c.total > total);
        set(row, EntityFeature::Entity, kind);
        set(
            row,
            EntityFeature::Gender,
            gender_agreement(own.gender, entity),
        );
        set(row, EntityFeature::Number, number);
        set(row, EntityFeature::Words, entity.words);
        set(row, EntityFeature::Person, person);
        set(row, EntityFeature::Count, log_scale(self.trace.count));
        set(row, EntityFeature::Total, log_scale(total));
        set(row, EntityFeature::TotalRank, capped(larger.count(), 15));
        set(row, EntityFeature::Share, share.count() as u8);
        set(row, EntityFeature::Prominent, u8::from(entity.prominent));
        set(row, EntityFeature::Roles, capped(entity.roles.len(), 7));
    }

    /// How it was introduced, and how long ago.
    fn introduction(&self, row: &mut EntityRow) {
        let chunks = self.view.chunks;
        let first = self.trace.first.unwrap_or(self.candidate.mention);
        let kind = chunks.mentions[first].kind as u8;
        let introduced = 1 + 6 * kind + article(chunks, first);
        let here = self.block(self.context.at);
        let since = match self.trace.first {
            Some(first) => log_scale(here.saturating_sub(self.block(first))).min(39),
            None => 40 + capped(self.block(self.candidate.mention).saturating_sub(here), 20),
        };
        set(row, EntityFeature::Introduced, introduced);
        set(row, EntityFeature::Since, since);
    }

    /// What it does where it is named behind the mention.
    fn ahead(&self, row: &mut EntityRow) {
        let chunks = self.view.chunks;
        let ahead = self.context.ahead.iter();
        let order = ahead.clone().position(|&(id, _)| id == self.candidate.id);
        let Some(order) = order else {
            // "Her friend Pauline" is not Pauline's friend.
            let at = self.context.at;
            let own = &chunks.mentions[at].tokens;
            let mut around = chunks.mentions[at.saturating_sub(3)..at].iter();
            let within = around.any(|m| m.tokens.end > own.end && m.speaker == self.candidate.id);
            set(row, EntityFeature::Ahead, if within { 63 } else { 0 });
            return;
        };
        let facts = &chunks.facts[self.context.ahead[order].1];
        let does = u8::from(facts.subject)
            | u8::from(facts.speaks) << 1
            | u8::from(facts.after_preposition) << 2
            | u8::from(chunks.mentions[self.context.ahead[order].1].possessor) << 3
            | u8::from(order > 0) << 4;
        set(row, EntityFeature::Ahead, 1 + does);
    }

    /// Where its latest mention stands.
    fn latest(&self, row: &mut EntityRow) {
        let EntityView { story, chunks, .. } = *self.view;
        let latest = self.candidate.mention;
        let kind = chunks.mentions[latest].kind as u8;
        let subject = u8::from(chunks.facts[latest].subject);
        let paragraphs = self
            .block(self.context.at)
            .saturating_sub(self.block(latest));
        let nearer = self.nearer(|_| true);
        let fitting = self.nearer(|c| c.fits);
        set(row, EntityFeature::Sentences, self.back(latest));
        let (own, facts) = (&chunks.mentions[self.context.at], &chunks.facts);
        let tokens = own
            .tokens
            .start
            .saturating_sub(chunks.mentions[latest].tokens.end);
        let nearest = match self.context.subject {
            None => 0,
            Some(id) => 1 + u8::from(id == self.candidate.id),
        };
        let clause = nearest
            | u8::from(facts[self.context.at].after_verb) << 2
            | u8::from(facts[latest].after_verb) << 3
            | u8::from(chunks.mentions[latest].sentence == own.sentence) << 4;
        set(row, EntityFeature::Tokens, 1 + log_scale(tokens));
        set(row, EntityFeature::Clause, 1 + clause);
        set(row, EntityFeature::Paragraphs, 1 + capped(paragraphs, 15));
        set(row, EntityFeature::Rank, nearer);
        set(row, EntityFeature::FittingRank, fitting);
        set(row, EntityFeature::Latest, 1 + 2 * kind + subject);
        set(row, EntityFeature::LatestDoes, does(chunks, latest));
        set(
            row,
            EntityFeature::LatestBefore,
            word_before(story, chunks, latest),
        );
        set(row, EntityFeature::Opens, opens(story, chunks, latest));
    }

    /// Where it opened a sentence, was a subject, spoke, and was meant by the same pronoun.
    fn history(&self, row: &mut EntityRow) {
        let EntityView { story, chunks, .. } = *self.view;
        if let Some(opened) = self.trace.opened {
            set(row, EntityFeature::Opened, self.back(opened));
            set(
                row,
                EntityFeature::OpenedRank,
                1 + self.later(|c| c.opened, opened),
            );
        }
        if let Some(subject) = self.trace.subject {
            let before = word_before(story, chunks, subject);
            set(row, EntityFeature::SubjectBefore, before);
            set(
                row,
                EntityFeature::SubjectOrder,
                subjects_before(chunks, subject),
            );
            set(row, EntityFeature::Subject, self.back(subject));
            set(
                row,
                EntityFeature::SubjectRank,
                1 + self.later(|c| c.subject, subject),
            );
        }
        if let Some(spoke) = self.trace.spoke {
            set(row, EntityFeature::Spoke, self.back(spoke));
            set(
                row,
                EntityFeature::SpokeRank,
                1 + self.later(|c| c.spoke, spoke),
            );
        }
        if let Some((pronoun, place)) = self.trace.pronoun
            && chunks.facts[self.context.at].pronoun == Some(pronoun)
        {
            set(row, EntityFeature::SamePronoun, self.back(place));
        }
    }

    /// What the words tell: those of the quote beside the mention, and those of a noun.
    fn words(&self, row: &mut EntityRow) {
        let EntityView { story, chunks, .. } = *self.view;
        let (at, context) = (self.context.at, self.context);
        if !context.quoted.is_empty() {
            let named = context.quoted.iter().find(|q| q.id == self.candidate.id);
            let named = named.map_or(1, |quoted| if quoted.own { 2 } else { 3 });
            set(row, EntityFeature::Quoted, named);
        }
        if chunks.facts[at].pronoun.is_some() {
            return;
        }
        let mut shared = 0;
        if !context.words.is_empty() {
            let known = known_words(story, self.entity, self.trace);
            shared = context
                .words
                .iter()
                .filter(|key| known.contains(key))
                .count();
        }
        let missing = context.words.len() - shared;
        let head = same_head(self.view, context, self.entity, self.trace);
        let owner = owned_by(
            story,
            chunks,
            at,
            self.candidate.id,
            self.entity,
            self.trace,
        );
        set(row, EntityFeature::SameHead, head);
        set(row, EntityFeature::SharedWords, capped(shared, 7));
        set(row, EntityFeature::MissingWords, capped(missing, 7));
        set(row, EntityFeature::Owner, owner);
    }

    fn block(&self, mention: usize) -> usize {
        self.view.story.scan.passages[self.view.chunks.mentions[mention].passage].block
    }

    /// Sentences back to a mention, from 1.
    fn back(&self, mention: usize) -> u8 {
        1 + sentences_back(self.view.story, self.view.chunks, mention, self.context.at)
    }

    /// Counts the candidates that were named after this one.
    fn nearer(&self, test: impl Fn(&EntityCandidate) -> bool) -> u8 {
        let between = self.candidate.mention + 1..self.context.at;
        let nearer = self.context.candidates.iter();
        let nearer = nearer.filter(|c| between.contains(&c.mention) && test(c));
        capped(nearer.count(), 15)
    }

    /// Counts the candidates that did the same later.
    fn later(&self, place: fn(&EntityCandidate) -> usize, own: usize) -> u8 {
        let later = self.context.candidates.iter();
        capped(later.filter(|c| place(c) > own + 1).count(), 15)
    }
}
