//! Whom `he` and `she` mean: every earlier mention of fitting gender and number gets a score.
//!
//! The weights were fitted on the pronouns of the training stories whose speaker is annotated, as a
//! choice among the candidates of each. They stand beside what they weigh.

use super::SpeakerKind;
use super::antecedent::{candidates, sentences_between};
use super::clash::clash;
use super::entity_table::{Entity, EntityTable};
use crate::mention::Gender;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::Chunks;
use crate::mention::gender::GenderEvidence;
use crate::mention::run::Article;
use crate::mention::story::Story;

/// Finds the antecedent of `he` or `she`: the mention before it that fits best.
pub(super) fn person(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    before: &[usize],
    at: usize,
    gender: Gender,
) -> Option<(SpeakerId, u8)> {
    let quoted_last = candidates(story, chunks, before, at)
        .filter(|&n| chunks.facts[n].speaks && chunks.facts[n].quotes)
        .find(|&n| may_be(chunks, entities, n, gender))
        .map(|n| chunks.mentions[n].speaker);
    // "Porter met the spokeswoman. “Go,” she said.": her word tells what his name does not.
    let here = chunks.mentions[at].sentence;
    let told = candidates(story, chunks, before, at)
        .take_while(|&n| sentences_between(story, chunks.mentions[n].sentence, here) <= 1.0)
        .any(|n| {
            let mention = &chunks.mentions[n];
            mention.kind == MentionKind::Role
                && mention.gender == gender
                && !mention.possessor
                && may_be(chunks, entities, n, gender)
        });
    let mut best: Option<(i32, SpeakerId)> = None;
    let mut second = i32::MIN;
    let mut others: Vec<SpeakerId> = Vec::new();
    for candidate in candidates(story, chunks, before, at) {
        if !may_be(chunks, entities, candidate, gender) {
            continue;
        }
        let id = chunks.mentions[candidate].speaker;
        if !others.contains(&id) {
            others.push(id);
        }
        let choice = Choice {
            story,
            chunks,
            entity: entities.entity(id),
            quoted_last,
            candidate,
            at,
            gender,
            told,
            rank: others.len() - 1,
        };
        let score = choice.nearness() + choice.likeness() + choice.speech();
        match best {
            Some((top, first)) if score <= top => {
                if id != first {
                    second = second.max(score);
                }
            }
            _ => {
                let dethroned = best.filter(|&(_, first)| first != id);
                second = dethroned.map_or(second, |(top, _)| second.max(top));
                best = Some((score, id));
            }
        }
    }
    best.map(|(top, id)| (id, margin(top, second)))
}

/// Returns how far ahead of the second the best candidate is, in steps of a tenth; 63 where there is no second.
fn margin(top: i32, second: i32) -> u8 {
    match second {
        i32::MIN => 63,
        _ => (1 + top.saturating_sub(second) / 10).clamp(1, 62) as u8,
    }
}

/// Tells whether a mention can be a person of that gender.
fn may_be(chunks: &Chunks, entities: &EntityTable, candidate: usize, gender: Gender) -> bool {
    let (mention, facts) = (&chunks.mentions[candidate], &chunks.facts[candidate]);
    let entity = entities.entity(mention.speaker);
    let person = match entity.kind {
        SpeakerKind::Person => entity.person >= 0,
        // "A poor diet" is a role only where it speaks.
        SpeakerKind::Role => facts.known || facts.speaks || facts.pronoun.is_some(),
        _ => false,
    };
    let person = person && mention.kind != MentionKind::Document;
    // A pronoun that was taken for somebody proves little; `John Smith` is no "she".
    let fits = entity.proof == GenderEvidence::Pronoun || !clash(entity.gender, gender);
    person && fits && !mention.plural && !entity.plural
}

/// A pronoun and one of the mentions it may stand for.
struct Choice<'c, 't> {
    story: &'c Story<'t>,
    chunks: &'c Chunks,
    entity: &'c Entity,
    /// Who was quoted last before the pronoun.
    quoted_last: Option<SpeakerId>,
    candidate: usize,
    at: usize,
    gender: Gender,
    /// A word of that gender stands near: `the spokeswoman`.
    told: bool,
    /// How many others were named in between.
    rank: usize,
}

impl Choice<'_, '_> {
    /// What the places of the two tell: near subjects win.
    fn nearness(&self) -> i32 {
        let facts = &self.chunks.facts[self.candidate];
        let mention = &self.chunks.mentions[self.candidate];
        let pronoun = &self.chunks.mentions[self.at];
        let (sentences, paragraphs) = self.distance();
        // A quote is one token however long it is.
        let tokens = pronoun.tokens.start - mention.tokens.end.min(pronoun.tokens.start);
        let initial = self.is_initial();
        let opens = initial
            && mention.sentence == self.story.scan.passages[mention.passage].sentences.start;
        sum(&[
            (-31, sentences.min(6)),
            (-4, tokens.min(120) as i32),
            (29, (self.rank as i32).min(4)),
            (-33, yes(self.rank == 0)),
            (68, yes(sentences == 1)),
            (30, yes(paragraphs == 1)),
            (61, yes(facts.subject)),
            (52, yes(initial)),
            (30, yes(opens)),
            (-28, yes(mention.possessor)),
            (-27, yes(facts.after_preposition)),
            (-33, yes(facts.after_verb)),
            // "Vik said the dam was safe, but he added …": still the same subject.
            (150, yes(facts.subject && sentences == 0)),
            (78, yes(facts.subject && initial && sentences == 1)),
            (78, yes(facts.subject && paragraphs == 0)),
        ])
    }

    /// What is known of the candidate: a person of that gender, with a name, often mentioned.
    fn likeness(&self) -> i32 {
        let (entity, gender) = (self.entity, self.gender);
        let facts = &self.chunks.facts[self.candidate];
        let mention = &self.chunks.mentions[self.candidate];
        let role = entity.kind == SpeakerKind::Role;
        let named = entity.kind == SpeakerKind::Person;
        let own_role = mention.kind == MentionKind::Role;
        let same = entity.gender == gender;
        // "Porter left. He was late": he is hardly the "she" of the next line.
        let other = clash(entity.gender, gender);
        // "his mother", "the spokeswoman": the word itself tells.
        let told = own_role && same && mention.gender == gender;
        sum(&[
            (-120, yes(other)),
            (
                -400,
                yes(named && self.told && entity.gender == Gender::Unknown),
            ),
            (40, yes(told && self.distance().0 <= 1)),
            (87, yes(same && entity.proof > GenderEvidence::Pronoun)),
            (33, yes(same && entity.proof == GenderEvidence::Pronoun)),
            (-18, yes(role)),
            (42, yes(role && facts.known && facts.subject)),
            (42, yes(own_role && facts.article == Article::Indefinite)),
            // "counted them person by person"
            (-100, yes(own_role && facts.article == Article::None)),
            (72, yes(named && entity.words > 1)),
            (20, i32::from(entity.person.clamp(-3, 4))),
            (-146, yes(named && entity.person <= 0 && entity.words == 1)),
            (33, yes(named && entity.person <= 0 && entity.words > 1)),
            (1, OFTEN[(entity.count as usize).min(OFTEN.len() - 1)]),
            (-49, yes(entity.latest == Some(self.candidate))),
            (38, yes(entity.prominent)),
            (72, yes(mention.kind == MentionKind::Name)),
        ])
    }

    /// What the talk around them tells: who was quoted last goes on speaking.
    fn speech(&self) -> i32 {
        let facts = &self.chunks.facts[self.candidate];
        let own = &self.chunks.facts[self.at];
        let quoting = self.quoted_last == Some(self.chunks.mentions[self.candidate].speaker);
        let (sentences, _) = self.distance();
        sum(&[
            (-30, yes(facts.pronoun == own.pronoun)),
            (67, yes(facts.speaks && sentences <= 1)),
            (39, yes(quoting)),
            (27, yes(quoting && own.speaks && own.quotes)),
        ])
    }

    /// Tells whether the candidate opens its sentence: in `The mayor's lawyer, Arne Vik, said` the
    /// name does as much as the role.
    fn is_initial(&self) -> bool {
        let (mentions, forms) = (&self.chunks.mentions, &self.chunks.facts);
        let mention = &mentions[self.candidate];
        forms[self.candidate].initial
            || (self.candidate.saturating_sub(3)..self.candidate).any(|n| {
                mentions[n].speaker == mention.speaker
                    && mentions[n].kind == MentionKind::Role
                    && forms[n].initial
                    && mentions[n].sentence == mention.sentence
                    && forms[n].tail + 1 == mention.tokens.start
            })
    }

    /// Sentences and paragraphs between the two.
    fn distance(&self) -> (i32, usize) {
        let (mention, pronoun) = (
            &self.chunks.mentions[self.candidate],
            &self.chunks.mentions[self.at],
        );
        let block = |passage: usize| self.story.scan.passages[passage].block;
        let here = block(pronoun.passage);
        let sentences = sentences_between(self.story, mention.sentence, pronoun.sentence);
        (sentences as i32, here - block(mention.passage).min(here))
    }
}

/// What so many mentions are worth: with each the next one counts for less.
const OFTEN: [i32; 9] = [0, 21, 34, 43, 50, 56, 60, 64, 68];

fn yes(fact: bool) -> i32 {
    i32::from(fact)
}

/// Adds up in hundredths, so that no machine rounds otherwise.
fn sum(terms: &[(i32, i32)]) -> i32 {
    terms.iter().map(|(weight, value)| weight * value).sum()
}
