//! Quotes that lost their marks: whose words stand in the other revision outside every quote.

use super::revision::Revision;
use super::vocabulary::Vocabulary;
use crate::compare::{Permille, Words, runs};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// The words of a story outside its quotes.
pub(super) struct Prose {
    numbers: Vec<u32>,
    spans: Vec<Span>,
    /// For each quote, the place of the gap that it leaves.
    gaps: Vec<usize>,
    /// Where each word stands that is not all over the story.
    places: FxHashMap<u32, Vec<usize>>,
}

/// A place where words do not go on: a quote, the end of a paragraph, a word no quote has.
const GAP: u32 = u32::MAX;

/// A word that is in more places than this is no way to find a passage.
const COMMON: usize = 20;

/// Shorter quotes are found only where a word beside them is the same, too.
const TELLING: usize = 4;

/// How much of a quote's words must stand there, in thousandths: a pronoun and a tense may have
/// been turned (“I will resign” – that she would resign).
const ENOUGH: usize = 740;

impl Prose {
    pub(super) fn of(revision: &Revision<'_>, vocabulary: &Vocabulary) -> Prose {
        let mut prose = Prose {
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
                prose.add(
                    document.text(),
                    Span::new(start, gap.start().max(start)),
                    vocabulary,
                );
                prose.gaps.push(prose.numbers.len() - 1);
                start = gap.end().min(block.span.end());
            }
            prose.add(
                document.text(),
                Span::new(start, block.span.end()),
                vocabulary,
            );
        }
        for (n, number) in prose.numbers.iter().enumerate().filter(|(_, w)| **w != GAP) {
            prose.places.entry(*number).or_default().push(n);
        }
        prose
    }

    /// Takes in a stretch between two gaps.
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

    /// Returns the words on either side of a quote.
    fn beside(&self, quote: usize) -> (u32, u32) {
        let gap = self.gaps[quote];
        let behind = self.numbers.get(gap + 1).copied().unwrap_or(GAP);
        (self.numbers[gap.saturating_sub(1)], behind)
    }

    /// Finds the place where the words of a quote stand, and how many of them do.
    fn find(&self, spoken: &[u32], beside: Option<(u32, u32)>) -> Option<(Span, Permille)> {
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
            .filter_map(|&start| self.at(start, spoken, beside));
        found.max_by_key(|(span, share)| (*share, std::cmp::Reverse(span.start())))
    }

    /// Looks whether the words stand at a place, or two words away from it.
    fn at(
        &self,
        start: usize,
        spoken: &[u32],
        beside: Option<(u32, u32)>,
    ) -> Option<(Span, Permille)> {
        let from = start.saturating_sub(2);
        let to = (start + spoken.len() + spoken.len() / 4 + 2).min(self.numbers.len());
        let common = runs(spoken, &self.numbers[from..to]);
        let (first, last) = (common.first()?, common.last()?);
        let place = from + first.1.start..from + last.1.end;
        let count: usize = common.iter().map(|(run, _)| run.len()).sum();
        let crosses = self.numbers[place.clone()].contains(&GAP) && count < spoken.len();
        let whole = count == spoken.len() && place.len() == count;
        let enough = if spoken.len() < TELLING {
            let (ahead, behind) = beside?;
            let same = |here: Option<&u32>, there: u32| there != GAP && here == Some(&there);
            whole
                && (same(self.numbers.get(place.start.wrapping_sub(1)), ahead)
                    || same(self.numbers.get(place.end), behind))
        } else {
            count >= TELLING
                && count * 1000 >= ENOUGH * spoken.len()
                && place.len() <= count * 3 / 2
        };
        let span = self.spans[place.start].cover(self.spans[place.end - 1]);
        (enough && !crosses).then(|| (span, Permille((count * 1000 / spoken.len()) as u16)))
    }
}

/// Finds where a quote that has no partner stands without its marks in the other revision. Words
/// that stood in its own revision besides the quote do not count: they are no news.
pub(super) fn unmarked(
    quote: usize,
    spoken: &[u32],
    own: &Prose,
    other: &Prose,
) -> Option<(Span, Permille)> {
    let beside = Some(own.beside(quote));
    let found = other.find(spoken, beside)?;
    own.find(spoken, beside).is_none().then_some(found)
}
