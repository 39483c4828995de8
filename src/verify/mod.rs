//! Does a quote match its source?
//!
//! A similarity score cannot answer: a quote that drops "not" is more similar to its source than a
//! quote with a fair cut. So the place is found by score, and its words are judged one by one.
//!
//! A [`QuoteIndex`] takes the quotes of any number of stories. It is then shown the sources, one after
//! another or on many threads; each gives its [`SourceMatches`]. The best match of a quote makes its
//! [`VerdictResult`]:
//!
//! ```
//! use onrecord::verify::{QuoteIndex, Verdict};
//! use onrecord::{Document, Extractor};
//!
//! let extractor = Extractor::default();
//! let story = Document::plain("story.txt", "“We will close the ferry,” said Ines Duarte.")?;
//! let source = Document::plain("hearing.txt", "DUARTE: We will not close the ferry this year.")?;
//! let story = [extractor.extract(story)];
//!
//! let index = QuoteIndex::new(&story);
//! let matches = index.search(&source, &extractor);
//! let result = &index.verdicts(vec![matches])[0];
//! assert_eq!(result.verdict, Verdict::Altered);
//! assert_eq!(result.best().expect("a match").edits[0].before, "not");
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! What cannot be decided is altered or absent, never better. Sources are searched chunk by chunk:
//! memory grows with the quotes and with the longest of them, not with the sources.

mod align;
mod aligned_search;
mod best_matches;
mod borrowed;
mod budget;
mod chance;
mod choose;
mod chunk;
mod edge_words;
mod exact_search;
mod index;
mod inner_punctuation;
mod judge;
mod kept;
mod lookup;
mod marked;
mod outer_punctuation;
mod person_name;
mod phrase_matcher;
mod phrases;
mod query_matches;
mod query_quote;
mod result;
mod role_words;
mod search;
mod severity;
mod source_speaker;
mod source_text;
mod speaker_match;
mod speaker_names;
mod story_people;
mod style_steps;
mod terms;
mod turn_labels;
mod verdict;
mod verdict_builder;
mod vocabulary;
mod windows;

pub use index::QuoteIndex;
pub use result::{Crossing, Cut, SourceMatch, SourceMatches, VerdictResult, WordEdit};
pub use severity::{is_near_verbatim, of_edits};
pub use speaker_match::{SpeakerDoubt, SpeakerMatch};
pub use verdict::Verdict;
