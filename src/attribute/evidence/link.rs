//! The link from a quote to its mention: which pattern it is, and which words are the cue.

use super::cue::Subject;
use crate::attribute::attribution::{Attribution, Evidence, Outcome};
use crate::attribute::frame::Frame;
use crate::attribute::token_class::TokenClass;
use crate::mention::{Mention, MentionId, SpeakerId};
use crate::scan::{Quote, QuoteId};
use crate::text::Span;

/// Names the pattern that links a quote to a mention, and the cue in it.
///
/// `found` are the attributions of the quotes before; `last` are the last two of them that stand in
/// no other quote, the last first.
pub(crate) fn link(
    frame: &Frame<'_>,
    id: QuoteId,
    mention: MentionId,
    found: &[Attribution],
    last: [Option<QuoteId>; 2],
) -> (Evidence, Option<Span>) {
    let link = QuoteLink {
        frame,
        quote: &frame.scan.quotes[id.index()],
        id: mention,
        mention: frame.mention(mention),
        subject: Subject::new(frame, mention),
        found,
        last,
    };
    if frame.scan.passages[link.mention.passage].inside == Some(id) {
        return (Evidence::Label, None);
    }
    if let Some(before) = link.quote.continues
        && let Some(cue) = link.given(before)
    {
        return (Evidence::Continuation, cue);
    }
    if link.mention.passage != link.quote.passage {
        return link.other_paragraph();
    }
    let sentence = frame.sentence_of(link.quote.passage, link.quote.token);
    if link.mention.sentence != sentence {
        return link.other_sentence();
    }
    if let Some(cue) = link.subject.source_phrase() {
        return (Evidence::AccordingTo, Some(cue));
    }
    if let Some(cue) = link.subject.passive_verb(link.quote.token) {
        return (Evidence::PassiveAgent, Some(cue));
    }
    if link.mention.tokens.start > link.quote.token {
        link.behind()
    } else {
        link.in_front()
    }
}

/// A quote and the mention it was given to.
struct QuoteLink<'l, 'a> {
    frame: &'l Frame<'a>,
    quote: &'l Quote,
    id: MentionId,
    mention: &'a Mention,
    subject: Subject<'l, 'a>,
    found: &'l [Attribution],
    last: [Option<QuoteId>; 2],
}

impl QuoteLink<'_, '_> {
    /// The mention stands behind the quote in its sentence.
    fn behind(&self) -> (Evidence, Option<Span>) {
        let subject = &self.subject;
        if let Some(verb) = subject.verb_in_front() {
            return (Evidence::QuoteVerbName, Some(self.frame.span(verb)));
        }
        if let Some(verb) = subject.verb_behind() {
            return (Evidence::QuoteNameVerb, Some(verb));
        }
        // “We were robbed”: Ruiz
        if matches!(
            subject.tag_before(1),
            TokenClass::Dash | TokenClass::Colon | TokenClass::Paren
        ) {
            return (Evidence::Signature, None);
        }
        // `“No,” said for the third time the mayor of Lund.`
        let mut between = self.quote.token + 1..self.mention.tokens.start;
        let verb = between.find(|&token| self.frame.tags[token].is_verb());
        let cue = verb.map(|verb| self.frame.span(verb));
        (Evidence::QuoteVerbName, cue)
    }

    /// The mention stands before the quote in its sentence.
    fn in_front(&self) -> (Evidence, Option<Span>) {
        let (frame, quote) = (self.frame, self.quote.token);
        let led = frame.tags[quote - 1] == TokenClass::Colon;
        let starts =
            self.mention.tokens.start == frame.scan.passages[self.quote.passage].tokens.start;
        if starts && led && self.mention.tokens.end + 1 == quote {
            return (Evidence::Label, None);
        }
        if let Some(cue) = self.subject.inverted_verb() {
            return (Evidence::VerbNameQuote, Some(cue));
        }
        if let Some(cue) = self.subject.cue_before(quote) {
            return (Evidence::NameVerbQuote, Some(cue));
        }
        if led {
            return (Evidence::ColonLead, None);
        }
        (Evidence::NameVerbQuote, None)
    }

    /// The mention stands in another sentence of the quote's paragraph.
    fn other_sentence(&self) -> (Evidence, Option<Span>) {
        let after = self.mention.tokens.start > self.quote.token;
        if after && self.subject.tag_before(1) == TokenClass::Dash {
            return (Evidence::Signature, None);
        }
        (Evidence::SameParagraph, self.cue())
    }

    /// The mention stands in another paragraph, or in the words around the quote that holds this.
    fn other_paragraph(&self) -> (Evidence, Option<Span>) {
        let frame = self.frame;
        let (mine, its) = (
            frame.paragraph_of(self.quote.passage),
            frame.paragraph_of(self.mention.passage),
        );
        if its == mine {
            return (Evidence::SameParagraph, self.cue());
        }
        let before = self.subject.tag_before(1);
        if its == mine + 1 && matches!(before, TokenClass::Dash | TokenClass::Edge) {
            return (Evidence::Signature, None);
        }
        let tokens = &frame.scan.passages[self.mention.passage].tokens;
        let opens = self.quote.token == frame.scan.passages[self.quote.passage].tokens.start;
        if its + 1 == mine && opens && frame.tags[tokens.end - 1] == TokenClass::Colon {
            return (Evidence::ColonLead, self.cue());
        }
        let me = Some(self.mention.speaker);
        if self.speaker(self.last[1]) == me && self.speaker(self.last[0]) != me {
            return (Evidence::Turn, self.cue());
        }
        (Evidence::Nearby, self.cue())
    }

    /// The cue of a mention in another sentence: that of the quote it was named for, if it was.
    fn cue(&self) -> Option<Span> {
        let named_for = self.last.into_iter().flatten();
        named_for
            .filter_map(|quote| self.given(quote))
            .next()
            .unwrap_or_else(|| self.subject.own_cue())
    }

    /// Returns the cue of an earlier quote, if that one was given to the same mention.
    fn given(&self, quote: QuoteId) -> Option<Option<Span>> {
        match self.found.get(quote.index())?.outcome {
            Outcome::Spoken { mention, cue, .. } if mention == self.id => Some(cue),
            _ => None,
        }
    }

    fn speaker(&self, quote: Option<QuoteId>) -> Option<SpeakerId> {
        self.found.get(quote?.index())?.outcome.speaker()
    }
}
