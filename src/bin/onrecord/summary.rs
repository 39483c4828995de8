//! The summary line: "3 stories, 41 quotes, 35 attributed to 9 speakers; 1 skipped".

use onrecord::ErrorKind;
use onrecord::write::{QuoteRow, SpeakerAnswer};
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Counts of a run.
#[derive(Debug, Default)]
pub(crate) struct RunSummary {
    stories: usize,
    quotes: usize,
    attributed: usize,
    /// Hashes of their names: a crawl has a million.
    speakers: HashSet<u64>,
    /// How many inputs could not be read, by the reason.
    skipped: BTreeMap<&'static str, usize>,
}

impl RunSummary {
    /// Counts one story by its printed rows.
    pub(crate) fn of(rows: &[QuoteRow<'_>]) -> RunSummary {
        let named = rows.iter().filter(|row| row.answer == SpeakerAnswer::Named);
        RunSummary {
            stories: 1,
            quotes: rows.len(),
            attributed: named.clone().count(),
            speakers: named.filter_map(|row| row.speaker.map(number)).collect(),
            skipped: BTreeMap::new(),
        }
    }

    /// Counts an input that could not be read.
    pub(crate) fn skip(&mut self, kind: ErrorKind) {
        *self.skipped.entry(reason(kind)).or_default() += 1;
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: RunSummary) {
        self.stories += other.stories;
        self.quotes += other.quotes;
        self.attributed += other.attributed;
        self.speakers.extend(other.speakers);
    }
}

impl fmt::Display for RunSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stories = count(self.stories, "story", "stories");
        let quotes = count(self.quotes, "quote", "quotes");
        write!(f, "{stories}, {quotes}, ")?;
        if self.attributed == 0 {
            f.write_str("none attributed")?;
        } else {
            let speakers = count(self.speakers.len(), "speaker", "speakers");
            write!(f, "{} attributed to {speakers}", self.attributed)?;
        }
        let skipped: usize = self.skipped.values().sum();
        if skipped > 0 {
            let reasons: Vec<String> = self
                .skipped
                .iter()
                .map(|(reason, n)| format!("{n} {reason}"))
                .collect();
            write!(f, "; {skipped} skipped ({})", reasons.join(", "))?;
        }
        Ok(())
    }
}

/// Counts things in words: `1 story`, `2 stories`.
pub(crate) fn count<N: From<u8> + PartialEq + fmt::Display>(n: N, one: &str, many: &str) -> String {
    let noun = if n == N::from(1) { one } else { many };
    format!("{n} {noun}")
}

fn number(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// Returns in two words why an input was skipped.
fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Io => "unreadable",
        ErrorKind::Encoding => "not text",
        ErrorKind::Syntax => "malformed",
        ErrorKind::Limit => "too large",
        _ => "for other reasons",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_a_sentence_would() {
        assert_eq!(
            RunSummary::default().to_string(),
            "0 stories, 0 quotes, none attributed"
        );
        let story = |speaker: &str| RunSummary {
            stories: 1,
            quotes: 1,
            attributed: 1,
            speakers: HashSet::from([number(speaker)]),
            skipped: BTreeMap::new(),
        };
        let mut summary = story("Grace Okafor");
        assert_eq!(
            summary.to_string(),
            "1 story, 1 quote, 1 attributed to 1 speaker"
        );
        summary.add(story("Grace Okafor"));
        summary.add(story("Teresa Lund"));
        assert_eq!(
            summary.to_string(),
            "3 stories, 3 quotes, 3 attributed to 2 speakers"
        );
        summary.skip(ErrorKind::Syntax);
        summary.skip(ErrorKind::Limit);
        summary.skip(ErrorKind::Syntax);
        assert!(
            summary
                .to_string()
                .ends_with("2 speakers; 3 skipped (2 malformed, 1 too large)")
        );
    }
}
