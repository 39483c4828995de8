//! Candidates: every mention near a quote that could be its source.
//!
//! The gold source of 99 quotes in 100 stands between three paragraphs before and one behind.

use super::frame::Frame;
use super::token_class::TokenClass;
use crate::mention::{Mention, MentionId, MentionKind};
use crate::scan::{Quote, QuoteId};
use std::ops::Range;

/// Where a candidate stands to its quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum CandidateSide {
    /// The row that stands for nobody is 0.
    Before = 1,
    After,
    /// `WEBB: I did not know.` inside the marks.
    Label,
    /// The speaker of an earlier quote, too far away to be in the window.
    Earlier,
}

/// A mention that could be the source of a quote, with what lies between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) mention: MentionId,
    pub(super) side: CandidateSide,
    /// Paragraphs between.
    pub(super) paragraphs: u8,
    /// Sentences between.
    pub(super) sentences: u8,
    /// Tokens between.
    pub(super) tokens: u16,
    /// How many mentions stand between, by side.
    pub(super) rank: u8,
    /// Counts of what lies between.
    pub(super) between: Between,
}

/// What lies between a mention and a quote.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Between {
    pub(super) quotes: u8,
    pub(super) cues: u8,
    pub(super) verbs: u8,
    pub(super) commas: u8,
    pub(super) colons: u8,
    pub(super) thats: u8,
    pub(super) stops: u8,
    pub(super) dashes: u8,
    pub(super) parens: u8,
    pub(super) conjunctions: u8,
}

impl Between {
    fn add(&mut self, tag: TokenClass) {
        let count = match tag {
            TokenClass::Quote => &mut self.quotes,
            TokenClass::Comma => &mut self.commas,
            TokenClass::Colon => &mut self.colons,
            TokenClass::That => &mut self.thats,
            TokenClass::Stop | TokenClass::Query => &mut self.stops,
            TokenClass::Dash => &mut self.dashes,
            TokenClass::Paren => &mut self.parens,
            TokenClass::And | TokenClass::But | TokenClass::Conjunction => &mut self.conjunctions,
            tag if tag.is_cue() => &mut self.cues,
            tag if tag.is_verb() => &mut self.verbs,
            _ => return,
        };
        *count = count.saturating_add(1);
    }
}

/// Paragraphs searched before the quote's own.
const PARAGRAPHS_BEFORE: usize = 3;
/// Tokens searched before the quote, and behind it.
const TOKENS_BEFORE: usize = 220;
const TOKENS_AFTER: usize = 90;
/// Mentions considered before the quote, and behind it: of 11,700 sources in the training stories
/// within reach, 16 stand further away.
const MENTIONS_BEFORE: u8 = 14;
const MENTIONS_AFTER: u8 = 8;
/// Sentences of the next paragraph searched.
const SENTENCES_AFTER: usize = 2;

/// Lists the candidates for a quote: those before it from near to far, then those behind it.
pub(super) fn candidates(frame: &Frame<'_>, quote: QuoteId, found: &mut Vec<Candidate>) {
    found.clear();
    let q = &frame.scan.quotes[quote.index()];
    label(frame, quote, found);
    let clause = QuoteClause::of(frame, q);
    let is_led = clause.is_led();
    if is_led || clause.follows() {
        let tokens = clause.tokens;
        let mut walk = CandidateWalk::new(frame, CandidateSide::Before, TOKENS_BEFORE);
        walk.stretch(q.passage, tokens.start..q.token, clause.sentence, found);
        if is_led && ends_sentence(frame, q) {
            return;
        }
        let mut walk = CandidateWalk::new(frame, CandidateSide::After, TOKENS_AFTER);
        walk.stretch(q.passage, q.token + 1..tokens.end, clause.sentence, found);
        return;
    }
    before(frame, q.passage, q.token, found);
    after(frame, q.passage, q.token, found);
}

/// The words right beside a quote, which may say whose it is. Then the source is in the sentence, and
/// nobody else need be a candidate.
struct QuoteClause<'f, 'a> {
    frame: &'f Frame<'a>,
    quote: &'f Quote,
    sentence: usize,
    /// The tokens of the sentence.
    tokens: Range<usize>,
}

impl<'f, 'a> QuoteClause<'f, 'a> {
    fn of(frame: &'f Frame<'a>, quote: &'f Quote) -> QuoteClause<'f, 'a> {
        let sentence = frame.sentence_of(quote.passage, quote.token);
        QuoteClause {
            frame,
            quote,
            sentence,
            tokens: frame.scan.sentences[sentence].tokens.clone(),
        }
    }

    fn reports(&self, at: usize) -> bool {
        self.tokens.contains(&at)
            && matches!(
                self.frame.tags[at],
                TokenClass::Say | TokenClass::Tell | TokenClass::Report
            )
    }

    /// The mentions of the passage that start at a token.
    fn starting(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let all = self.frame.mentions_of(self.quote.passage);
        let mentions = &self.frame.coreference.mentions[all];
        let first = mentions.partition_point(|m| m.tokens.start < at);
        let rest = mentions[first..].iter();
        rest.take_while(move |m| m.tokens.start == at)
    }

    /// `“…,” said the keeper`, `“…,” she told them`
    fn follows(&self) -> bool {
        let behind = self.quote.token + 1;
        if self.reports(behind) {
            let mut named = self.starting(behind + 1);
            return named.any(|m| self.tokens.contains(&m.tokens.start));
        }
        self.starting(behind).any(|m| self.reports(m.tokens.end))
    }

    /// `The keeper said: “…”`, `The fans sang: “…”`: a cue in front, behind its subject, which is one
    /// word, or the words from the start of the sentence.
    fn is_led(&self) -> bool {
        let cue = self.quote.token.saturating_sub(2);
        if cue <= self.tokens.start {
            return false;
        }
        let led = match self.frame.tags[cue + 1] {
            TokenClass::Comma => self.reports(cue),
            TokenClass::Colon => self.reports(cue) || self.frame.tags[cue] == TokenClass::Express,
            _ => false,
        };
        let mut subjects = self
            .starting(self.tokens.start)
            .chain(self.starting(cue - 1));
        led && subjects.any(|m| m.tokens.end == cue)
    }
}

/// Returns whether a quote ends as a sentence does, so that who stands behind it has a clause apart:
/// `The fans sang: “We won!” Coach Vik said he was proud.`
fn ends_sentence(frame: &Frame<'_>, quote: &Quote) -> bool {
    let words = frame.text[quote.content].trim_end();
    words.ends_with(['.', '!', '?'])
}

/// A quote that begins with a transcript label has its speaker inside: `“WEBB: Not until Friday.”`
fn label(frame: &Frame<'_>, quote: QuoteId, found: &mut Vec<Candidate>) {
    let inside = frame.scan.quotes[quote.index()].inside;
    let passage = &frame.scan.passages[inside];
    let Some(first) = frame.mentions_of(inside).next() else {
        return;
    };
    let mention = &frame.coreference.mentions[first];
    let colon = mention.tokens.end;
    let labelled = mention.kind == MentionKind::Name
        && mention.tokens.start == passage.tokens.start
        && colon < passage.tokens.end
        && frame.tags[colon] == TokenClass::Colon
        && mention.tokens.len() <= 4;
    if labelled {
        found.push(Candidate {
            mention: MentionId(first as u32),
            side: CandidateSide::Label,
            paragraphs: 0,
            sentences: 0,
            tokens: 0,
            rank: 0,
            between: Between::default(),
        });
    }
}

/// One direction of the walk away from a quote.
struct CandidateWalk<'f, 'a> {
    frame: &'f Frame<'a>,
    side: CandidateSide,
    /// Tokens that may still be passed.
    left: usize,
    paragraphs: u8,
    sentences: usize,
    tokens: u16,
    rank: u8,
    between: Between,
    /// Mentions of the current stretch by the token at which the walk meets them.
    ahead: Vec<(usize, MentionId)>,
}

impl<'f, 'a> CandidateWalk<'f, 'a> {
    fn new(frame: &'f Frame<'a>, side: CandidateSide, left: usize) -> CandidateWalk<'f, 'a> {
        CandidateWalk {
            frame,
            side,
            left,
            paragraphs: 0,
            sentences: 0,
            tokens: 0,
            rank: 0,
            between: Between::default(),
            ahead: Vec::new(),
        }
    }

    /// Walks over a stretch of a passage; `near` is the sentence at its near end.
    fn stretch(
        &mut self,
        passage: usize,
        tokens: Range<usize>,
        near: usize,
        found: &mut Vec<Candidate>,
    ) {
        if self.rank >= self.most() {
            return;
        }
        let backwards = self.side == CandidateSide::Before;
        let tokens = if backwards {
            tokens.start.max(tokens.end.saturating_sub(self.left))..tokens.end
        } else {
            tokens.start..tokens.end.min(tokens.start + self.left)
        };
        self.left -= tokens.len();
        self.look_ahead(passage, tokens.clone(), backwards);
        for n in 0..tokens.len() {
            let at = if backwards {
                tokens.end - 1 - n
            } else {
                tokens.start + n
            };
            while let Some(&(_, mention)) = self.ahead.last().filter(|(place, _)| *place == at) {
                self.ahead.pop();
                if self.rank >= self.most() {
                    return;
                }
                found.push(self.candidate(mention, near));
            }
            self.between.add(self.frame.tags[at]);
            self.tokens = self.tokens.saturating_add(1);
        }
    }

    fn most(&self) -> u8 {
        match self.side {
            CandidateSide::After => MENTIONS_AFTER,
            _ => MENTIONS_BEFORE,
        }
    }

    /// Lists the mentions of a stretch, the first to be met last.
    fn look_ahead(&mut self, passage: usize, tokens: Range<usize>, backwards: bool) {
        let mentions = &self.frame.coreference.mentions;
        let all = self.frame.mentions_of(passage);
        let first =
            all.start + mentions[all.clone()].partition_point(|m| m.tokens.start < tokens.start);
        self.ahead.clear();
        for (n, m) in mentions.iter().enumerate().take(all.end).skip(first) {
            if m.tokens.start >= tokens.end {
                break;
            }
            if m.tokens.end <= tokens.end && !self.is_object(m) {
                let place = if backwards {
                    m.tokens.end - 1
                } else {
                    m.tokens.start
                };
                self.ahead.push((place, MentionId(n as u32)));
            }
        }
        // Ties: the widest mention is met first.
        if backwards {
            self.ahead
                .sort_by_key(|&(place, id)| (place, std::cmp::Reverse(id)));
        } else {
            self.ahead
                .sort_by_key(|&(place, id)| std::cmp::Reverse((place, id)));
        }
    }

    /// `Vik told him: “Go.”`: nobody who is told something says it; `according to him` and `by him` are sources.
    fn is_object(&self, mention: &Mention) -> bool {
        let at = mention.tokens.start;
        let before = at.checked_sub(1).map(|n| self.frame.tags[n]);
        mention.tokens.len() == 1
            && self.frame.tags[at] == TokenClass::Object
            && !matches!(before, Some(TokenClass::To | TokenClass::By))
    }

    fn candidate(&mut self, mention: MentionId, near: usize) -> Candidate {
        let own = self.frame.mention(mention).sentence;
        let sentences = self.sentences + own.abs_diff(near);
        let rank = self.rank;
        self.rank = self.rank.saturating_add(1);
        Candidate {
            mention,
            side: self.side,
            paragraphs: self.paragraphs,
            sentences: u8::try_from(sentences).unwrap_or(u8::MAX),
            tokens: self.tokens,
            rank,
            between: self.between,
        }
    }

    fn next_paragraph(&mut self, sentences: usize) {
        self.paragraphs += 1;
        self.sentences += sentences;
    }
}

fn before(frame: &Frame<'_>, passage: usize, token: usize, found: &mut Vec<Candidate>) {
    let mut walk = CandidateWalk::new(frame, CandidateSide::Before, TOKENS_BEFORE);
    let here = &frame.scan.passages[passage];
    let near = frame.sentence_of(passage, token);
    walk.stretch(passage, here.tokens.start..token, near, found);
    if here.inside.is_some() {
        return;
    }
    walk.next_paragraph(near - here.sentences.start + 1);
    let own = frame.paragraph_of(passage);
    for back in 1..=PARAGRAPHS_BEFORE.min(own) {
        let Some(passage) = frame.paragraph(own - back) else {
            return;
        };
        let there = &frame.scan.passages[passage];
        if !frame.coreference.extent.contains(&there.block) {
            return;
        }
        let near = there.sentences.end.saturating_sub(1);
        walk.stretch(passage, there.tokens.clone(), near, found);
        walk.next_paragraph(there.sentences.len());
    }
}

fn after(frame: &Frame<'_>, passage: usize, token: usize, found: &mut Vec<Candidate>) {
    let mut walk = CandidateWalk::new(frame, CandidateSide::After, TOKENS_AFTER);
    let here = &frame.scan.passages[passage];
    let near = frame.sentence_of(passage, token);
    walk.stretch(passage, token + 1..here.tokens.end, near, found);
    let own = frame.paragraph_of(passage);
    let Some(passage) = frame.paragraph(own + 1).filter(|_| here.inside.is_none()) else {
        return;
    };
    walk.next_paragraph(here.sentences.end - near);
    let there = &frame.scan.passages[passage];
    if !frame.coreference.extent.contains(&there.block) {
        return;
    }
    let last = there
        .sentences
        .end
        .min(there.sentences.start + SENTENCES_AFTER);
    if there.sentences.start < last {
        let until = frame.scan.sentences[last - 1].tokens.end;
        walk.stretch(
            passage,
            there.tokens.start..until,
            there.sentences.start,
            found,
        );
    }
}
