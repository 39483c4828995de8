//! Laws of what is printed: it reads back, and its offsets are those of another program.

use onrecord::Analysis;
use onrecord::write::{
    ColorChoice, Csv, Excerpt, Explain, Jsonl, QuoteRow, QuoteTable, Screen, Writer,
    rows as flattened,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Returns everything that is printed of a story for programs.
pub(super) fn printed(analysis: &Analysis) -> Vec<u8> {
    let rows = flattened(analysis, 0.0);
    let mut all = written(&Csv::default(), analysis, &rows);
    all.extend(written(&Jsonl, analysis, &rows));
    all
}

/// Asserts that CSV and JSONL say the same as the rows.
pub(super) fn assert_reads_back(analysis: &Analysis) {
    let rows = flattened(analysis, 0.0);
    let all = analysis.scan.quotes.len() + analysis.turns.len();
    assert_eq!(rows.len(), all, "a row a quote, or a turn");
    assert_csv(&written(&Csv::default(), analysis, &rows), &rows);
    assert_jsonl(
        &written(&Jsonl, analysis, &rows),
        &rows,
        analysis.document.text(),
    );
}

/// Prints the pages for people, which have no reader but must not fail.
pub(super) fn print_pages(analysis: &Analysis) {
    let mut rows = flattened(analysis, 0.0);
    let reasons = super::text::extractor().explain(analysis);
    for (row, reasons) in rows.iter_mut().zip(reasons) {
        row.reasons = reasons;
    }
    for width in [20, 100] {
        let screen = Screen {
            width,
            color: ColorChoice::Ansi,
        };
        written(&QuoteTable::new(screen), analysis, &rows);
        written(&Explain::new(screen), analysis, &rows);
    }
}

fn written(writer: &dyn Writer, analysis: &Analysis, rows: &[QuoteRow<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    writer.begin(&mut bytes).expect("memory");
    let document = &analysis.document;
    writer.document(document, rows, &mut bytes).expect("memory");
    bytes
}

fn assert_csv(csv: &[u8], rows: &[QuoteRow<'_>]) {
    let mut reader = csv::Reader::from_reader(csv);
    let records: Result<Vec<BTreeMap<String, String>>, _> = reader.deserialize().collect();
    let records = records.expect("CSV");
    assert_eq!(records.len(), rows.len(), "rows of CSV");
    for (record, row) in records.iter().zip(rows) {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        // Of Markdown what is printed is without the spaces that markup became.
        let shown = |words: &str| row.analysis.document.shown(words).into_owned();
        let piece = |piece: Option<Excerpt<'_>>| shown(piece.map_or("", |piece| piece.text));
        let expected = [
            ("document", row.document.to_owned()),
            ("line", row.line.to_string()),
            ("quote", shown(row.quote)),
            ("speaker", text(row.speaker)),
            ("role", text(row.role)),
            ("mention", piece(row.mention)),
            ("cue", piece(row.cue)),
            ("evidence", text(row.evidence)),
            ("kind", row.kind.to_owned()),
            ("start", row.start.to_string()),
            ("end", row.end.to_string()),
        ];
        for (column, cell) in expected {
            assert_eq!(record[column], cell, "the column {column}");
        }
    }
}

/// Reads JSONL as another program would, and finds the words where it says they are.
fn assert_jsonl(jsonl: &[u8], rows: &[QuoteRow<'_>], text: &str) {
    let jsonl = str::from_utf8(jsonl).expect("UTF-8");
    // Where each code point begins; the end of the text is one more.
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let words = |row: &QuoteRow<'_>, piece: &Value| -> String {
        let at = |key: &str| starts[piece[key].as_u64().expect("an offset") as usize];
        let words = &text[at("start")..at("end")];
        row.analysis.document.shown(words).into_owned()
    };
    let mut records = 0;
    // Not `lines`: what ends a line of JSONL is LF alone.
    for line in jsonl.split_terminator('\n') {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let row = &rows[records];
        assert_eq!(record["quote"], words(row, &record), "{line}");
        for key in ["mention", "cue"] {
            let piece = &record[key];
            let agrees = piece.is_null() || piece["text"] == words(row, piece);
            assert!(agrees, "{key} of {line}");
        }
        let line = record["line"].as_u64().expect("a line") as usize;
        assert_eq!(line, row.line);
        records += 1;
    }
    assert_eq!(records, rows.len(), "rows of JSONL");
}
