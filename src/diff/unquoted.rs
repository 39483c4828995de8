//! Quotes that lost their marks: the other revision has their words outside of quotes.

use super::revision::Revision;
use super::vocabulary::Vocabulary;
use crate::compare::{Permille, Words, runs};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The words of a revision outside its quotes.
pub(super) struct UnquotedText {
    numbers: Vec<u32>,
    spans: Vec<Span>,
    /// For each quote, the place of its gap.
    gaps: Vec<usize>,
    /// The places of each word.
    places: FxHashMap<u32, Vec<usize>>,
}

/// A break in the text: a quote, the end of a paragraph, a word that no quote has.
const GAP: u32 = u32::MAX;

/// A word that is in more places than this is not used to find a passage.
const COMMON: usize = 20;

/// Shorter quotes are found only where a neighboring word is the same, too.
const DISTINCTIVE: usize = 4;

/// How many of a quote's words must be there, in thousandths: indirect speech may change a pronoun and
/// a tense (“I will resign” – that she would resign).
const MIN_FOUND: usize = 740;

impl UnquotedText {
    pub(super) fn of(revision: &Revision<'_>, vocabulary: &Vocabulary) -> UnquotedText {
        let mut unquoted = UnquotedText {
            numbers: vec![GAP],
            spans: vec![Span::default()],
            gaps: Vec::new(),
            places: FxHashMap::default(),
        };
        let document = &revision.analysis.document;
        let mut quotes = revision.quotes.iter().peekable();
        for block in document.blocks() {
            let mut start = block.span.start();
            while let Some(quote) = quotes.next_if(|q| q.quote.span.start() < block.span.end()) {
                let gap = quote.quote.span;
                unquoted.add(
                    document.text(),
                    Span::new(start, gap.start().max(start)),
                    vocabulary,
                );
                unquoted.gaps.push(unquoted.numbers.len() - 1);
                start = gap.end().min(block.span.end());
            }
            unquoted.add(
                document.text(),
                Span::new(start, block.span.end()),
                vocabulary,
            );
        }
        for (n, number) in unquoted
            .numbers
            .iter()
            .enumerate()
            .filter(|(_, w)| **w != GAP)
        {
            unquoted.places.entry(*number).or_default().push(n);
        }
        unquoted
    }

    /// Adds a stretch between two gaps.
    fn add(&mut self, text: &str, stretch: Span, vocabulary: &Vocabulary) {
        let words = Words::of(&text[stretch]);
        for n in (0..words.len()).filter(|&n| words.kind(n).is_spoken()) {
            let span = words.span(n);
            self.numbers
                .push(vocabulary.known(words.key(n)).unwrap_or(GAP));
            self.spans.push(Span::new(
                stretch.start() + span.start(),
                stretch.start() + span.end(),
            ));
        }
        self.numbers.push(GAP);
        self.spans.push(Span::new(stretch.end(), stretch.end()));
    }

    /// Returns the words before and after a quote.
    fn neighbors(&self, quote: usize) -> (u32, u32) {
        let gap = self.gaps[quote];
        let behind = self.numbers.get(gap + 1).copied().unwrap_or(GAP);
        (self.numbers[gap.saturating_sub(1)], behind)
    }

    /// Finds the place with the words of a quote, and how many of them are there.
    fn find(&self, spoken: &[u32], neighbors: Option<(u32, u32)>) -> Option<(Span, Permille)> {
        let mut starts: Vec<usize> = Vec::new();
        for (n, word) in spoken.iter().enumerate() {
            let places = self
                .places
                .get(word)
                .filter(|places| places.len() <= COMMON);
            let before = places
                .into_iter()
                .flatten()
                .map(|&place| place.saturating_sub(n));
            starts.extend(before);
        }
        starts.sort_unstable();
        starts.dedup_by(|later, earlier| later.abs_diff(*earlier) < 3);
        starts.truncate(2 * COMMON);
        let found = starts
            .iter()
            .filter_map(|&start| self.at(start, spoken, neighbors));
        found.max_by_key(|(span, share)| (*share, std::cmp::Reverse(span.start())))
    }

    /// Looks for the words at a place, or up to two words away.
    fn at(
        &self,
        start: usize,
        spoken: &[u32],
        neighbors: Option<(u32, u32)>,
    ) -> Option<(Span, Permille)> {
        let from = start.saturating_sub(2);
        let to = (start + spoken.len() + spoken.len() / 4 + 2).min(self.numbers.len());
        let common = runs(spoken, &self.numbers[from..to]);
        let (first, last) = (common.first()?, common.last()?);
        let place = from + first.1.start..from + last.1.end;
        let count: usize = common.iter().map(|(run, _)| run.len()).sum();
        let crosses = self.numbers[place.clone()].contains(&GAP) && count < spoken.len();
        let whole = count == spoken.len() && place.len() == count;
        let enough = if spoken.len() < DISTINCTIVE {
            let (ahead, behind) = neighbors?;
            let same = |here: Option<&u32>, there: u32| there != GAP && here == Some(&there);
            whole
                && (same(self.numbers.get(place.start.wrapping_sub(1)), ahead)
                    || same(self.numbers.get(place.end), behind))
        } else {
            count >= DISTINCTIVE
                && count * 1000 >= MIN_FOUND * spoken.len()
                && place.len() <= count * 3 / 2
        };
        let span = self.spans[place.start].cover(self.spans[place.end - 1]);
        (enough && !crosses).then(|| (span, Permille((count * 1000 / spoken.len()) as u16)))
    }
}

/// Finds the words of an unpaired quote without marks in the other revision. Words that its own revision
/// has outside the quote do not count: they did not change.
pub(super) fn find_unquoted(
    quote: usize,
    spoken: &[u32],
    own: &UnquotedText,
    other: &UnquotedText,
) -> Option<(Span, Permille)> {
    let neighbors = Some(own.neighbors(quote));
    let found = other.find(spoken, neighbors)?;
    own.find(spoken, neighbors).is_none().then_some(found)
}
