//! Whom `he` and `she` mean: every earlier mention of fitting gender and number gets a score.
//!
//! The weights were fitted on the pronouns of the training stories whose speaker is annotated, as a
//! choice among the candidates of each. They stand beside what they weigh.

use super::antecedent::{candidates, sentences_between};
use super::chunk::Chunks;
use super::definite::clash;
use super::gender::Proof;
use super::roster::{Figure, Roster};
use super::run::Article;
use super::story::Story;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};

/// Finds the antecedent of `he` or `she`: the mention before it that fits best.
pub(super) fn person(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
    gender: Gender,
) -> Option<SpeakerId> {
    let quoted_last = candidates(story, chunks, before, at)
        .filter(|&n| chunks.forms[n].speaks && chunks.forms[n].quotes)
        .find(|&n| may_be(chunks, roster, n, gender))
        .map(|n| chunks.mentions[n].speaker);
    let mut best: Option<(f32, SpeakerId)> = None;
    let mut others: Vec<SpeakerId> = Vec::new();
    for candidate in candidates(story, chunks, before, at) {
        if !may_be(chunks, roster, candidate, gender) {
            continue;
        }
        let id = chunks.mentions[candidate].speaker;
        if !others.contains(&id) {
            others.push(id);
        }
        let choice = Choice {
            story,
            chunks,
            figure: roster.figure(id),
            quoted_last,
            candidate,
            at,
            gender,
            rank: others.len() - 1,
        };
        let score = choice.nearness() + choice.likeness() + choice.speech();
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Tells whether a mention can be a person of that gender.
fn may_be(chunks: &Chunks, roster: &Roster, candidate: usize, gender: Gender) -> bool {
    let (mention, form) = (&chunks.mentions[candidate], &chunks.forms[candidate]);
    let figure = roster.figure(mention.speaker);
    let person = match figure.kind {
        SpeakerKind::Person => figure.person >= 0,
        // "A poor diet" is a role only where it speaks.
        SpeakerKind::Role => form.known || form.speaks || form.pronoun.is_some(),
        _ => false,
    };
    let person = person && mention.kind != MentionKind::Document;
    // A pronoun that was taken for somebody proves little; `John Smith` is no "she".
    let fits = figure.proof == Proof::Pronoun || !clash(figure.gender, gender);
    person && fits && !mention.plural && !figure.plural
}

/// A pronoun and one of the mentions it may stand for.
struct Choice<'c, 't> {
    story: &'c Story<'t>,
    chunks: &'c Chunks,
    figure: &'c Figure,
    /// Who was quoted last before the pronoun.
    quoted_last: Option<SpeakerId>,
    candidate: usize,
    at: usize,
    gender: Gender,
    /// How many others were named in between.
    rank: usize,
}

impl Choice<'_, '_> {
    /// What the places of the two tell: near subjects win.
    fn nearness(&self) -> f32 {
        let form = &self.chunks.forms[self.candidate];
        let mention = &self.chunks.mentions[self.candidate];
        let pronoun = &self.chunks.mentions[self.at];
        let (sentences, paragraphs) = self.distance();
        let bytes = pronoun.span.start() - mention.span.end().min(pronoun.span.start());
        sum(&[
            (-0.31, sentences.min(6.0)),
            (-0.04, (bytes as f32 / 6.0).min(120.0)),
            (0.29, (self.rank as f32).min(4.0)),
            (-0.33, yes(self.rank == 0)),
            (0.68, yes(sentences == 1.0)),
            (0.61, yes(form.subject)),
            (0.52, yes(form.initial)),
            (-0.28, yes(mention.possessor)),
            (-0.27, yes(form.after_preposition)),
            (-0.33, yes(form.after_verb)),
            (0.78, yes(sentences == 1.0 && form.initial && form.subject)),
            (0.78, yes(form.subject && paragraphs == 0)),
        ])
    }

    /// What is known of the candidate: a person of that gender, with a name, often mentioned.
    fn likeness(&self) -> f32 {
        let (figure, gender) = (self.figure, self.gender);
        let form = &self.chunks.forms[self.candidate];
        let mention = &self.chunks.mentions[self.candidate];
        let role = figure.kind == SpeakerKind::Role;
        let named = figure.kind == SpeakerKind::Person;
        sum(&[
            (
                0.87,
                yes(figure.gender == gender && figure.proof > Proof::Pronoun),
            ),
            (
                0.33,
                yes(figure.gender == gender && figure.proof == Proof::Pronoun),
            ),
            (-0.18, yes(role)),
            (0.42, yes(role && form.known && form.subject)),
            (
                0.42,
                yes(mention.kind == MentionKind::Role && form.article == Article::Indefinite),
            ),
            (0.72, yes(named && figure.words > 1)),
            (0.40, f32::from(figure.person.clamp(-3, 4)) / 2.0),
            (-0.46, yes(named && figure.person <= 0 && figure.words == 1)),
            (0.33, yes(named && figure.person <= 0 && figure.words > 1)),
            (0.31, (figure.count as f32).min(8.0).ln_1p()),
            (-0.49, yes(figure.latest == Some(self.candidate))),
            (0.38, yes(figure.prominent)),
            (0.72, yes(mention.kind == MentionKind::Name)),
        ])
    }

    /// What the talk around them tells: who was quoted last goes on speaking.
    fn speech(&self) -> f32 {
        let form = &self.chunks.forms[self.candidate];
        let own = &self.chunks.forms[self.at];
        let quoting = self.quoted_last == Some(self.chunks.mentions[self.candidate].speaker);
        let (sentences, _) = self.distance();
        sum(&[
            (-0.30, yes(form.pronoun == own.pronoun)),
            (0.67, yes(form.speaks && sentences <= 1.0)),
            (0.39, yes(quoting)),
            (0.27, yes(quoting && own.speaks && own.quotes)),
        ])
    }

    /// Sentences and paragraphs between the two.
    fn distance(&self) -> (f32, usize) {
        let (mention, pronoun) = (
            &self.chunks.mentions[self.candidate],
            &self.chunks.mentions[self.at],
        );
        let block = |passage: usize| self.story.scan.passages[passage].block;
        let here = block(pronoun.passage);
        let sentences = sentences_between(self.story, mention.sentence, pronoun.sentence);
        (sentences, here - block(mention.passage).min(here))
    }
}

fn yes(fact: bool) -> f32 {
    f32::from(u8::from(fact))
}

fn sum(terms: &[(f32, f32)]) -> f32 {
    terms.iter().map(|(weight, value)| weight * value).sum()
}
