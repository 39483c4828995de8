//! The words that features tell apart: in each place those that are seen most.

use super::story::GoldStory;
use crate::attribute::{Feature, MOST_WORDS, WORD_PLACES};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The fewest times a word is seen in a place to be told apart there.
const MIN_COUNT: usize = 20;

/// The longest word that is told apart, in bytes.
const MAX_LENGTH: usize = 16;

/// Returns the vocabularies as lines of a model file: `words FEATURE word …`.
pub(super) fn vocabulary(stories: &[&GoldStory]) -> String {
    let mut counts = vec![BTreeMap::new(); WORD_PLACES.len()];
    for story in stories {
        story.count_words(&mut counts);
    }
    let mut text = String::new();
    for (place, counts) in WORD_PLACES.iter().zip(counts) {
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.retain(|(word, count)| *count >= MIN_COUNT && word.len() <= MAX_LENGTH);
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(MOST_WORDS);
        let _ = write!(text, "words {}", Feature::ALL[*place as usize].0);
        for (word, _) in words {
            let _ = write!(text, " {word}");
        }
        text.push('\n');
    }
    text
}
