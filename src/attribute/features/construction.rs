//! Constructions that turn the usual order of speaker, verb and words about.

use crate::attribute::frame::{Frame, NextVerb};
use crate::attribute::token_class::TokenClass;
use crate::lexicon::WordLists;
use crate::mention::Mention;
use crate::scan::Quote;

/// How long a paragraph may be, in tokens, to be a signature: `— Dana Whitlock, commissioner`.
const SIGNATURE: usize = 14;

/// Returns whether a mention is the object or the agent of a passive: 1 for `The minister was accused`, 2 for the agent in
/// `accused by the auditors`.
pub(crate) fn passive(frame: &Frame<'_>, mention: &Mention, verb: NextVerb) -> u8 {
    let start = frame.scan.sentences[mention.sentence].tokens.start;
    let by = mention.tokens.start.checked_sub(1).filter(|&t| t >= start);
    if by.is_some_and(|by| frame.tags[by] == TokenClass::By) {
        let near = start.max(mention.tokens.start.saturating_sub(5));
        let done = frame.tags[near..mention.tokens.start]
            .iter()
            .any(|tag| tag.is_verb());
        return if done { 2 } else { 3 };
    }
    if !verb.tag.is_some_and(TokenClass::is_verb) {
        return 0;
    }
    let mut at = verb.token();
    while at > mention.tokens.end
        && matches!(
            frame.tags[at - 1],
            TokenClass::Adverb | TokenClass::Negation
        )
    {
        at -= 1;
    }
    let passive = at > mention.tokens.end
        && frame.scan.tokens[at - 1].is_listed(WordLists::BE)
        && !is_ing(frame, verb);
    u8::from(passive)
}

fn is_ing(frame: &Frame<'_>, verb: NextVerb) -> bool {
    frame.words(verb.token()).ends_with("ing")
}

/// Returns whether a mention stands behind its verb, `said Fowler`: 1, or 2 and 3 where that verb is
/// the nearest cue before and behind the quote.
pub(crate) fn inverted(
    frame: &Frame<'_>,
    mention: &Mention,
    cue_before: Option<usize>,
    cue_after: Option<usize>,
) -> u8 {
    let start = frame.scan.sentences[mention.sentence].tokens.start;
    let Some(verb) = mention.tokens.start.checked_sub(1).filter(|&t| t >= start) else {
        return 0;
    };
    if !frame.tags[verb].is_cue() {
        return 0;
    }
    let before = match verb.checked_sub(1).filter(|&t| t >= start) {
        None => TokenClass::Edge,
        Some(token) => frame.tags[token],
    };
    // `Ms Park told Fowler`: the verb has a subject of its own.
    if !matches!(
        before,
        TokenClass::Edge
            | TokenClass::Quote
            | TokenClass::Comma
            | TokenClass::Stop
            | TokenClass::Dash
    ) {
        return 0;
    }
    match verb {
        verb if cue_before == Some(verb) => 2,
        verb if cue_after == Some(verb) => 3,
        _ => 1,
    }
}

/// The longest clause that is looked for between two commas, in tokens.
const INSERTED: usize = 8;

/// Returns whether a reporting clause between commas parts a sentence, and on which side of its first
/// comma a mention before the quote stands: in `The captains, said Ms Park, were “asleep”` 1 for
/// `Ms Park`, 2 for `The captains`.
pub(crate) fn inserted(frame: &Frame<'_>, mention: &Mention, quote: usize) -> u8 {
    let tokens = &frame.scan.sentences[mention.sentence].tokens;
    let tag = |at: usize| match tokens.contains(&at) && at < quote {
        true => frame.tags[at],
        false => TokenClass::Edge,
    };
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    if end > quote {
        return 0;
    }
    let before = |back: usize| start.checked_sub(back).map_or(TokenClass::Edge, tag);
    let verb_first =
        before(2) == TokenClass::Comma && before(1).is_cue() && tag(end) == TokenClass::Comma;
    let verb_last =
        before(1) == TokenClass::Comma && tag(end).is_cue() && tag(end + 1) == TokenClass::Comma;
    if verb_first || verb_last {
        return 1;
    }
    if tag(end) != TokenClass::Comma {
        return 0;
    }
    let closing = (end + 2..=end + INSERTED).find(|&at| tag(at) == TokenClass::Comma);
    let reports = |closing: usize| tag(end + 1).is_cue() || tag(closing - 1).is_cue();
    2 * u8::from(closing.is_some_and(reports))
}

/// Returns whether a mention signs the quote above it: 1 for a short line without a verb that begins
/// with the mention, 2 where a dash leads it in.
pub(crate) fn signature(frame: &Frame<'_>, mention: &Mention) -> u8 {
    let tokens = frame.scan.passages[mention.passage].tokens.clone();
    // Checked first: a paragraph may begin with thousands of dashes, and name as many people.
    if tokens.len() > SIGNATURE {
        return 0;
    }
    let Some(before) = frame.tags.get(tokens.start..mention.tokens.start) else {
        return 0;
    };
    let dashes = before.iter().all(|&tag| tag == TokenClass::Dash);
    let verbless = || {
        let mut tags = frame.tags[tokens.clone()].iter();
        tags.all(|&tag| !tag.is_verb() && tag != TokenClass::Auxiliary && tag != TokenClass::Quote)
    };
    if !dashes || !verbless() {
        return 0;
    }
    1 + u8::from(!before.is_empty())
}

/// Returns whether the paragraph before a quote leads up to it with a colon, or a dash.
pub(crate) fn lead(frame: &Frame<'_>, quote: &Quote) -> Option<usize> {
    let passage = &frame.scan.passages[quote.passage];
    if passage.inside.is_some() || quote.token != passage.tokens.start {
        return None;
    }
    let before = frame.paragraph_of(quote.passage).checked_sub(1)?;
    let before = frame.paragraph(before)?;
    let last = frame.scan.passages[before].tokens.clone().next_back()?;
    (frame.tags[last] == TokenClass::Colon).then_some(before)
}
