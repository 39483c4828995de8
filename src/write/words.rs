//! The words for what was found: the short ones of the machine formats, and sentences for people.

use crate::attribute::{Evidence, QuoteKind};
use crate::mention::SpeakerKind;
use crate::scan::Closing;

/// Returns the `kind` column's word.
pub(super) fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Scare => "scare",
        QuoteKind::Title => "title",
    }
}

/// Returns the `closing` field's word.
pub(super) fn closing(closing: Closing) -> &'static str {
    match closing {
        Closing::Mark => "mark",
        Closing::Continued => "continued",
        Closing::Missing => "missing",
    }
}

/// Returns the `speaker_kind` field's word.
pub(super) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Role => "role",
        SpeakerKind::Organization => "organization",
        SpeakerKind::Document => "document",
        SpeakerKind::Collective => "collective",
        SpeakerKind::Unresolved => "unresolved",
    }
}

/// Says why a quote was given to its speaker, as the end of "This speaker, because …".
pub(super) fn reason(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::QuoteVerbName => "the verb and then the name follow the quote",
        Evidence::QuoteNameVerb => "the name and then the verb follow the quote",
        Evidence::NameVerbQuote => "the name stands before the verb and the quote",
        Evidence::VerbNameQuote => "the verb and then the name stand before the quote",
        Evidence::AccordingTo => "“according to” or the like names the source",
        Evidence::ColonLead => "the words before the colon name who speaks",
        Evidence::PassiveAgent => "“by” and the name follow a verb in the passive",
        Evidence::Signature => "the name signs the quote, behind a dash",
        Evidence::Label => "the name labels the line, as in a transcript",
        Evidence::SameParagraph => "this speaker already has a quote in the paragraph",
        Evidence::Continuation => "it goes on with the quote of the paragraph before",
        Evidence::Turn => "the speakers take turns, and it is this one's",
        Evidence::Nearby => "this is the likeliest name nearby; no verb links the two",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_evidence_has_a_reason_of_its_own() {
        let mut reasons: Vec<_> = Evidence::ALL.iter().map(|e| reason(*e)).collect();
        reasons.sort_unstable();
        reasons.dedup();
        assert_eq!(reasons.len(), Evidence::ALL.len());
    }
}
