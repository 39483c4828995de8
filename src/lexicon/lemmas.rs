//! The base forms of verbs and nouns, numbered from 1.

use rustc_hash::FxHashMap;

/// There are more lemmas than numbers for them.
#[derive(Debug)]
pub(super) struct TooManyLemmas;

/// The names of lemmas, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Lemmas {
    names: String,
    /// Where each name ends.
    ends: Vec<u32>,
    /// The number of each lemma; only filled when words are added.
    numbers: FxHashMap<Box<str>, u16>,
}

impl Lemmas {
    /// Takes names that stand one after the other, and where each ends.
    pub(super) fn new(names: String, ends: Vec<u32>) -> Option<Lemmas> {
        let mut start = 0;
        for &end in &ends {
            names.get(start..end as usize)?;
            start = end as usize;
        }
        Some(Lemmas {
            names,
            ends,
            numbers: FxHashMap::default(),
        })
    }

    /// Returns the name of a lemma, or nothing for 0.
    pub(super) fn name(&self, lemma: u16) -> &str {
        let Some(index) = usize::from(lemma).checked_sub(1) else {
            return "";
        };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let end = self.ends.get(index).copied().unwrap_or(start);
        &self.names[start as usize..end as usize]
    }

    /// Returns all names, in the order of their numbers.
    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|index| self.name(index as u16 + 1))
    }

    /// Returns the number of a lemma, which is added if it is new.
    pub(super) fn number(&mut self, name: &str) -> Result<u16, TooManyLemmas> {
        if self.numbers.len() < self.ends.len() {
            let numbers = self.names().zip(1..).map(|(name, n)| (name.into(), n));
            self.numbers = numbers.collect();
        }
        if let Some(number) = self.numbers.get(name) {
            return Ok(*number);
        }
        let number = u16::try_from(self.ends.len() + 1).map_err(|_| TooManyLemmas)?;
        self.names.push_str(name);
        self.ends.push(self.names.len() as u32);
        self.numbers.insert(name.into(), number);
        Ok(number)
    }
}
