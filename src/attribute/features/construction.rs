//! Constructions that turn the usual order of speaker, verb and words about.

use crate::attribute::frame::{Frame, NextVerb};
use crate::attribute::token_class::TokenClass;
use crate::lexicon::WordLists;
use crate::mention::Mention;
use crate::scan::Quote;

/// How long a paragraph may be, in tokens, to be a signature: `— Dana Whitlock, commissioner`.
const SIGNATURE: usize = 14;

/// What a mention is to a passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Passive {
    None,
    /// `The minister was accused`
    Object,
    /// `accused by the auditors`
    Agent,
    /// After “by”, without a verb: `a report by the auditors`
    ByNoun,
}

/// Returns what a mention is to a passive.
pub(crate) fn passive(frame: &Frame<'_>, mention: &Mention, verb: NextVerb) -> Passive {
    let start = frame.scan.sentences[mention.sentence].tokens.start;
    let by = mention.tokens.start.checked_sub(1).filter(|&t| t >= start);
    if by.is_some_and(|by| frame.tags[by] == TokenClass::By) {
        let near = start.max(mention.tokens.start.saturating_sub(5));
        let done = frame.tags[near..mention.tokens.start]
            .iter()
            .any(|tag| tag.is_verb());
        return if done {
            Passive::Agent
        } else {
            Passive::ByNoun
        };
    }
    if !verb.tag.is_some_and(TokenClass::is_verb) {
        return Passive::None;
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
    let is_passive = at > mention.tokens.end
        && frame.scan.tokens[at - 1].is_listed(WordLists::BE)
        && !is_ing(frame, verb);
    if is_passive {
        Passive::Object
    } else {
        Passive::None
    }
}

fn is_ing(frame: &Frame<'_>, verb: NextVerb) -> bool {
    frame.words(verb.token()).ends_with("ing")
}

/// Whether a mention stands behind its verb: `said Fowler`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Inversion {
    None,
    /// Behind another verb of speech.
    OtherCue,
    /// Behind the nearest cue before the quote.
    CueBefore,
    /// Behind the nearest cue after the quote.
    CueAfter,
}

/// Returns whether a mention stands behind its verb.
pub(crate) fn inverted(
    frame: &Frame<'_>,
    mention: &Mention,
    cue_before: Option<usize>,
    cue_after: Option<usize>,
) -> Inversion {
    let start = frame.scan.sentences[mention.sentence].tokens.start;
    let Some(verb) = mention.tokens.start.checked_sub(1).filter(|&t| t >= start) else {
        return Inversion::None;
    };
    if !frame.tags[verb].is_cue() {
        return Inversion::None;
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
        return Inversion::None;
    }
    match verb {
        verb if cue_before == Some(verb) => Inversion::CueBefore,
        verb if cue_after == Some(verb) => Inversion::CueAfter,
        _ => Inversion::OtherCue,
    }
}

/// The longest clause that is looked for between two commas, in tokens.
const INSERTED: usize = 8;

/// Where a mention stands to a reporting clause between commas: `The captains, said Ms Park, were “asleep”`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum InsertedClause {
    None,
    /// In the clause: `Ms Park`.
    Inside,
    /// Before it: `The captains`.
    Before,
}

/// Returns where a mention before the quote stands to a reporting clause between commas.
pub(crate) fn inserted(frame: &Frame<'_>, mention: &Mention, quote: usize) -> InsertedClause {
    let tokens = &frame.scan.sentences[mention.sentence].tokens;
    let tag = |at: usize| match tokens.contains(&at) && at < quote {
        true => frame.tags[at],
        false => TokenClass::Edge,
    };
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    if end > quote {
        return InsertedClause::None;
    }
    let before = |back: usize| start.checked_sub(back).map_or(TokenClass::Edge, tag);
    let verb_first =
        before(2) == TokenClass::Comma && before(1).is_cue() && tag(end) == TokenClass::Comma;
    let verb_last =
        before(1) == TokenClass::Comma && tag(end).is_cue() && tag(end + 1) == TokenClass::Comma;
    if verb_first || verb_last {
        return InsertedClause::Inside;
    }
    if tag(end) != TokenClass::Comma {
        return InsertedClause::None;
    }
    let closing = (end + 2..=end + INSERTED).find(|&at| tag(at) == TokenClass::Comma);
    let reports = |closing: usize| tag(end + 1).is_cue() || tag(closing - 1).is_cue();
    if closing.is_some_and(reports) {
        InsertedClause::Before
    } else {
        InsertedClause::None
    }
}

/// Whether a mention signs the quote above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Signature {
    None,
    /// A short line without a verb begins with it.
    Line,
    /// A dash leads it in: `— Dana Whitlock, commissioner`.
    Dash,
}

/// Returns whether a mention signs the quote above it.
pub(crate) fn signature(frame: &Frame<'_>, mention: &Mention) -> Signature {
    let tokens = frame.scan.passages[mention.passage].tokens.clone();
    // Checked first: a paragraph may begin with thousands of dashes, and name as many people.
    if tokens.len() > SIGNATURE {
        return Signature::None;
    }
    let Some(before) = frame.tags.get(tokens.start..mention.tokens.start) else {
        return Signature::None;
    };
    let dashes = before.iter().all(|&tag| tag == TokenClass::Dash);
    let verbless = || {
        let mut tags = frame.tags[tokens.clone()].iter();
        tags.all(|&tag| !tag.is_verb() && tag != TokenClass::Auxiliary && tag != TokenClass::Quote)
    };
    if !dashes || !verbless() {
        return Signature::None;
    }
    if before.is_empty() {
        Signature::Line
    } else {
        Signature::Dash
    }
}

/// Whether a colon ends the paragraph before the quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ColonIntroduction {
    None,
    /// It does.
    OfQuote,
    /// It does, and the candidate stands there.
    OfSpeaker,
}

/// Returns whether the paragraph before a quote leads up to it with a colon, or a dash.
pub(crate) fn colon_introduction(frame: &Frame<'_>, quote: &Quote) -> Option<usize> {
    let passage = &frame.scan.passages[quote.passage];
    if passage.inside.is_some() || quote.token != passage.tokens.start {
        return None;
    }
    let before = frame.paragraph_of(quote.passage).checked_sub(1)?;
    let before = frame.paragraph(before)?;
    let last = frame.scan.passages[before].tokens.clone().next_back()?;
    (frame.tags[last] == TokenClass::Colon).then_some(before)
}
