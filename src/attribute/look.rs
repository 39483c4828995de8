//! The first look: what a quick reading of the whole story makes of every quote.
//!
//! A reader who goes over a quote for the second time knows what comes behind it: who speaks next,
//! who speaks most, that the words of the headline are the mayor's further down. The second look
//! keeps the best few candidates of the first, and learns from what the first made of the others.

use super::candidate::Candidate;
use super::decide::Answer;
use super::echo;
use super::feature::{Feature, Row, log_scale, signed};
use super::frame::Frame;
use super::model::UNIT;
use super::question::Question;
use super::share::{WHOLE, shares};
use crate::mention::{MentionId, SpeakerId};
use crate::scan::QuoteId;
use rustc_hash::FxHashMap;

/// How many candidates of a quote are looked at twice. The right one is among them 99 times in 100.
const KEPT: usize = 6;

/// The share from which on an answer is not looked at again: three quotes in five have one.
const SURE: u32 = WHOLE / 1000 * 985;

/// What was made of every quote of a story, in reading order.
#[derive(Debug, Default)]
pub(super) struct FirstLook {
    glances: Vec<Glance>,
    /// For each quote, another one with the same words: the nearest before it, or else behind it.
    twins: Vec<Option<QuoteId>>,
    /// For each speaker, the sum of the shares it has in the quotes of the story.
    speakers: Vec<u64>,
    /// The sum of the shares that nobody has.
    nobody: u64,
}

/// What was made of one quote.
#[derive(Debug)]
struct Glance {
    /// The best candidates, in the order in which they were found.
    kept: Vec<Kept>,
    nobody: Rated,
    /// The row for nobody.
    row: Row,
    /// The passage it stands in.
    passage: usize,
}

#[derive(Debug)]
struct Kept {
    place: Candidate,
    speaker: SpeakerId,
    row: Row,
    rated: Rated,
}

#[derive(Clone, Copy, Debug, Default)]
struct Rated {
    share: u32,
    /// How far ahead of its best rival it is, in log-odds of [`UNIT`].
    ahead: i32,
    rank: u8,
}

impl FirstLook {
    pub(super) fn new(frame: &Frame<'_>) -> FirstLook {
        FirstLook {
            glances: Vec::with_capacity(frame.scan.quotes.len()),
            twins: twins(frame),
            speakers: vec![0; frame.cast.speakers.len()],
            nobody: 0,
        }
    }

    /// Takes in what was made of the next quote: the scores of the rows of its question.
    pub(super) fn add(&mut self, frame: &Frame<'_>, question: &Question, scores: &[i32]) {
        let rated = rate(scores);
        let (nobody, candidates) = rated.split_last().expect("nobody is always asked about");
        let mut best: Vec<usize> = (0..candidates.len()).collect();
        best.sort_by_key(|&n| (candidates[n].rank, n));
        best.truncate(KEPT);
        best.sort_unstable();
        let kept: Vec<Kept> = best
            .into_iter()
            .map(|n| Kept {
                place: question.places[n],
                speaker: frame.mention(question.candidates[n]).speaker,
                row: question.rows[n],
                rated: candidates[n],
            })
            .collect();
        for one in &kept {
            self.speakers[one.speaker.index()] += u64::from(one.rated.share >> 8);
        }
        self.nobody += u64::from(nobody.share >> 8);
        self.glances.push(Glance {
            kept,
            nobody: *nobody,
            row: question.rows[candidates.len()],
            passage: frame.scan.quotes[self.glances.len()].passage,
        });
    }

    /// Returns the answer to a quote that leaves no doubt, as a row of the question that
    /// [`repeat`](Self::repeat) fills in.
    pub(super) fn sure(&self, quote: QuoteId) -> Option<Answer> {
        let glance = &self.glances[quote.index()];
        let nobody = glance.kept.len();
        let rated = |row: usize| glance.kept.get(row).map_or(&glance.nobody, |k| &k.rated);
        let row = (0..=nobody).min_by_key(|&row| (rated(row).rank, row))?;
        let others = |row: &usize| rated(*row).rank;
        let mention = |row: usize| glance.kept.get(row).map(|kept| kept.place.mention);
        let runner_up = (0..nobody).filter(|&n| n != row).min_by_key(others);
        (rated(row).share >= SURE).then(|| Answer {
            row,
            mention: mention(row),
            share: rated(row).share,
            rival: (0..=nobody).filter(|&n| n != row).min_by_key(others),
            lead: rated(row).ahead,
            runner_up: runner_up.and_then(mention),
        })
    }

    /// Returns what the first look took a quote for: a mention's, or nobody's.
    pub(super) fn answer(&self, quote: QuoteId) -> Option<MentionId> {
        let glance = &self.glances[quote.index()];
        let best = glance.kept.iter().find(|kept| kept.rated.rank == 0);
        best.map(|kept| kept.place.mention)
    }

    /// Fills in the first question about a quote once more, as far as it was kept.
    pub(super) fn repeat(&self, quote: QuoteId, question: &mut Question) {
        let glance = &self.glances[quote.index()];
        question.candidates.clear();
        question.places.clear();
        question.rows.clear();
        for kept in &glance.kept {
            question.candidates.push(kept.place.mention);
            question.places.push(kept.place);
            question.rows.push(kept.row);
        }
        question.rows.push(glance.row);
    }

    /// Fills in the second question about a quote: the candidates that were kept, with what is
    /// known from the first look. `outer` are the quotes that stand in no other quote.
    pub(super) fn recall(&self, quote: QuoteId, outer: &[QuoteId], question: &mut Question) {
        let n = quote.index();
        let glance = &self.glances[n];
        question.candidates.clear();
        question.places.clear();
        question.rows.clear();
        let around = Around::of(self, quote, outer);
        let mut base = glance.row;
        self.quote_features(glance, &around, &mut base);
        for kept in &glance.kept {
            let mut row = kept.row;
            self.quote_features(glance, &around, &mut row);
            self.candidate_features(glance, kept, &around, &mut row);
            question.candidates.push(kept.place.mention);
            question.places.push(kept.place);
            question.rows.push(row);
        }
        rated_features(glance.nobody, &mut base);
        question.rows.push(base);
    }

    fn quote_features(&self, glance: &Glance, around: &Around<'_>, row: &mut Row) {
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        let nobody = |glance: Option<&Glance>| glance.map_or(0, |g| 1 + sixteenth(g.nobody.share));
        set(Feature::LookNobody, ahead(glance.nobody.ahead));
        set(Feature::NextNobody, nobody(around.next));
        set(Feature::LastNobody, nobody(around.last));
        set(Feature::TwinNobody, nobody(around.twin));
        let others = self.glances.len().saturating_sub(1).max(1) as u64;
        let own = u64::from(glance.nobody.share >> 8);
        let share = self.nobody.saturating_sub(own) / others;
        set(Feature::StoryNobody, (share * 16 / 256).min(16) as u8);
    }

    fn candidate_features(&self, glance: &Glance, kept: &Kept, around: &Around<'_>, row: &mut Row) {
        rated_features(kept.rated, row);
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        let speaker = |g: Option<&Glance>| g.map_or(0, |g| 1 + sixteenth(g.of(kept.speaker)));
        let mention =
            |g: Option<&Glance>| g.map_or(0, |g| 1 + sixteenth(g.of_mention(kept.place.mention)));
        set(Feature::NextSpeaker, speaker(around.next));
        set(Feature::LastSpeaker, speaker(around.last));
        set(Feature::TwinSpeaker, speaker(around.twin));
        let beside = around.beside.iter().map(|g| speaker(Some(g)));
        set(Feature::ParagraphSpeaker, beside.max().unwrap_or(0));
        set(Feature::OwnSpeaker, speaker(Some(glance)));
        set(Feature::NextMention, mention(around.next));
        set(Feature::LastMention, mention(around.last));
        let own = u64::from(kept.rated.share >> 8);
        let elsewhere = self.speakers[kept.speaker.index()].saturating_sub(own);
        set(Feature::StorySpeaker, log_scale((elsewhere / 64) as usize));
    }
}

impl Glance {
    fn of(&self, speaker: SpeakerId) -> u32 {
        let mine = self.kept.iter().filter(|k| k.speaker == speaker);
        mine.map(|k| k.rated.share).sum()
    }

    fn of_mention(&self, mention: MentionId) -> u32 {
        let mine = self.kept.iter().find(|k| k.place.mention == mention);
        mine.map_or(0, |k| k.rated.share)
    }
}

/// The quotes that a quote is seen together with.
struct Around<'l> {
    last: Option<&'l Glance>,
    next: Option<&'l Glance>,
    twin: Option<&'l Glance>,
    /// The nearest others of the same paragraph.
    beside: Vec<&'l Glance>,
}

/// How far others of the same paragraph are looked for, in quotes.
const BESIDE: usize = 4;

impl<'l> Around<'l> {
    fn of(look: &'l FirstLook, quote: QuoteId, outer: &[QuoteId]) -> Around<'l> {
        let at = outer.partition_point(|&q| q < quote);
        let itself = usize::from(outer.get(at) == Some(&quote));
        let glance = |id: Option<QuoteId>| id.and_then(|id| look.glances.get(id.index()));
        let passage = look.glances[quote.index()].passage;
        let near = outer[at.saturating_sub(BESIDE)..outer.len().min(at + itself + BESIDE)].iter();
        let beside = near
            .filter(|&&id| id != quote)
            .filter_map(|&id| glance(Some(id)))
            .filter(|g| g.passage == passage)
            .collect();
        Around {
            beside,
            last: glance(at.checked_sub(1).map(|n| outer[n])),
            next: glance(outer.get(at + itself).copied()),
            twin: glance(look.twins[quote.index()]),
        }
    }
}

fn rated_features(rated: Rated, row: &mut Row) {
    row[Feature::LookAhead as usize] = ahead(rated.ahead);
    row[Feature::LookRank as usize] = 1 + rated.rank.min(KEPT as u8 + 1);
}

/// Quarters of a unit of log-odds around 32; 0 is for rows that were not looked at.
pub(super) fn ahead(ahead: i32) -> u8 {
    1 + signed((ahead / (UNIT as i32 / 4)) as isize)
}

/// Sixteenths of the whole.
fn sixteenth(share: u32) -> u8 {
    (share.min(WHOLE) / (WHOLE / 16)) as u8
}

fn rate(scores: &[i32]) -> Vec<Rated> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|&n| (std::cmp::Reverse(scores[n]), n));
    let first = order.first().map_or(0, |&n| scores[n]);
    let second = order.get(1).map_or(first, |&n| scores[n]);
    let mut rated: Vec<Rated> = shares(scores)
        .into_iter()
        .map(|share| Rated {
            share,
            ahead: 0,
            rank: 0,
        })
        .collect();
    for (rank, &n) in order.iter().enumerate() {
        let rival = if rank == 0 { second } else { first };
        rated[n].ahead = scores[n].saturating_sub(rival);
        rated[n].rank = rank.min(usize::from(u8::MAX)) as u8;
    }
    rated
}

/// Finds for each quote another one with the same words.
fn twins(frame: &Frame<'_>) -> Vec<Option<QuoteId>> {
    let mut last: FxHashMap<String, QuoteId> = FxHashMap::default();
    let mut twins = vec![None; frame.scan.quotes.len()];
    for (n, quote) in frame.scan.quotes.iter().enumerate() {
        // Long quotations are not repeated; folding them would cost more than it tells.
        if quote.content.len() > 80 {
            continue;
        }
        let id = QuoteId(n as u32);
        let words = frame.content(quote).to_lowercase();
        let key = words.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(twin) = last.insert(key.to_owned(), id) {
            twins[n] = Some(twin);
            twins[twin.index()].get_or_insert(id);
        }
    }
    echo::borrowed(frame, &mut twins);
    twins
}
