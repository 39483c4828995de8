//! The link from quote to speaker: candidates, features, a score, one outcome a quote.

mod evidence;

pub use evidence::Evidence;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::{Cast, MentionId, SpeakerId};
use crate::scan::Scan;
use crate::text::Span;

/// What a quote is, and who said it.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Who said it.
    pub outcome: Outcome,
    /// What sort of quote it is.
    pub kind: QuoteKind,
    /// How sure the outcome is, from 0 to 1.
    pub confidence: f32,
    /// The mention that came second, for `--explain`.
    pub runner_up: Option<MentionId>,
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

/// What sort of quote it is.
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

/// Attributes every quote of a scanned document: one [`Attribution`] a quote, in the same order.
pub fn attribute(
    _document: &Document,
    scan: &Scan,
    _cast: &Cast,
    _lexicon: &Lexicon,
) -> Vec<Attribution> {
    scan.quotes
        .iter()
        .map(|_| Attribution {
            outcome: Outcome::Unnamed,
            kind: QuoteKind::Direct,
            confidence: 0.0,
            runner_up: None,
        })
        .collect()
}
