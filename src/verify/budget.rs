//! A work budget: keeps the time of a search linear, whatever story and source hold.

/// Work that may still be done. Every word of the source adds to it.
pub(super) struct WorkBudget {
    pub(super) left: u64,
    per_word: u64,
    /// Whether some work was refused.
    pub(super) is_spent: bool,
}

impl WorkBudget {
    pub(super) fn new((per_word, initial): (u64, u64)) -> WorkBudget {
        WorkBudget {
            left: initial,
            per_word,
            is_spent: false,
        }
    }

    /// Adds the work that some words of the source allow.
    pub(super) fn grant(&mut self, words: usize) {
        self.left += self.per_word * words as u64;
    }

    /// Takes work if enough is left; returns whether it was.
    pub(super) fn take(&mut self, work: u64) -> bool {
        let enough = work <= self.left;
        if enough {
            self.left -= work;
        } else {
            self.is_spent = true;
        }
        enough
    }
}
