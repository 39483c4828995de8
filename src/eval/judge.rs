//! What is right about each quote.

use super::gold::{Expected, GoldKind, GoldQuote};
use super::name;
use super::pair::{length, pair, shared};
use super::share::Tally;
use crate::coref::SpeakerKind;
use crate::extract::{Analysis, Record};
use crate::text::Span;

/// A quote of the gold, of ours, or of both, with what counts of it and what is right.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The quote as it was annotated; `None` where nobody annotated one.
    pub gold: Option<&'a GoldQuote>,
    /// The quote as it was found; `None` where it was not.
    pub record: Option<Record<'a>>,
    /// The two spans are equal, marks and punctuation at the edges aside.
    pub exact: bool,
    /// Whether the quote was found.
    pub detection: Tally,
    /// Whether the words that name the speaker are the right ones.
    pub mention: Tally,
    /// Whether the speaker is the right one.
    pub speaker: Tally,
}

impl Judged<'_> {
    /// Tells whether anything about the quote is wrong.
    pub fn is_wrong(&self) -> bool {
        self.detection.is_wrong() || self.mention.is_wrong() || self.speaker.is_wrong()
    }
}

/// Judges the quotes of an analysis: first those of the gold, in its order, then those that are not
/// in it.
///
/// Left out are quotes inside quotes, which gold files do not have, and what lies in a region to be
/// ignored.
pub fn judge<'a>(gold: &'a [GoldQuote], analysis: &'a Analysis) -> Vec<Judged<'a>> {
    let text = analysis.document.text();
    let ours: Vec<Record<'_>> = analysis
        .records()
        .filter(|record| record.quote().depth == 0)
        .collect();
    let spans: Vec<Span> = ours.iter().map(|record| record.quote().content).collect();
    let pairs = pair(text, gold, &spans);
    let expected = gold
        .iter()
        .zip(pairs.found)
        .filter(|(quote, _)| quote.kind != GoldKind::Ignore)
        .map(|(quote, found)| {
            let record = found.map(|found| ours[found.index]);
            let sides = Sides {
                text,
                gold: quote,
                record,
            };
            Judged {
                gold: Some(quote),
                record,
                exact: found.is_some_and(|found| found.exact),
                detection: tally(true, record.is_some(), record.is_some()),
                mention: sides.mention(),
                speaker: sides.speaker(),
            }
        });
    let extra = pairs.extra.into_iter().map(|index| Judged {
        gold: None,
        record: Some(ours[index]),
        exact: false,
        detection: tally(false, true, false),
        mention: tally(false, ours[index].mention().is_some(), false),
        speaker: tally(false, named(ours[index]).is_some(), false),
    });
    expected.chain(extra).collect()
}

/// Returns the speaker's name as the formats print it: a pronoun of nobody knows whom is no name.
pub(super) fn named(record: Record<'_>) -> Option<&str> {
    let speaker = record.spoken_by()?;
    (speaker.kind != SpeakerKind::Unresolved).then_some(speaker.name.as_str())
}

/// One quote from both sides.
struct Sides<'a> {
    text: &'a str,
    gold: &'a GoldQuote,
    record: Option<Record<'a>>,
}

impl Sides<'_> {
    fn mention(&self) -> Tally {
        let mention = self.record.and_then(|record| Some(record.mention()?.span));
        match self.gold.kind {
            GoldKind::Attributed => {
                let right = mention.is_some_and(|m| self.covers_source(m) || self.is_beside(m));
                tally(true, mention.is_some(), right)
            }
            GoldKind::None => tally(false, mention.is_some(), false),
            // Nobody annotated a source, so a mention is neither right nor wrong.
            GoldKind::Sourceless | GoldKind::Ignore => Tally::default(),
        }
    }

    fn speaker(&self) -> Tally {
        let answered = self.record.is_some_and(|record| named(record).is_some());
        match &self.gold.speaker {
            Expected::OneOf(_) => tally(true, answered, self.is_speaker_right()),
            Expected::Nobody => tally(false, answered, false),
            Expected::Unsaid => Tally::default(),
        }
    }

    fn is_speaker_right(&self) -> bool {
        match (&self.gold.speaker, self.record.and_then(named)) {
            (Expected::OneOf(names), Some(speaker)) => name::is_one_of(speaker, names),
            _ => false,
        }
    }

    /// The mention is the source, or the better part of it, or of the mention: "harbour master Ines
    /// Duarte" for "Duarte". One that is far longer names others besides.
    fn covers_source(&self, mention: Span) -> bool {
        self.gold.source.iter().any(|&source| {
            let shared = shared(self.text, mention, source);
            let (ours, theirs) = (length(self.text, mention), length(self.text, source));
            shared > 0 && 2 * shared >= ours.min(theirs) && ours <= 3 * theirs + 20
        })
    }

    /// The mention is another one of the right speaker, on the line of the source or of the quote:
    /// in "Duarte wrote a letter in which she said …", both "Duarte" and "she".
    fn is_beside(&self, mention: Span) -> bool {
        let same_line = |at: usize| {
            let (from, to) = (mention.start().min(at), mention.start().max(at));
            !self.text[Span::new(from, to)].contains('\n')
        };
        let mut places = self.gold.source.iter().chain([&self.gold.span]);
        self.is_speaker_right() && places.any(|place| same_line(place.start()))
    }
}

/// Counts one answer.
fn tally(wanted: bool, answered: bool, right: bool) -> Tally {
    Tally {
        wanted: wanted.into(),
        answered: answered.into(),
        right: right.into(),
    }
}
