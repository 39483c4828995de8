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
    number: usize,
    words: String,
    cells: Vec<HistoryCell>,
}

/// A quote in one version.
#[derive(Serialize)]
struct HistoryCell {
    /// The number of the finding.
    finding: Option<usize>,
    tone: &'static str,
    sign: &'static str,
    /// The same in words.
    says: String,
}

/// Makes the table; `rows` are numbered as the findings of the page, in the order of the versions.
pub(super) fn history_table(history: &History, rows: &[NumberedRow<'_>]) -> HistoryTable {
    let versions = history.quotes.len();
    let mut has: Vec<Vec<bool>> = vec![vec![false; versions]; history.threads.len()];
    for (version, quotes) in history.quotes.iter().enumerate() {
        for (_, thread) in quotes {
            has[*thread][version] = true;
        }
    }
    let mut changed: BTreeMap<usize, BTreeMap<usize, NumberedRow<'_>>> = BTreeMap::new();
    let mut steps = rows.iter().peekable();
    for version in 1..versions {
        let step = &history.steps[version - 1];
        // The rows of a step are those of its changes that were not left out, in their order.
        for (change, thread) in step.diff.changes.iter().zip(&step.threads) {
            let Some(&&(number, row)) = steps.peek() else {
                break;
            };
            if (row.change.before, row.change.after) == (change.before, change.after)
                && row.thread.number == thread + 1
            {
                steps.next();
                let of = changed.entry(*thread).or_default();
                of.entry(version).or_insert((number, row));
            }
        }
    }
    let all = changed.len();
    let table = changed
        .into_iter()
        .take(MOST_ROWS)
        .map(|(thread, changes)| {
            let words = changes
                .values()
                .next()
                .map_or("", |(_, row)| row.thread.quote);
            let cells =
                (0..versions).map(|version| cell(changes.get(&version), has[thread][version]));
            HistoryRow {
                number: thread + 1,
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
    let Some((number, row)) = change else {
        return HistoryCell {
            finding: None,
            tone: "",
            sign: if is_there { "•" } else { "" },
            says: if is_there { "unchanged" } else { "not there" }.to_owned(),
        };
    };
    let has = |kind: ChangeKind| row.change.kinds.contains(&kind);
    HistoryCell {
        finding: Some(*number),
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
