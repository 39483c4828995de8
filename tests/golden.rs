//! The golden stories: what the tool says of each quote against what a careful editor says.
//!
//! `onrecord check golden` compares the two, as it does for anybody's stories. Here it is run the
//! way CI runs it, is shown to turn red, and the answers are held against their own stories.

use assert_cmd::Command;
use csv::StringRecord;
use onrecord::attribute::Evidence;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const COLUMNS: [&str; 8] = [
    "line", "quote", "speaker", "role", "mention", "cue", "evidence", "kind",
];

/// Runs `onrecord check golden` in a folder, as a CI machine does.
fn check(folder: &Path) -> (Option<i32>, String) {
    let run = Command::cargo_bin("onrecord")
        .expect("the binary")
        .current_dir(folder)
        .env("CI", "true")
        .args(["check", "golden"])
        .output()
        .expect("a run");
    let printed = [run.stdout, run.stderr].concat();
    (
        run.status.code(),
        String::from_utf8(printed).expect("UTF-8"),
    )
}

#[test]
fn every_story_has_the_answers_of_an_editor() {
    let (code, printed) = check(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(code, Some(0), "{printed}");
}

#[test]
fn a_planted_wrong_answer_is_told_and_fails_the_check() {
    let copy = TempDir::new().expect("a folder");
    let golden = copy.path().join("golden");
    for name in ["turns", "pronouns"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("golden")
            .join(name);
        fs::create_dir_all(golden.join(name)).expect("a folder");
        for file in ["story.txt", "quotes.csv"] {
            fs::copy(folder.join(file), golden.join(name).join(file)).expect("a copy");
        }
    }
    let known = fs::read_to_string(golden_file("known-misses.csv")).expect("the list");
    let known = known.lines().filter(|line| {
        line.starts_with("story,") || line.starts_with("turns,") || line.starts_with("pronouns,")
    });
    let known: Vec<&str> = known.collect();
    fs::write(golden.join("known-misses.csv"), known.join("\n")).expect("the list");
    assert_eq!(check(copy.path()).0, Some(0));

    let quotes = golden.join("turns/quotes.csv");
    let right = fs::read_to_string(&quotes).expect("the golden");
    let wrong = right.replacen("Mihai Ionescu", "Magda Ionescu", 1);
    assert_ne!(right, wrong);
    fs::write(&quotes, wrong).expect("the golden");
    let (code, printed) = check(copy.path());
    assert_eq!(code, Some(1), "{printed}");
    let told = "golden/turns/story.txt\n  line 3: “You touched the rook,” was Magda Ionescu, is now Mihai Ionescu\n";
    assert!(printed.starts_with(told), "{printed}");
}

fn golden_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("golden")
        .join(name)
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

/// The answers of an editor.
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
        .filter(|path| path.join("quotes.csv").is_file())
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
