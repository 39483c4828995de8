//! The line that sums a run up: "3 stories, 41 quotes, 35 attributed to 9 speakers".

use onrecord::write::{Answer, Row};
use std::collections::BTreeSet;
use std::fmt;

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    stories: usize,
    quotes: usize,
    attributed: usize,
    speakers: BTreeSet<String>,
}

impl Tally {
    /// Counts one story by its printed rows.
    pub(crate) fn of(rows: &[Row<'_>]) -> Tally {
        let named = rows.iter().filter(|row| row.answer == Answer::Named);
        Tally {
            stories: 1,
            quotes: rows.len(),
            attributed: named.clone().count(),
            speakers: named
                .filter_map(|row| Some(row.speaker?.to_owned()))
                .collect(),
        }
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, mut other: Tally) {
        self.stories += other.stories;
        self.quotes += other.quotes;
        self.attributed += other.attributed;
        self.speakers.append(&mut other.speakers);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |n: usize, one: &str, many: &str| {
            let noun = if n == 1 { one } else { many };
            format!("{n} {noun}")
        };
        let stories = count(self.stories, "story", "stories");
        let quotes = count(self.quotes, "quote", "quotes");
        write!(f, "{stories}, {quotes}, ")?;
        if self.attributed == 0 {
            return f.write_str("none attributed");
        }
        let speakers = count(self.speakers.len(), "speaker", "speakers");
        write!(f, "{} attributed to {speakers}", self.attributed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_a_sentence_would() {
        assert_eq!(
            Tally::default().to_string(),
            "0 stories, 0 quotes, none attributed"
        );
        let story = |speaker: &str| Tally {
            stories: 1,
            quotes: 1,
            attributed: 1,
            speakers: BTreeSet::from([speaker.to_owned()]),
        };
        let mut tally = story("Grace Okafor");
        assert_eq!(
            tally.to_string(),
            "1 story, 1 quote, 1 attributed to 1 speaker"
        );
        tally.add(story("Grace Okafor"));
        tally.add(story("Teresa Lund"));
        assert_eq!(
            tally.to_string(),
            "3 stories, 3 quotes, 3 attributed to 2 speakers"
        );
    }
}
