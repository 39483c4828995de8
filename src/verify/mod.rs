//! Does a quote match its source?
//!
//! A score cannot tell: texts with a "not" dropped are more alike than a quote with a fair cut and
//! its source. So the place is found by score, and the words there are judged one by one.
//!
//! An [`Inquiry`] takes the quotes of any number of stories and is then shown the sources, one after
//! the other or on many threads; each gives its [`Sighting`]s. The best sighting of a quote is its
//! [`Ruling`]:
//!
//! ```
//! use onrecord::verify::{Inquiry, Verdict};
//! use onrecord::{Document, Extractor};
//!
//! let extractor = Extractor::default();
//! let story = Document::plain("story.txt", "“We will close the ferry,” said Ines Duarte.")?;
//! let source = Document::plain("hearing.txt", "DUARTE: We will not close the ferry this year.")?;
//! let story = [extractor.extract(story)];
//!
//! let inquiry = Inquiry::new(&story);
//! let sightings = inquiry.search(&source, &extractor);
//! let ruling = &inquiry.rule(vec![sightings])[0];
//! assert_eq!(ruling.verdict, Verdict::Altered);
//! assert_eq!(ruling.sighting().expect("a place").edits[0].before, "not");
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! What cannot be decided is altered or absent, never better. Passages are looked up a chunk at a
//! time: memory grows with the quotes and with the longest of them, and not with the sources.

mod accord;
mod align;
mod chunk;
mod edge;
mod inquiry;
mod judge;
mod kept;
mod labels;
mod margin;
mod marked;
mod phrases;
mod ruling;
mod search;
mod sign;
mod sought;
mod speakers;
mod vocabulary;
mod voice;
mod windows;

pub use inquiry::{Inquiry, Sightings};
pub use ruling::{Accord, Crossing, Cut, Ruling, Sighting, WordEdit};

/// What a quote is against its source, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The words stand in the source as they are.
    Exact,
    /// The same words with other marks, dashes, spaces or line breaks, or with the capital or the
    /// full stop that a fragment gains or loses at its edge.
    Typography,
    /// The same words but for cuts and insertions that are marked: `…`, `[the council]`.
    Abridged,
    /// Words differ without a mark, or a cut changes the sense.
    Altered,
    /// No source has it.
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
