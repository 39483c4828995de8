//! The search through one source: chunk by chunk, every quote at once.

use super::align::{Step, align};
use super::chunk::{Chunk, Source, Voice, chunks};
use super::inquiry::{Inquiry, Quoted, Sightings, rank};
use super::judge::{Judge, Judgement};
use super::sought::{Insertion, Item};
use super::voice::Voices;
use super::{Accord, Sighting, Verdict};
use crate::document::Document;
use crate::extract::Extractor;
use crate::text::{Places, Span};
use std::ops::Range;

/// A run of words of a quote, seen in a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    quote: u32,
    /// The core of the chunk, and the core of the quote.
    at: u32,
    core: u32,
}

/// A place where a quote stands, before it is known who says it there.
#[derive(Clone, Debug)]
struct Find {
    judgement: Judgement,
    span: Span,
    text: String,
    voice: Voice,
}

/// The places of a quote that are kept of a source, so that of several that are as good the one
/// with the right speaker can be chosen.
const KEPT: usize = 4;

/// Matches this near to the cut edge of a chunk are left to the chunk beside it, which sees the
/// words around them: "We will" must not be cut off from its "not".
const EDGE: usize = 16;

/// So many stretches of a chunk are aligned with a quote, those with the most runs in common.
const WINDOWS: usize = 8;

/// A quote is compared with so many times the words of a chunk and no more: one that repeats itself
/// nearly stands at every word of a source that does.
const PATIENCE: usize = 64;

/// Words that stand to the left and right of a quote with words changed.
const ROOM: usize = 8;

/// Words that one marked cut may leave out, and some more: a cut that is too long is told as such.
const CUT_ROOM: usize = 120;

/// The search through one source.
pub(super) struct Search<'s, 'a> {
    inquiry: &'s Inquiry<'a>,
    document: &'s Document,
    voices: Voices<'s>,
    finds: Vec<Vec<Find>>,
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
            voices: Voices::new(document, extractor),
            finds: vec![Vec::new(); inquiry.quotes.len()],
        }
    }

    /// Searches all of the source.
    pub(super) fn all(mut self, size: usize, overlap: usize) -> Sightings {
        for chunk in chunks(self.document, size, overlap) {
            self.chunk(&chunk);
        }
        self.sightings()
    }

    fn chunk(&mut self, chunk: &Chunk) {
        let source = Source::of(chunk, &self.inquiry.vocabulary);
        let mut hits = Vec::new();
        for at in 0..source.ids.len() {
            self.inquiry.shingles.look_up(&source.ids[at..], |seed| {
                hits.push(Hit {
                    quote: seed.quote,
                    at: at as u32,
                    core: seed.core,
                });
            });
        }
        hits.sort_unstable();
        for hits in hits.chunk_by(|a, b| a.quote == b.quote) {
            self.quote(hits, &source);
        }
    }

    /// Looks at the places of one quote.
    fn quote(&mut self, hits: &[Hit], source: &Source<'_>) {
        let number = hits[0].quote as usize;
        let quoted = &self.inquiry.quotes[number];
        let sought = &quoted.sought;
        let mut before = None;
        let mut patience = PATIENCE * source.ids.len();
        for hit in hits.iter().filter(|hit| hit.core == 0) {
            let at = hit.at as usize;
            if before.replace(at) == Some(at) {
                continue;
            }
            if self.is_settled(number) || patience < sought.ids.len() {
                break;
            }
            let words = source.ids[at..].iter().zip(&sought.ids);
            let same = words.take_while(|(a, b)| a == b).count();
            patience -= same;
            if same == sought.ids.len() {
                let steps = (0..same).map(|n| Step::Same(n, at + n));
                self.judge(number, &sought.literal, &steps.collect::<Vec<_>>(), source);
            }
        }
        if sought.is_short() || self.best(number) <= Verdict::Typography {
            return;
        }
        let items = sought.marked.as_deref().unwrap_or(&sought.literal);
        for window in windows(hits, items, source.ids.len()) {
            let fits = |insertion: &Insertion, core: usize| {
                sought.fits(insertion, source.words.key(source.cores[core]))
            };
            if let Some(steps) = align(items, &sought.ids, &source.ids, window, fits) {
                self.judge(number, items, &steps, source);
            }
        }
    }

    fn best(&self, quote: usize) -> Verdict {
        let best = self.finds[quote].first();
        best.map_or(Verdict::Absent, |find| find.judgement.verdict)
    }

    /// Tells whether enough places are kept that are as good as it gets.
    fn is_settled(&self, quote: usize) -> bool {
        let best = if self.inquiry.quotes[quote].is_whole {
            Verdict::Exact
        } else {
            Verdict::Altered
        };
        let finds = &self.finds[quote];
        finds.len() == KEPT && finds.iter().all(|find| find.judgement.verdict == best)
    }

    fn judge(&mut self, number: usize, items: &[Item], steps: &[Step], source: &Source<'_>) {
        let quoted = &self.inquiry.quotes[number];
        let judge = Judge {
            sought: &quoted.sought,
            items,
            source,
            document: self.document,
        };
        let Some(mut judgement) = judge.judge(steps) else {
            return;
        };
        let cores = judgement.cores.clone();
        let cut_off = (!source.chunk.is_first && cores.start < EDGE)
            || (!source.chunk.is_last && cores.end + EDGE > source.cores.len());
        if cut_off || (quoted.sought.is_short() && judgement.verdict > Verdict::Typography) {
            return;
        }
        if !quoted.is_whole {
            judgement.verdict = judgement.verdict.max(Verdict::Altered);
        }
        let span = judgement.span;
        for edit in &mut judgement.edits {
            edit.in_source = within(edit.in_source, span);
        }
        self.keep(
            number,
            Find {
                judgement,
                span: source.chunk.origin(span),
                text: source.words.text()[span].to_owned(),
                voice: source.chunk.voice(span.start()),
            },
        );
    }

    /// Keeps a find among the best of its quote. Of a speaker's turns the right one is preferred.
    fn keep(&mut self, number: usize, find: Find) {
        let quoted = &self.inquiry.quotes[number];
        let value = |find: &Find| {
            let accord = self.voices.label_accord(quoted.record, find.voice);
            let judgement = &find.judgement;
            let faithful = judgement.verdict >= Verdict::Altered;
            (
                faithful,
                accord == Accord::Other,
                judgement.verdict,
                judgement.word_error_rate,
                judgement.edits.len(),
                find.span,
            )
        };
        let finds = &self.finds[number];
        if finds
            .iter()
            .any(|other| other.span == find.span && value(other) <= value(&find))
        {
            return;
        }
        let at = finds.partition_point(|other| value(other) <= value(&find));
        let finds = &mut self.finds[number];
        finds.insert(at, find);
        finds.truncate(KEPT);
    }

    /// Chooses the best place of each quote, once it is known who speaks there.
    fn sightings(mut self) -> Sightings {
        let finds = std::mem::take(&mut self.finds);
        let mut places = None;
        let mut found = Vec::new();
        for (number, finds) in finds.into_iter().enumerate() {
            let quoted = &self.inquiry.quotes[number];
            let sightings = finds.into_iter().map(|find| {
                let places = places.get_or_insert_with(|| Places::new(self.document.text()));
                sighting(find, quoted, &mut self.voices, self.document, places)
            });
            if let Some(best) = sightings.min_by_key(rank) {
                found.push((number as u32, best));
            }
        }
        Sightings { found }
    }
}

fn sighting(
    find: Find,
    quoted: &Quoted<'_>,
    voices: &mut Voices<'_>,
    document: &Document,
    places: &Places<'_>,
) -> Sighting {
    let (speaker, accord) = voices.speaker(quoted.record, find.voice, find.span);
    Sighting {
        document: document.id().to_owned(),
        span: find.span,
        start: places.at(find.span.start()),
        end: places.at(find.span.end()),
        in_file: document.in_file(find.span),
        text: find.text,
        speaker,
        time: find.voice.time,
        verdict: find.judgement.verdict,
        edits: find.judgement.edits,
        word_error_rate: find.judgement.word_error_rate,
        accord,
    }
}

/// Counts a span from the start of another, which it is cut to.
fn within(inner: Span, outer: Span) -> Span {
    let inside = |at: usize| at.clamp(outer.start(), outer.end()) - outer.start();
    Span::new(inside(inner.start()), inside(inner.end()))
}

/// The stretches of a chunk that may hold a quote, the likeliest first.
fn windows(hits: &[Hit], items: &[Item], len: usize) -> Vec<Range<usize>> {
    let is_cut = |item: &&Item| matches!(item, Item::Cut(_));
    let cuts = items.iter().filter(is_cut).count();
    let room = ROOM + items.len() / 2 + (cuts * CUT_ROOM).min(20 * CUT_ROOM);
    let mut windows: Vec<(usize, Range<usize>)> = Vec::new();
    for hit in hits {
        let (at, core) = (hit.at as usize, hit.core as usize);
        match windows.last_mut() {
            Some((count, window)) if at < window.end => *count += 1,
            _ => {
                let start = at.saturating_sub(core + room);
                let end = (at + items.len().saturating_sub(core) + room).min(len);
                windows.push((1, start..end));
            }
        }
    }
    // Hits that the window before took may stand in the next one too.
    for (count, window) in &mut windows {
        let from = hits.partition_point(|hit| (hit.at as usize) < window.start);
        let to = hits.partition_point(|hit| (hit.at as usize) < window.end);
        *count = to - from;
    }
    windows.sort_by_key(|(count, window)| (std::cmp::Reverse(*count), window.start));
    let enough = |(count, _): &(usize, Range<usize>)| count * 10 >= items.len();
    let windows = windows.into_iter().filter(enough).take(WINDOWS);
    windows.map(|(_, window)| window).collect()
}
