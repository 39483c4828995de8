//! Counts, and the shares that are made of them.

use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::AddAssign;

/// How many answers were wanted, given, and right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What the gold asks for.
    pub wanted: u64,
    /// What was answered, be it wanted or not.
    pub answered: u64,
    /// What was wanted and answered rightly.
    pub right: u64,
}

impl Tally {
    /// Tells whether an answer is missing, wrong, or one that nobody wanted.
    pub fn is_wrong(self) -> bool {
        self.right < self.wanted.max(self.answered)
    }

    /// Returns the share of the answers that are right.
    pub fn precision(self) -> Share {
        Share::new(self.right, self.answered)
    }

    /// Returns the share of what was wanted that was answered rightly.
    pub fn recall(self) -> Share {
        Share::new(self.right, self.wanted)
    }

    /// Returns the harmonic mean of precision and recall.
    pub fn f1(self) -> Share {
        Share::new(2 * self.right, self.answered + self.wanted)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.wanted += other.wanted;
        self.answered += other.answered;
        self.right += other.right;
    }
}

/// A part of a whole, printed with four digits; a share of nothing is no number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    part: u64,
    whole: u64,
}

impl Share {
    /// Makes the share that `part` is of `whole`.
    pub fn new(part: u64, whole: u64) -> Share {
        Share { part, whole }
    }

    /// Returns what it is a share of.
    pub fn whole(self) -> u64 {
        self.whole
    }

    /// Returns the share in ten thousandths, rounded.
    fn ten_thousandths(self) -> Option<u64> {
        (self.part * 20_000 + self.whole).checked_div(2 * self.whole)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ten_thousandths() {
            Some(n) => f.pad(&format!("{}.{:04}", n / 10_000, n % 10_000)),
            None => f.pad("–"),
        }
    }
}

impl Serialize for Share {
    /// A number with at most four decimals, or `null` for a share of nothing.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.ten_thousandths()
            .map(|n| n as f64 / 10_000.0)
            .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_four_digits() {
        assert_eq!(Share::new(2, 3).to_string(), "0.6667");
        assert_eq!(Share::new(1, 3).to_string(), "0.3333");
        assert_eq!(Share::new(7, 7).to_string(), "1.0000");
        assert_eq!(Share::new(0, 9).to_string(), "0.0000");
        assert_eq!(serde_json::to_string(&Share::new(2, 3)).unwrap(), "0.6667");
    }

    #[test]
    fn a_share_of_nothing_is_no_number() {
        assert_eq!(Share::new(0, 0).to_string(), "–");
        assert_eq!(serde_json::to_string(&Share::new(0, 0)).unwrap(), "null");
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let tally = Tally {
            wanted: 4,
            answered: 8,
            right: 3,
        };
        let (p, r) = (3.0 / 8.0, 3.0 / 4.0);
        let mean: f64 = 2.0 * p * r / (p + r);
        assert_eq!(tally.f1().to_string(), format!("{mean:.4}"));
    }
}
