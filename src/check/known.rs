//! Known misses: findings that are expected, each with a reason.
//!
//! The list, `story,line,quote,reason`, is kept next to the goldens and is strict: an entry whose answer
//! is right by now is a finding, so that the list can only shrink.

use super::golden::unescaped;
use crate::error::{Error, ErrorKind};
use crate::text::{OPEN_FIELD, open_field};
use crate::write::report::{Rule, opening};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The columns that a list has; `rule` may stand among them.
const COLUMNS: [&str; 4] = ["story", "line", "quote", "reason"];

/// A list of known misses.
#[derive(Clone, Debug, Default)]
pub struct KnownMisses {
    entries: Vec<KnownMiss>,
    /// The entries of each story, by the line and the first words of the quote.
    stories: BTreeMap<String, BTreeMap<(usize, String), Vec<usize>>>,
}

/// One known miss.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownMiss {
    /// The line of the list it stands on, from 1.
    #[serde(skip)]
    pub at: u64,
    /// The story: its folder, or its file where a folder has several, from the list's own folder.
    pub story: String,
    /// The line of the story.
    pub line: usize,
    /// The first words of the quote.
    pub quote: String,
    /// The rule it is limited to, if it is.
    #[serde(default)]
    pub rule: Option<String>,
    /// Why the answer is wrong.
    pub reason: String,
}

impl KnownMisses {
    /// Parses a list, called `name` in errors: CSV with the columns `story`, `line`, `quote`,
    /// `reason` and, if wanted, `rule`.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] with the line of an entry that has no reason or is malformed.
    pub fn parse(name: &str, csv: &[u8]) -> Result<KnownMisses, Error> {
        let mut misses = KnownMisses::default();
        if let Some(line) = open_field(csv) {
            let place = format!("{name}:{line}");
            return Err(Error::new(ErrorKind::Syntax, place, OPEN_FIELD));
        }
        let mut reader = csv::Reader::from_reader(csv);
        let header = reader.headers().map_err(|e| malformed(name, &e))?.clone();
        // Without a row behind it, nothing else would look at it.
        let mut columns = header.iter().filter(|column| *column != "rule");
        let is_header = COLUMNS
            .iter()
            .all(|wanted| header.iter().any(|c| c == *wanted))
            && columns.all(|column| COLUMNS.contains(&column));
        if !is_header && !header.is_empty() {
            let message = format!("the first line has to be {}", COLUMNS.join(","));
            return Err(Error::new(ErrorKind::Syntax, format!("{name}:1"), message));
        }
        for record in reader.records() {
            let record = record.map_err(|e| malformed(name, &e))?;
            let entry = record.deserialize(Some(&header));
            let mut entry: KnownMiss = entry.map_err(|e| malformed(name, &e))?;
            entry.at = record.position().map_or(0, csv::Position::line);
            let wrong = |message| {
                let place = format!("{name}:{}", entry.at);
                Err(Error::new(ErrorKind::Syntax, place, message))
            };
            if entry.reason.trim().is_empty() {
                return wrong("no reason is given".to_owned());
            }
            if let Some(rule) = entry.rule.as_deref().filter(|id| Rule::named(id).is_none()) {
                return wrong(format!("no rule is called “{rule}”"));
            }
            misses.add(entry);
        }
        Ok(misses)
    }

    /// Adds an entry. Its quote is written as in the story, or as in a golden, with escapes.
    fn add(&mut self, entry: KnownMiss) {
        let of_story = self.stories.entry(entry.story.clone()).or_default();
        let words = [opening(&entry.quote), opening(&unescaped(&entry.quote))];
        for words in BTreeSet::from(words) {
            let of_quote = of_story.entry((entry.line, words)).or_default();
            of_quote.push(self.entries.len());
        }
        self.entries.push(entry);
    }

    /// Returns the entries, in the order of the list.
    pub fn entries(&self) -> &[KnownMiss] {
        &self.entries
    }

    /// Returns the entries about a finding, by their index. `quote` has the words of the story.
    pub fn about(
        &self,
        story: &str,
        (line, quote): (usize, &str),
        rule: &str,
    ) -> impl Iterator<Item = usize> {
        let of_story = self.stories.get(story);
        let of_quote = of_story.and_then(|quotes| quotes.get(&(line, opening(quote))));
        let entries = of_quote.into_iter().flatten().copied();
        entries.filter(move |&n| {
            let known = self.entries[n].rule.as_deref();
            known.is_none_or(|known| known == rule)
        })
    }
}

fn malformed(name: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("{len} cells, the header has {expected_len}"),
        _ => error.to_string(),
    };
    Error::new(ErrorKind::Syntax, format!("{name}:{line}"), message)
}
