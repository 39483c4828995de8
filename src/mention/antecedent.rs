//! Whom a pronoun means: every earlier mention of fitting gender and number gets a score.
//!
//! All features and their weights stand here, in one place, so that they can be fitted again.

use super::chunk::{Chunks, NOBODY};
use super::definite::clash;
use super::form::Pronoun;
use super::gender::Proof;
use super::roster::{Figure, Roster};
use super::run::Article;
use super::story::Story;
use super::tag::Tag;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};
use crate::lexicon::Classes;
use crate::scan::TokenKind;
use std::ops::Range;

/// How many features a candidate has.
pub(super) const FEATURES: usize = 55;

/// The weight of each feature, in the order of [`features`].
const WEIGHTS: [f32; FEATURES] = [
    -0.414, 0.136, 0.601, 0.554, -0.157, 0.622, -0.188, -0.088, 0.106, -0.243, -0.039, 0.492,
    0.451, 0.318, -0.086, 0.133, 0.102, -0.247, -0.341, 0.087, 0.571, 0.314, 0.087, 0.525, -0.102,
    0.008, -0.218, -0.046, -0.017, 0.102, -0.029, 0.317, 0.268, 0.273, -0.192, 0.160, 0.186,
    -0.234, 0.457, -0.086, 0.176, 0.586, 0.600, 0.062, -0.081, -0.184, 0.078, -0.067, 0.004, 0.089,
    0.179, -0.072, -0.461, 0.215, 0.016,
];

/// How far back to look, in paragraphs and in mentions.
const PARAGRAPHS: usize = 6;
const CANDIDATES: usize = 48;

/// Finds the antecedent of `he` or `she`: the mention before it that fits best.
pub(super) fn person(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
    gender: Gender,
) -> Option<SpeakerId> {
    let mut best: Option<(f32, SpeakerId)> = None;
    let scene = Scene::of(story, chunks, roster, before, at, gender);
    let mut others: Vec<SpeakerId> = Vec::new();
    for candidate in candidates(story, chunks, before, at) {
        let id = chunks.mentions[candidate].speaker;
        if !may_be(chunks, roster, candidate, gender) {
            continue;
        }
        if !others.contains(&id) {
            others.push(id);
        }
        let rank = others.len() - 1;
        let features = features(story, chunks, roster, &scene, rank, candidate, at, gender);
        let score = features
            .iter()
            .zip(WEIGHTS)
            .map(|(value, weight)| value * weight)
            .sum();
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, id));
        }
    }
    best.map(|(_, id)| id)
}

/// The mentions before `at` that are near enough, the nearest first.
pub(super) fn candidates<'c>(
    story: &'c Story<'_>,
    chunks: &'c Chunks,
    before: &'c [usize],
    at: usize,
) -> impl Iterator<Item = usize> + 'c {
    let block = |n: usize| story.scan.passages[chunks.mentions[n].passage].block;
    let here = block(at);
    let own = chunks.mentions[at].tokens.clone();
    before
        .iter()
        .rev()
        .copied()
        .take(CANDIDATES)
        .take_while(move |&n| here - block(n).min(here) <= PARAGRAPHS)
        .filter(move |&n| {
            chunks.mentions[n].speaker != NOBODY && chunks.mentions[n].tokens.end <= own.start
        })
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
    let fits =
        figure.gender == Gender::Unknown || figure.gender == gender || figure.proof != Proof::Word;
    person && fits && !mention.plural && !figure.plural
}

/// What speaks for and against a candidate.
pub(super) fn features(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    scene: &Scene,
    rank: usize,
    candidate: usize,
    at: usize,
    gender: Gender,
) -> [f32; FEATURES] {
    let (mention, form) = (&chunks.mentions[candidate], &chunks.forms[candidate]);
    let (pronoun, own) = (&chunks.mentions[at], &chunks.forms[at]);
    let figure = roster.figure(mention.speaker);
    let block = |passage: usize| story.scan.passages[passage].block;
    let paragraphs = block(pronoun.passage) - block(mention.passage).min(block(pronoun.passage));
    let sentences = sentences_between(story, mention.sentence, pronoun.sentence);
    let bytes = pronoun.span.start() - mention.span.end().min(pronoun.span.start());
    let yes = |fact: bool| f32::from(u8::from(fact));
    [
        sentences.min(6.0),
        paragraphs as f32,
        yes(form.subject),
        yes(form.initial),
        yes(mention.possessor),
        yes(figure.gender == gender && figure.proof > Proof::Pronoun),
        yes(figure.kind == SpeakerKind::Role),
        yes(form.pronoun == own.pronoun),
        yes(form.speaks),
        yes(form.after_preposition),
        (bytes as f32 / 6.0).min(120.0),
        yes(figure.kind == SpeakerKind::Person && figure.words > 1),
        f32::from(figure.person.clamp(-3, 4)) / 2.0,
        (figure.count as f32).min(8.0).ln_1p(),
        yes(!form.known && form.pronoun.is_none()),
        yes(sentences == 0.0 && form.subject),
        yes(form.speaks && own.speaks),
        yes(figure.person <= 0 && figure.words == 1 && figure.kind == SpeakerKind::Person),
        yes(figure.latest == Some(candidate)),
        yes(sentences == 0.0),
        yes(sentences == 1.0),
        yes(figure.prominent),
        yes(form.initial && own.initial),
        yes(form.speaks && sentences <= 1.0),
        yes(form.speaks && form.quotes && own.quotes),
        yes(form.speaks && form.quotes && own.quotes && paragraphs <= 1),
        yes(figure.gender == Gender::Unknown && figure.kind == SpeakerKind::Person),
        yes(scene.in_sentence.contains(&mention.speaker)),
        yes(scene.in_paragraph.contains(&mention.speaker)),
        yes(scene.floor == Some(mention.speaker)),
        yes(scene.floor == Some(mention.speaker) && own.speaks && own.quotes),
        yes(scene.quoting == Some(mention.speaker)),
        yes(scene.quoting == Some(mention.speaker) && own.speaks && own.quotes),
        (rank as f32).min(4.0),
        yes(rank == 0),
        yes(figure.kind == SpeakerKind::Person && figure.person <= 0 && figure.words > 1),
        yes(figure.kind == SpeakerKind::Person
            && story.is(
                figure.name.end - 1,
                Classes::PLACE | Classes::ORGANIZATION | Classes::OUTLET | Classes::DOCUMENT,
            )),
        yes(form.after_verb),
        yes(mention.kind == MentionKind::Name),
        yes(mention.kind == MentionKind::Role && !form.known),
        yes(mention.kind == MentionKind::Role && matches!(form.article, Article::Indefinite)),
        yes(sentences == 1.0 && form.initial && form.subject),
        yes(form.subject && paragraphs == 0),
        yes(form.subject && paragraphs == 1),
        yes(form.pronoun == own.pronoun && form.speaks && paragraphs <= 1),
        yes(scene.quote_first && scene.floor == Some(mention.speaker)),
        yes(scene.quote_first && paragraphs == 0),
        yes(scene.quote_first && paragraphs == 1 && form.subject),
        yes(!own.speaks && sentences == 0.0),
        yes(mention.role || mention.title),
        yes(figure.gender == gender && figure.proof == Proof::Pronoun),
        yes(clash(figure.gender, gender) && figure.proof == Proof::Pronoun),
        yes(clash(figure.gender, gender) && figure.proof == Proof::Given),
        yes(figure.kind == SpeakerKind::Role && form.known && form.subject),
        yes(figure.kind == SpeakerKind::Role && form.known && form.speaks),
    ]
}

/// What surrounds a pronoun.
pub(super) struct Scene {
    /// Whom the quotes of its sentence name.
    in_sentence: Vec<SpeakerId>,
    /// Whom the quotes of its paragraph name.
    in_paragraph: Vec<SpeakerId>,
    /// The last one who spoke.
    floor: Option<SpeakerId>,
    /// The last one who was quoted.
    quoting: Option<SpeakerId>,
    /// The paragraph opens with a quote.
    quote_first: bool,
}

impl Scene {
    fn of(
        story: &Story<'_>,
        chunks: &Chunks,
        roster: &Roster,
        before: &[usize],
        at: usize,
        gender: Gender,
    ) -> Scene {
        let pronoun = &chunks.mentions[at];
        let named = |tokens: Range<usize>| {
            let mut found = Vec::new();
            for n in tokens {
                let TokenKind::Quote(id) = story.token(n).kind else {
                    continue;
                };
                let inside = story.scan.quotes[id.index()].inside;
                let first = chunks.mentions.partition_point(|m| m.passage < inside);
                for m in chunks.mentions[first..]
                    .iter()
                    .take_while(|m| m.passage == inside)
                {
                    if m.kind == MentionKind::Name && m.speaker != NOBODY {
                        found.push(m.speaker);
                    }
                }
            }
            found
        };
        let passage = &story.scan.passages[pronoun.passage];
        let floor = |quoted: bool| {
            candidates(story, chunks, before, at)
                .filter(|&n| chunks.forms[n].speaks && (!quoted || chunks.forms[n].quotes))
                .find(|&n| may_be(chunks, roster, n, gender))
                .map(|n| chunks.mentions[n].speaker)
        };
        Scene {
            in_sentence: named(story.scan.sentences[pronoun.sentence].tokens.clone()),
            in_paragraph: named(passage.tokens.clone()),
            floor: floor(false),
            quoting: floor(true),
            quote_first: story.tag(passage.tokens.start) == Tag::Quote,
        }
    }
}

/// Sentences of paragraphs between two sentences; the insides of quotes do not count.
fn sentences_between(story: &Story<'_>, from: usize, to: usize) -> f32 {
    let (from, to) = (from.min(to), from.max(to));
    if to - from > 64 {
        return 64.0;
    }
    let own = |n: usize| {
        story.scan.passages[story.scan.sentences[n].passage]
            .inside
            .is_none()
    };
    (from..to).filter(|&n| own(n)).count() as f32
}

/// Finds the antecedent of `they`: the latest subject that is several.
pub(super) fn several(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    pick(story, chunks, before, at, |n| {
        let mention = &chunks.mentions[n];
        let figure = roster.figure(mention.speaker);
        let form = &chunks.forms[n];
        let base = if mention.plural
            && matches!(
                mention.kind,
                MentionKind::Collective | MentionKind::Pronoun | MentionKind::Name
            ) {
            3.0
        } else if figure.kind == SpeakerKind::Organization && !is_place(story, figure) {
            1.5
        } else if figure.kind == SpeakerKind::Person && figure.person < 0 && figure.words == 1 {
            1.0
        } else if mention.plural {
            1.0
        } else {
            return None;
        };
        let same = form.pronoun == Some(Pronoun::They);
        Some(base + f32::from(u8::from(same)) + 0.5 * f32::from(u8::from(form.joint)))
    })
}

/// Tells whether a figure is a place, which speaks for a state at best.
fn is_place(story: &Story<'_>, figure: &Figure) -> bool {
    story.is(figure.name.end - 1, Classes::PLACE)
}

/// Finds the antecedent of `it`: the latest body or text, subjects first.
pub(super) fn thing(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    // "It reads: …"
    let verb = chunks.mentions[at].tokens.end;
    let reads =
        verb < story.tags.len() && (story.is_word(verb, "read") || story.is_word(verb, "reads"));
    pick(story, chunks, before, at, |n| {
        let mention = &chunks.mentions[n];
        let figure = roster.figure(mention.speaker);
        let same = chunks.forms[n].pronoun == Some(Pronoun::It);
        let base = match figure.kind {
            _ if reads && mention.kind == MentionKind::Document => 4.0,
            _ if mention.kind == MentionKind::Document => 1.5,
            SpeakerKind::Organization => 2.0,
            SpeakerKind::Document => 1.5,
            SpeakerKind::Person if figure.person < 0 => 1.0,
            SpeakerKind::Person if figure.person == 0 && figure.words == 1 => 0.5,
            _ => return None,
        };
        (!mention.plural).then_some(base + f32::from(u8::from(same)))
    })
}

/// Returns the speaker of the candidate with the highest score; the distance is taken off.
fn pick(
    story: &Story<'_>,
    chunks: &Chunks,
    before: &[usize],
    at: usize,
    score: impl Fn(usize) -> Option<f32>,
) -> Option<SpeakerId> {
    let mut best: Option<(f32, SpeakerId)> = None;
    for candidate in candidates(story, chunks, before, at) {
        let Some(base) = score(candidate) else {
            continue;
        };
        let (mention, form) = (&chunks.mentions[candidate], &chunks.forms[candidate]);
        let sentences = sentences_between(story, mention.sentence, chunks.mentions[at].sentence);
        let mut total = base - 0.7 * sentences.min(8.0);
        total += 1.5 * f32::from(u8::from(form.subject)) + 0.5 * f32::from(u8::from(form.speaks));
        total -= 0.8 * f32::from(u8::from(form.after_preposition || mention.possessor));
        if best.is_none_or(|(top, _)| total > top) {
            best = Some((total, mention.speaker));
        }
    }
    best.map(|(_, id)| id)
}
