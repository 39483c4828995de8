//! The verdicts, from the best to the worst.

/// How a quote compares with its source, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The source has the same words.
    Exact,
    /// The same words with different marks, dashes, spaces or line breaks, or the capital or
    /// period that a fragment gains or loses at its edge.
    Typography,
    /// The same words, except for marked cuts and insertions: `…`, `[the council]`.
    Abridged,
    /// Words differ without a mark, or a cut changes the meaning.
    Altered,
    /// No source has the quote.
    Absent,
}

impl Verdict {
    /// Every verdict, from the best to the worst.
    pub const ALL: [Verdict; 5] = [
        Verdict::Exact,
        Verdict::Typography,
        Verdict::Abridged,
        Verdict::Altered,
        Verdict::Absent,
    ];

    /// Returns the verdict as it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Exact => "exact",
            Verdict::Typography => "typography",
            Verdict::Abridged => "abridged",
            Verdict::Altered => "altered",
            Verdict::Absent => "absent",
        }
    }
}
