//! History: the answers to the quotes before, and the features that depend on them.

use super::schema::{Feature, Row};
use crate::attribute::frame::Frame;
use crate::mention::MentionId;
use crate::rank::log_scale;
use crate::scan::QuoteId;

/// What is known of the quotes before the current one.
#[derive(Debug)]
pub(crate) struct AnswerHistory {
    /// The answers so far: the mention, or nobody.
    answers: Vec<Option<Option<MentionId>>>,
    /// How many quotes each speaker was given.
    pub(crate) quotes_of: Vec<u16>,
    /// The last two quotes of the story that were answered, the last first.
    pub(crate) last: [Option<QuoteId>; 2],
}

impl AnswerHistory {
    pub(super) fn new(frame: &Frame<'_>) -> AnswerHistory {
        AnswerHistory {
            answers: vec![None; frame.scan.quotes.len()],
            quotes_of: vec![0; frame.coreference.speakers.len()],
            last: [None; 2],
        }
    }

    /// Forgets every answer.
    pub(super) fn forget(&mut self) {
        self.answers.fill(None);
        self.quotes_of.fill(0);
        self.last = [None; 2];
    }

    /// Takes the answer to a quote, for the quotes that follow.
    pub(super) fn answer(&mut self, frame: &Frame<'_>, quote: QuoteId, answer: Option<MentionId>) {
        self.answers[quote.index()] = Some(answer);
        if frame.scan.quotes[quote.index()].depth == 0 {
            self.last = [Some(quote), self.last[0]];
            if let Some(mention) = answer {
                let speaker = frame.mention(mention).speaker.index();
                let count = &mut self.quotes_of[speaker];
                *count = count.saturating_add(1);
            }
        }
    }

    /// Returns the mention that the n-th quote back was given to.
    pub(super) fn earlier(&self, back: usize) -> Option<MentionId> {
        let quote = self.last[back]?;
        self.answers[quote.index()].flatten()
    }
}

/// What the last quote was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum LastAnswer {
    /// There is none.
    None,
    Nobody,
    Somebody,
}

/// Whether the candidate said what the quote continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Continuation {
    /// It continues no quote.
    None,
    /// Nobody said that one, or the row is that for nobody.
    OfNobody,
    OtherMention,
    SameMention,
}

/// How the candidate compares with the answer to an earlier quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Sameness {
    /// There is no such answer.
    Unknown,
    /// Another speaker.
    Other,
    /// The same speaker by another mention.
    Speaker,
    Mention,
}

/// Sets the features that depend on the answers so far; `mention` is `None` in the row for nobody.
pub(super) fn history_features(
    frame: &Frame<'_>,
    history: &AnswerHistory,
    quote: QuoteId,
    mention: Option<MentionId>,
    row: &mut Row,
) {
    let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
    let answer = |q: QuoteId| history.answers[q.index()];
    let outcome = match history.last[0].and_then(answer) {
        None => LastAnswer::None,
        Some(None) => LastAnswer::Nobody,
        Some(Some(_)) => LastAnswer::Somebody,
    };
    set(Feature::PreviousOutcome, outcome as u8);
    let continued = frame.scan.quotes[quote.index()].continues;
    let before = continued.and_then(answer).flatten();
    let continues = match (continued, before) {
        (None, _) => Continuation::None,
        (Some(_), Some(m)) if Some(m) == mention => Continuation::SameMention,
        (Some(_), Some(_)) if mention.is_some() => Continuation::OtherMention,
        (Some(_), _) => Continuation::OfNobody,
    };
    set(Feature::Continues, continues as u8);
    let Some(mention) = mention else { return };
    let speaker = |m: MentionId| frame.mention(m).speaker;
    let quotes = history.quotes_of[speaker(mention).index()];
    set(Feature::SpeakerQuotes, log_scale(usize::from(quotes)));
    let compare = |back: usize| match history.earlier(back) {
        Some(m) if m == mention => Sameness::Mention,
        Some(m) if speaker(m) == speaker(mention) => Sameness::Speaker,
        Some(_) => Sameness::Other,
        None => Sameness::Unknown,
    };
    set(Feature::IsPrevious, compare(0) as u8);
    set(Feature::IsPreviousButOne, compare(1) as u8);
    let of = |m: MentionId| frame.coreference.speakers[speaker(m).index()].gender as u8;
    let genders = history
        .earlier(0)
        .map_or(0, |m| 1 + 3 * of(m) + of(mention));
    set(Feature::PreviousGender, genders);
}

#[cfg(test)]
pub(super) mod sentences {
    use super::*;

    crate::attribute::features::tests::sentences! {
        SpeakerQuotes: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 1;
        Continues:
            "“It leaks,” said Ida Holm." "Ida Holm" = Continuation::None,
            "“It leaks,” said Ida Holm. “It leaks.\n\n“We knew," "" = Continuation::OfNobody,
            "“It leaks.\n\n“We knew,” said Ida Holm." "Ida Holm" = Continuation::SameMention;
        IsPrevious:
            "“It leaks,” said Ida Holm." "Ida Holm" = Sameness::Unknown,
            "Ida Holm said. He left; “a sieve” stood, “a toy” followed." "Ida Holm" = Sameness::Other,
            "“It leaks,” said Ida Holm. She left. “We knew.”" "She" = Sameness::Speaker,
            "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = Sameness::Mention;
        IsPreviousButOne:
            "“It leaks,” said Ida Holm." "Ida Holm" = Sameness::Unknown,
            "“It leaks,” said Ida Holm. “It leaks.\n\n“We knew.”" "Ida Holm" = Sameness::Mention;
        PreviousOutcome:
            "“It leaks,” said Ida Holm." "Ida Holm" = LastAnswer::None,
            "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = LastAnswer::Somebody;
        PreviousGender: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 9;
    }
}
