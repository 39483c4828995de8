//! Features of the quote alone: its words, what stands beside it, its cues, its paragraph.

use super::construction::{self, ColonIntroduction};
use super::keyword;
use super::schema::{COUNT, Feature, Row};
use super::story::StoryFacts;
use crate::attribute::frame::Frame;
use crate::attribute::token_class::TokenClass;
use crate::lexicon::Classes;
use crate::rank::{capped, log_scale};
use crate::scan::{Closing, Quote, QuoteId, TokenKind};

/// Returns the features of the quote alone, which every row of its instance shares; `last` is the quote before.
pub(super) fn quote_row(story: &StoryFacts<'_>, last: Option<QuoteId>, id: QuoteId) -> Row {
    let mut row = [0; COUNT];
    let frame = &story.frame;
    let quote = &frame.scan.quotes[id.index()];
    let passage = &frame.scan.passages[quote.passage];
    let sentence = frame.sentence_of(quote.passage, quote.token);
    let tokens = &frame.scan.sentences[sentence].tokens;
    let mut set = |feature: Feature, value: u8| row[feature as usize] = value;

    content_features(frame, id, &mut set);
    set(Feature::Depth, quote.depth.min(3));
    set(
        Feature::Closing,
        match quote.closing {
            Closing::Mark => QuoteEnd::Mark,
            Closing::Continued => QuoteEnd::Continued,
            Closing::Missing => QuoteEnd::Missing,
        } as u8,
    );
    let left = |back: usize| {
        if quote.token < passage.tokens.start + back {
            TokenClass::Edge
        } else {
            frame.before(quote.passage, sentence, quote.token - back + 1)
        }
    };
    set(Feature::Left, left(1) as u8);
    set(Feature::Left2, left(2) as u8);
    set(Feature::Left3, left(3) as u8);
    let keyword = |token: Option<usize>| {
        let inside = token.filter(|t| passage.tokens.contains(t));
        inside.map_or(0, |t| keyword::keyword(&frame.scan.tokens[t]))
    };
    set(Feature::LeftWord, keyword(quote.token.checked_sub(1)));
    set(Feature::LeftWord2, keyword(quote.token.checked_sub(2)));
    set(Feature::RightWord, keyword(Some(quote.token + 1)));
    set(Feature::Repeated, story.repeated[id.index()]);
    let marked = story.marked[quote.passage] as usize * 16 / passage.span.len().max(1);
    set(Feature::MarkedShare, marked.min(16) as u8);
    let paragraph = frame.paragraph_of_story(quote.passage);
    set(Feature::ParagraphNumber, capped(paragraph, 7));
    set(
        Feature::Right,
        frame.after(quote.passage, sentence, quote.token + 1) as u8,
    );
    set(
        Feature::Right2,
        frame.after(quote.passage, sentence, quote.token + 2) as u8,
    );
    let starts = quote.token == passage.tokens.start;
    let ends = quote.token + 1 == passage.tokens.end;
    set(Feature::ParagraphStart, u8::from(starts));
    set(Feature::ParagraphEnd, u8::from(ends));
    set(Feature::Alone, u8::from(starts && ends));
    let quotes = |from: usize, to: usize| {
        let tags = &frame.tags[from..to];
        capped(tags.iter().filter(|t| **t == TokenClass::Quote).count(), 5)
    };
    let near = tokens.start.max(quote.token.saturating_sub(60));
    set(Feature::QuotesBefore, quotes(near, quote.token));
    let far = tokens.end.min(quote.token + 60);
    set(
        Feature::QuotesAfter,
        quotes(quote.token + 1, far.max(quote.token + 1)),
    );

    cue_features(frame, quote, &mut set);
    since_last(frame, quote, last, &mut set);
    row
}

/// Sets what the quoted words look like.
fn content_features(frame: &Frame<'_>, id: QuoteId, set: &mut impl FnMut(Feature, u8)) {
    let quote = &frame.scan.quotes[id.index()];
    let inside = &frame.scan.passages[quote.inside];
    // The first words tell; a speech of an hour is not read to its end for a feature.
    let until = inside.tokens.end.min(inside.tokens.start + 80);
    let tokens = &frame.scan.tokens[inside.tokens.start..until];
    let (mut words, mut capitals, mut long) = (0usize, 0usize, 0usize);
    let mut classes = Classes::NONE;
    let mut verb = false;
    for (token, tag) in tokens.iter().zip(&frame.tags[inside.tokens.start..until]) {
        if matches!(token.kind, TokenKind::Sign(_) | TokenKind::Possessive) {
            continue;
        }
        words += 1;
        let small = Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION;
        if !token.is(small) {
            long += 1;
            capitals += usize::from(token.is_capital());
        }
        classes |= token.word.classes;
        verb |= tag.is_verb() || matches!(tag, TokenClass::Auxiliary);
    }
    if let Some(first) = frame.tags[inside.tokens.start..until].first() {
        set(Feature::Opens, *first as u8);
    }
    let content = frame.content(quote);
    let first = content.chars().find(|c| c.is_alphanumeric());
    set(Feature::Words, log_scale(words));
    set(
        Feature::Capital,
        match first {
            Some(c) if c.is_uppercase() => FirstLetter::Capital,
            Some(c) if c.is_numeric() => FirstLetter::Digit,
            _ => FirstLetter::Small,
        } as u8,
    );
    set(Feature::LastSign, LastSign::of(content) as u8);
    set(Feature::CapitalShare, (capitals * 8 / long.max(1)) as u8);
    let (mut first_person, mut second_person) = (false, false);
    for token in tokens {
        if token.is(Classes::SPEECH_PERSON) {
            let word = &frame.text[token.span];
            let you = word.len() >= 3 && word.as_bytes()[..3].eq_ignore_ascii_case(b"you");
            first_person |= !you;
            second_person |= you;
        }
    }
    set(Feature::HasFirstPerson, u8::from(first_person));
    set(Feature::HasSecondPerson, u8::from(second_person));
    set(
        Feature::HasVerb,
        u8::from(verb) + u8::from(classes.any(Classes::AUXILIARY)),
    );
}

/// Sets the cues of the quote's sentence, and the colon that leads up to it.
fn cue_features(frame: &Frame<'_>, quote: &Quote, set: &mut impl FnMut(Feature, u8)) {
    let sentence = frame.sentence_of(quote.passage, quote.token);
    set(
        Feature::ColonIntroduction,
        match construction::colon_introduction(frame, quote) {
            Some(_) => ColonIntroduction::OfQuote,
            None => ColonIntroduction::None,
        } as u8,
    );
    if let Some(cue) = frame.cue_before(sentence, quote.token) {
        set(Feature::CueBefore, frame.tags[cue] as u8);
        set(Feature::CueBeforeDistance, log_scale(quote.token - cue));
        let before = frame.before(quote.passage, sentence, cue);
        set(Feature::CueBeforePrevious, before as u8);
    }
    if let Some(cue) = frame.cue_after(sentence, quote.token) {
        set(Feature::CueAfter, frame.tags[cue] as u8);
        set(Feature::CueAfterDistance, log_scale(cue - quote.token));
        let before = frame.before(quote.passage, sentence, cue);
        set(Feature::CueAfterPrevious, before as u8);
    }
}

/// Sets what lies between the quote and the one before.
fn since_last(
    frame: &Frame<'_>,
    quote: &Quote,
    last: Option<QuoteId>,
    set: &mut impl FnMut(Feature, u8),
) {
    let sentence = frame.sentence_of(quote.passage, quote.token);
    if let Some(last) = last {
        let previous = &frame.scan.quotes[last.index()];
        let apart = frame.paragraph_of(quote.passage) - frame.paragraph_of(previous.passage);
        set(Feature::ParagraphsSinceQuote, 1 + capped(apart, 6));
        set(
            Feature::PreviousSign,
            1 + LastSign::of(frame.content(previous)) as u8,
        );
        if apart == 0 {
            let before = frame.sentence_of(previous.passage, previous.token);
            set(
                Feature::SentencesSinceQuote,
                1 + capped(sentence.abs_diff(before), 6),
            );
        }
    }
}

/// What the first letter or digit of a quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum FirstLetter {
    Small,
    Digit,
    Capital,
}

/// How a quote ends.
#[repr(u8)]
enum QuoteEnd {
    Mark,
    Continued,
    Missing,
}

/// The sign that a quote ends with.
#[repr(u8)]
enum LastSign {
    None,
    Comma,
    Stop,
    Question,
    Exclamation,
    Break,
    Colon,
}

impl LastSign {
    fn of(content: &str) -> LastSign {
        match content.chars().next_back() {
            Some(',') => LastSign::Comma,
            Some('.') => LastSign::Stop,
            Some('?') => LastSign::Question,
            Some('!') => LastSign::Exclamation,
            Some('…' | '-' | '—' | '–') => LastSign::Break,
            Some(':' | ';') => LastSign::Colon,
            _ => LastSign::None,
        }
    }
}

#[cfg(test)]
pub(super) mod sentences {
    use super::*;

    crate::attribute::features::tests::sentences! {
        CueBefore: "“Never!”" "" = TokenClass::Edge, "She said it was “a sieve”." "She" = TokenClass::Say;
        CueBeforeDistance: "“Never!”" "" = 0, "She said it was “a sieve”." "She" = 3;
        CueBeforePrevious: "“Never!”" "" = TokenClass::Edge, "She said it was “a sieve”." "She" = TokenClass::Pronoun;
        CueAfter: "“Never!”" "" = TokenClass::Edge, "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Say;
        CueAfterDistance: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        CueAfterPrevious: "“Never!”" "" = TokenClass::Edge, "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Quote;
        Words: "“Never!”" "" = 1, "Ida Holm put it like this:\n\n“It leaks.”" "" = 2;
        Capital:
            "It was “a sieve”." "" = FirstLetter::Small,
            "It had “9 holes”." "" = FirstLetter::Digit,
            "“Never!”" "" = FirstLetter::Capital;
        LastSign:
            "It was “a sieve”." "" = LastSign::None,
            "“It leaks,” said Ida Holm." "Ida Holm" = LastSign::Comma,
            "Ida Holm put it like this:\n\n“It leaks.”" "" = LastSign::Stop,
            "“Does it leak?” asked Ida Holm." "" = LastSign::Question,
            "“Never!”" "" = LastSign::Exclamation;
        CapitalShare: "It was “a sieve”." "" = 0, "“Never!”" "" = 8;
        HasFirstPerson: "“Never!”" "" = 0, "“It leaks,” said Ida Holm. “We knew.”" "" = 1;
        HasSecondPerson: "“Never!”" "" = 0, "“We told you,” said Ida Holm." "" = 1;
        HasVerb: "“Never!”" "" = 0, "“It leaks,” said Ida Holm. “We knew.”" "" = 1;
        Opens: "“Never!”" "" = TokenClass::Negation, "It was “a sieve”." "" = TokenClass::A;
        Depth: "“Never!”" "" = 0, "“He said ‘never’ to us,” said Ida Holm." "" = 1;
        Closing: "“Never!”" "" = QuoteEnd::Mark, "“It leaks,” said Ida Holm. “It leaks.\n\n“We knew," "" = QuoteEnd::Missing;
        Left: "“Never!”" "" = TokenClass::Edge, "It was “a sieve”." "" = TokenClass::Auxiliary;
        Left2: "“Never!”" "" = TokenClass::Edge, "It was “a sieve”." "" = TokenClass::Pronoun;
        Left3: "“Never!”" "" = TokenClass::Edge, "“It leaks,” said Ida Holm. “We knew.”" "" = TokenClass::Name;
        LeftWord: "“Never!”" "" = 0, "It was “a sieve”." "" = 16, "It had “9 holes”." "" = 24;
        LeftWord2: "“Never!”" "" = 0, "He was called “the gull” by all." "" = 16;
        RightWord: "“Never!”" "" = 0, "He was called “the gull” by all." "" = 18;
        Right: "“Never!”" "" = TokenClass::Edge, "It was “a sieve”." "" = TokenClass::Stop;
        Right2: "“Never!”" "" = TokenClass::Edge, "He was called “the gull” by all." "" = TokenClass::Indefinite;
        ParagraphStart: "It was “a sieve”." "" = 0, "“Never!”" "" = 1;
        ParagraphEnd: "It was “a sieve”." "" = 0, "“Never!”" "" = 1;
        QuotesBefore: "“Never!”" "" = 0, "Ida Holm called “a toy” and “a sieve” her boat." "Ida Holm" = 1;
        QuotesAfter: "“Never!”" "" = 0, "Ida Holm spoke of *“a toy”, “a sieve” and “a joke”." "Ida Holm" = 2;
        Repeated: "“Never!”" "" = 0, "It was “a sieve”. So it was: “A sieve!”" "" = 1;
        Alone: "It was “a sieve”." "" = 0, "“Never!”" "" = 1;
        ParagraphNumber: "“Never!”" "" = 0, "Ida Holm put it like this:\n\n“It leaks.”" "" = 1;
        MarkedShare: "It was “a sieve”." "" = 5, "“Never!”" "" = 8;
        PreviousSign: "“Never!”" "" = 0, "“It leaks,” said Ida Holm. “We knew.”" "" = 2;
        ParagraphsSinceQuote: "“Never!”" "" = 0, "“It leaks,” said Ida Holm. “We knew.”" "" = 1;
        SentencesSinceQuote: "“Never!”" "" = 0, "“It leaks,” said Ida Holm. “We knew.”" "" = 2;
    }
}
