//! The words of all quotes, numbered, and where runs of them stand.

use rustc_hash::FxHashMap;

/// A number for each word that is in any quote. Words of no quote have the number 0.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
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

/// A place in a quote where a run of words begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    pub(super) quote: u32,
    /// The core the run begins with.
    pub(super) core: u32,
}

/// Runs of two and three words, with the quotes that hold them.
///
/// Three words are rare enough that nearly every hit is one, and common enough that a quote of
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

/// Up to this many words a quote is also looked up by pairs: with a word changed in the middle,
/// seven words need not have three left in a row.
const PAIRED: usize = 9;

/// A run that a quote repeats is looked up by its first places: "so it goes, so it goes, …" would meet
/// itself at every step.
const REPEATED: usize = 4;

/// A pair has to have a word of this many letters: "of the" is everywhere.
const LONG: usize = 5;

impl Shingles {
    /// Takes in the runs of a quote, whose words are given by number and length.
    pub(super) fn add(&mut self, quote: u32, ids: &[u32], lengths: &[usize]) {
        for (at, run) in ids.windows(3).enumerate() {
            self.seed([run[0], run[1], run[2]], quote, at);
        }
        if ids.len() <= PAIRED {
            self.pairs(quote, ids, lengths);
        }
    }

    fn pairs(&mut self, quote: u32, ids: &[u32], lengths: &[usize]) {
        for (at, run) in ids.windows(2).enumerate() {
            if lengths[at].max(lengths[at + 1]) >= LONG {
                self.twos = true;
                self.seed([run[0], run[1], 0], quote, at);
            }
        }
    }

    fn seed(&mut self, run: [u32; 3], quote: u32, core: usize) {
        let core = core as u32;
        let next = self.seeds.len() as u32;
        let run = *self.runs.entry(run).or_insert(next);
        if run == next {
            self.seeds.push(Vec::new());
        }
        let seeds = &mut self.seeds[run as usize];
        let same = seeds.iter().rev().take(REPEATED);
        if same.filter(|seed| seed.quote == quote).count() < REPEATED {
            seeds.push(Seed { quote, core });
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
