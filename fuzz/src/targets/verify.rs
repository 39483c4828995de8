//! A story, and a source behind it.

use super::text::{assert_lies, document, extracted, extractor, two};
use onrecord::compare::Words;
use onrecord::scan::{Closing, QuoteId};
use onrecord::verify::{QuoteIndex, Verdict, VerdictResult};
use onrecord::write::{
    ColorChoice, Screen, VerdictCsv, VerdictJsonl, VerdictTable, VerdictWriter, verdict_rows,
};
use onrecord::{Analysis, Document};

/// A word that stands in no input: whatever has it is not what the source says.
const STRANGE: &str = "zwyxqherring";

/// Signs that are quotation marks, or look like them.
const MARKS: &[char] = &[
    '"', '\'', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '‹', '›', '′', '″', '`', '＂', '「',
    '」',
];

/// As many words beside a quote are looked at.
const NEAR: usize = 8;

/// Characters in which these words are looked for.
const FAR: usize = 400;

/// Quotes up to this long are looked up as a whole.
const LONGEST: usize = 1 << 16;

pub(super) fn run(input: &[u8]) {
    let (story, source) = two(input);
    let story = [extracted("story.txt", &story)];
    let source = document("source.txt", &source);
    let results = decided(&story, &source);
    assert_eq!(
        results.len(),
        story[0].scan.quotes.len(),
        "one result per quote"
    );
    for result in &results {
        assert_ruling(result, &story[0], &source);
    }
    assert_prints(&story[0], &results);
    let again = decided(&story, &source);
    let same = format!("{results:?}") == format!("{again:?}");
    assert!(same, "other verdicts when asked again");
    assert_stands_in_itself(&story);
    assert_strange_word_is_seen(&story[0]);
}

fn decided(story: &[Analysis], source: &Document) -> Vec<VerdictResult> {
    let index = QuoteIndex::new(story);
    let found = index.search(source, extractor());
    index.verdicts(vec![found])
}

fn assert_ruling(result: &VerdictResult, story: &Analysis, source: &Document) {
    let quote = story.records().nth(result.quote).expect("a quote").words();
    let best = result.best();
    assert_eq!(best.is_none(), result.verdict == Verdict::Absent);
    for source_match in &result.matches {
        assert_lies(source_match.span, source.text());
        assert!(source_match.verdict < Verdict::Absent, "{source_match:?}");
        for edit in &source_match.edits {
            assert_lies(edit.in_source, &source_match.text);
            assert_lies(edit.in_quote, quote);
        }
        let is_clean = source_match.verdict == Verdict::Exact;
        assert!(
            !is_clean || source_match.edits.is_empty(),
            "{source_match:?}"
        );
    }
}

/// Every quote that has a word stands in its own story.
fn assert_stands_in_itself(story: &[Analysis]) {
    let text = story[0].document.text();
    for result in decided(story, &story[0].document) {
        let record = story[0].record(QuoteId(result.quote as u32));
        let (quote, words) = (record.quote(), record.words());
        let is_sought = Words::of(words).spoken() > 0
            && words.len() < LONGEST
            && quote.closing == Closing::Mark
            // A label is no part of what is said: “RUIZ: No,” in a source of turns.
            && !words.contains(':')
            && !is_denied(&text[..quote.span.start()], &text[quote.span.end()..])
            && !is_in_a_number(&text[..quote.span.start()], &text[quote.span.end()..]);
        // Beside a mark of its own the mark of a quote can be read as part of it: “the dogs’''.
        // In “Nâ€“ the mark is the last byte of a dash that was damaged.
        let beside = words.starts_with(MARKS) || words.ends_with(MARKS) || words.ends_with("â€");
        let worst = match beside {
            true => Verdict::Typography,
            false => Verdict::Exact,
        };
        assert!(
            !is_sought || result.verdict <= worst,
            "{words:?} is {} in its own story",
            result.verdict.name()
        );
    }
}

/// Returns whether a digit stands right before or behind a quote: 20‟50” is a part of a number.
fn is_in_a_number(before: &str, behind: &str) -> bool {
    let near = [before.chars().next_back(), behind.chars().next()];
    near.into_iter().flatten().any(char::is_numeric)
}

/// Tells whether a "not" stands right before or behind a quote: the quote has then lost it. He
/// “will” not.
fn is_denied(before: &str, behind: &str) -> bool {
    // Marks without a space can go on for pages, and each of them may be a quote's.
    let ahead: Vec<char> = before.chars().rev().take(FAR).collect();
    let ahead: String = ahead.into_iter().rev().collect();
    let behind: String = behind.chars().take(FAR).collect();
    let ahead = ahead.split_whitespace().rev().take(NEAR);
    let mut near = ahead.chain(behind.split_whitespace().take(NEAR));
    near.any(|word| {
        let words = Words::of(word);
        (0..words.len()).any(|n| words.is_negation(n))
    })
}

/// A quote with a word that nobody said is never passed as the source's words.
fn assert_strange_word_is_seen(story: &Analysis) {
    let mut changed = String::new();
    for record in story.records().filter(|record| record.quote().depth == 0) {
        let words: Vec<&str> = record.words().split_whitespace().collect();
        let is_plain = |word: &&str| word.chars().all(char::is_alphanumeric);
        if words.len() < 3 || !words.iter().all(is_plain) {
            continue;
        }
        let mut words = words;
        let place = record.words().len() % words.len();
        words[place] = STRANGE;
        changed += &format!("“{}” said Ana Ruiz.\n\n", words.join(" "));
    }
    let changed = [extracted("changed.txt", &changed)];
    for result in decided(&changed, &story.document) {
        let quote = changed[0].words(QuoteId(result.quote as u32));
        assert!(
            !quote.contains(STRANGE) || result.verdict >= Verdict::Altered,
            "{quote:?} is {}",
            result.verdict.name()
        );
    }
}

fn assert_prints(story: &Analysis, results: &[VerdictResult]) {
    let rows = verdict_rows(story, results);
    let written = |writer: &dyn VerdictWriter| {
        let mut bytes = Vec::new();
        writer.begin(&mut bytes).expect("memory");
        let written = writer.story(&story.document, &rows, &mut bytes);
        written.expect("memory");
        bytes
    };
    let csv = written(&VerdictCsv::default());
    let records = csv::Reader::from_reader(&csv[..]).into_records();
    assert_eq!(
        records.filter(Result::is_ok).count(),
        rows.len(),
        "rows of CSV"
    );
    let jsonl = written(&VerdictJsonl);
    let jsonl = str::from_utf8(&jsonl).expect("UTF-8");
    let lines = jsonl.split_terminator('\n');
    let lines = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    assert_eq!(lines.count(), rows.len(), "rows of JSONL");
    let screen = Screen {
        width: 60,
        color: ColorChoice::Ansi,
    };
    written(&VerdictTable::new(screen));
}
