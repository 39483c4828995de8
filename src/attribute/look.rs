//! The first look: what a quick reading of the whole story makes of every quote.
//!
//! A reader who goes over a quote for the second time knows what comes behind it: who speaks next,
//! who speaks most, that the words of the headline are the mayor's further down. The second look
//! keeps the best few candidates of the first, and learns from what the first made of the others.

use super::candidate::Candidate;
use super::decide::Answer;
use super::echo;
use super::feature::{COUNT, Feature, Row, log_scale, signed};
use super::frame::Frame;
use super::question::Question;
use crate::mention::{MentionId, SpeakerId};
use crate::rank::{PROB_ONE, PackedRows, UNIT, probabilities};
use crate::scan::QuoteId;
use rustc_hash::FxHashMap;

/// How many candidates of a quote are looked at twice. The right one is among them 99 times in 100.
const KEPT: usize = 6;

/// The probability from which on an answer is not looked at again: three quotes in five have one.
const EARLY_EXIT: u32 = PROB_ONE / 1000 * 985;

/// What was made of every quote of a story, in reading order.
#[derive(Debug, Default)]
pub(super) struct FirstLook {
    rows_kept: RowsKept,
    glances: Vec<Glance>,
    /// The candidates that were kept, those of the first quote first.
    kept: Vec<Kept>,
    /// Their rows, and behind those of each quote the row for nobody; of a quote that is not looked
    /// at again one row, its answer's. They are what a story of many quotes takes most memory for.
    rows: PackedRows<COUNT>,
    /// For each quote, another one with the same words: the nearest before it, or else behind it.
    twins: Vec<Option<QuoteId>>,
    /// For each speaker, the sum of the probabilities it has in the quotes of the story.
    speakers: Vec<u64>,
    /// The sum of the probabilities that nobody has.
    nobody: u64,
}

/// Which rows of a quote are kept that leaves no doubt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RowsKept {
    /// All of them: what decided is to be explained, or learned from.
    #[default]
    All,
    /// That of its answer.
    OfAnswers,
}

/// What was made of one quote.
#[derive(Clone, Copy, Debug)]
struct Glance {
    /// Where its candidates and its rows begin in those of the story.
    kept: u32,
    rows: u32,
    /// How many candidates were kept.
    count: u8,
    nobody: Rated,
}

/// One of the best candidates, in the order in which they were found.
#[derive(Debug)]
struct Kept {
    place: Candidate,
    speaker: SpeakerId,
    rated: Rated,
}

#[derive(Clone, Copy, Debug, Default)]
struct Rated {
    probability: u32,
    /// How far ahead of its best rival it is, in log-odds of [`UNIT`].
    ahead: i32,
    rank: u8,
}

impl FirstLook {
    pub(super) fn new(frame: &Frame<'_>, rows_kept: RowsKept) -> FirstLook {
        FirstLook {
            rows_kept,
            glances: Vec::with_capacity(frame.scan.quotes.len()),
            kept: Vec::new(),
            rows: PackedRows::default(),
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
        self.glances.push(Glance {
            kept: self.kept.len() as u32,
            rows: self.rows.len() as u32,
            count: best.len() as u8,
            nobody: *nobody,
        });
        self.kept.extend(best.iter().map(|&n| Kept {
            place: question.places[n],
            speaker: frame.mention(question.candidates[n]).speaker,
            rated: candidates[n],
        }));
        let quote = self.glances.len() - 1;
        let row_of = |row: usize| {
            let nobody = candidates.len();
            &question.rows[best.get(row).copied().unwrap_or(nobody)]
        };
        match self.sure(QuoteId(quote as u32)) {
            Some(answer) if self.rows_kept == RowsKept::OfAnswers => {
                self.rows.push(row_of(answer.row));
            }
            _ => (0..=best.len()).for_each(|row| self.rows.push(row_of(row))),
        }
        let first = self.glances[quote].kept as usize;
        for one in &self.kept[first..] {
            self.speakers[one.speaker.index()] += u64::from(one.rated.probability >> 8);
        }
        self.nobody += u64::from(nobody.probability >> 8);
    }

    fn kept(&self, quote: usize) -> &[Kept] {
        let glance = &self.glances[quote];
        let first = glance.kept as usize;
        &self.kept[first..first + usize::from(glance.count)]
    }

    /// Returns the rows of a quote that is looked at again, the row for nobody last.
    fn rows(&self, quote: usize) -> impl Iterator<Item = Row> + '_ {
        let glance = &self.glances[quote];
        let first = glance.rows as usize;
        (first..=first + usize::from(glance.count)).map(|n| self.rows.row(n))
    }

    /// Returns the answer to a quote that leaves no doubt, as a row of the question that
    /// [`repeat`](Self::repeat) fills in.
    pub(super) fn sure(&self, quote: QuoteId) -> Option<Answer> {
        let kept = self.kept(quote.index());
        let nobody = kept.len();
        let of_nobody = &self.glances[quote.index()].nobody;
        let rated = |row: usize| kept.get(row).map_or(of_nobody, |k| &k.rated);
        let row = (0..=nobody).min_by_key(|&row| (rated(row).rank, row))?;
        let others = |row: &usize| rated(*row).rank;
        let mention = |row: usize| kept.get(row).map(|kept| kept.place.mention);
        let runner_up = (0..nobody).filter(|&n| n != row).min_by_key(others);
        (rated(row).probability >= EARLY_EXIT).then(|| Answer {
            row,
            mention: mention(row),
            probability: rated(row).probability,
            rival: (0..=nobody).filter(|&n| n != row).min_by_key(others),
            lead: rated(row).ahead,
            runner_up: runner_up.and_then(mention),
        })
    }

    /// Returns what the first look took a quote for: a mention's, or nobody's.
    pub(super) fn answer(&self, quote: QuoteId) -> Option<MentionId> {
        let mut kept = self.kept(quote.index()).iter();
        let best = kept.find(|kept| kept.rated.rank == 0);
        best.map(|kept| kept.place.mention)
    }

    /// Fills in the first question about a quote that leaves no doubt once more, as far as it was
    /// kept; returns the row of its answer.
    pub(super) fn repeat(&self, quote: QuoteId, answer: &Answer, question: &mut Question) -> Row {
        question.candidates.clear();
        question.places.clear();
        question.rows.clear();
        for kept in self.kept(quote.index()) {
            question.candidates.push(kept.place.mention);
            question.places.push(kept.place);
        }
        match self.rows_kept {
            RowsKept::All => {
                question.rows.extend(self.rows(quote.index()));
                question.rows[answer.row]
            }
            RowsKept::OfAnswers => self.rows.row(self.glances[quote.index()].rows as usize),
        }
    }

    /// Fills in the second question about a quote: the candidates that were kept, with what is
    /// known from the first look. `outer` are the quotes that stand in no other quote.
    pub(super) fn recall(
        &self,
        frame: &Frame<'_>,
        quote: QuoteId,
        outer: &[QuoteId],
        question: &mut Question,
    ) {
        let n = quote.index();
        let mut rows = self.rows(n);
        question.candidates.clear();
        question.places.clear();
        question.rows.clear();
        let around = Around::of(self, frame, quote, outer);
        for (kept, mut row) in self.kept(n).iter().zip(rows.by_ref()) {
            self.quote_features(n, &around, &mut row);
            self.candidate_features(n, kept, &around, &mut row);
            question.candidates.push(kept.place.mention);
            question.places.push(kept.place);
            question.rows.push(row);
        }
        let mut base = rows.next().expect("the row for nobody is the last");
        self.quote_features(n, &around, &mut base);
        rated_features(self.glances[n].nobody, &mut base);
        question.rows.push(base);
    }

    fn quote_features(&self, quote: usize, around: &Around, row: &mut Row) {
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        let nobody = |quote: Option<usize>| {
            quote.map_or(0, |q| 1 + sixteenth(self.glances[q].nobody.probability))
        };
        let glance = &self.glances[quote];
        set(Feature::LookNobody, ahead(glance.nobody.ahead));
        set(Feature::NextNobody, nobody(around.next));
        set(Feature::LastNobody, nobody(around.last));
        set(Feature::TwinNobody, nobody(around.twin));
        let others = self.glances.len().saturating_sub(1).max(1) as u64;
        let own = u64::from(glance.nobody.probability >> 8);
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
        set(Feature::TwinSpeaker, speaker(around.twin));
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

/// The quotes that a quote is seen together with.
struct Around {
    last: Option<usize>,
    next: Option<usize>,
    twin: Option<usize>,
    /// The nearest others of the same paragraph.
    beside: Vec<usize>,
}

/// How far others of the same paragraph are looked for, in quotes.
const BESIDE: usize = 4;

impl Around {
    fn of(look: &FirstLook, frame: &Frame<'_>, quote: QuoteId, outer: &[QuoteId]) -> Around {
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
            twin: index(look.twins[quote.index()]),
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
fn sixteenth(probability: u32) -> u8 {
    (probability.min(PROB_ONE) / (PROB_ONE / 16)) as u8
}

fn rate(scores: &[i32]) -> Vec<Rated> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|&n| (std::cmp::Reverse(scores[n]), n));
    let first = order.first().map_or(0, |&n| scores[n]);
    let second = order.get(1).map_or(first, |&n| scores[n]);
    let mut rated: Vec<Rated> = probabilities(scores)
        .into_iter()
        .map(|probability| Rated {
            probability,
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
