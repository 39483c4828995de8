//! The quotes of the stories, indexed by their words.

use super::borrowed::BorrowedQuotes;
use super::phrases::Phrases;
use super::query_quote::QueryQuote;
use super::speaker_names::StorySpeaker;
use super::story_people::{SpeakerRivals, StoryPeople};
use super::vocabulary::{QueryVocabulary, Shingles};
use crate::attribute::Outcome;
use crate::coref::{Speaker, SpeakerKind};
use crate::extract::{Analysis, Record};
use crate::lexicon::Lexicon;
use crate::mention::MentionKind;
use rustc_hash::FxHashMap;

/// The quotes of some stories, indexed by their words. Immutable, so that threads can share it.
///
/// Quotes with the same words are looked up once, and with the same speaker they have one answer: a
/// thousand times “No” costs no more than one.
#[derive(Debug)]
pub struct QuoteIndex<'a> {
    /// What is known of the words of stories and sources.
    pub(super) lexicon: &'a Lexicon,
    /// Every quote of the stories, in order.
    pub(super) quotes: Vec<StoryQuote>,
    /// The pairs of words and speaker that are looked up, each once.
    pub(super) speaker_queries: Vec<SpeakerQuery>,
    /// The words that are looked up, each once.
    pub(super) queries: Vec<Query<'a>>,
    /// The speakers of the quotes, each once.
    pub(super) speakers: Vec<StorySpeaker<'a>>,
    pub(super) vocabulary: QueryVocabulary,
    pub(super) phrases: Phrases,
    /// The phrases of quotes that contain a remark such as `(Laughter)`.
    pub(super) asides: Phrases,
    pub(super) shingles: Shingles,
    /// The length of the longest quote in bytes.
    pub(super) longest: usize,
}

/// A quote with its place in its story.
#[derive(Clone, Copy, Debug)]
pub(super) struct StoryQuote {
    pub(super) story: usize,
    pub(super) quote: usize,
    pub(super) is_speech: bool,
    /// The number of its speaker query.
    pub(super) speaker_query: u32,
}

/// Words together with their speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct SpeakerQuery {
    pub(super) query: u32,
    /// The speaker, by number.
    pub(super) speaker: Option<u32>,
}

/// Words that are looked up.
#[derive(Debug)]
pub(super) struct Query<'a> {
    pub(super) quote: QueryQuote<'a>,
    /// Whether all of the quote is looked up, and not only the beginning of a very long one.
    pub(super) is_whole: bool,
    /// The speaker queries with these words, as numbers of [`QuoteIndex::speaker_queries`].
    pub(super) speaker_queries: Vec<u32>,
}

/// A quote longer than this many bytes, 10,000 words, is the result of a mark that was never closed.
/// Only its first words are looked up.
const LONGEST_QUOTE: usize = 1 << 16;

impl<'a> QuoteIndex<'a> {
    /// Indexes every quote of some stories.
    pub fn new(stories: &'a [Analysis]) -> QuoteIndex<'a> {
        let lexicon = stories.first().map(|story| &story.lexicon);
        let mut index = QuoteIndex {
            lexicon: lexicon.unwrap_or_else(|| Lexicon::builtin()),
            quotes: Vec::new(),
            speaker_queries: Vec::new(),
            queries: Vec::new(),
            speakers: Vec::new(),
            vocabulary: QueryVocabulary::default(),
            phrases: Phrases::default(),
            asides: Phrases::default(),
            shingles: Shingles::default(),
            longest: 0,
        };
        let mut numbers = Interner::default();
        for (story, analysis) in stories.iter().enumerate() {
            let borrowed = BorrowedQuotes::of(analysis);
            let people = StoryPeople::of(&analysis.coreference.speakers, index.lexicon);
            // The number of each speaker of the story who has one: named at the quote, or by a pronoun.
            let mut speakers = vec![[None; 2]; analysis.coreference.speakers.len()];
            for record in analysis.records() {
                let speaker = match record.attribution().outcome {
                    Outcome::Spoken {
                        speaker, mention, ..
                    } => {
                        let mention = &analysis.coreference.mentions[mention.index()];
                        let named = mention.kind == MentionKind::Name;
                        Some((speaker.index(), named))
                    }
                    Outcome::Unnamed | Outcome::NotSpeech => {
                        let speaker = borrowed.speaker(record.id().index());
                        speaker.map(|speaker| (speaker.index(), false))
                    }
                };
                let speaker = speaker.map(|(n, named)| {
                    *speakers[n][usize::from(named)].get_or_insert_with(|| {
                        let speaker = &analysis.coreference.speakers[n];
                        index.speaker(speaker, people.rivals(n, named), &mut numbers)
                    })
                });
                index.add(story, record, speaker, &mut numbers);
            }
        }
        index.phrases.link();
        index.asides.link();
        index
    }

    /// Returns the number of a speaker; stories that describe one in the same words share it.
    fn speaker(
        &mut self,
        speaker: &'a Speaker,
        rivals: SpeakerRivals,
        numbers: &mut Interner<'a>,
    ) -> u32 {
        let key = (
            speaker.name.as_str(),
            speaker.kind,
            speaker.roles.as_slice(),
            rivals.clone(),
        );
        *numbers.speakers.entry(key).or_insert_with(|| {
            let speaker = StorySpeaker::of(speaker, rivals, self.lexicon);
            self.speakers.push(speaker);
            self.speakers.len() as u32 - 1
        })
    }

    /// Adds a quote of a story.
    fn add(
        &mut self,
        story: usize,
        record: Record<'a>,
        speaker: Option<u32>,
        numbers: &mut Interner<'a>,
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
        let next = self.speaker_queries.len() as u32;
        let number = *numbers
            .speaker_queries
            .entry((query, speaker))
            .or_insert(next);
        if number == next {
            self.speaker_queries.push(SpeakerQuery { query, speaker });
            let queries = &mut self.queries[query as usize].speaker_queries;
            queries.push(number);
        }
        self.quotes.push(StoryQuote {
            story,
            quote: record.id().index(),
            is_speech: record.attribution().outcome != Outcome::NotSpeech,
            speaker_query: number,
        });
    }

    /// Adds words that are to be looked up.
    fn query(&mut self, text: &'a str, is_whole: bool) -> u32 {
        let number = self.queries.len() as u32;
        let quote = QueryQuote::of(self.lexicon, text, &mut self.vocabulary);
        self.phrases.add(number, &quote.ids);
        if quote.has_aside {
            self.asides.add(number, &quote.ids);
        }
        if !quote.is_short() {
            let word = |&n: &usize| quote.words.key(n).chars().count();
            let lengths: Vec<usize> = quote.terms.iter().map(word).collect();
            self.shingles.add(number, &quote.ids, &lengths);
        }
        self.longest = self.longest.max(text.len());
        self.queries.push(Query {
            quote,
            is_whole,
            speaker_queries: Vec::new(),
        });
        number
    }

    /// Returns how many quotes there are.
    pub fn len(&self) -> usize {
        self.quotes.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.quotes.is_empty()
    }
}

/// What distinguishes the speakers of the stories.
type SpeakerKey<'a> = (&'a str, SpeakerKind, &'a [String], SpeakerRivals);

/// The numbers of the things that are looked up, each once.
#[derive(Default)]
struct Interner<'a> {
    queries: FxHashMap<(&'a str, bool), u32>,
    speakers: FxHashMap<SpeakerKey<'a>, u32>,
    speaker_queries: FxHashMap<(u32, Option<u32>), u32>,
}
