//! The words of a story with a few flags each: a table of open addressing, because every word is put in and asked for.

use super::key::Key;

/// Words with the flags that were added to them.
#[derive(Debug)]
pub(crate) struct SeenWords {
    /// A power of two of slots; one without flags is free. At least half of them are.
    slots: Vec<(Key, u8)>,
    used: usize,
}

impl Default for SeenWords {
    fn default() -> SeenWords {
        SeenWords {
            slots: vec![(Key::NONE, 0); 256],
            used: 0,
        }
    }
}

impl SeenWords {
    /// Adds flags, of which there is one at least, to a word.
    pub(crate) fn add(&mut self, word: Key, flags: u8) {
        let slot = self.slot(word);
        self.used += usize::from(self.slots[slot].1 == 0);
        self.slots[slot] = (word, self.slots[slot].1 | flags);
        if 2 * self.used > self.slots.len() {
            self.grow();
        }
    }

    /// Returns the flags of a word.
    pub(crate) fn flags(&self, word: Key) -> u8 {
        self.slots[self.slot(word)].1
    }

    /// Returns the slot that a word has, or would get.
    #[inline]
    fn slot(&self, word: Key) -> usize {
        let last = self.slots.len() - 1;
        let mut at = word.hash() as usize & last;
        while self.slots[at].1 != 0 && self.slots[at].0 != word {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let larger = vec![(Key::NONE, 0); 4 * self.slots.len()];
        let before = std::mem::replace(&mut self.slots, larger);
        for (word, flags) in before.into_iter().filter(|slot| slot.1 != 0) {
            let slot = self.slot(word);
            self.slots[slot] = (word, flags);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_add_up_while_the_table_grows() {
        let word = |n: usize| Key::of(&format!("word{n}"));
        let mut seen = SeenWords::default();
        for n in 0..2000 {
            assert_eq!(seen.flags(word(n)), 0);
            seen.add(word(n), 1);
            seen.add(word(n / 2), 2);
        }
        assert_eq!(seen.flags(word(999)), 3);
        assert_eq!(seen.flags(word(1000)), 1);
        assert_eq!(seen.flags(word(2000)), 0);
    }
}
