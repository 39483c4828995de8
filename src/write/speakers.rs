//! Who is quoted, as CSV, TSV, JSONL or a table.
//!
//! A share is written in per cent with one decimal, from whole numbers.

use super::row::CountedSpeaker;
use super::schema::SpeakerCounts;
use super::{Csv, jsonl};
use crate::speakers::SpeakerRow;
use crate::visible::{Visible, cleaned};
use std::fmt::Write as _;
use std::io;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Writes the speakers of a tally as a flat table, with the cells of `csv`; the fields of `by` and `columns`, the further
/// columns of the file of people, are columns after all others.
///
/// # Errors
/// Those of `out`.
pub fn speakers_csv(
    rows: &[SpeakerRow],
    by: &[String],
    columns: &[String],
    csv: Csv,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let csv = csv.with_kept(by.iter().chain(columns).cloned());
    csv.header::<SpeakerCounts>(out)?;
    csv.rows::<SpeakerCounts>(&lines(rows, by, columns), out)
}

/// Writes the speakers of a tally as JSONL, an object each; `by` and `columns` as for [`speakers_csv`].
///
/// # Errors
/// Those of `out`.
pub fn speakers_jsonl(
    rows: &[SpeakerRow],
    by: &[String],
    columns: &[String],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    jsonl::write::<SpeakerCounts>(&lines(rows, by, columns), out)
}

fn lines<'r>(
    rows: &'r [SpeakerRow],
    by: &'r [String],
    columns: &'r [String],
) -> Vec<CountedSpeaker<'r>> {
    let rows = rows.iter();
    rows.map(|row| CountedSpeaker::new(row, by, columns))
        .collect()
}

/// The most columns that a name takes in the table.
const WIDEST: usize = 40;

/// Prints the speakers of a tally as a table for each group, in the order of the rows.
pub fn speakers_table(rows: &[SpeakerRow], by: &[String]) -> String {
    let mut page = String::new();
    let name = |row: &SpeakerRow| shortened(&shown(&row.name));
    let width = rows.iter().map(|row| name(row).width()).max().unwrap_or(0);
    let width = width.max("speaker".len());
    let mut group: Option<&[String]> = None;
    for row in rows {
        if group != Some(&row.groups) {
            if group.is_some() {
                page.push('\n');
            }
            group = Some(&row.groups);
            let values = by.iter().zip(row.groups.iter());
            let values: Vec<String> = values
                .map(|(name, value)| {
                    let value = if value.is_empty() { "–" } else { value };
                    format!("{}: {}", shown(name), shown(value))
                })
                .collect();
            if !values.is_empty() {
                let _ = writeln!(page, "{}", values.join(" · "));
            }
            let _ = writeln!(page, "{:width$}  quotes   words  share  stories", "speaker");
        }
        let name = name(row);
        let space = " ".repeat(width - name.width());
        let _ = writeln!(
            page,
            "{name}{space}  {:>6}  {:>6}  {:>4}%  {:>7}",
            row.quotes,
            row.words,
            share(row),
            row.stories
        );
    }
    page
}

/// Returns what comes from outside as it is safe on a terminal, on one line.
fn shown(text: &str) -> String {
    Visible(&cleaned(text)).to_string()
}

fn share(row: &SpeakerRow) -> String {
    format!("{}.{}", row.share / 10, row.share % 10)
}

fn shortened(name: &str) -> String {
    if name.width() <= WIDEST {
        return name.to_owned();
    }
    // Each character is measured once: a name may have any number of them without a width.
    let (mut short, mut width) = (String::new(), 0);
    for c in name.chars() {
        width += c.width().unwrap_or(0);
        if width + 1 > WIDEST {
            break;
        }
        short.push(c);
    }
    short + "…"
}
