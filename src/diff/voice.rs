//! Whether somebody else is said to have said a quote, and by another verb.
//!
//! Speakers are read off the page by a model, whose answer may flip because of a word far away. So a
//! speaker counts as changed only if two things are true: the two revisions name different speakers,
//! and words that name one of them, here or where the pronoun points, are not in the other revision's
//! copy of the passage.

use super::frame::{NEAR, Passage, Patience, Window};
use super::revision::{Quotation, Revision};
use super::vocabulary::plain;
use crate::attribute::Outcome;
use crate::mention::{Mention, MentionId, MentionKind};
use std::ops::Range;

/// The furthest that a speaker's name is looked for, in sentences.
const FURTHEST: usize = 12;

/// A quote in its revision.
#[derive(Clone, Copy)]
pub(super) struct Voice<'r, 'a> {
    pub(super) revision: &'r Revision<'a>,
    pub(super) quote: &'r Quotation<'a>,
    pub(super) patience: &'r Patience,
}

/// Words of the frame that an answer rests on.
type Anchor = Range<usize>;

impl<'r, 'a> Voice<'r, 'a> {
    /// Tells whether somebody else says the quote, or nobody any more.
    pub(super) fn is_another(self, other: Voice<'_, '_>) -> bool {
        match (
            self.revision.figure(self.quote),
            other.revision.figure(other.quote),
        ) {
            (None, None) => return false,
            (Some(one), Some(two)) if one.is(two) => return false,
            _ => {}
        }
        touched(self, self.names(), other, other.names())
    }

    /// Tells whether the quote is reported by another verb.
    pub(super) fn has_another_cue(self, other: Voice<'_, '_>) -> bool {
        let cues = (self.cue(), other.cue());
        let same = match &cues {
            (Some((one, _)), Some((two, _))) => one == two,
            (None, None) => true,
            _ => false,
        };
        let spoken = self.quote.speaker.is_some() && other.quote.speaker.is_some();
        let anchor =
            |cue: Option<(String, Anchor)>| cue.map(|(_, words)| words).into_iter().collect();
        !same && spoken && touched(self, anchor(cues.0), other, anchor(cues.1))
    }

    /// Returns the reporting verb and its place.
    fn cue(self) -> Option<(String, Anchor)> {
        let Outcome::Spoken { cue: Some(cue), .. } = self.quote.attribution.outcome else {
            return None;
        };
        let analysis = self.revision.analysis;
        let words = self.revision.frame.covered(&analysis.scan, cue)?;
        let text = plain(&analysis.document.text()[cue]);
        Some((text, words))
    }

    /// Returns the words that name the speaker: here, and where a pronoun or a role points.
    fn names(self) -> Vec<Anchor> {
        let Outcome::Spoken {
            mention, speaker, ..
        } = self.quote.attribution.outcome
        else {
            return Vec::new();
        };
        let cast = &self.revision.analysis.cast;
        let here = &cast.mentions[mention.index()];
        let mut names = Vec::from_iter(self.words_of(here));
        if here.kind != MentionKind::Name {
            let all = &cast.speakers[speaker.index()].mentions;
            names.extend(self.antecedent(all, mention));
        }
        names
    }

    /// Finds what a mention stands for: the last mention before it that is more than a pronoun.
    fn antecedent(self, all: &[MentionId], of: MentionId) -> Option<Anchor> {
        let cast = &self.revision.analysis.cast;
        let before = &all[..all.partition_point(|id| *id < of)];
        let mut near = before.iter().rev().take(2 * FURTHEST);
        near.find_map(|id| {
            let mention = &cast.mentions[id.index()];
            let named = mention.kind != MentionKind::Pronoun;
            named.then(|| self.words_of(mention)).flatten()
        })
    }

    fn words_of(self, mention: &Mention) -> Option<Anchor> {
        let tokens = match mention.kind {
            MentionKind::Name => mention.core.clone(),
            _ => mention.tokens.clone(),
        };
        self.revision.frame.words(tokens)
    }

    /// Returns the quote's own place among the words, and its sentence.
    fn place(self) -> Option<(usize, usize)> {
        let frame = &self.revision.frame;
        let token = self.quote.quote.token;
        let word = frame.words(token..token + 1)?.start;
        Some((word, frame.sentence(word)))
    }
}

/// Tells whether any of some words differ between the two revisions, the sentences around two quotes
/// laid side by side.
fn touched(
    one: Voice<'_, '_>,
    mut anchors: Vec<Anchor>,
    other: Voice<'_, '_>,
    mut other_anchors: Vec<Anchor>,
) -> bool {
    let (Some(here), Some(there)) = (one.place(), other.place()) else {
        return false;
    };
    let (mut back, mut on) = (0, 0);
    for (voice, anchors, (word, sentence)) in [
        (one, &mut anchors, here),
        (other, &mut other_anchors, there),
    ] {
        anchors.retain(|words| {
            let at = voice.revision.frame.sentence(words.start);
            let near = at.abs_diff(sentence) <= FURTHEST
                && words.start + NEAR >= word
                && words.end <= word + NEAR;
            if near {
                back = back.max(sentence.saturating_sub(at));
                on = on.max(at.saturating_sub(sentence));
            }
            near
        });
    }
    let windows = Window::compare(
        passage(one, here, back, on),
        passage(other, there, back, on),
        one.patience,
    );
    windows.is_some_and(|(old, new)| {
        anchors.iter().any(|words| !old.keeps(words))
            || other_anchors.iter().any(|words| !new.keeps(words))
    })
}

/// The sentences around a quote, so many back and on.
fn passage<'r>(
    voice: Voice<'r, '_>,
    (near, sentence): (usize, usize),
    back: usize,
    on: usize,
) -> Passage<'r> {
    Passage {
        frame: &voice.revision.frame,
        sentences: sentence.saturating_sub(back)..sentence + on + 1,
        near,
    }
}
