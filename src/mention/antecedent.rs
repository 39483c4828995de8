//! Whom a pronoun means: every earlier mention of fitting gender and number gets a score.
//!
//! All features and their weights stand here, in one place, so that they can be fitted again.

use super::chunk::{Chunks, NOBODY};
use super::form::Pronoun;
use super::roster::Roster;
use super::story::Story;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};

/// How many features a candidate has.
pub(super) const FEATURES: usize = 27;

/// The weight of each feature, in the order of [`features`].
const WEIGHTS: [f32; FEATURES] = [
    -0.251, -0.117, 1.506, 0.865, -0.633, 0.739, -0.366, -1.426, 0.252, -0.074, -0.016, 1.177,
    0.484, 0.213, -1.484, 0.711, -0.077, -0.950, -0.087, 0.436, 1.085, 0.436, 0.432, 1.151, -0.046,
    0.056, -0.101,
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
    for candidate in candidates(story, chunks, before, at) {
        let id = chunks.mentions[candidate].speaker;
        if !may_be(chunks, roster, candidate, gender) {
            continue;
        }
        let features = features(story, chunks, roster, candidate, at, gender);
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
    let mention = &chunks.mentions[candidate];
    let figure = roster.figure(mention.speaker);
    let person = match figure.kind {
        SpeakerKind::Person => figure.person >= 0,
        SpeakerKind::Role => true,
        _ => false,
    };
    let fits = figure.gender == Gender::Unknown || figure.gender == gender;
    person && fits && !mention.plural && !figure.plural
}

/// What speaks for and against a candidate.
pub(super) fn features(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
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
        yes(figure.gender == gender),
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
    ]
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
        } else if figure.kind == SpeakerKind::Organization {
            1.5
        } else if mention.plural {
            1.0
        } else {
            return None;
        };
        let same = form.pronoun == Some(Pronoun::They);
        Some(base + f32::from(u8::from(same)) + 0.5 * f32::from(u8::from(form.joint)))
    })
}

/// Finds the antecedent of `it`: the latest body or text, subjects first.
pub(super) fn thing(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    before: &[usize],
    at: usize,
) -> Option<SpeakerId> {
    pick(story, chunks, before, at, |n| {
        let mention = &chunks.mentions[n];
        let figure = roster.figure(mention.speaker);
        let same = chunks.forms[n].pronoun == Some(Pronoun::It);
        let base = match figure.kind {
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
