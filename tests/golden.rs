//! The golden stories: what the tool says of each quote against what a careful editor says.
//!
//! `golden/README.md` tells what the columns hold. All differences are listed at once, each as an
//! editor would put it, so that one run shows what a change of the code did to every story.

use csv::StringRecord;
use onrecord::attribute::Evidence;
use onrecord::write::{Csv, Writer as _, rows};
use onrecord::{Document, Extractor};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const COLUMNS: [&str; 8] = [
    "line", "quote", "speaker", "role", "mention", "cue", "evidence", "kind",
];

#[test]
fn every_story_has_the_answers_of_an_editor() {
    let extractor = Extractor::default();
    let known = known_misses();
    let mut missed = BTreeSet::new();
    let mut complaints = Vec::new();
    for folder in folders() {
        let expected = Answers::read(&folder);
        let actual = Answers::extract(&extractor, &folder);
        for (title, difference) in expected.differences(&actual, &name(&folder)) {
            if !known.contains(&title) {
                complaints.push(format!("{title} {difference}"));
            }
            missed.insert(title);
        }
    }
    for title in known.difference(&missed) {
        complaints.push(format!(
            "{title} is right now: take it out of known-misses.csv"
        ));
    }
    let list = complaints.join("\n");
    assert!(list.is_empty(), "{} complaints\n{list}", complaints.len());
}

/// The quotes that the tool is known to get wrong, by title.
fn known_misses() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/known-misses.csv");
    let mut reader = csv::Reader::from_path(&path).expect("golden/known-misses.csv");
    let rows = reader.records().map(|row| {
        let row = row.expect("CSV");
        assert!(row.len() == 4 && !row[3].is_empty(), "no reason: {row:?}");
        format!("golden/{} line {}: “{}”", &row[0], &row[1], &row[2])
    });
    rows.collect()
}

#[test]
fn the_answers_speak_of_their_stories() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let story = story(&folder);
        let answers = Answers::read(&folder);
        let mut at = (0, 0);
        for row in 0..answers.rows.len() {
            let place = format!("{} row {}", name(&folder), row + 2);
            wrong.extend(
                answers
                    .unfit_words(row, &story)
                    .map(|w| format!("{place}: {w}")),
            );
            let now = answers.place(row, &story);
            if now.is_none_or(|now| now < at) {
                wrong.push(format!(
                    "{place}: not in the story at this line, in this order"
                ));
            }
            at = now.unwrap_or(at);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One table of answers: those of an editor, or those of the tool.
struct Answers {
    columns: StringRecord,
    rows: Vec<StringRecord>,
}

impl Answers {
    fn read(folder: &Path) -> Answers {
        let path = folder.join("quotes.csv");
        let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        Answers::parse(&bytes)
    }

    fn extract(extractor: &Extractor, folder: &Path) -> Answers {
        let document = Document::plain(name(folder), story(folder)).expect("a short story");
        let analysis = extractor.extract(document);
        let mut csv = Vec::new();
        Csv::default().begin(&mut csv).expect("memory");
        Csv::default()
            .document(&analysis.document, &rows(&analysis, 0.0), &mut csv)
            .expect("memory");
        Answers::parse(&csv)
    }

    fn parse(csv: &[u8]) -> Answers {
        let mut reader = csv::Reader::from_reader(csv);
        Answers {
            columns: reader.headers().expect("a header").clone(),
            rows: reader.records().collect::<Result<_, _>>().expect("CSV"),
        }
    }

    /// Returns the cell of a row; nothing where the table lacks the column.
    fn cell(&self, row: usize, column: &str) -> Option<&str> {
        let n = self.columns.iter().position(|name| name == column)?;
        self.rows[row].get(n)
    }

    /// Which quote a row is about.
    fn key(&self, row: usize) -> (&str, &str) {
        let cell = |column| self.cell(row, column).unwrap_or_default();
        (cell("line"), cell("quote"))
    }

    /// Lists what `actual` says otherwise. Rows are about the same quote where line and words are
    /// the same, the first with the first and the second with the second.
    fn differences(&self, actual: &Answers, story: &str) -> Vec<(String, String)> {
        let mut extra: Vec<usize> = (0..actual.rows.len()).collect();
        let mut found = Vec::new();
        for row in 0..self.rows.len() {
            let place = self.title(row, story);
            let same = |&other: &usize| actual.key(other) == self.key(row);
            match extra.iter().position(same) {
                Some(n) => found.extend(
                    self.changes(row, actual, extra.remove(n))
                        .map(|change| (place.clone(), change)),
                ),
                None => found.push((place, "was a quote, is now none".to_owned())),
            }
        }
        found.extend(extra.iter().map(|&row| {
            let place = actual.title(row, story);
            (place, "was no quote, is now one".to_owned())
        }));
        found
    }

    /// Says what is different in two rows about one quote, column by column.
    fn changes<'a>(
        &'a self,
        row: usize,
        actual: &'a Answers,
        other: usize,
    ) -> impl Iterator<Item = String> + 'a {
        self.columns.iter().filter_map(move |column| {
            let (was, is) = (self.cell(row, column)?, actual.cell(other, column)?);
            let name = |cell: &'a str| if cell.is_empty() { "nobody" } else { cell };
            let word = |cell: &str| match cell {
                "" => "none".to_owned(),
                cell => format!("“{cell}”"),
            };
            let right = choices(was).any(|choice| choice == is);
            (!right).then(|| match column {
                "speaker" => format!("was {}, is now {}", name(was), name(is)),
                column => format!("had the {column} {}, now has {}", word(was), word(is)),
            })
        })
    }

    /// Names a quote: `golden/documents line 3: “out of date in every…”`.
    fn title(&self, row: usize, story: &str) -> String {
        const SHOWN: usize = 5;
        let (line, quote) = self.key(row);
        let words: Vec<&str> = quote.split_whitespace().collect();
        let cut = if words.len() > SHOWN { "…" } else { "" };
        let start = words[..words.len().min(SHOWN)].join(" ");
        format!("golden/{story} line {line}: “{start}{cut}”")
    }

    /// Says which cells could not be in any answer: a word that no output has, a mention or cue
    /// that the story does not hold.
    fn unfit_words<'a>(&'a self, row: usize, story: &'a str) -> impl Iterator<Item = String> + 'a {
        let evidence = Evidence::ALL.iter().map(|e| e.name());
        let evidence: Vec<&str> = evidence.chain([""]).collect();
        self.columns.iter().filter_map(move |column| {
            let cell = self.cell(row, column).unwrap_or_default();
            let fits = match column {
                "evidence" => choices(cell).all(|choice| evidence.contains(&choice)),
                "kind" => ["direct", "partial", "scare", "title"].contains(&cell),
                "mention" | "cue" | "role" => choices(cell).all(|choice| story.contains(choice)),
                column => COLUMNS.contains(&column),
            };
            (!fits).then(|| format!("{column} cannot be “{cell}”"))
        })
    }

    /// Finds a quote in its story: its line from 0, and where it begins in that line and those
    /// behind it.
    fn place(&self, row: usize, story: &str) -> Option<(usize, usize)> {
        let (line, quote) = self.key(row);
        let line = line.parse::<usize>().ok()?.checked_sub(1)?;
        let before: usize = story.split_inclusive('\n').take(line).map(str::len).sum();
        let width = story[before..].lines().next()?.len();
        let at = story[before..].find(quote)?;
        (at < width).then_some((line, at))
    }
}

/// The answers that a cell allows: `Ana Ruiz | the mayor` where an editor could take either.
fn choices(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(" | ")
}

/// The folders of golden stories, by name.
fn folders() -> Vec<PathBuf> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let entries = fs::read_dir(golden).expect("golden/");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry of golden/").path())
        // Those of `golden/diff` have several versions and are for `tests/diff.rs`.
        .filter(|path| path.is_dir() && !path.ends_with("diff"))
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "golden/ has no stories");
    folders
}

fn story(folder: &Path) -> String {
    let path = folder.join("story.txt");
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn name(folder: &Path) -> String {
    let name = folder.file_name().expect("a folder of golden/");
    name.to_str().expect("a name in ASCII").to_owned()
}
