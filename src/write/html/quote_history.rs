//! Each quote over all versions: a table of who has it, and what happened to it where.

use super::side_by_side::NumberedRow;
use crate::diff::{ChangeKind, History};
use crate::severity::Severity;
use serde::Serialize;
use std::collections::BTreeMap;

/// The most quotes of the table.
const MOST_ROWS: usize = 500;

/// The quotes to which something happened, over all versions.
#[derive(Serialize)]
pub(super) struct HistoryTable {
    rows: Vec<HistoryRow>,
    /// How many quotes all versions have unchanged.
    unchanged: usize,
    left_out: usize,
}

#[derive(Serialize)]
struct HistoryRow {
    words: String,
    cells: Vec<HistoryCell>,
}

/// A quote in one version.
#[derive(Serialize)]
struct HistoryCell {
    /// The number of the finding, if the page lists it.
    finding: Option<usize>,
    tone: &'static str,
    sign: &'static str,
    /// The same in words.
    says: String,
}

/// Makes the table; `rows` are numbered as the findings of the page, in the order of the versions.
pub(super) fn history_table(history: &History, rows: &[NumberedRow<'_>]) -> HistoryTable {
    let versions = history.quotes.len();
    let mut changed: BTreeMap<usize, BTreeMap<usize, &NumberedRow<'_>>> = BTreeMap::new();
    for numbered in rows {
        let of = changed.entry(numbered.row.thread.number).or_default();
        of.entry(numbered.row.step + 1).or_insert(numbered);
    }
    let all = changed.len();
    let shown: Vec<_> = changed.into_iter().take(MOST_ROWS).collect();
    let mut has: BTreeMap<usize, Vec<bool>> = shown
        .iter()
        .map(|(thread, _)| (*thread, vec![false; versions]))
        .collect();
    for (version, quotes) in history.quotes.iter().enumerate() {
        for (_, thread) in quotes {
            if let Some(has) = has.get_mut(&(thread + 1)) {
                has[version] = true;
            }
        }
    }
    let table = shown.into_iter().map(|(thread, changes)| {
        let first = changes.values().next();
        let words = first.map_or("", |numbered| numbered.row.thread.quote);
        let cells = has[&thread].iter().enumerate();
        let cells =
            cells.map(|(version, is_there)| cell(changes.get(&version).copied(), *is_there));
        HistoryRow {
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            cells: cells.collect(),
        }
    });
    HistoryTable {
        rows: table.collect(),
        unchanged: history.threads.len() - all,
        left_out: all.saturating_sub(MOST_ROWS),
    }
}

fn cell(change: Option<&NumberedRow<'_>>, is_there: bool) -> HistoryCell {
    let Some(numbered) = change else {
        return HistoryCell {
            finding: None,
            tone: "",
            sign: if is_there { "•" } else { "" },
            says: if is_there { "unchanged" } else { "not there" }.to_owned(),
        };
    };
    let row = numbered.row;
    let has = |kind: ChangeKind| row.change.kinds.contains(&kind);
    HistoryCell {
        finding: numbered.finding(),
        tone: super::marks::tone(row.change.severity),
        sign: match () {
            () if has(ChangeKind::Added) => "+",
            () if has(ChangeKind::Removed) => "−",
            () if row.change.severity == Severity::None => "•",
            () if row.change.kinds == [ChangeKind::Moved] => "↕",
            () => "≠",
        },
        says: row.changes.join(", "),
    }
}
