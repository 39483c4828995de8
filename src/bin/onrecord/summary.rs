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
        let speakers = self.speakers.len();
        write!(
            f,
            "{} {}, {} {}, {} attributed to {} {}",
            self.stories,
            if self.stories == 1 {
                "story"
            } else {
                "stories"
            },
            self.quotes,
            if self.quotes == 1 { "quote" } else { "quotes" },
            self.attributed,
            speakers,
            if speakers == 1 { "speaker" } else { "speakers" },
        )
    }
}
