//! The page of `onrecord speakers`: who is quoted over many stories, what was counted, and what was not.

use crate::page::{PageAssets, render};
use crate::speakers::{SpeakerRow, TallyTotals};
use crate::visible::cleaned;
use crate::write::words;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;

/// The most rows of a page: a browser sorts these at once. The other formats have all rows.
const MOST_ROWS: usize = 2000;

/// A further column with more values than that is no grouping of people.
const MOST_VALUES: usize = 12;

const ASSETS: PageAssets = PageAssets {
    style: include_str!("../../page/speakers.css"),
    script: "",
};

#[derive(Serialize)]
struct SpeakersPage<'r> {
    totals: CountedTotals,
    columns: &'r [String],
    groups: Vec<GroupPart<'r>>,
    /// Rows that the page leaves out.
    left_out: u64,
    has_days: bool,
    has_people: bool,
}

#[derive(Serialize)]
struct CountedTotals {
    stories: u64,
    speakers: u64,
    quotes: u64,
    words: u64,
    unnamed: u64,
    unsure: u64,
    not_speech: u64,
}

/// The rows with the same values of `--by`.
#[derive(Serialize)]
struct GroupPart<'r> {
    /// The fields with their values; empty where a story lacks one.
    values: Vec<(&'r str, &'r str)>,
    rows: Vec<RowPart<'r>>,
    /// What the further columns of the file of people divide the words into.
    splits: Vec<SplitPart<'r>>,
}

#[derive(Serialize)]
struct RowPart<'r> {
    name: String,
    id: Option<&'r str>,
    kind: &'static str,
    quotes: u64,
    words: u64,
    /// In thousandths.
    share: u64,
    stories: u64,
    first: &'r str,
    last: &'r str,
    first_day: &'r str,
    last_day: &'r str,
    values: &'r [String],
}

/// A further column of the file of people, with the words by its values.
#[derive(Serialize)]
struct SplitPart<'r> {
    column: &'r str,
    parts: Vec<SharePart<'r>>,
}

#[derive(Serialize)]
struct SharePart<'r> {
    /// `None` for speakers whom the file does not have, or without a value.
    value: Option<&'r str>,
    share: u64,
}

/// Writes the speakers of a tally as an HTML page; `by` and `columns` as for
/// [`speakers_csv`](crate::write::speakers_csv).
///
/// # Errors
/// Those of `out`.
pub fn speakers_html(
    rows: &[SpeakerRow],
    by: &[String],
    columns: &[String],
    totals: TallyTotals,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let shown = &rows[..rows.len().min(MOST_ROWS)];
    let groups = rows.chunk_by(|a, b| a.groups == b.groups);
    let mut left = MOST_ROWS;
    let groups = groups.map_while(|group| {
        let shown = left.min(group.len());
        left -= shown;
        (shown > 0).then(|| GroupPart {
            values: by
                .iter()
                .zip(group[0].groups.iter())
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect(),
            rows: group[..shown].iter().map(row).collect(),
            splits: splits(group, columns),
        })
    });
    let page = SpeakersPage {
        groups: groups.collect(),
        totals: CountedTotals {
            stories: totals.stories,
            speakers: rows.len() as u64,
            quotes: totals.counted,
            words: rows.iter().map(|row| row.words).sum(),
            unnamed: totals.unnamed,
            unsure: totals.unsure,
            not_speech: totals.not_speech,
        },
        left_out: (rows.len() - shown.len()) as u64,
        has_days: shown.iter().any(|row| row.days.is_some()),
        has_people: shown.iter().any(|row| row.id.is_some()),
        columns,
    };
    out.write_all(&render("speakers.html", &ASSETS, &page)?)
}

fn row(row: &SpeakerRow) -> RowPart<'_> {
    let (first_day, last_day) = match &row.days {
        Some((first, last)) => (first.as_str(), last.as_str()),
        None => ("", ""),
    };
    RowPart {
        name: cleaned(&row.name),
        id: row.id.as_deref(),
        kind: words::speaker_kind(row.kind),
        quotes: row.quotes,
        words: row.words,
        share: row.share,
        stories: row.stories,
        first: &row.first_story,
        last: &row.last_story,
        first_day,
        last_day,
        values: &row.values,
    }
}

/// Divides the words of a group by each further column that has few values.
fn splits<'r>(group: &'r [SpeakerRow], columns: &'r [String]) -> Vec<SplitPart<'r>> {
    let all: u64 = group.iter().map(|row| row.words).sum();
    let columns = columns.iter().enumerate();
    let splits = columns.filter_map(|(n, column)| {
        let mut words: BTreeMap<&str, u64> = BTreeMap::new();
        for row in group {
            let value = row.values.get(n).map_or("", |value| value.trim());
            *words.entry(value).or_default() += row.words;
        }
        let named = words.keys().filter(|value| !value.is_empty()).count();
        if !(1..=MOST_VALUES).contains(&named) {
            return None;
        }
        let mut words: Vec<(&str, u64)> = words.into_iter().collect();
        // Those without a value come last.
        words.sort_by_key(|(value, words)| (value.is_empty(), std::cmp::Reverse(*words)));
        let parts = words.into_iter().map(|(value, words)| SharePart {
            value: (!value.is_empty()).then_some(value),
            share: share(words, all),
        });
        let parts = parts.collect();
        Some(SplitPart { column, parts })
    });
    splits.collect()
}

/// Returns a share in thousandths, rounded.
pub(super) fn share(part: u64, whole: u64) -> u64 {
    let whole = whole.max(1);
    (2000 * part + whole) / (2 * whole)
}
