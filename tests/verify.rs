//! Verification as a fact checker meets it: the golden cases, and what holds for every quote.

use csv::StringRecord;
use onrecord::read::{self, Format};
use onrecord::verify::{QuoteIndex, SpeakerMatch, Verdict, VerdictResult};
use onrecord::write::{VerdictCsv, VerdictWriter as _, verdict_rows};
use onrecord::{Analysis, Document, Extractor};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_golden_quote_has_the_verdict_of_an_editor() {
    let extractor = Extractor::default();
    let mut complaints = Vec::new();
    for folder in folders("golden/verify") {
        let story = [extractor.extract(text(&folder.join("story.txt")))];
        let index = QuoteIndex::new(&story);
        let paths = [folder.join("sources")];
        let sources = read::documents(&paths, Format::Auto);
        let found = sources.map(|source| index.search(&source.expect("a source"), &extractor));
        let results = index.verdicts(found.collect());
        let mut csv = Vec::new();
        VerdictCsv::default().begin(&mut csv).expect("memory");
        VerdictCsv::default()
            .story(
                &story[0].document,
                &verdict_rows(&story[0], &results),
                &mut csv,
            )
            .expect("memory");
        let (columns, expected) = table(&fs::read(folder.join("verdicts.csv")).expect("verdicts"));
        let (names, actual) = table(&csv);
        let name = folder.file_name().expect("a name").display().to_string();
        if expected.len() != actual.len() {
            complaints.push(format!(
                "{name}: {} quotes, not {}",
                actual.len(),
                expected.len()
            ));
        }
        for (wanted, row) in expected.iter().zip(&actual) {
            for (column, cell) in columns.iter().zip(wanted) {
                let n = names
                    .iter()
                    .position(|name| name == column)
                    .expect("a column");
                if row[n] != *cell {
                    let place = format!("{name} line {} {column}", &row[1]);
                    complaints.push(format!("{place}: “{}”, not “{cell}”", &row[n]));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_quote_stands_in_its_own_story() {
    for (name, result, quote) in against(str::to_owned) {
        assert_eq!(result.verdict, Verdict::Exact, "{name}: {quote}");
        assert_ne!(
            best(&result).speaker_match,
            SpeakerMatch::Different,
            "{name}: {quote}"
        );
    }
}

#[test]
fn other_marks_are_typography() {
    let swap = |text: &str| text.replace('’', "'").replace(['“', '”'], "\"");
    for (name, result, quote) in against(swap) {
        let wanted = match quote.contains(['’', '“', '”']) {
            true => Verdict::Typography,
            false => Verdict::Exact,
        };
        assert_eq!(result.verdict, wanted, "{name}: {quote}");
    }
}

#[test]
fn a_word_more_or_less_is_never_passed() {
    let extractor = Extractor::default();
    let mut checked = 0;
    for folder in folders("golden") {
        let source = text(&folder.join("story.txt"));
        let analysis = extractor.extract(source.clone());
        let mut changed = Vec::new();
        for record in analysis.records() {
            changed.extend(with_a_word_changed(record.words()));
        }
        // What the story says elsewhere is no change, nor is what a changed quote ends up as.
        changed.retain(|quote| !source.text().contains(quote.as_str()));
        let stories: String = changed
            .iter()
            .map(|quote| format!("“{quote}” said Ana Ruiz.\n\n"))
            .collect();
        for (quote, verdict) in decided(&stories, source.text()) {
            // Quotes inside them may well stand in the story.
            if changed.contains(&quote) {
                let place = folder.display();
                assert!(verdict >= Verdict::Altered, "{place}: {quote}: {verdict:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 1_000, "{checked} quotes");
}

/// A quote without each of its inner words, and with a word more at each place. Quotes with marks of
/// their own are left out: a word next to a cut or in brackets may go with it.
fn with_a_word_changed(quote: &str) -> Vec<String> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let is_word = |word: &&str| {
        word.chars()
            .all(|c| c.is_alphanumeric() || ",.'’-?!".contains(c))
    };
    let bare = words.iter().all(is_word) && !quote.contains("..");
    let spoken = words
        .iter()
        .all(|word| word.contains(char::is_alphanumeric));
    let mut changed = Vec::new();
    if bare && spoken && words.len() > 3 {
        for n in 1..words.len() - 1 {
            let mut fewer = words.clone();
            fewer.remove(n);
            let mut more = words.clone();
            more.insert(n, "herring");
            changed.extend([fewer.join(" "), more.join(" ")]);
        }
    }
    changed
}

#[test]
fn a_chunk_ends_nowhere_that_matters() {
    // 300 KB make two chunks; the words move over the seam, byte by byte.
    let filler = "The committee heard about the drains. ".repeat(8_000);
    let said = "We will pay not a cent of the bill for the bridge. ";
    let story = "“We will pay,” said Ana Ruiz. “We will pay a cent of the bill,” Ruiz said. \
                 “not a cent of the bill for the bridge,” Ruiz said.";
    let wanted = verdicts(story, said);
    assert_eq!(wanted, [Verdict::Absent, Verdict::Altered, Verdict::Exact]);
    for seam in (250_000..275_000).step_by(2_503) {
        let at = filler[..seam].rfind(". ").expect("a sentence") + 2;
        let source = format!("{}{said}{}", &filler[..at], &filler[at..]);
        assert_eq!(verdicts(story, &source), wanted, "at byte {at}");
    }
}

#[test]
fn the_best_source_wins_and_the_others_disagree() {
    let extractor = Extractor::default();
    let story = "“We sold the last of the cows in May,” said Bo Lind.";
    let story = [extractor.extract(Document::plain("story.txt", story).unwrap())];
    let index = QuoteIndex::new(&story);
    let sources = [
        (
            "a.txt",
            "“We sold the last of the calves in May,” said Lind.",
        ),
        ("b.txt", "We sold the last of the cows in May."),
    ];
    let found =
        sources.map(|(name, text)| index.search(&Document::plain(name, text).unwrap(), &extractor));
    let result = index.verdicts(found.into()).remove(0);
    assert_eq!(
        (result.verdict, best(&result).document.as_str()),
        (Verdict::Exact, "b.txt")
    );
    let others: Vec<&str> = result.disagreeing().map(|s| s.document.as_str()).collect();
    assert_eq!(others, ["a.txt"]);
}

#[test]
fn odd_texts_are_no_trouble() {
    let texts = [
        "",
        "“”",
        "“…”",
        "“[…] (…) [x] […]”",
        "“[” said he. “]” “[[a]b]”",
        "“… a … b … c … d …” “a[b]c[d]e f g h”",
        "“\u{AD}\u{200B}” “&nbsp;&hellip;” “10² of 102”",
        "“????” “--” “- - -” “A: B: C: D: E: F”",
        "NAME: “a b c d”\n>> \n>> X:\n<v>",
    ];
    for story in texts {
        for source in texts {
            verdicts(story, source);
        }
    }
    let long = format!("“{}”", "so it goes ".repeat(40_000));
    assert_eq!(verdicts(&long, "so it goes so it goes"), [Verdict::Absent]);
    assert_eq!(verdicts(&long, &long), [Verdict::Altered]);
}

/// Rules on the quotes of every golden story against its text, changed by `change`.
fn against(change: impl Fn(&str) -> String) -> Vec<(String, VerdictResult, String)> {
    let extractor = Extractor::default();
    let mut all = Vec::new();
    for folder in folders("golden") {
        let document = text(&folder.join("story.txt"));
        let changed = Document::plain("changed.txt", change(document.text())).expect("short");
        let story = [extractor.extract(document)];
        let index = QuoteIndex::new(&story);
        let found = index.search(&changed, &extractor);
        for result in index.verdicts(vec![found]) {
            // A quote without a word has nothing to be found by.
            let quote = quoted(&story[0], &result);
            if quote.contains(char::is_alphanumeric) {
                all.push((folder.display().to_string(), result, quote));
            }
        }
    }
    all
}

fn quoted(story: &Analysis, result: &VerdictResult) -> String {
    let record = story.records().nth(result.quote).expect("a quote");
    record.words().to_owned()
}

fn best(result: &VerdictResult) -> &onrecord::verify::SourceMatch {
    result.best().expect("a place")
}

fn verdicts(story: &str, source: &str) -> Vec<Verdict> {
    let decided = decided(story, source).into_iter();
    decided.map(|(_, verdict)| verdict).collect()
}

/// The quotes of a story with their verdicts.
fn decided(story: &str, source: &str) -> Vec<(String, Verdict)> {
    let extractor = Extractor::default();
    let story = [extractor.extract(Document::plain("story.txt", story).unwrap())];
    let index = QuoteIndex::new(&story);
    let found = index.search(&Document::plain("source.txt", source).unwrap(), &extractor);
    let results = index.verdicts(vec![found]);
    let decided = results.iter();
    decided
        .map(|result| (quoted(&story[0], result), result.verdict))
        .collect()
}

fn text(path: &Path) -> Document {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Document::plain(path.display().to_string(), text).expect("a short story")
}

/// The folders with a story in a folder of the project, by name.
fn folders(name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name);
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = paths.filter(|p| p.join("story.txt").is_file()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "{name} has no stories");
    folders
}

fn table(csv: &[u8]) -> (StringRecord, Vec<StringRecord>) {
    let mut reader = csv::Reader::from_reader(csv);
    let columns = reader.headers().expect("a header").clone();
    (
        columns,
        reader.records().collect::<Result<_, _>>().expect("CSV"),
    )
}
