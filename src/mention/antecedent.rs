//! What `they` and `it` mean, and how far back any pronoun looks.

use super::chunk::{Chunks, NOBODY};
use super::form::Pronoun;
use super::roster::{Figure, Roster};
use super::story::Story;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind};
use crate::lexicon::Classes;

/// How far back to look, in paragraphs and in mentions.
const PARAGRAPHS: usize = 6;
const CANDIDATES: usize = 48;

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

/// Sentences of paragraphs between two sentences; the insides of quotes do not count.
pub(super) fn sentences_between(story: &Story<'_>, from: usize, to: usize) -> f32 {
    let (from, to) = (from.min(to), from.max(to));
    if to - from > 64 {
        return 64.0;
    }
    story.sentences_between(from, to) as f32
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
        } else if mention.plural || is_body_name(figure) {
            1.0
        } else if form.subject && is_unheard_of(story, figure) {
            0.5
        } else {
            return None;
        };
        let same = form.pronoun == Some(Pronoun::They);
        Some(base + f32::from(u8::from(same)))
    })
}

/// Tells whether a name of one word is a body's rather than a person's.
fn is_body_name(figure: &Figure) -> bool {
    figure.kind == SpeakerKind::Person && figure.person < 0 && figure.words == 1
}

/// Tells whether a name of one word may be a body's as well as a person's: `Factify checked it`.
fn is_unheard_of(story: &Story<'_>, figure: &Figure) -> bool {
    figure.kind == SpeakerKind::Person
        && figure.person == 0
        && figure.words == 1
        && figure.gender == Gender::Unknown
        && !story.is(figure.name.start, Classes::GIVEN)
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
