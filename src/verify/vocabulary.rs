//! The words of all quotes, numbered, and an index of their runs: w-shingles (Broder 1997).
//!
//! A quote with a word changed still shares runs of two or three words with its source.

use rustc_hash::FxHashMap;

/// A number for each word that is in any quote. All other words have the number 0.
#[derive(Debug, Default)]
pub(super) struct QueryVocabulary {
    ids: FxHashMap<Box<str>, u32>,
}

impl QueryVocabulary {
    /// Returns the number of a word of a quote.
    pub(super) fn add(&mut self, key: &str) -> u32 {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = self.ids.len() as u32 + 1;
        self.ids.insert(key.into(), id);
        id
    }

    /// Returns the number of a word of a source.
    pub(super) fn id(&self, key: &str) -> u32 {
        self.ids.get(key).copied().unwrap_or(0)
    }
}

/// A place in a query where a run of words begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    pub(super) query: u32,
    /// The term that the run begins with.
    pub(super) term: u32,
}

/// Runs of two and three words, with the quotes that hold them.
///
/// Three words are rare enough that nearly every hit is a match, and common enough that a quote of
/// seven words with one of them changed still has such a run. Quotes of up to [`PAIRED`] words are
/// looked up by two words as well.
#[derive(Debug, Default)]
pub(super) struct Shingles {
    runs: FxHashMap<[u32; 3], u32>,
    /// The places of each run, by its number.
    seeds: Vec<Vec<Seed>>,
    /// Whether there are runs of two words.
    twos: bool,
}

/// Queries of up to this many words are also looked up by pairs: with the middle one of five words
/// changed, no three are left in a row.
const PAIRED: usize = 9;

/// Of a run that a quote repeats only the first places count: "so it goes, so it goes, …" would hit
/// itself at every step.
const REPEATED: usize = 4;

/// A pair needs a word of at least this many letters: "of the" is everywhere.
const LONG: usize = 5;

impl Shingles {
    /// Adds the runs of a query, whose words are given by number and length.
    pub(super) fn add(&mut self, query: u32, ids: &[u32], lengths: &[usize]) {
        for (at, run) in ids.windows(3).enumerate() {
            self.seed([run[0], run[1], run[2]], query, at);
        }
        if ids.len() <= PAIRED {
            self.pairs(query, ids, lengths);
        }
    }

    fn pairs(&mut self, query: u32, ids: &[u32], lengths: &[usize]) {
        for (at, run) in ids.windows(2).enumerate() {
            if lengths[at].max(lengths[at + 1]) >= LONG {
                self.twos = true;
                self.seed([run[0], run[1], 0], query, at);
            }
        }
    }

    fn seed(&mut self, run: [u32; 3], query: u32, term: usize) {
        let term = term as u32;
        let next = self.seeds.len() as u32;
        let run = *self.runs.entry(run).or_insert(next);
        if run == next {
            self.seeds.push(Vec::new());
        }
        let seeds = &mut self.seeds[run as usize];
        let same = seeds.iter().rev().take(REPEATED);
        if same.filter(|seed| seed.query == query).count() < REPEATED {
            seeds.push(Seed { query, term });
        }
    }

    /// Returns the places of a run, by its number.
    pub(super) fn seeds(&self, run: u32) -> &[Seed] {
        &self.seeds[run as usize]
    }

    /// Calls `hit` with the number of every run that begins the given words.
    pub(super) fn look_up(&self, ids: &[u32], mut hit: impl FnMut(u32)) {
        let [first, second, ..] = *ids else { return };
        if first == 0 || second == 0 {
            return;
        }
        let third = ids.get(2).copied().unwrap_or(0);
        let mut run = |run: [u32; 3]| self.runs.get(&run).into_iter().for_each(|run| hit(*run));
        if self.twos {
            run([first, second, 0]);
        }
        if third != 0 {
            run([first, second, third]);
        }
    }
}
