//! Known misses: findings that are expected, each with a reason.
//!
//! The list, `story,quote,reason`, is kept next to the goldens and is strict: an entry whose answer
//! is right by now is a finding, so that the list can only shrink. A line, if an entry has one, says which of
//! several quotes with the same first words is meant; otherwise it is for people.

use super::cell::whole_number;
use super::golden::unescaped;
use crate::error::Error;
use crate::sheet::Sheet;
use crate::write::report::{Rule, opening};
use std::collections::{BTreeMap, BTreeSet};

/// A column: its name, whether a list has to have it, and where its cell goes.
struct MissColumn {
    name: &'static str,
    is_required: bool,
    set: fn(&mut KnownMiss, &str) -> Result<(), String>,
}

/// The columns of a list. [`KnownMiss`] describes them.
const COLUMNS: [MissColumn; 5] = [
    MissColumn::required("story", |miss, cell| put(&mut miss.story, cell)),
    MissColumn {
        name: "line",
        is_required: false,
        set: |miss, cell| {
            let line = (!cell.is_empty())
                .then(|| whole_number(cell).parse())
                .transpose();
            miss.line = line.map_err(|_| format!("“{cell}” is not the number of a line"))?;
            Ok(())
        },
    },
    MissColumn::required("quote", |miss, cell| put(&mut miss.quote, cell)),
    MissColumn::required("reason", |miss, cell| match cell.trim() {
        "" => Err("no reason is given".to_owned()),
        _ => put(&mut miss.reason, cell),
    }),
    MissColumn {
        name: "rule",
        is_required: false,
        set: |miss, cell| {
            if !cell.is_empty() && Rule::named(cell).is_none() {
                return Err(format!("no rule is called “{cell}”"));
            }
            miss.rule = Some(cell.to_owned()).filter(|rule| !rule.is_empty());
            Ok(())
        },
    },
];

impl MissColumn {
    const fn required(
        name: &'static str,
        set: fn(&mut KnownMiss, &str) -> Result<(), String>,
    ) -> MissColumn {
        MissColumn {
            name,
            is_required: true,
            set,
        }
    }
}

fn put(field: &mut String, cell: &str) -> Result<(), String> {
    cell.clone_into(field);
    Ok(())
}

/// A list of known misses.
#[derive(Clone, Debug, Default)]
pub struct KnownMisses {
    entries: Vec<KnownMiss>,
    /// The entries of each story, by the first words of the quote.
    stories: BTreeMap<String, BTreeMap<String, Vec<usize>>>,
}

/// One known miss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownMiss {
    /// The line of the list it stands on, from 1.
    pub at: u64,
    /// The story: its folder, or its file where a folder has several, from the list's own folder.
    pub story: String,
    /// The line of the story, if it is given.
    pub line: Option<usize>,
    /// The first words of the quote.
    pub quote: String,
    /// The rule it is limited to, if it is.
    pub rule: Option<String>,
    /// Why the answer is wrong.
    pub reason: String,
}

impl KnownMisses {
    /// Parses a list, called `name` in errors: CSV with the columns `story`, `line`, `quote`,
    /// `reason` and, if wanted, `rule`.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) with the line of an entry that has no reason or is malformed.
    pub fn parse(name: &str, csv: &[u8]) -> Result<KnownMisses, Error> {
        let mut misses = KnownMisses::default();
        let sheet = Sheet::read(name, csv)?;
        let mut reader = sheet.reader();
        let header = reader.headers().map_err(|e| sheet.malformed(&e))?.clone();
        // Without a row behind it, nothing else would look at it.
        if header.is_empty() {
            return Ok(misses);
        }
        let Some(columns) = columns(&header) else {
            let required = COLUMNS.iter().filter(|column| column.is_required);
            let names: Vec<&str> = required.map(|column| column.name).collect();
            let message = format!(
                "the first line has to be {}, and perhaps line and rule",
                names.join(",")
            );
            return Err(sheet.wrong(sheet.line(None), message));
        };
        for record in reader.records() {
            let record = record.map_err(|e| sheet.malformed(&e))?;
            let mut entry = KnownMiss {
                at: sheet.line(record.position()),
                ..KnownMiss::default()
            };
            for (column, cell) in columns.iter().zip(&record) {
                let set = (column.set)(&mut entry, cell);
                set.map_err(|message| sheet.wrong(entry.at, message))?;
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
            let of_quote = of_story.entry(words).or_default();
            of_quote.push(self.entries.len());
        }
        self.entries.push(entry);
    }

    /// Returns the entries, in the order of the list.
    pub fn entries(&self) -> &[KnownMiss] {
        &self.entries
    }

    /// Returns the entries about a finding, by their index. `quote` has the words of the story; `lines` has
    /// the lines of all quotes of the golden with the same first words.
    pub fn about(
        &self,
        story: &str,
        (line, quote): (usize, &str),
        lines: &BTreeSet<usize>,
        rule: &str,
    ) -> impl Iterator<Item = usize> {
        let of_story = self.stories.get(story);
        let of_quote = of_story.and_then(|quotes| quotes.get(&opening(quote)));
        let entries = of_quote.into_iter().flatten().copied();
        entries.filter(move |&n| {
            let entry = &self.entries[n];
            let is_here = match entry.line {
                None => true,
                // A line that is no other quote's is one from before the story was edited.
                Some(at) => at == line || !lines.contains(&at),
            };
            is_here && entry.rule.as_deref().is_none_or(|known| known == rule)
        })
    }
}

/// Returns the columns of a header in its order; `None` if one is unknown, missing or there twice.
fn columns(header: &csv::StringRecord) -> Option<Vec<&'static MissColumn>> {
    let found = |name: &str| COLUMNS.iter().find(|column| column.name == name);
    let found = header.iter().map(found).collect::<Option<Vec<_>>>()?;
    let times = |wanted: &MissColumn| found.iter().filter(|c| c.name == wanted.name).count();
    let fits =
        |column: &MissColumn| times(column) == 1 || (!column.is_required && times(column) == 0);
    COLUMNS.iter().all(fits).then_some(found)
}
