//! Who is quoted over many stories: how often, with how many words, in which stories.
//!
//! Two stories may each quote a Vik, and these are two people as far as anybody knows. So names of several stories
//! are joined only where the full name agrees (of people two words or more, of bodies a proper name), or where a
//! file of [`People`] says who is meant. Everybody else counts within his story.
//!
//! [`StorySpeakers`] is what one story adds; threads may make them. A [`SpeakerTally`] sums them up in the order in
//! which they are added, and its rows are sorted, so that the same stories give the same rows.
//!
//! ```
//! use onrecord::speakers::{People, SpeakerTally, StorySpeakers};
//! use onrecord::{Document, Extractor};
//!
//! let text = "“It sails at six,” said Ines Duarte. “Or later,” Duarte said.";
//! let analysis = Extractor::default().extract(Document::plain("ferry", text)?);
//! let mut tally = SpeakerTally::new(People::default());
//! tally.add(&StorySpeakers::of(&analysis, &[], 0.0));
//! let rows = tally.rows();
//! assert_eq!((rows[0].name.as_str(), rows[0].quotes, rows[0].words), ("Ines Duarte", 2, 6));
//! # Ok::<(), onrecord::Error>(())
//! ```

mod name;
mod people;
mod story;
mod tally;
#[cfg(test)]
mod tests;

#[cfg(feature = "pages")]
pub(crate) use name::joined_name;
pub use people::{People, Person};
pub use story::{DATE_FIELDS, StorySpeakers};
#[cfg(feature = "pages")]
pub(crate) use story::{publication_day, quoted_words};
pub use tally::{SpeakerRow, SpeakerTally, TallyTotals};
