//! Short words with what is known of them: a table of open addressing with small slots.
//!
//! A slot is the number of an entry with, in the bits that this leaves, a tag of the word's hash. Most words of
//! a story are not in the lexicon, and that is seen in one slot, without a look at an entry.

use super::class::Word;
use crate::text::mix;

/// Words of up to 15 bytes, as numbers; see [`WordKey::Short`](super::key::WordKey).
#[derive(Clone, Debug)]
pub(super) struct ShortWords {
    /// What is known of each word, in the order in which they were added.
    entries: Vec<(u128, Word)>,
    /// 0, or one more than the index of an entry, with a tag in the upper bits.
    slots: Vec<u32>,
    /// The slots are two to the power of this; fewer than that many are in use.
    bits: u32,
}

impl Default for ShortWords {
    fn default() -> ShortWords {
        ShortWords::with_room(0)
    }
}

impl ShortWords {
    /// Makes a table with room for so many words.
    pub(super) fn with_room(words: usize) -> ShortWords {
        let slots = slots_for(words);
        ShortWords {
            entries: Vec::with_capacity(words),
            slots: vec![0; slots],
            bits: slots.ilog2(),
        }
    }

    /// Returns what is known of a word.
    #[inline]
    pub(super) fn word(&self, key: u128) -> Word {
        match self.find(key) {
            Ok(index) => self.entries[index].1,
            Err(_) => Word::default(),
        }
    }

    /// Returns what is known of a word, for more to be added.
    pub(super) fn word_mut(&mut self, key: u128) -> &mut Word {
        let index = self.find(key).unwrap_or_else(|_| {
            self.push(key, Word::default());
            self.entries.len() - 1
        });
        &mut self.entries[index].1
    }

    /// Adds a word that is not in the table.
    pub(super) fn push(&mut self, key: u128, word: Word) {
        self.entries.push((key, word));
        if self.slots.len() < slots_for(self.entries.len()) {
            *self = ShortWords::with_room(2 * self.entries.len()).with_all(&self.entries);
        } else {
            self.place(self.entries.len() - 1);
        }
    }

    /// Returns the words in the order in which they were added.
    pub(super) fn entries(&self) -> &[(u128, Word)] {
        &self.entries
    }

    fn with_all(mut self, entries: &[(u128, Word)]) -> ShortWords {
        self.entries.extend_from_slice(entries);
        (0..entries.len()).for_each(|index| self.place(index));
        self
    }

    /// Gives an entry its slot.
    fn place(&mut self, index: usize) {
        let key = self.entries[index].0;
        if let Err(slot) = self.find(key) {
            self.slots[slot] = self.tag(mix(key)) | (index as u32 + 1);
        }
    }

    /// Returns the index of a word's entry, or the free slot for it.
    #[inline]
    fn find(&self, key: u128) -> Result<usize, usize> {
        let hash = mix(key);
        let tag = self.tag(hash);
        let mut at = (hash >> (u64::BITS - self.bits)) as usize;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return Err(at);
            }
            // With another tag this is more than there are entries.
            let index = ((slot ^ tag) as usize).wrapping_sub(1);
            if self.entries.get(index).is_some_and(|entry| entry.0 == key) {
                return Ok(index);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Returns the bits of a hash that share a slot with the number of an entry.
    #[inline]
    fn tag(&self, hash: u64) -> u32 {
        (hash as u32) << self.bits
    }
}

/// Returns how many slots so many words get: at most half of them are in use.
fn slots_for(words: usize) -> usize {
    (2 * words).next_power_of_two().max(16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_comes_out_while_the_table_grows() {
        let mut words = ShortWords::default();
        let key = |n: u16| u128::from(n) << 40 | 1 << 120;
        for n in 1..3000 {
            words.word_mut(key(n)).lemma = n;
            assert_eq!(words.word(key(n + 1)), Word::default());
        }
        for n in 1..3000 {
            words.word_mut(key(n)).lemma += 1;
            assert_eq!(words.word(key(n)).lemma, n + 1);
        }
        assert_eq!(words.entries().len(), 2999);
    }
}
