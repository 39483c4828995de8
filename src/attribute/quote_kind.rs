//! What kind of quote it is: speech or not, a sentence or a fragment.

use super::attribution::{Attribution, Outcome, QuoteKind};
use super::frame::Frame;
use super::quote_place::QuotePlace;
use super::token_class::TokenClass;
use crate::lexicon::Classes;
use crate::scan::{Closing, QuoteId, TokenKind};

/// Decides between unnamed speech and no speech, for a quote that was given to nobody.
///
/// Speech has a verb: `will “stay open until the tide turns”` is somebody's words, a `“quiet zone”`
/// is a term. A headline borrows words from its story however few they are: `Bridge ‘too low’`.
pub(super) fn without_speaker(frame: &Frame<'_>, id: QuoteId) -> Outcome {
    let shape = Shape::of(frame, id);
    let place = QuotePlace::of(frame, id);
    let wordy = shape.words >= 3 && (shape.verb || shape.words >= 8);
    let speech = match place {
        QuotePlace::Named | QuotePlace::Attribute => false,
        // “Mayday?” is no title, whatever its capitals.
        QuotePlace::Alone if shape.ended => return Outcome::Unnamed,
        QuotePlace::Alone => wordy,
        QuotePlace::Headline => wordy || (!shape.capital && shape.words > 1),
        QuotePlace::Sentence => wordy,
    };
    if speech && !shape.title {
        Outcome::Unnamed
    } else {
        Outcome::NotSpeech
    }
}

/// Returns what kind of quote it is, given who said it, and what was made of the quotes before.
pub(super) fn quote_kind(
    frame: &Frame<'_>,
    id: QuoteId,
    outcome: &Outcome,
    found: &[Attribution],
) -> QuoteKind {
    let shape = Shape::of(frame, id);
    match outcome {
        Outcome::NotSpeech if shape.title => QuoteKind::Title,
        Outcome::NotSpeech if QuotePlace::of(frame, id) == QuotePlace::Named => QuoteKind::Title,
        Outcome::NotSpeech => QuoteKind::Scare,
        _ if shape.sentence || resumes(frame, id, outcome, found) => QuoteKind::Direct,
        _ => QuoteKind::Partial,
    }
}

/// Returns whether a quote continues a sentence that the frame interrupted: `“It was open,” said
/// the guard, “and so was the safe.”`
fn resumes(frame: &Frame<'_>, id: QuoteId, outcome: &Outcome, found: &[Attribution]) -> bool {
    let quote = &frame.scan.quotes[id.index()];
    let sentence = frame.sentence_of(quote.passage, quote.token);
    let start = frame.scan.sentences[sentence].tokens.start;
    let tags = &frame.tags[start..quote.token];
    let Some(before) = tags.iter().rposition(|&tag| tag == TokenClass::Quote) else {
        return false;
    };
    let between = &tags[before + 1..];
    let interrupts = between.iter().any(|tag| tag.is_verb())
        && matches!(between.last(), Some(TokenClass::Comma | TokenClass::Dash));
    let TokenKind::Quote(first) = frame.scan.tokens[start + before].kind else {
        return false;
    };
    let first = &found[first.index()];
    interrupts && first.kind == QuoteKind::Direct && first.outcome.speaker() == outcome.speaker()
}

struct Shape {
    words: usize,
    verb: bool,
    capital: bool,
    /// Ends as a sentence does.
    ended: bool,
    /// Capitals throughout, as titles and names have.
    title: bool,
    /// Begins with a capital and ends as a sentence does, or stands as one.
    sentence: bool,
}

impl Shape {
    fn of(frame: &Frame<'_>, id: QuoteId) -> Shape {
        let quote = &frame.scan.quotes[id.index()];
        let inside = frame.scan.passages[quote.inside].tokens.clone();
        let (mut words, mut heavy, mut capitals) = (0, 0, 0);
        let mut verb = false;
        for at in inside.start..inside.end.min(inside.start + 40) {
            let token = &frame.scan.tokens[at];
            if matches!(token.kind, TokenKind::Sign(_) | TokenKind::Possessive) {
                continue;
            }
            words += 1;
            let tag = frame.tags[at];
            verb |= tag.is_verb() || tag == TokenClass::Auxiliary;
            let light = Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION;
            if !token.is(light) {
                heavy += 1;
                capitals += usize::from(token.is_capital());
            }
        }
        let content = frame.content(quote);
        let first = content.chars().find(|c| c.is_alphanumeric());
        let capital = first.is_some_and(|c| !c.is_lowercase());
        let ended = content.ends_with(['.', ',', '?', '!', '…', '—', '–', '-'])
            || quote.closing != Closing::Mark;
        let passage = &frame.scan.passages[quote.passage];
        let before = quote
            .token
            .checked_sub(1)
            .filter(|&t| t >= passage.tokens.start);
        let introduced = before.is_none_or(|t| {
            matches!(
                frame.tags[t],
                TokenClass::Colon | TokenClass::Comma | TokenClass::Stop
            )
        });
        Shape {
            words,
            verb,
            capital,
            ended,
            title: capital && heavy == capitals && words <= 9,
            sentence: capital && (ended || introduced) && (words > 2 || ended),
        }
    }
}
