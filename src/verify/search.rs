//! The search through one source: chunk by chunk, every quote at once.
//!
//! First all quotes to the letter (`phrases`), then those that were not found so by the runs of
//! words they share with the source (`windows`). Whatever story and source are, the time is linear
//! in both: what is judged and aligned has an allowance that grows with the source.

use super::align::{Step, align};
use super::chunk::{Source, chunks};
use super::inquiry::{Inquiry, Sightings};
use super::judge::Judge;
use super::kept::{Find, Kept, Places};
use super::labels::Labels;
use super::phrases::Walk;
use super::sought::{Insertion, Item};
use super::windows::{Hit, windows};
use super::{Verdict, edge, speakers};
use crate::document::Document;
use crate::extract::Extractor;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

/// Matches this near to the cut edge of a chunk are left to the chunk beside it, which sees the
/// words around them: "We will" must not be cut off from its "not".
const EDGE: usize = 16;

/// What judging a place costs besides its words, and again for each speaker who is asked about.
const JUDGING: u64 = 16;

/// So many quotes are still judged at a place where the allowance is spent.
const TURNS: usize = 16;

/// So many words may be judged for each word of a source, and some in any case. Of the news and
/// hearings that were measured none needs a tenth of it; a source that repeats a phrase which a
/// story has in a thousand versions would.
const JUDGED: (u64, u64) = (256, 1 << 16);

/// So many cells of alignments may be filled for each word of a source, and some in any case: about
/// a second for a million bytes. A quote of twenty words takes some hundreds.
const FILLED: (u64, u64) = (1 << 11, 1 << 20);

/// The most hits that are kept of a chunk.
const HITS: u64 = 1 << 21;

/// Work that is left.
struct Allowance {
    left: u64,
    a_word: u64,
    is_spent: bool,
}

impl Allowance {
    fn new((a_word, least): (u64, u64)) -> Allowance {
        Allowance {
            left: least,
            a_word,
            is_spent: false,
        }
    }

    /// Adds what some words of the source bring.
    fn grant(&mut self, words: usize) {
        self.left += self.a_word * words as u64;
    }

    /// Takes work, as far as there is enough.
    fn take(&mut self, work: u64) -> bool {
        let enough = work <= self.left;
        if enough {
            self.left -= work;
        } else {
            self.is_spent = true;
        }
        enough
    }
}

/// The places of a query in the source.
struct Found {
    /// For each speaker who is asked about; in a source without labels, where the words alone count,
    /// one for all.
    places: Vec<Places>,
    /// Those that something better may come for.
    open: Vec<u32>,
}

/// The quotes of a phrase that something better may come for.
enum Asking<'s> {
    All(Vec<u32>),
    /// By their text from the first word to the last, once the allowance is spent.
    ByText(FxHashMap<&'s str, VecDeque<u32>>),
}

/// How a quote is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Literal,
    /// Only for those that have no faithful place to the letter.
    Aligned,
}

/// The search through one source.
pub(super) struct Search<'s, 'a> {
    inquiry: &'s Inquiry<'a>,
    document: &'s Document,
    extractor: &'s Extractor,
    labels: Option<Labels<'s>>,
    found: FxHashMap<u32, Found>,
    /// The quotes of each phrase that something better may come for, by the phrase's node.
    asking: FxHashMap<u32, Asking<'s>>,
    judged: Allowance,
    filled: Allowance,
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(
        inquiry: &'s Inquiry<'a>,
        document: &'s Document,
        extractor: &'s Extractor,
    ) -> Self {
        Search {
            inquiry,
            document,
            extractor,
            labels: Labels::of(document),
            found: FxHashMap::default(),
            asking: FxHashMap::default(),
            judged: Allowance::new(JUDGED),
            filled: Allowance::new(FILLED),
        }
    }

    /// Searches all of the source.
    pub(super) fn all(mut self, size: usize, overlap: usize) -> Sightings {
        let mut walk = Walk::new(&self.inquiry.phrases);
        let mut asides = Walk::new(&self.inquiry.asides);
        for chunk in chunks(self.document, size, overlap) {
            let source = Source::of(&chunk, &self.inquiry.vocabulary);
            self.judged.grant(source.ids.len());
            self.filled.grant(source.ids.len());
            self.find_verbatim(&mut walk, &source);
            if source.has_asides() && !self.inquiry.asides.is_empty() {
                // A story may quote the remark as well: “We won (applause) and we thank you.”
                let source = Source::with_asides(&chunk, &self.inquiry.vocabulary);
                self.asking.clear();
                self.find_verbatim(&mut asides, &source);
                self.asking.clear();
            }
            self.in_other_words(&source);
        }
        let mut sightings = Sightings::default();
        for (queries, count) in walk.counts().chain(asides.counts()) {
            for &query in queries {
                let counted = sightings.counts.entry(query).or_default();
                *counted = count.max(*counted);
            }
        }
        self.sightings(&mut sightings);
        sightings
    }

    /// Finds the quotes whose words all stand in a row.
    fn find_verbatim(&mut self, walk: &mut Walk<'s>, source: &Source<'_>) {
        walk.begin();
        for (at, &word) in source.ids.iter().enumerate() {
            walk.step(word, source.is_new(at));
            let mut phrase = walk.longest();
            while let Some(node) = phrase {
                let cores = at + 1 - walk.words(node)..at + 1;
                let asking = self.asking.remove(&node);
                let asking = asking.unwrap_or_else(|| Asking::All(walk.quotes(node).to_vec()));
                match self.place(asking, cores, source) {
                    Some(asking) => drop(self.asking.insert(node, asking)),
                    None => walk.close(node),
                }
                phrase = walk.shorter(node);
            }
        }
    }

    /// Looks at a place of the quotes of a phrase; returns those that a better one may come for.
    ///
    /// Where the allowance is spent, only those are judged that stand there to the byte, with nothing
    /// lost at their edges: an altered quote has no such place, and a true one is not missed. Of
    /// thousands that differ in their outer signs alone, “No?!” and “No;!”, some take turns.
    fn place(
        &mut self,
        asking: Asking<'s>,
        cores: Range<usize>,
        source: &Source<'_>,
    ) -> Option<Asking<'s>> {
        let mut by_text = match asking {
            Asking::All(mut open) if !self.judged.is_spent => {
                open.retain(|&query| self.literal(query, cores.start, source));
                return (!open.is_empty()).then_some(Asking::All(open));
            }
            Asking::All(open) => self.by_text(&open),
            Asking::ByText(by_text) => by_text,
        };
        if let Some(text) = intact(&cores, source)
            && let Some(open) = by_text.get_mut(text)
        {
            for _ in 0..open.len().min(TURNS) {
                let query = open.pop_front();
                open.extend(query.filter(|&query| self.literal(query, cores.start, source)));
            }
            if open.is_empty() {
                by_text.remove(text);
            }
        }
        (!by_text.is_empty()).then_some(Asking::ByText(by_text))
    }

    fn by_text(&self, open: &[u32]) -> FxHashMap<&'s str, VecDeque<u32>> {
        let mut by_text: FxHashMap<&str, VecDeque<u32>> = FxHashMap::default();
        for &query in open {
            let sought = &self.inquiry.queries[query as usize].sought;
            if let [first, .., last] | [first @ last] = sought.cores[..] {
                let text = &sought.words.text()[sought.words.cover(first..last + 1)];
                by_text.entry(text).or_default().push_back(query);
            }
        }
        by_text
    }

    /// Judges a place of a quote; returns whether a better one may come.
    fn literal(&mut self, number: u32, at: usize, source: &Source<'_>) -> bool {
        let sought = &self.inquiry.queries[number as usize].sought;
        let len = sought.ids.len();
        let open = self.found.get(&number).map_or(1, |found| found.open.len());
        if open > 0 {
            self.judged.take(len as u64 + JUDGING * (1 + open as u64));
            let steps: Vec<Step> = (0..len).map(|n| Step::Same(n, at + n)).collect();
            if self.is_cut_off(at..at + len, source) {
                // The chunk beside this one judges it.
                return true;
            }
            self.judge(number, &sought.literal, &steps, Reading::Literal, source);
        }
        let found = self.found.get(&number);
        found.is_none_or(|found| match self.judged.is_spent {
            // Only what stands there to the letter ends the search then: it costs next to nothing.
            true => found.places.iter().any(|p| p.verdict() > Verdict::Exact),
            false => !found.open.is_empty(),
        })
    }

    /// Finds the quotes that stand in other words, or with cuts and insertions.
    fn in_other_words(&mut self, source: &Source<'_>) {
        let hits = self.hits(source);
        let mut wanted: Vec<(u64, u32, Vec<Range<usize>>)> = Vec::new();
        for hits in hits.chunk_by(|a, b| a.quote == b.quote) {
            let items = self.inquiry.queries[hits[0].quote as usize].sought.items();
            let windows = windows(hits, items, source.ids.len());
            if !windows.is_empty() {
                let cells = windows.iter().map(|window| (window.len() + 1) as u64);
                let cells = cells.sum::<u64>() * items.len() as u64;
                wanted.push((cells, hits[0].quote, windows));
            }
        }
        if wanted.iter().map(|(cells, ..)| cells).sum::<u64>() > self.filled.left {
            // The short ones first: one that repeats itself a thousand times takes nothing away.
            wanted.sort_unstable_by_key(|(cells, quote, _)| (*cells, *quote));
        }
        for (cells, quote, windows) in wanted {
            if !self.filled.take(cells) {
                break;
            }
            let sought = &self.inquiry.queries[quote as usize].sought;
            let fits = |insertion: &Insertion, core: usize| {
                sought.fits(insertion, source.words.key(source.cores[core]))
            };
            for window in windows {
                let steps = align(sought.items(), &sought.ids, &source.ids, window, fits);
                if let Some(steps) = steps {
                    self.judge(quote, sought.items(), &steps, Reading::Aligned, source);
                }
            }
        }
    }

    /// Returns the runs of words that quotes and source share, by quote and place. Where there are
    /// too many, those that stand in the most places of the most quotes are left out: they tell
    /// the least.
    fn hits(&self, source: &Source<'_>) -> Vec<Hit> {
        let shingles = &self.inquiry.shingles;
        let mut met: Vec<(u32, u32)> = Vec::new();
        for at in 0..source.ids.len() {
            shingles.look_up(&source.ids[at..], |run| met.push((run, at as u32)));
        }
        met.sort_unstable();
        let wants = |quote: u32| {
            let found = self.found.get(&quote);
            found.is_none_or(|found| found.places.iter().any(Places::wants_more))
        };
        let mut runs: Vec<(u64, &[(u32, u32)])> = Vec::new();
        for places in met.chunk_by(|a, b| a.0 == b.0) {
            let seeds = shingles.seeds(places[0].0).iter();
            let seeds = seeds.filter(|seed| wants(seed.quote)).count();
            runs.push((seeds as u64 * places.len() as u64, places));
        }
        if runs.iter().map(|(count, _)| count).sum::<u64>() > HITS {
            runs.sort_unstable();
        }
        let mut hits = Vec::new();
        let mut left = HITS;
        for (count, places) in runs {
            let Some(rest) = left.checked_sub(count) else {
                break;
            };
            left = rest;
            let seeds = shingles.seeds(places[0].0).iter();
            for seed in seeds.filter(|seed| wants(seed.quote)) {
                hits.extend(places.iter().map(|&(_, at)| Hit {
                    quote: seed.quote,
                    at,
                    core: seed.core,
                }));
            }
        }
        hits.sort_unstable();
        hits
    }

    fn judge(
        &mut self,
        number: u32,
        items: &[Item],
        steps: &[Step],
        reading: Reading,
        source: &Source<'_>,
    ) {
        let query = &self.inquiry.queries[number as usize];
        let judge = Judge {
            sought: &query.sought,
            items,
            source,
            document: self.document,
        };
        let Some(mut judgement) = judge.judge(steps) else {
            return;
        };
        if self.is_cut_off(judgement.cores.clone(), source)
            || (query.sought.is_short() && judgement.verdict > Verdict::Typography)
        {
            return;
        }
        if !query.is_whole {
            judgement.verdict = judgement.verdict.max(Verdict::Altered);
        }
        let span = judgement.span;
        for edit in &mut judgement.edits {
            edit.in_source = within(edit.in_source, span);
        }
        let find = Find {
            judgement,
            span: source.chunk.origin(span),
            text: source.words.text()[span].to_owned(),
            voice: source.chunk.voice(span.start()),
        };
        self.keep(number, Rc::new(find), reading);
    }

    /// Returns whether a place is too near to the edge of a chunk to be judged there.
    fn is_cut_off(&self, cores: Range<usize>, source: &Source<'_>) -> bool {
        (!source.chunk.is_first && cores.start < EDGE)
            || (!source.chunk.is_last && cores.end + EDGE > source.cores.len())
    }

    /// Keeps a find among the best of its quote, for each speaker who is asked about.
    fn keep(&mut self, number: u32, find: Rc<Find>, reading: Reading) {
        let inquiry = self.inquiry;
        let query = &inquiry.queries[number as usize];
        let found = self.found.entry(number).or_insert_with(|| {
            let speakers = self.labels.as_ref().map_or(1, |_| query.asked.len());
            Found {
                places: vec![Places::default(); speakers],
                open: (0..speakers as u32).collect(),
            }
        });
        let best = if query.is_whole {
            Verdict::Exact
        } else {
            Verdict::Altered
        };
        let (labels, all) = (&mut self.labels, &mut found.places);
        found.open.retain(|&n| {
            let places = &mut all[n as usize];
            if reading == Reading::Aligned && !places.wants_more() {
                return true;
            }
            let asked = query.asked[n as usize];
            let speaker = inquiry.asked[asked as usize].speaker;
            let named = speaker.map(|speaker| (speaker, &inquiry.speakers[speaker as usize]));
            let find = Rc::clone(&find);
            let (Some(labels), Some((speaker, named))) = (labels.as_mut(), named) else {
                places.keep(Kept {
                    find,
                    accord: Default::default(),
                });
                return !places.is_full(best);
            };
            let accord = labels.accord(speaker, named, find.voice.turn);
            places.keep(Kept { find, accord });
            // Whoever has a label is looked for among all places.
            let full = places.is_full(best) && !labels.has_label(speaker, named);
            !places.is_perfect() && !full
        });
    }

    /// Chooses the best place of each quote, once it is known who speaks there.
    fn sightings(self, sightings: &mut Sightings) {
        let mut found: Vec<(u32, Vec<Places>)> = Vec::new();
        found.extend(
            self.found
                .into_iter()
                .map(|(query, found)| (query, found.places)),
        );
        found.sort_unstable_by_key(|(query, _)| *query);
        speakers::Chooser {
            inquiry: self.inquiry,
            document: self.document,
            labels: self.labels,
            is_complete: !self.judged.is_spent,
        }
        .choose(&found, self.extractor, sightings);
    }
}

/// Returns the text of some cores that one person says and that lose nothing at their edges.
fn intact<'t>(cores: &Range<usize>, source: &'t Source<'_>) -> Option<&'t str> {
    let (first, last) = (source.cores[cores.start], source.cores[cores.end - 1]);
    let losses = [
        edge::before(source, first),
        edge::behind(source, last),
        edge::denied_behind(source, last, 1),
    ];
    let whole = source.turn(cores.start) == source.turn(cores.end - 1);
    let text = source.words.cover(first..last + 1);
    (whole && losses.iter().all(Option::is_none)).then(|| &source.words.text()[text])
}

/// Counts a span from the start of another, which it is cut to.
fn within(inner: Span, outer: Span) -> Span {
    let inside = |at: usize| at.clamp(outer.start(), outer.end()) - outer.start();
    Span::new(inside(inner.start()), inside(inner.end()))
}
