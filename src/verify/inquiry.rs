//! The quotes that are looked up, and the rulings on them.

use super::search::Search;
use super::sought::Sought;
use super::vocabulary::{Shingles, Vocabulary};
use super::{Accord, Ruling, Sighting, Verdict};
use crate::document::Document;
use crate::extract::{Analysis, Extractor, Record};

/// The quotes of some stories, indexed by their words. Immutable: threads can share it.
#[derive(Debug)]
pub struct Inquiry<'a> {
    pub(super) quotes: Vec<Quoted<'a>>,
    pub(super) vocabulary: Vocabulary,
    pub(super) shingles: Shingles,
    /// The length of the longest quote in bytes.
    longest: usize,
}

/// A quote with its place in its story.
#[derive(Debug)]
pub(super) struct Quoted<'a> {
    story: usize,
    pub(super) record: Record<'a>,
    pub(super) sought: Sought<'a>,
    /// Whether all of the quote is looked up, and not only the beginning of a very long one.
    pub(super) is_whole: bool,
}

/// What one source has of the quotes: what [`Inquiry::search`] returns.
#[derive(Debug, Default)]
pub struct Sightings {
    /// The best place of each quote that the source has, by the quote's number.
    pub(super) found: Vec<(u32, Sighting)>,
}

/// A quote longer than this many bytes, 10,000 words, is no quote but a mark that was never closed:
/// it is looked up no further than by its first words.
const LONGEST_QUOTE: usize = 1 << 16;

/// A chunk is at least this long, and several times as long as what it repeats of the one before.
const CHUNK: usize = 1 << 18;

impl<'a> Inquiry<'a> {
    /// Takes in every quote of some stories.
    pub fn new(stories: &'a [Analysis]) -> Inquiry<'a> {
        let mut inquiry = Inquiry {
            quotes: Vec::new(),
            vocabulary: Vocabulary::default(),
            shingles: Shingles::default(),
            longest: 0,
        };
        for (story, analysis) in stories.iter().enumerate() {
            for record in analysis.records() {
                inquiry.add(story, record);
            }
        }
        inquiry
    }

    fn add(&mut self, story: usize, record: Record<'a>) {
        let text = record.words();
        let end = text
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| *at > LONGEST_QUOTE);
        let text = &text[..end.unwrap_or(text.len())];
        let sought = Sought::of(text, &mut self.vocabulary);
        let word = |&n: &usize| sought.words.key(n).chars().count();
        let lengths: Vec<usize> = sought.cores.iter().map(word).collect();
        let number = self.quotes.len() as u32;
        self.shingles.add(number, &sought.ids, &lengths);
        self.longest = self.longest.max(text.len());
        self.quotes.push(Quoted {
            story,
            record,
            sought,
            is_whole: end.is_none(),
        });
    }

    /// Returns how many quotes there are.
    pub fn len(&self) -> usize {
        self.quotes.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.quotes.is_empty()
    }

    /// Looks all quotes up in one source, in time linear in its length. The extractor says who speaks in a source
    /// that is a story.
    pub fn search(&self, source: &Document, extractor: &Extractor) -> Sightings {
        let overlap = 4 * self.longest + (1 << 14);
        let size = CHUNK.max(4 * overlap);
        Search::new(self, source, extractor).all(size, overlap)
    }

    /// Rules on every quote, in the order of the stories. The sources are given in the order in
    /// which the user named them: of two that are as good the first is taken.
    pub fn rule(&self, sources: Vec<Sightings>) -> Vec<Ruling> {
        let mut places: Vec<Vec<Sighting>> = self.quotes.iter().map(|_| Vec::new()).collect();
        for (quote, sighting) in sources.into_iter().flat_map(|source| source.found) {
            places[quote as usize].push(sighting);
        }
        let quotes = self.quotes.iter().zip(places);
        quotes
            .map(|(quote, mut sightings)| {
                sightings.sort_by_key(rank);
                let best = sightings.first();
                Ruling {
                    story: quote.story,
                    quote: quote.record.id().index(),
                    verdict: best.map_or(Verdict::Absent, |best| best.verdict),
                    sightings,
                }
            })
            .collect()
    }
}

/// How good a place is: the verdict first, then the speaker, then the words. "Faithful or not"
/// counts before the speaker, the speaker before the kind of faithfulness.
pub(super) fn rank(sighting: &Sighting) -> (bool, bool, Verdict, Accord, u16) {
    let altered = sighting.verdict >= Verdict::Altered;
    let other = sighting.accord == Accord::Other;
    let rate = sighting.word_error_rate.0;
    (altered, other, sighting.verdict, sighting.accord, rate)
}
