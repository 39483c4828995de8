//! The quotes that are looked up, and the rulings on them.

use super::accord::Named;
use super::phrases::Phrases;
use super::ruling::best_of;
use super::search::Search;
use super::sought::Sought;
use super::vocabulary::{Shingles, Vocabulary};
use super::{Ruling, Sighting, Verdict};
use crate::attribute::Outcome;
use crate::document::Document;
use crate::extract::{Analysis, Extractor, Record};
use crate::mention::{Speaker, SpeakerKind};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The quotes of some stories, indexed by their words. Immutable: threads can share it.
///
/// Quotes of the same words are looked up once, and those of the same speaker have one answer: a
/// story that says “No” a thousand times costs a source what one “No” does.
#[derive(Debug)]
pub struct Inquiry<'a> {
    /// Every quote of the stories, in order.
    quotes: Vec<Quoted>,
    /// The words and speakers that are asked about, each once.
    pub(super) asked: Vec<Asked>,
    /// The words that are looked up, each once.
    pub(super) queries: Vec<Query<'a>>,
    /// Whoever says them.
    pub(super) speakers: Vec<Named<'a>>,
    pub(super) vocabulary: Vocabulary,
    pub(super) phrases: Phrases,
    /// The phrases of quotes that have a remark such as `(Laughter)` themselves.
    pub(super) asides: Phrases,
    pub(super) shingles: Shingles,
    /// The length of the longest quote in bytes.
    longest: usize,
}

/// A quote with its place in its story.
#[derive(Clone, Copy, Debug)]
struct Quoted {
    story: usize,
    quote: usize,
    asked: u32,
}

/// Some words of a speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) query: u32,
    /// Who says them, by number.
    pub(super) speaker: Option<u32>,
}

/// Words that are looked up.
#[derive(Debug)]
pub(super) struct Query<'a> {
    pub(super) sought: Sought<'a>,
    /// Whether all of the quote is looked up, and not only the beginning of a very long one.
    pub(super) is_whole: bool,
    /// Who is asked about with these words, as numbers of [`Inquiry::asked`].
    pub(super) asked: Vec<u32>,
}

/// What sources have of the quotes: what [`Inquiry::search`] returns.
#[derive(Debug, Default)]
pub struct Sightings {
    /// The places of what is asked about, by its number: the best, and others in other words.
    pub(super) found: BTreeMap<u32, Vec<Arc<Sighting>>>,
    /// How often each query stands in the sources, all its words in a row.
    pub(super) counts: BTreeMap<u32, u64>,
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
            asked: Vec::new(),
            queries: Vec::new(),
            speakers: Vec::new(),
            vocabulary: Vocabulary::default(),
            phrases: Phrases::default(),
            asides: Phrases::default(),
            shingles: Shingles::default(),
            longest: 0,
        };
        let mut numbers = Numbers::default();
        for (story, analysis) in stories.iter().enumerate() {
            // The number of each speaker of the story who has one.
            let mut speakers = vec![None; analysis.cast.speakers.len()];
            for record in analysis.records() {
                let speaker = match record.attribution().outcome {
                    Outcome::Spoken { speaker, .. } => Some(speaker.index()),
                    Outcome::Unnamed | Outcome::NotSpeech => None,
                };
                let speaker = speaker.map(|n| {
                    let named = &analysis.cast.speakers[n];
                    *speakers[n].get_or_insert_with(|| inquiry.speaker(named, &mut numbers))
                });
                inquiry.add(story, record, speaker, &mut numbers);
            }
        }
        inquiry.phrases.link();
        inquiry.asides.link();
        inquiry
    }

    /// Returns the number of a speaker; stories that say the same of one share it.
    fn speaker(&mut self, speaker: &'a Speaker, numbers: &mut Numbers<'a>) -> u32 {
        let key = (
            speaker.name.as_str(),
            speaker.kind,
            speaker.roles.as_slice(),
        );
        *numbers.speakers.entry(key).or_insert_with(|| {
            self.speakers.push(Named::of(speaker));
            self.speakers.len() as u32 - 1
        })
    }

    fn add(
        &mut self,
        story: usize,
        record: Record<'a>,
        speaker: Option<u32>,
        numbers: &mut Numbers<'a>,
    ) {
        let text = record.words();
        let mut end = text.len().min(LONGEST_QUOTE + 1);
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let is_whole = end == text.len();
        let key = (&text[..end], is_whole);
        let query = match numbers.queries.get(&key) {
            Some(query) => *query,
            None => {
                let query = self.query(key.0, is_whole);
                numbers.queries.insert(key, query);
                query
            }
        };
        let next = self.asked.len() as u32;
        let asked = *numbers.asked.entry((query, speaker)).or_insert(next);
        if asked == next {
            self.asked.push(Asked { query, speaker });
            self.queries[query as usize].asked.push(asked);
        }
        self.quotes.push(Quoted {
            story,
            quote: record.id().index(),
            asked,
        });
    }

    /// Takes in words that are to be looked up.
    fn query(&mut self, text: &'a str, is_whole: bool) -> u32 {
        let number = self.queries.len() as u32;
        let sought = Sought::of(text, &mut self.vocabulary);
        self.phrases.add(number, &sought.ids);
        if sought.has_aside {
            self.asides.add(number, &sought.ids);
        }
        if !sought.is_short() {
            let word = |&n: &usize| sought.words.key(n).chars().count();
            let lengths: Vec<usize> = sought.cores.iter().map(word).collect();
            self.shingles.add(number, &sought.ids, &lengths);
        }
        self.longest = self.longest.max(text.len());
        self.queries.push(Query {
            sought,
            is_whole,
            asked: Vec::new(),
        });
        number
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
    /// which the user named them: of two that are as good the first is taken. Of very many sources
    /// what they have is better put together as it comes: [`Sightings::absorb`].
    pub fn rule(&self, sources: Vec<Sightings>) -> Vec<Ruling> {
        let mut all = Sightings::default();
        sources.into_iter().for_each(|source| all.absorb(source));
        let ruling = |quoted: &Quoted| {
            let sightings = all.found.get(&quoted.asked);
            let query = self.asked[quoted.asked as usize].query;
            Ruling {
                story: quoted.story,
                quote: quoted.quote,
                verdict: sightings.map_or(Verdict::Absent, |found| found[0].verdict),
                sightings: sightings.cloned().unwrap_or_default(),
                count: all.counts.get(&query).copied().unwrap_or(0),
            }
        };
        self.quotes.iter().map(ruling).collect()
    }
}

impl Sightings {
    /// Takes in what the next source has. What is kept does not grow with the sources.
    pub fn absorb(&mut self, next: Sightings) {
        if self.found.is_empty() && self.counts.is_empty() {
            *self = next;
            return;
        }
        for (asked, sightings) in next.found {
            let kept = self.found.entry(asked).or_default();
            kept.extend(sightings);
            best_of(kept);
        }
        for (query, count) in next.counts {
            *self.counts.entry(query).or_default() += count;
        }
    }
}

/// A number for each thing that is asked about.
#[derive(Default)]
struct Numbers<'a> {
    queries: FxHashMap<(&'a str, bool), u32>,
    speakers: FxHashMap<(&'a str, SpeakerKind, &'a [String]), u32>,
    asked: FxHashMap<(u32, Option<u32>), u32>,
}
