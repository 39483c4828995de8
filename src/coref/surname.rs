//! How a story has used the surname of a person so far.
//!
//! Of two who share a surname, the bare one belongs to who was the subject of a sentence near it, is named at the top
//! of the story, or is called so often. Who is given in full again and again is the other: a story about
//! `Ada Vik` that says `Vik` for her spells out her brother's name each time. Given names do not count: who is called
//! `Arne` is not called `Vik` as well. The weights were chosen on the bare surnames of the training stories whose
//! speaker is annotated and that more than one person bears: 10 of 282 remain wrong, of 38 before.

use crate::mention::{Gender, Mention};

/// The uses of one person's surname so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SurnameUse {
    /// How often it stood in a full name, and alone.
    full: u32,
    bare: u32,
    /// The block of the latest use outside quotes, and of the latest that is a subject.
    latest: Option<usize>,
    subject: Option<usize>,
}

/// Blocks from a use to a bare surname that it is near to.
const NEAR: usize = 2;

impl SurnameUse {
    /// Adds a mention with the surname.
    pub(super) fn add(&mut self, words: u8) {
        if words > 1 {
            self.full += 1;
        } else {
            self.bare += 1;
        }
    }

    /// Returns whether it stood alone.
    pub(super) fn is_bare(&self) -> bool {
        self.bare > 0
    }

    /// Remembers where a mention outside quotes stands.
    pub(super) fn see(&mut self, block: usize, subject: bool) {
        self.latest = Some(block);
        if subject {
            self.subject = Some(block);
        }
    }

    /// Scores the bearer for a bare surname in a block.
    pub(super) fn score(&self, block: usize, prominent: bool, told: bool) -> i64 {
        let near = |place: Option<usize>| {
            i64::from(place.is_some_and(|place| block.abs_diff(place) <= NEAR))
        };
        // Who is named later in the story only is a poor guess, whatever the title tells.
        let gender = if self.full + self.bare > 0 { 4 } else { 2 };
        let repeated = self.full.saturating_sub(self.bare + 1);
        i64::from(self.full + self.bare) - i64::from(repeated)
            + 3 * near(self.latest)
            + 4 * near(self.subject)
            + 3 * i64::from(prominent)
            + gender * i64::from(told)
    }
}

/// Returns whether what a mention tells of a gender is the gender of a bearer.
pub(super) fn is_told(mention: &Mention, gender: Gender) -> bool {
    mention.gender != Gender::Unknown && mention.gender == gender
}
