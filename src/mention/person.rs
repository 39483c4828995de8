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
use super::scene::Scene;
use super::story::Story;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};
use crate::lexicon::Classes;

/// Finds the antecedent of `he` or `she`: the mention before it that fits best.
pub(super) fn person(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
    gender: Gender,
) -> Option<SpeakerId> {
    let scene = Scene::of(story, chunks, roster, before, at, gender);
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
            scene: &scene,
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
pub(super) fn may_be(chunks: &Chunks, roster: &Roster, candidate: usize, gender: Gender) -> bool {
    let (mention, form) = (&chunks.mentions[candidate], &chunks.forms[candidate]);
    let figure = roster.figure(mention.speaker);
    let person = match figure.kind {
        SpeakerKind::Person => figure.person >= 0,
        // "A poor diet" is a role only where it speaks.
        SpeakerKind::Role => form.known || form.speaks || form.pronoun.is_some(),
        _ => false,
    };
    let person = person && mention.kind != MentionKind::Document;
    let fits =
        figure.gender == Gender::Unknown || figure.gender == gender || figure.proof != Proof::Word;
    person && fits && !mention.plural && !figure.plural
}

/// A pronoun and one of the mentions it may stand for.
struct Choice<'c, 't> {
    story: &'c Story<'t>,
    chunks: &'c Chunks,
    figure: &'c Figure,
    scene: &'c Scene,
    candidate: usize,
    at: usize,
    gender: Gender,
    /// How many others were named in between.
    rank: usize,
}

impl Choice<'_, '_> {
    /// What the places of the two tell: near subjects win.
    fn nearness(&self) -> f32 {
        let (form, own) = (
            &self.chunks.forms[self.candidate],
            &self.chunks.forms[self.at],
        );
        let mention = &self.chunks.mentions[self.candidate];
        let pronoun = &self.chunks.mentions[self.at];
        let (sentences, paragraphs) = self.distance();
        let bytes = pronoun.span.start() - mention.span.end().min(pronoun.span.start());
        sum(&[
            (-0.414, sentences.min(6.0)),
            (0.136, paragraphs as f32),
            (-0.039, (bytes as f32 / 6.0).min(120.0)),
            (0.273, (self.rank as f32).min(4.0)),
            (-0.192, yes(self.rank == 0)),
            (0.087, yes(sentences == 0.0)),
            (0.571, yes(sentences == 1.0)),
            (0.601, yes(form.subject)),
            (0.554, yes(form.initial)),
            (-0.157, yes(mention.possessor)),
            (-0.243, yes(form.after_preposition)),
            (-0.234, yes(form.after_verb)),
            (0.133, yes(sentences == 0.0 && form.subject)),
            (0.586, yes(sentences == 1.0 && form.initial && form.subject)),
            (0.600, yes(form.subject && paragraphs == 0)),
            (0.062, yes(form.subject && paragraphs == 1)),
            (0.087, yes(form.initial && own.initial)),
            (0.078, yes(self.scene.quote_first && paragraphs == 0)),
        ])
    }

    /// What is known of the candidate: a person of that gender, with a name, often mentioned.
    fn likeness(&self) -> f32 {
        let (figure, gender) = (self.figure, self.gender);
        let form = &self.chunks.forms[self.candidate];
        let mention = &self.chunks.mentions[self.candidate];
        let role = figure.kind == SpeakerKind::Role;
        let named = figure.kind == SpeakerKind::Person;
        let differs = clash(figure.gender, gender);
        sum(&[
            (
                0.622,
                yes(figure.gender == gender && figure.proof > Proof::Pronoun),
            ),
            (
                0.179,
                yes(figure.gender == gender && figure.proof == Proof::Pronoun),
            ),
            (-0.072, yes(differs && figure.proof == Proof::Pronoun)),
            (-0.461, yes(differs && figure.proof == Proof::Given)),
            (-0.218, yes(figure.gender == Gender::Unknown && named)),
            (-0.188, yes(role)),
            (0.215, yes(role && form.known && form.subject)),
            (0.492, yes(named && figure.words > 1)),
            (0.451, f32::from(figure.person.clamp(-3, 4)) / 2.0),
            (
                -0.247,
                yes(figure.person <= 0 && figure.words == 1 && named),
            ),
            (0.160, yes(named && figure.person <= 0 && figure.words > 1)),
            (0.186, yes(named && self.ends_like_body())),
            (0.318, (figure.count as f32).min(8.0).ln_1p()),
            (-0.086, yes(!form.known && form.pronoun.is_none())),
            (-0.341, yes(figure.latest == Some(self.candidate))),
            (0.314, yes(figure.prominent)),
            (0.457, yes(mention.kind == MentionKind::Name)),
            (
                -0.086,
                yes(mention.kind == MentionKind::Role && !form.known),
            ),
            (
                0.176,
                yes(mention.kind == MentionKind::Role && form.article == Article::Indefinite),
            ),
            (0.089, yes(mention.role || mention.title)),
        ])
    }

    /// What the talk around them tells: who spoke last goes on speaking.
    fn speech(&self) -> f32 {
        let (form, own) = (
            &self.chunks.forms[self.candidate],
            &self.chunks.forms[self.at],
        );
        let (scene, mention) = (self.scene, &self.chunks.mentions[self.candidate]);
        let (sentences, paragraphs) = self.distance();
        let floor = scene.floor == Some(mention.speaker);
        let quoting = scene.quoting == Some(mention.speaker);
        sum(&[
            (-0.088, yes(form.pronoun == own.pronoun)),
            (0.106, yes(form.speaks)),
            (0.102, yes(form.speaks && own.speaks)),
            (0.525, yes(form.speaks && sentences <= 1.0)),
            (-0.102, yes(form.speaks && form.quotes && own.quotes)),
            (-0.046, yes(scene.in_sentence.contains(&mention.speaker))),
            (-0.017, yes(scene.in_paragraph.contains(&mention.speaker))),
            (0.102, yes(floor)),
            (-0.029, yes(floor && own.speaks && own.quotes)),
            (0.317, yes(quoting)),
            (0.268, yes(quoting && own.speaks && own.quotes)),
            (
                -0.081,
                yes(form.pronoun == own.pronoun && form.speaks && paragraphs <= 1),
            ),
            (-0.184, yes(scene.quote_first && floor)),
            (
                -0.067,
                yes(scene.quote_first && paragraphs == 1 && form.subject),
            ),
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

    /// `Larvik Tower`: the name's last word is a place's or a body's.
    fn ends_like_body(&self) -> bool {
        let bodies = Classes::PLACE | Classes::ORGANIZATION | Classes::OUTLET | Classes::DOCUMENT;
        self.story.is(self.figure.name.end - 1, bodies)
    }
}

fn yes(fact: bool) -> f32 {
    f32::from(u8::from(fact))
}

fn sum(terms: &[(f32, f32)]) -> f32 {
    terms.iter().map(|(weight, value)| weight * value).sum()
}
