//! Features of the second pass: what the first pass made of the quotes around.
//!
//! Who reads a quote for the second time knows what comes after it: who speaks next, who speaks most, that the words of
//! the headline are the mayor's further down. The second pass has the best few candidates of the first, and learns from
//! what the first made of the other quotes.

use super::first_pass::{FirstPass, KEPT, Kept, Rated};
use super::instance::Instance;
use super::schema::{Feature, Row};
use crate::attribute::frame::Frame;
use crate::mention::{MentionId, SpeakerId};
use crate::rank::PROB_ONE;
use crate::rank::{log_odds, log_scale};
use crate::scan::QuoteId;

impl FirstPass {
    /// Fills in the instance of a quote for the second pass: the candidates that were kept, with what is
    /// known from the first. `outer` are the quotes that stand in no other quote.
    pub(super) fn recall(
        &self,
        frame: &Frame<'_>,
        quote: QuoteId,
        outer: &[QuoteId],
        instance: &mut Instance,
    ) {
        let n = quote.index();
        let mut rows = self.rows(n);
        instance.clear();
        let around = Around::of(self, frame, quote, outer);
        for (kept, mut row) in self.kept(n).iter().zip(rows.by_ref()) {
            self.quote_features(n, &around, &mut row);
            self.candidate_features(n, kept, &around, &mut row);
            instance.push(kept.place, row);
        }
        let mut base = rows.next().expect("the row for nobody is the last");
        self.quote_features(n, &around, &mut base);
        rated_features(self.results[n].nobody, &mut base);
        instance.rows.push(base);
    }

    fn quote_features(&self, quote: usize, around: &Around, row: &mut Row) {
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        let nobody = |quote: Option<usize>| {
            quote.map_or(0, |q| 1 + sixteenth(self.results[q].nobody.probability))
        };
        let result = &self.results[quote];
        set(Feature::FirstPassNobody, log_odds(result.nobody.ahead));
        set(Feature::NextNobody, nobody(around.next));
        set(Feature::LastNobody, nobody(around.last));
        set(Feature::RepeatNobody, nobody(around.repeated));
        let others = self.results.len().saturating_sub(1).max(1) as u64;
        let own = u64::from(result.nobody.probability >> 8);
        let probability = self.nobody.saturating_sub(own) / others;
        set(Feature::StoryNobody, (probability * 16 / 256).min(16) as u8);
    }

    fn candidate_features(&self, quote: usize, kept: &Kept, around: &Around, row: &mut Row) {
        rated_features(kept.rated, row);
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        let speaker =
            |q: Option<usize>| q.map_or(0, |q| 1 + sixteenth(self.of_speaker(q, kept.speaker)));
        let mention = |q: Option<usize>| {
            q.map_or(0, |q| 1 + sixteenth(self.of_mention(q, kept.place.mention)))
        };
        set(Feature::NextSpeaker, speaker(around.next));
        set(Feature::LastSpeaker, speaker(around.last));
        set(Feature::RepeatSpeaker, speaker(around.repeated));
        let beside = around.beside.iter().map(|&q| speaker(Some(q)));
        set(Feature::ParagraphSpeaker, beside.max().unwrap_or(0));
        set(Feature::OwnSpeaker, speaker(Some(quote)));
        set(Feature::NextMention, mention(around.next));
        set(Feature::LastMention, mention(around.last));
        let own = u64::from(kept.rated.probability >> 8);
        let elsewhere = self.speakers[kept.speaker.index()].saturating_sub(own);
        set(Feature::StorySpeaker, log_scale((elsewhere / 64) as usize));
    }

    fn of_speaker(&self, quote: usize, speaker: SpeakerId) -> u32 {
        let mine = self.kept(quote).iter().filter(|k| k.speaker == speaker);
        mine.map(|k| k.rated.probability).sum()
    }

    fn of_mention(&self, quote: usize, mention: MentionId) -> u32 {
        let mut kept = self.kept(quote).iter();
        let mine = kept.find(|k| k.place.mention == mention);
        mine.map_or(0, |k| k.rated.probability)
    }
}

/// The quotes that a quote is compared with.
struct Around {
    last: Option<usize>,
    next: Option<usize>,
    repeated: Option<usize>,
    /// The nearest others of the same paragraph.
    beside: Vec<usize>,
}

/// How far others of the same paragraph are looked for, in quotes.
const BESIDE: usize = 4;

impl Around {
    fn of(pass: &FirstPass, frame: &Frame<'_>, quote: QuoteId, outer: &[QuoteId]) -> Around {
        let at = outer.partition_point(|&q| q < quote);
        let itself = usize::from(outer.get(at) == Some(&quote));
        let index = |id: Option<QuoteId>| id.map(QuoteId::index);
        let passage = |id: QuoteId| frame.scan.quotes[id.index()].passage;
        let near = outer[at.saturating_sub(BESIDE)..outer.len().min(at + itself + BESIDE)].iter();
        let beside = near
            .filter(|&&id| id != quote && passage(id) == passage(quote))
            .map(|id| id.index())
            .collect();
        Around {
            beside,
            last: index(at.checked_sub(1).map(|n| outer[n])),
            next: index(outer.get(at + itself).copied()),
            repeated: index(pass.repeated[quote.index()]),
        }
    }
}

fn rated_features(rated: Rated, row: &mut Row) {
    row[Feature::FirstPassLead as usize] = log_odds(rated.ahead);
    row[Feature::FirstPassRank as usize] = 1 + rated.rank.min(KEPT as u8 + 1);
}

/// Sixteenths of the whole.
fn sixteenth(probability: u32) -> u8 {
    (probability.min(PROB_ONE) / (PROB_ONE / 16)) as u8
}

#[cfg(test)]
pub(super) mod sentences {
    use super::*;

    crate::attribute::features::tests::sentences! {
        FirstPassLead: "She said it was “a sieve”." "She" = 32, "“It leaks,” said Ida Holm." "Ida Holm" = 48;
        FirstPassRank: "“It leaks,” said Ida Holm." "Ida Holm" = 1, "She said it was “a sieve”." "She" = 2;
        FirstPassNobody: "“It leaks,” said Ida Holm." "Ida Holm" = 16, "She said it was “a sieve”." "She" = 28;
        LastSpeaker: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 16;
        NextSpeaker: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "*“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 16;
        RepeatSpeaker:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "“It leaks,” said Ida Holm.\n\n“We knew,” said Jon Webb.\n\n“It leaks.”" "Ida Holm" = 16;
        LastMention: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 16;
        NextMention: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "*“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 16;
        LastNobody: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 1;
        NextNobody: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "*“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 1;
        RepeatNobody: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "It was “a sieve”. So it was: “A sieve!”" "" = 3;
        OwnSpeaker: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 16;
        ParagraphSpeaker: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks,” said Ida Holm. “We knew.”" "Ida Holm" = 16;
        StoryNobody:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "Ida Holm called “a toy” and “a sieve” her boat." "Ida Holm" = 2;
        StorySpeaker: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = 1;
    }
}
