//! Facts of a story that the features of many quotes use, found once.

use super::neighbours::{self, Neighbours};
use super::repeated;
use crate::attribute::frame::{Frame, NextVerb};
use crate::attribute::token_class::TokenClass;
use crate::mention::MentionId;
use crate::scan::QuoteId;

/// A story, ready for features to be extracted from.
pub(crate) struct StoryFacts<'a> {
    pub(crate) frame: Frame<'a>,
    /// The verb after each mention.
    pub(super) verbs: Vec<NextVerb>,
    /// For each speaker, how many of its mentions are followed by a cue.
    pub(crate) cues_of: Vec<u16>,
    /// For each quote: 1 if an earlier one has the same words, 2 if a later one has, 3 if both.
    pub(super) repeated: Vec<u8>,
    /// For each mention, the mentions beside it.
    pub(super) neighbours: Vec<Neighbours>,
    /// For each passage, how many of its bytes stand in marks.
    pub(super) marked: Vec<u32>,
    /// The quotes that stand in no other quote, in reading order.
    pub(super) outer: Vec<QuoteId>,
}

impl<'a> StoryFacts<'a> {
    pub(super) fn new(frame: Frame<'a>) -> StoryFacts<'a> {
        let mentions = frame.coreference.mentions.iter();
        let verbs: Vec<NextVerb> = mentions.map(|mention| frame.next_verb(mention)).collect();
        let mut marked = vec![0; frame.scan.passages.len()];
        for quote in &frame.scan.quotes {
            marked[quote.passage] += quote.content.len() as u32;
        }
        StoryFacts {
            cues_of: cues_of(&frame, &verbs),
            repeated: repeated::marks(&frame),
            neighbours: neighbours::neighbours(&frame, &verbs),
            marked,
            outer: outer(&frame),
            verbs,
            frame,
        }
    }

    /// Returns the verb after a mention.
    pub(crate) fn verb(&self, mention: MentionId) -> NextVerb {
        self.verbs[mention.index()]
    }
}

/// Counts for each speaker its mentions outside of quotes that are followed by a cue.
fn cues_of(frame: &Frame<'_>, verbs: &[NextVerb]) -> Vec<u16> {
    let mut cues_of = vec![0_u16; frame.coreference.speakers.len()];
    for (mention, verb) in frame.coreference.mentions.iter().zip(verbs) {
        let in_quote = frame.scan.passages[mention.passage].inside.is_some();
        if !in_quote && verb.tag.is_some_and(TokenClass::is_cue) {
            let count = &mut cues_of[mention.speaker.index()];
            *count = count.saturating_add(1);
        }
    }
    cues_of
}

fn outer(frame: &Frame<'_>) -> Vec<QuoteId> {
    let all = frame.scan.quotes.iter().enumerate();
    all.filter(|(_, quote)| quote.depth == 0)
        .map(|(n, _)| QuoteId(n as u32))
        .collect()
}
