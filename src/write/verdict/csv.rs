//! CSV: one line a quote, for a spreadsheet.

use super::{VerdictEditRow, VerdictRow, VerdictWriter};
use crate::document::Document;
use crate::write::Csv;
use std::io;

/// The names of the columns, a contract.
const COLUMNS: [&str; 21] = [
    "document",
    "line",
    "quote",
    "speaker",
    "verdict",
    "word_error_rate",
    "source",
    "source_line",
    "time",
    "source_text",
    "source_speaker",
    "same_speaker",
    "edits",
    "disagreeing",
    "start",
    "end",
    "source_start",
    "source_end",
    "speech",
    "found",
    "severity",
];

/// Writes CSV, with the cells of [`Csv`].
///
/// The edits are in one cell, `; ` between them: `not → (negation)`.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerdictCsv {
    csv: Csv,
}

impl VerdictCsv {
    /// Makes a writer for files that are opened in Excel: see [`Csv::for_excel`].
    pub fn for_excel() -> VerdictCsv {
        VerdictCsv {
            csv: Csv::for_excel(),
        }
    }
}

impl VerdictWriter for VerdictCsv {
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        self.csv.mark(out)?;
        self.csv.record(&COLUMNS.map(str::to_owned), out)
    }

    fn story(
        &self,
        _document: &Document,
        rows: &[VerdictRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        for row in rows {
            self.csv.record(&cells(row), out)?;
        }
        Ok(())
    }
}

fn cells(row: &VerdictRow<'_>) -> [String; COLUMNS.len()] {
    let source = row.source.as_ref();
    let place = |n: Option<usize>| n.map_or(String::new(), |n| n.to_string());
    let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let others = row.disagreeing.iter();
    let others: Vec<String> = others
        .map(|o| format!("{}:{}", o.document, o.line))
        .collect();
    let edits: Vec<String> = row.edits.iter().map(edit).collect();
    [
        row.document.to_owned(),
        row.line.to_string(),
        row.quote.to_owned(),
        row.speaker.unwrap_or_default().to_owned(),
        row.verdict.name().to_owned(),
        row.word_error_rate
            .map_or(String::new(), |rate| format!("{rate:.2}")),
        source.map_or(String::new(), |s| s.document.to_owned()),
        place(source.map(|s| s.line)),
        source.and_then(|s| s.time.clone()).unwrap_or_default(),
        source.map_or(String::new(), |s| s.text.to_owned()),
        source
            .and_then(|s| s.speaker)
            .unwrap_or_default()
            .to_owned(),
        row.same_speaker.map_or(String::new(), yes),
        edits.join("; "),
        others.join("; "),
        row.start.to_string(),
        row.end.to_string(),
        place(source.map(|s| s.start)),
        place(source.map(|s| s.end)),
        yes(row.is_speech),
        row.found.to_string(),
        row.severity.name().to_owned(),
    ]
}

/// Prints an edit: `not → (negation)`, `the war and → … (ellipsis, 3 words, sentence)`.
pub(super) fn edit(edit: &VerdictEditRow<'_>) -> String {
    let mut notes: Vec<String> = edit.note.map(str::to_owned).into_iter().collect();
    notes.extend(
        edit.words
            .filter(|words| *words > 0)
            .map(|words| match words {
                1 => "1 word".to_owned(),
                words => format!("{words} words"),
            }),
    );
    notes.extend(edit.crosses.map(|crosses| format!("crosses {crosses}")));
    let mut shown = Vec::new();
    shown.push(one_line(edit.before));
    shown.push("→".to_owned());
    shown.push(one_line(edit.after));
    if !notes.is_empty() {
        shown.push(format!("({})", notes.join(", ")));
    }
    shown.retain(|part| !part.is_empty());
    shown.join(" ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
