//! The frame: the words around the quotes, tagged, with the look-ups that features ask for.

use super::token_class::{self, TokenClass};
use crate::coref::Coreference;
use crate::mention::{Mention, MentionId};
use crate::scan::{Quote, Scan, Sentence};
use crate::text::Span;
use std::ops::Range;

/// A scanned document and its coreference, ready to be asked about frames.
pub(super) struct Frame<'a> {
    pub(super) text: &'a str,
    pub(super) scan: &'a Scan,
    pub(super) coreference: &'a Coreference,
    /// One tag a token of the scan.
    pub(super) tags: Vec<TokenClass>,
    /// The passages that are paragraphs, in reading order.
    paragraphs: Vec<u32>,
    /// For each passage, its first mention; one more at the end.
    first_mention: Vec<u32>,
}

/// The verb that a mention is the subject of, as far as the words behind it tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NextVerb {
    /// What kind of verb; [`TokenClass::Quote`], [`TokenClass::Colon`] or [`TokenClass::Possessive`] where that came
    /// first, [`TokenClass::Edge`] where nothing did.
    pub(super) tag: Option<TokenClass>,
    token: u32,
    /// What lies between: bits of [`crossed`].
    pub(super) crossed: u8,
}

impl NextVerb {
    /// Returns its token.
    pub(super) fn token(self) -> usize {
        self.token as usize
    }
}

/// What lies between a mention and its verb.
pub(super) mod crossed {
    pub(in crate::attribute) const COMMA: u8 = 1;
    pub(in crate::attribute) const PREPOSITION: u8 = 2;
    pub(in crate::attribute) const PRONOUN: u8 = 4;
    pub(in crate::attribute) const CONJUNCTION: u8 = 8;
    pub(in crate::attribute) const RELATIVE: u8 = 16;
}

/// How far a verb may stand behind its subject: longer asides are not found in print.
const VERB_REACH: usize = 30;

impl<'a> Frame<'a> {
    pub(super) fn new(text: &'a str, scan: &'a Scan, coreference: &'a Coreference) -> Frame<'a> {
        let passages = scan.passages.iter().enumerate();
        let paragraphs = passages.filter(|(_, passage)| passage.inside.is_none());
        let paragraphs = paragraphs.map(|(n, _)| n as u32).collect();
        let mut first_mention = vec![0; scan.passages.len() + 1];
        let mut at = 0;
        for (passage, first) in first_mention.iter_mut().enumerate() {
            while at < coreference.mentions.len() && coreference.mentions[at].passage < passage {
                at += 1;
            }
            *first = at as u32;
        }
        Frame {
            text,
            scan,
            coreference,
            tags: token_class::classes(text, scan, &coreference.tags),
            paragraphs,
            first_mention,
        }
    }

    /// Returns the paragraph that a passage belongs to, counted from the top of the document: each
    /// block is one.
    pub(super) fn paragraph_of(&self, passage: usize) -> usize {
        self.scan.passages[passage].block
    }

    /// Returns the passage of a paragraph.
    pub(super) fn paragraph(&self, n: usize) -> Option<usize> {
        self.paragraphs.get(n).map(|&passage| passage as usize)
    }

    /// Returns which paragraph of the story a passage belongs to, from 0 where the story begins.
    pub(super) fn paragraph_of_story(&self, passage: usize) -> usize {
        let paragraph = self.paragraph_of(passage);
        paragraph.saturating_sub(self.coreference.extent.start)
    }

    /// Returns the mentions of a passage, as indices.
    pub(super) fn mentions_of(&self, passage: usize) -> Range<usize> {
        self.first_mention[passage] as usize..self.first_mention[passage + 1] as usize
    }

    pub(super) fn mention(&self, id: MentionId) -> &'a Mention {
        &self.coreference.mentions[id.index()]
    }

    /// Returns the words of a token.
    pub(super) fn words(&self, token: usize) -> &'a str {
        &self.text[self.scan.tokens[token].span]
    }

    /// Returns the index of the sentence a token of a passage stands in.
    pub(super) fn sentence_of(&self, passage: usize, token: usize) -> usize {
        let range = self.scan.passages[passage].sentences.clone();
        let sentences = &self.scan.sentences[range.clone()];
        let before = sentences.partition_point(|s: &Sentence| s.tokens.end <= token);
        (range.start + before).min(range.end.saturating_sub(1).max(range.start))
    }

    /// Returns the tag before a token: of the token there, or what edge is there instead.
    pub(super) fn before(&self, passage: usize, sentence: usize, token: usize) -> TokenClass {
        if token == self.scan.passages[passage].tokens.start {
            TokenClass::Edge
        } else if token == self.scan.sentences[sentence].tokens.start {
            TokenClass::Break
        } else {
            self.tags[token - 1]
        }
    }

    /// Returns the tag behind the last token of a range.
    pub(super) fn after(&self, passage: usize, sentence: usize, end: usize) -> TokenClass {
        if end >= self.scan.passages[passage].tokens.end {
            TokenClass::Edge
        } else if end >= self.scan.sentences[sentence].tokens.end {
            TokenClass::Break
        } else {
            self.tags[end]
        }
    }

    /// Finds the verb behind a mention: `Ruth Calder, who replaced Simon Leith in July, said`.
    ///
    /// Asides between commas and in brackets are stepped over; a reporting verb inside one is not.
    pub(super) fn next_verb(&self, mention: &Mention) -> NextVerb {
        let end = self.scan.sentences[mention.sentence].tokens.end;
        let start = mention.tokens.end;
        let reach = end.min(start + VERB_REACH);
        let mut next = NextVerb::default();
        let mut aside = false;
        let mut bracket = false;
        for at in start..reach {
            let tag = self.tags[at];
            next.token = at as u32;
            match tag {
                TokenClass::Paren => bracket = !bracket,
                _ if bracket => {}
                TokenClass::Possessive if at == start => {
                    next.tag = Some(TokenClass::Possessive);
                    return next;
                }
                TokenClass::Comma => {
                    aside = !aside;
                    next.crossed |= crossed::COMMA;
                }
                TokenClass::Quote | TokenClass::Colon => {
                    next.tag = Some(tag);
                    return next;
                }
                _ if tag.is_cue() => {
                    next.tag = Some(tag);
                    return next;
                }
                TokenClass::Verb | TokenClass::Past | TokenClass::Ing if !aside => {
                    next.tag = Some(tag);
                    return next;
                }
                _ if tag.is_preposition() => next.crossed |= crossed::PREPOSITION,
                TokenClass::Pronoun | TokenClass::SpeechPerson => next.crossed |= crossed::PRONOUN,
                TokenClass::And | TokenClass::But | TokenClass::Conjunction => {
                    next.crossed |= crossed::CONJUNCTION
                }
                TokenClass::Relative | TokenClass::That => next.crossed |= crossed::RELATIVE,
                // "is a", "was in": the auxiliary was the verb.
                TokenClass::Auxiliary if self.is_copula(at, end) && !aside => {
                    next.tag = Some(TokenClass::Auxiliary);
                    return next;
                }
                _ => {}
            }
        }
        next.tag = None;
        next
    }

    /// Returns whether no verb follows an auxiliary: `is a`, `was at`.
    fn is_copula(&self, at: usize, end: usize) -> bool {
        let mut next = at + 1;
        while next < end
            && matches!(
                self.tags[next],
                TokenClass::Adverb
                    | TokenClass::Negation
                    | TokenClass::Auxiliary
                    | TokenClass::Time
            )
        {
            next += 1;
        }
        next < end && !self.tags[next].is_verb() && self.tags[next] != TokenClass::Comma
    }

    /// Returns the nearest cue left of a token in its sentence.
    pub(super) fn cue_before(&self, sentence: usize, token: usize) -> Option<usize> {
        let start = self.scan.sentences[sentence].tokens.start;
        let reach = start.max(token.saturating_sub(VERB_REACH));
        (reach..token).rev().find(|&t| self.is_cue(t))
    }

    /// Returns the nearest cue right of a token in its sentence.
    pub(super) fn cue_after(&self, sentence: usize, token: usize) -> Option<usize> {
        let end = self.scan.sentences[sentence].tokens.end;
        let reach = end.min(token + 1 + VERB_REACH);
        (token + 1..reach).find(|&t| self.is_cue(t))
    }

    fn is_cue(&self, token: usize) -> bool {
        self.tags[token].is_cue() || self.tags[token] == TokenClass::According
    }

    /// Returns the quoted words of a quote.
    pub(super) fn content(&self, quote: &Quote) -> &'a str {
        &self.text[quote.content]
    }

    /// Returns the span of a token.
    pub(super) fn span(&self, token: usize) -> Span {
        self.scan.tokens[token].span
    }
}
