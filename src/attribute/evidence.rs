//! Why a quote was given to a speaker: the pattern seen on the page.

use super::frame::NextVerb;
use super::question::Asker;
use super::tag::Tag;
use crate::mention::{Mention, MentionId};
use crate::scan::{Quote, QuoteId};
use crate::text::Span;

/// The pattern that linked a quote to a speaker, named by the order on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// “It is temporary,” said Ms Park.
    QuoteVerbName,
    /// “It is temporary,” Ms Park said.
    QuoteNameVerb,
    /// Ms Park said: “It is temporary.”
    NameVerbQuote,
    /// Said Ms Park: “It is temporary.”
    VerbNameQuote,
    /// According to the trust, captains “refuse to sail”.
    AccordingTo,
    /// And this from Mayor Teresa Lund: “The harbour opens on Monday.”
    ColonLead,
    /// The minister was accused by the auditors of “reckless disregard”.
    PassiveAgent,
    /// “It shows.” — Commissioner Dana Whitlock
    Signature,
    /// PARK: “It is temporary.”
    Label,
    /// “It is temporary,” Ms Park said. “We will reopen.”
    SameParagraph,
    /// “We will count again. ⏎ “It will not change the result.”
    Continuation,
    /// “And then?” ⏎ “Then I called the police.”
    Turn,
    /// Ms Park took questions for an hour. ⏎ “We will reopen.”
    Nearby,
}

impl Evidence {
    /// Every pattern, in the order of the docs.
    pub const ALL: &[Evidence] = &[
        Evidence::QuoteVerbName,
        Evidence::QuoteNameVerb,
        Evidence::NameVerbQuote,
        Evidence::VerbNameQuote,
        Evidence::AccordingTo,
        Evidence::ColonLead,
        Evidence::PassiveAgent,
        Evidence::Signature,
        Evidence::Label,
        Evidence::SameParagraph,
        Evidence::Continuation,
        Evidence::Turn,
        Evidence::Nearby,
    ];

    /// Returns the word for it in every output format.
    pub fn name(self) -> &'static str {
        match self {
            Evidence::QuoteVerbName => "quote-verb-name",
            Evidence::QuoteNameVerb => "quote-name-verb",
            Evidence::NameVerbQuote => "name-verb-quote",
            Evidence::VerbNameQuote => "verb-name-quote",
            Evidence::AccordingTo => "according-to",
            Evidence::ColonLead => "colon-lead",
            Evidence::PassiveAgent => "passive-agent",
            Evidence::Signature => "signature",
            Evidence::Label => "label",
            Evidence::SameParagraph => "same-paragraph",
            Evidence::Continuation => "continuation",
            Evidence::Turn => "turn",
            Evidence::Nearby => "nearby",
        }
    }
}

/// Names the pattern that links a quote to a mention, and the cue in it.
pub(super) fn evidence(
    asker: &Asker<'_>,
    id: QuoteId,
    mention: MentionId,
    verb: NextVerb,
) -> (Evidence, Option<Span>) {
    let frame = &asker.frame;
    let quote = &frame.scan.quotes[id.index()];
    let m = frame.mention(mention);
    let link = Link {
        asker,
        quote,
        mention: m,
        verb,
    };
    if frame.scan.passages[m.passage].inside == Some(id) {
        return (Evidence::Label, None);
    }
    let before = quote
        .continues
        .and_then(|q| asker.memory.answers[q.index()]);
    if before == Some(Some(mention)) {
        return (Evidence::Continuation, link.cue());
    }
    let sentence = frame.sentence_of(quote.passage, quote.token);
    if m.passage == quote.passage && m.sentence == sentence {
        return link.same_sentence();
    }
    link.apart(asker.memory.last)
}

/// A quote, the mention it was given to, and the verb behind that.
struct Link<'l, 'a> {
    asker: &'l Asker<'a>,
    quote: &'l Quote,
    mention: &'l Mention,
    verb: NextVerb,
}

impl Link<'_, '_> {
    fn tag_before(&self, back: usize) -> Tag {
        let m = self.mention;
        let first = self.asker.frame.scan.sentences[m.sentence].tokens.start;
        match m.tokens.start.checked_sub(back).filter(|&t| t >= first) {
            Some(token) => self.asker.frame.tags[token],
            None => Tag::Edge,
        }
    }

    fn span_before(&self, back: usize) -> Span {
        self.asker.frame.span(self.mention.tokens.start - back)
    }

    /// The verb that the mention is the subject of, if it can carry speech.
    fn cue(&self) -> Option<Span> {
        let speaks = self.verb.tag.is_some_and(Tag::is_cue);
        speaks.then(|| self.asker.frame.span(self.verb.token))
    }

    /// The verb right before the mention, adverbs and the like aside: `said Ms Park`,
    /// `said yesterday the minister`.
    fn verb_in_front(&self) -> Option<Span> {
        (1..=2)
            .find(|&back| self.tag_before(back).is_cue())
            .and_then(|back| {
                let near = back == 1 || matches!(self.tag_before(1), Tag::Adverb | Tag::Time);
                near.then(|| self.span_before(back))
            })
    }

    fn same_sentence(&self) -> (Evidence, Option<Span>) {
        let frame = &self.asker.frame;
        if self.tag_before(1) == Tag::To && self.tag_before(2) == Tag::According {
            let cue = self.span_before(2).cover(self.span_before(1));
            return (Evidence::AccordingTo, Some(cue));
        }
        let (start, end) = (self.mention.tokens.start, self.mention.tokens.end);
        let quote = self.quote.token;
        let verb = self
            .verb
            .tag
            .filter(|t| t.is_verb())
            .map(|_| self.verb.token);
        if start > quote {
            return match (self.verb_in_front(), verb) {
                (Some(cue), _) => (Evidence::QuoteVerbName, Some(cue)),
                (None, Some(verb)) => (Evidence::QuoteNameVerb, Some(frame.span(verb))),
                _ if self.tag_before(1) == Tag::Dash => (Evidence::Signature, None),
                _ => (Evidence::QuoteVerbName, None),
            };
        }
        if self.tag_before(1) == Tag::By && self.tag_before(2).is_verb() {
            return (Evidence::PassiveAgent, Some(self.span_before(2)));
        }
        if let Some(cue) = self.verb_in_front()
            && verb.is_none_or(|v| !frame.tags[v].is_cue())
        {
            return (Evidence::VerbNameQuote, Some(cue));
        }
        let nearest = frame
            .cue_before(self.sentence(), quote)
            .filter(|&cue| cue >= end);
        match verb.filter(|&v| v < quote) {
            Some(verb) if frame.tags[verb].is_cue() => {
                (Evidence::NameVerbQuote, Some(frame.span(verb)))
            }
            verb => match nearest.or(verb) {
                Some(cue) => (Evidence::NameVerbQuote, Some(frame.span(cue))),
                None if self.verb.tag == Some(Tag::Colon) => (Evidence::ColonLead, None),
                None => (Evidence::NameVerbQuote, None),
            },
        }
    }

    fn sentence(&self) -> usize {
        self.asker
            .frame
            .sentence_of(self.quote.passage, self.quote.token)
    }

    /// The mention stands in another sentence.
    fn apart(&self, last: [Option<QuoteId>; 2]) -> (Evidence, Option<Span>) {
        let frame = &self.asker.frame;
        let paragraph = |passage: usize| frame.paragraph_of[passage];
        let (mine, its) = (
            paragraph(self.quote.passage),
            paragraph(self.mention.passage),
        );
        let cue = self.cue();
        if mine == its {
            let after = self.mention.tokens.start > self.quote.token;
            if after && self.tag_before(1) == Tag::Dash {
                return (Evidence::Signature, None);
            }
            return (Evidence::SameParagraph, cue);
        }
        if its == mine + 1 && matches!(self.tag_before(1), Tag::Dash | Tag::Edge) {
            return (Evidence::Signature, None);
        }
        let tokens = &frame.scan.passages[self.mention.passage].tokens;
        let opens = self.quote.token == frame.scan.passages[self.quote.passage].tokens.start;
        if its + 1 == mine && opens && frame.tags[tokens.end - 1] == Tag::Colon {
            return (Evidence::ColonLead, cue);
        }
        let speaker = |q: Option<QuoteId>| {
            let answer = self.asker.memory.answers[q?.index()]??;
            Some(frame.mention(answer).speaker)
        };
        let me = Some(self.mention.speaker);
        if speaker(last[1]) == me && speaker(last[0]) != me {
            return (Evidence::Turn, cue);
        }
        (Evidence::Nearby, cue)
    }
}
