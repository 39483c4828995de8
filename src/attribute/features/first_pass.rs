//! The first pass: what the model of the first pass makes of every quote of a story.
//!
//! It keeps the best few candidates of each quote, for the second pass to choose from
//! ([`second_pass`](super::second_pass)).

use super::instance::Instance;
use super::repeated;
use super::schema::{COUNT, Row};
use crate::attribute::answer::Answer;
use crate::attribute::candidate::Candidate;
use crate::attribute::frame::Frame;
#[cfg(any(feature = "train", test))]
use crate::mention::MentionId;
use crate::mention::SpeakerId;
use crate::rank::{PROB_ONE, PackedRows, probabilities};
use crate::scan::QuoteId;

/// How many candidates of a quote the second pass has. The right one is among them 99 times in 100.
pub(super) const KEPT: usize = 6;

/// The probability from which on an answer is final after the first pass: three quotes in five have one.
const EARLY_EXIT: u32 = PROB_ONE / 1000 * 985;

/// What was made of every quote of a story, in reading order.
#[derive(Debug, Default)]
pub(crate) struct FirstPass {
    rows_kept: RowsKept,
    pub(super) results: Vec<PassResult>,
    /// The candidates that were kept, those of the first quote first.
    kept: Vec<Kept>,
    /// Their rows, and behind those of each quote the row for nobody; of a quote with a final answer one
    /// row, its answer's. They are what a story of many quotes takes most memory for.
    rows: PackedRows<COUNT>,
    /// For each quote, another one with the same words: the nearest before it, or else behind it.
    pub(super) repeated: Vec<Option<QuoteId>>,
    /// For each speaker, the sum of the probabilities it has in the quotes of the story.
    pub(super) speakers: Vec<u64>,
    /// The sum of the probabilities that nobody has.
    pub(super) nobody: u64,
}

/// Which rows are kept of a quote with a final answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RowsKept {
    /// All of them: the answer is to be explained, or learned from.
    #[default]
    All,
    /// That of its answer.
    OfAnswers,
}

/// What was made of one quote.
#[derive(Clone, Copy, Debug)]
pub(super) struct PassResult {
    /// Where its candidates and its rows begin in those of the story.
    kept: u32,
    rows: u32,
    /// How many candidates were kept.
    count: u8,
    pub(super) nobody: Rated,
}

/// One of the best candidates, in the order in which they were found.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) place: Candidate,
    pub(super) speaker: SpeakerId,
    pub(super) rated: Rated,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rated {
    pub(super) probability: u32,
    /// How far ahead of its best rival it is, in log-odds of [`UNIT`](crate::rank::UNIT).
    pub(super) ahead: i32,
    pub(super) rank: u8,
}

impl FirstPass {
    pub(crate) fn new(frame: &Frame<'_>, rows_kept: RowsKept) -> FirstPass {
        FirstPass {
            rows_kept,
            results: Vec::with_capacity(frame.scan.quotes.len()),
            kept: Vec::new(),
            rows: PackedRows::default(),
            repeated: repeated::repeated(frame),
            speakers: vec![0; frame.coreference.speakers.len()],
            nobody: 0,
        }
    }

    /// Takes in what was made of the next quote: the scores of the rows of its instance.
    pub(crate) fn add(&mut self, frame: &Frame<'_>, instance: &Instance, scores: &[i32]) {
        let rated = rate(scores);
        let (nobody, candidates) = rated.split_last().expect("nobody is always a candidate");
        let mut best: Vec<usize> = (0..candidates.len()).collect();
        best.sort_by_key(|&n| (candidates[n].rank, n));
        best.truncate(KEPT);
        best.sort_unstable();
        self.results.push(PassResult {
            kept: self.kept.len() as u32,
            rows: self.rows.len() as u32,
            count: best.len() as u8,
            nobody: *nobody,
        });
        self.kept.extend(best.iter().map(|&n| Kept {
            place: instance.places[n],
            speaker: frame.mention(instance.candidates[n]).speaker,
            rated: candidates[n],
        }));
        let quote = self.results.len() - 1;
        let row_of = |row: usize| {
            let nobody = candidates.len();
            &instance.rows[best.get(row).copied().unwrap_or(nobody)]
        };
        match self.early_exit(QuoteId(quote as u32)) {
            Some(answer) if self.rows_kept == RowsKept::OfAnswers => {
                self.rows.push(row_of(answer.row));
            }
            _ => (0..=best.len()).for_each(|row| self.rows.push(row_of(row))),
        }
        let first = self.results[quote].kept as usize;
        for one in &self.kept[first..] {
            self.speakers[one.speaker.index()] += u64::from(one.rated.probability >> 8);
        }
        self.nobody += u64::from(nobody.probability >> 8);
    }

    pub(super) fn kept(&self, quote: usize) -> &[Kept] {
        let result = &self.results[quote];
        let first = result.kept as usize;
        &self.kept[first..first + usize::from(result.count)]
    }

    /// Returns the rows of a quote without a final answer, the row for nobody last.
    pub(super) fn rows(&self, quote: usize) -> impl Iterator<Item = Row> + '_ {
        let result = &self.results[quote];
        let first = result.rows as usize;
        (first..=first + usize::from(result.count)).map(|n| self.rows.row(n))
    }

    /// Returns the answer to a quote if it is final, as a row of the instance that
    /// [`repeat`](Self::repeat) fills in.
    pub(crate) fn early_exit(&self, quote: QuoteId) -> Option<Answer> {
        let kept = self.kept(quote.index());
        let nobody = kept.len();
        let of_nobody = &self.results[quote.index()].nobody;
        let rated = |row: usize| kept.get(row).map_or(of_nobody, |k| &k.rated);
        let row = (0..=nobody).min_by_key(|&row| (rated(row).rank, row))?;
        let others = |row: &usize| rated(*row).rank;
        let mention = |row: usize| kept.get(row).map(|kept| kept.place.mention);
        let speaker = |row: usize| kept.get(row).map(|kept| kept.speaker);
        let runner_up = (0..nobody).filter(|&n| speaker(n) != speaker(row));
        let runner_up = runner_up.min_by_key(others);
        (rated(row).probability >= EARLY_EXIT).then(|| Answer {
            row,
            mention: mention(row),
            probability: rated(row).probability,
            rival: (0..=nobody).filter(|&n| n != row).min_by_key(others),
            margin: rated(row).ahead,
            runner_up: runner_up.and_then(mention),
        })
    }

    /// Returns the answer of the first pass to a quote: a mention, or nobody.
    #[cfg(any(feature = "train", test))]
    pub(crate) fn answer(&self, quote: QuoteId) -> Option<MentionId> {
        let mut kept = self.kept(quote.index()).iter();
        let best = kept.find(|kept| kept.rated.rank == 0);
        best.map(|kept| kept.place.mention)
    }

    /// Fills in the instance of a quote with a final answer once more, as far as it was kept;
    /// returns the row of its answer.
    pub(crate) fn repeat(&self, quote: QuoteId, answer: &Answer, instance: &mut Instance) -> Row {
        instance.clear();
        for kept in self.kept(quote.index()) {
            instance.candidates.push(kept.place.mention);
            instance.places.push(kept.place);
        }
        match self.rows_kept {
            RowsKept::All => {
                instance.rows.extend(self.rows(quote.index()));
                instance.rows[answer.row]
            }
            RowsKept::OfAnswers => self.rows.row(self.results[quote.index()].rows as usize),
        }
    }
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
