//! One cause, one finding: differences that an edit of the story has in common.
//!
//! A name that was corrected changes the speaker of all quotes of that person, and the mention of each; a
//! paragraph that was moved takes all its quotes along; a quote that was split has a second part. An
//! editor did one thing, and reads of it once.

use super::golden::choices;
use super::similar_rows::plain_words;
use super::{Comparison, Difference, GoldenKind};
use std::collections::{BTreeMap, BTreeSet};

/// Differences with one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Those of the row that the finding is about, the most important one first.
    pub main: Vec<Difference>,
    /// Those of other rows that changed because of it, row by row.
    pub others: Vec<Vec<Difference>>,
}

impl Cause {
    /// Lists all its differences.
    pub fn differences(&self) -> impl Iterator<Item = Difference> + '_ {
        let others = self.others.iter().flatten();
        self.main.iter().chain(others).copied()
    }
}

/// What differs in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Concern {
    Order,
    Words,
    Attribution,
}

/// What two rows must have in common to have one cause.
type CauseKey = (Concern, &'static str, String, String);

/// How many parts of a quote are looked for in it: one that was cut into more was rewritten.
const PARTS: usize = 16;

impl Comparison<'_> {
    /// Groups differences by their cause, in reading order.
    pub fn causes(&self, differences: &[Difference]) -> Vec<Cause> {
        let mut rows: BTreeMap<(usize, usize, Concern), Vec<Difference>> = BTreeMap::new();
        let kind = self.golden.kind;
        let edited: BTreeSet<usize> = differences
            .iter()
            .filter_map(|d| match d {
                Difference::Cell { golden, column, .. } if kind.words().contains(column) => {
                    Some(*golden)
                }
                _ => None,
            })
            .collect();
        for difference in differences {
            let concern = match difference {
                Difference::Cell { golden, column, .. } => {
                    concern(kind, column, edited.contains(golden))
                }
                Difference::Moved { .. } => Concern::Order,
                Difference::Removed { .. } | Difference::Added { .. } => Concern::Words,
            };
            let (place, own) = self.reading_place(*difference);
            rows.entry((place, own, concern))
                .or_default()
                .push(*difference);
        }
        let mut causes = CauseBuilder {
            comparison: self,
            causes: Vec::new(),
            open: BTreeMap::new(),
            current: BTreeMap::new(),
        };
        for ((_, _, concern), mut row) in rows {
            row.sort_by_key(|difference| rank(kind, *difference));
            causes.add(concern, row);
        }
        self.with_parts(causes.causes)
    }

    /// Returns where a difference is in the current answers: by its row, or after how many.
    fn reading_place(&self, difference: Difference) -> (usize, usize) {
        match (difference.actual(), difference.golden()) {
            (Some(actual), _) => (2 * actual + 1, 0),
            (None, Some(golden)) => {
                let above = self.pair_above(golden);
                (above.map_or(0, |(_, other)| 2 * other + 2), golden)
            }
            (None, None) => (0, 0),
        }
    }

    /// Puts a part of a quote that was split, or merged with another, to the quote that lost or got it.
    fn with_parts(&self, causes: Vec<Cause>) -> Vec<Cause> {
        let mut edited: BTreeMap<usize, usize> = BTreeMap::new();
        for (n, cause) in causes.iter().enumerate() {
            if let Some(Difference::Cell { actual, column, .. }) = cause.main.first()
                && self.golden.kind.words().contains(column)
            {
                edited.insert(*actual, n);
            }
        }
        let mut kept: Vec<Option<Cause>> = causes.into_iter().map(Some).collect();
        let mut parts: BTreeMap<usize, usize> = BTreeMap::new();
        for n in 0..kept.len() {
            let whole = self.whole_of(kept[n].as_ref(), &edited, &mut parts);
            let Some(whole) = whole.filter(|whole| *whole != n) else {
                continue;
            };
            if let Some(part) = kept[n].take()
                && let Some(cause) = &mut kept[whole]
            {
                cause.others.push(part.main);
            }
        }
        kept.into_iter().flatten().collect()
    }

    /// Returns the cause with the quote that a row which was added or removed is a part of: its neighbor.
    /// `parts` counts how often the quote of each cause was searched.
    fn whole_of(
        &self,
        cause: Option<&Cause>,
        edited: &BTreeMap<usize, usize>,
        parts: &mut BTreeMap<usize, usize>,
    ) -> Option<usize> {
        let [difference] = cause?.main[..] else {
            return None;
        };
        let column = *self.golden.kind.words().first()?;
        let (part, here) = match difference {
            Difference::Added { actual } => (self.is(actual, column).into(), actual),
            Difference::Removed { golden } => (
                self.was(golden, column),
                self.reading_place(difference).0 / 2,
            ),
            _ => return None,
        };
        let part = spaced(&part);
        let near = [here.checked_sub(1), Some(here), here.checked_add(1)];
        for other in near.into_iter().flatten() {
            let Some(cause) = edited.get(&other) else {
                continue;
            };
            let searched = parts.entry(*cause).or_default();
            *searched += 1;
            let whole = match (difference, self.pairs.of_actual[other]) {
                (Difference::Added { .. }, Some(golden)) => self.was(golden, column),
                _ => self.is(other, column).into(),
            };
            if *searched <= PARTS && part.len() > 2 && spaced(&whole).contains(&part) {
                return Some(*cause);
            }
        }
        None
    }
}

/// Returns the words of a text, each between spaces.
fn spaced(text: &str) -> String {
    let mut spaced = String::from(" ");
    for word in plain_words(text) {
        spaced += &word;
        spaced.push(' ');
    }
    spaced
}

/// Returns what a column is about. The kind of a quote follows from its words if they differ.
fn concern(kind: GoldenKind, column: &str, is_edited: bool) -> Concern {
    match (kind, kind.rule(column).id) {
        (GoldenKind::Quotes, "quote-wording" | "quote-moved") => Concern::Words,
        (GoldenKind::Quotes, "quote-kind") if is_edited => Concern::Words,
        (GoldenKind::Quotes, _) => Concern::Attribution,
        // A change or a verdict is one answer.
        _ => Concern::Words,
    }
}

/// Returns the place of a difference among those of its row: the columns that others follow from are first
/// in the schema.
fn rank(kind: GoldenKind, difference: Difference) -> usize {
    match difference {
        Difference::Cell { column, .. } => {
            let found = kind.columns().iter().position(|known| *known == column);
            found.map_or(usize::MAX, |n| n + 1)
        }
        _ => 0,
    }
}

/// Collects the causes.
struct CauseBuilder<'c, 'a> {
    comparison: &'c Comparison<'a>,
    causes: Vec<Cause>,
    /// The last cause of each key, with the last of its rows.
    open: BTreeMap<CauseKey, (usize, Option<usize>)>,
    /// What all current rows have, by column.
    current: BTreeMap<&'static str, BTreeSet<&'a str>>,
}

impl CauseBuilder<'_, '_> {
    /// Adds the differences of a row to the cause that they share with a row before, or as a new one.
    fn add(&mut self, concern: Concern, row: Vec<Difference>) {
        let Some(first) = row.first().copied() else {
            return;
        };
        let Some(key) = self.key(concern, first) else {
            let others = Vec::new();
            self.causes.push(Cause { main: row, others });
            return;
        };
        let here = first.actual();
        let is_general = self.is_general(&key);
        let joined = self.open.get(&key).copied().filter(|(_, last)| {
            let is_next = last.is_some_and(|last| here == Some(last + 1));
            is_general || (is_next && self.continues(concern, first))
        });
        let cause = match joined {
            Some((cause, _)) => {
                self.causes[cause].others.push(row);
                cause
            }
            None => {
                let others = Vec::new();
                self.causes.push(Cause { main: row, others });
                self.causes.len() - 1
            }
        };
        self.open.insert(key, (cause, here));
    }

    /// Returns what other rows of the cause have in common with a row; nothing for a row that has a cause of its
    /// own.
    fn key(&self, concern: Concern, first: Difference) -> Option<CauseKey> {
        let comparison = self.comparison;
        match first {
            Difference::Moved { .. } => Some((concern, "", String::new(), String::new())),
            Difference::Cell {
                golden,
                actual,
                column,
            } => match column {
                "speaker" | "role" if concern == Concern::Attribution => {
                    let was = comparison
                        .golden
                        .cell(&comparison.golden.rows[golden], column);
                    let is = comparison.is(actual, column).to_owned();
                    Some((concern, column, was.unwrap_or_default().to_owned(), is))
                }
                _ if comparison.rule(first).id == "quote-typography" => {
                    Some((concern, "", String::new(), String::new()))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns whether all rows of a key have one cause: marks that were changed everywhere, or a name or a role
    /// that nobody has any more.
    fn is_general(&mut self, (concern, column, was, _): &CauseKey) -> bool {
        let comparison = self.comparison;
        match *concern {
            Concern::Order => false,
            Concern::Words => true,
            Concern::Attribution => {
                let current = self.current.entry(column).or_insert_with(|| {
                    let rows = 0..comparison.actual.rows.len();
                    rows.map(|row| comparison.is(row, column)).collect()
                });
                !was.is_empty() && !choices(was).any(|was| current.contains(was.as_ref()))
            }
        }
    }

    /// Returns whether a row follows the one before it on both sides, as a block that was moved does.
    fn continues(&self, concern: Concern, first: Difference) -> bool {
        let (Some(golden), Some(actual)) = (first.golden(), first.actual()) else {
            return false;
        };
        let before = golden.checked_sub(1).zip(actual.checked_sub(1));
        concern != Concern::Order
            || before
                .is_some_and(|(row, other)| self.comparison.pairs.of_golden[row] == Some(other))
    }
}
