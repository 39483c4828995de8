//! The words for what was found: the short ones of the machine formats, with the list of those that
//! a column may hold, and sentences for people.

use super::finding::SuppressionKind;
use super::rules::RULES;
use crate::attribute::{Evidence, QuoteKind};
use crate::compare::Note;
use crate::coref::SpeakerKind;
use crate::diff::ChangeKind;
use crate::document::BlockKind;
use crate::scan::Closing;
use crate::severity::Severity;
use crate::verify::{Crossing, SpeakerDoubt, Verdict};

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

/// Returns the word for the place where a finding was suppressed.
pub(super) fn suppression(kind: SuppressionKind) -> &'static str {
    match kind {
        SuppressionKind::Inline => "inline",
        SuppressionKind::Known => "known",
    }
}

/// The word for a paragraph of an interview, which is no quote.
pub(super) const TURN: &str = "turn";

/// Lists the words of the column `kind`.
pub(super) fn kinds() -> Vec<&'static str> {
    use QuoteKind::{Direct, Partial, Scare, Title};
    let quotes = [Direct, Partial, Scare, Title].map(kind);
    quotes.into_iter().chain([TURN]).collect()
}

/// Lists the words of the field `closing`.
pub(super) fn closings() -> Vec<&'static str> {
    use Closing::{Continued, Mark, Missing};
    [Mark, Continued, Missing].map(closing).to_vec()
}

/// Lists the words of the field `speaker_kind`.
pub(super) fn speaker_kinds() -> Vec<&'static str> {
    use SpeakerKind::{Collective, Document, Organization, Person, Role, Unresolved};
    let kinds = [Person, Role, Organization, Document, Collective, Unresolved];
    kinds.map(speaker_kind).to_vec()
}

/// Lists the words of the column `evidence`.
pub(super) fn evidence() -> Vec<&'static str> {
    Evidence::ALL
        .iter()
        .map(|evidence| evidence.name())
        .collect()
}

/// Lists the words of the field `block`.
pub(super) fn blocks() -> Vec<&'static str> {
    BlockKind::ALL.map(BlockKind::name).to_vec()
}

/// Lists what can happen to a quote.
pub(super) fn changes() -> Vec<&'static str> {
    ChangeKind::ALL.map(ChangeKind::name).to_vec()
}

/// Lists the severities, the lowest first.
pub(super) fn severities() -> Vec<&'static str> {
    Severity::ALL.map(Severity::name).to_vec()
}

/// Lists the notes on edits.
pub(super) fn notes() -> Vec<&'static str> {
    use Note::{
        Abbreviation, Bracket, Case, Compound, Contraction, Ellipsis, Encoding, Filler, Name,
        Negation, Number, NumberStyle, Pronoun, Punctuation, Spelling, Tense,
    };
    let notes = [
        Negation,
        Number,
        Name,
        Bracket,
        Ellipsis,
        Pronoun,
        Tense,
        Spelling,
        Contraction,
        Filler,
        NumberStyle,
        Abbreviation,
        Compound,
        Case,
        Punctuation,
        Encoding,
    ];
    notes.map(Note::name).to_vec()
}

/// Lists why it may be unknown whether the speaker is the same.
pub(super) fn speaker_doubts() -> Vec<&'static str> {
    SpeakerDoubt::ALL.map(SpeakerDoubt::name).to_vec()
}

/// Lists the verdicts, the best first.
pub(super) fn verdicts() -> Vec<&'static str> {
    Verdict::ALL.map(Verdict::name).to_vec()
}

/// Lists what a marked cut can go over.
pub(super) fn crossings() -> Vec<&'static str> {
    use Crossing::{Antecedent, Sentence, Turn};
    [Sentence, Antecedent, Turn].map(Crossing::name).to_vec()
}

/// Lists the rules that a finding can break.
pub(super) fn rules() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.id).collect()
}

/// Lists the places where a finding can be suppressed.
pub(super) fn suppressions() -> Vec<&'static str> {
    use SuppressionKind::{Inline, Known};
    [Inline, Known].map(suppression).to_vec()
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
        Evidence::Signature => "the name signs the quote, after a dash",
        Evidence::Label => "the name labels the line, as in a transcript",
        Evidence::SameParagraph => "this speaker already has a quote in the paragraph",
        Evidence::Continuation => "it continues the quote of the paragraph before",
        Evidence::Turn => "the speakers take turns, and it is this one's",
        Evidence::Nearby => "this is the likeliest name nearby; no verb links the two",
    }
}

/// Lists fields of the input on one line: `desk: City · date: 2026-03-01`.
pub(super) fn kept(fields: &[(&str, Option<&str>)]) -> Option<String> {
    let fields = fields.iter();
    let found = fields.filter_map(|(name, value)| Some(format!("{name}: {}", (*value)?)));
    let found: Vec<String> = found.collect();
    (!found.is_empty()).then(|| found.join(" · "))
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
