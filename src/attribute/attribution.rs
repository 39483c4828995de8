//! The answer to a quote: who said it, what kind of quote it is, and the pattern seen on the page.

use crate::mention::{MentionId, SpeakerId};
use crate::text::Span;

/// What a quote is, and who said it.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Who said it.
    pub outcome: Outcome,
    /// What kind of quote it is.
    pub kind: QuoteKind,
    /// How likely the printed speaker is right, from 0 to 1; without a name to print, the mention. Where
    /// nobody speaks it orders answers and is not calibrated.
    pub confidence: f32,
    /// The best mention of somebody else, for `--explain`.
    pub runner_up: Option<MentionId>,
}

impl Attribution {
    /// Returns the confidence as it is printed and compared with `--min-confidence`: in ten-thousandths. A number that
    /// is not one counts as 0.
    pub(crate) fn printed_confidence(&self) -> f64 {
        let rounded = (f64::from(self.confidence) * 10_000.0).round() / 10_000.0;
        if rounded.is_nan() {
            0.0
        } else {
            rounded.clamp(0.0, 1.0)
        }
    }
}

/// Who said a quote.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// The story says whose words these are.
    Spoken {
        /// Who.
        speaker: SpeakerId,
        /// The words that name the speaker here.
        mention: MentionId,
        /// The reporting verb or phrase.
        cue: Option<Span>,
        /// The pattern seen on the page.
        evidence: Evidence,
    },
    /// Words that were spoken or written, and the story does not say by whom.
    Unnamed,
    /// Not speech: a title, a nickname, a term, a scare quote.
    NotSpeech,
}

impl Outcome {
    /// Returns who said it, if the story says so.
    pub fn speaker(&self) -> Option<SpeakerId> {
        match self {
            Outcome::Spoken { speaker, .. } => Some(*speaker),
            Outcome::Unnamed | Outcome::NotSpeech => None,
        }
    }
}

/// What kind of quote it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// A sentence or more of somebody's words.
    Direct,
    /// A fragment inside a sentence of the story.
    Partial,
    /// Words held at arm's length.
    Scare,
    /// The title of a work, or a name.
    Title,
}

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
