//! Stories that go out to brat and come back as gold.

#![cfg(feature = "cli")]

use assert_cmd::Command;
use onrecord::brat::Standoff;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Emoji, a quote with a line break inside, a nested quote, a title, a quote of a pronoun, and one of nobody.
const STORY: &str = "The 🚢 ferry of Lund\n\n“The ferry sails 🕕 at six in the morning, and\nnobody on the island will wait for it any\nlonger,” said harbor master Ines Duarte, who\nhas kept the books of the port for years.\n\n\
                     “I heard ‘not today’ from the crew,” she said.\n\nOla Vik, author of “The Long Tide”, said: “Never.”\n\n\
                     “Run!” came a voice.\n";

/// The words of its first quote, as they stand there.
const SAILS: &str = "The ferry sails 🕕 at six in the morning, and\nnobody on the island will wait for it any\nlonger,";

struct Folder(TempDir);

impl Folder {
    fn with(name: &str, text: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        fs::write(folder.path(name), text).unwrap();
        folder
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &str) -> (String, String, Option<i32>) {
        let mut command = Command::cargo_bin("onrecord").unwrap();
        let output = command
            .current_dir(self.0.path())
            .args(arguments.split(' '))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            text(output.stdout),
            text(output.stderr),
            output.status.code(),
        )
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Sends a story out and returns its annotations.
    fn out(&self, story: &str) -> Standoff {
        let (_, message, code) = self.run(&format!("extract {story} --format brat -o out"));
        assert_eq!(code, Some(0), "{message}");
        let stem = Path::new(story).file_stem().unwrap().to_str().unwrap();
        Standoff::parse("a.ann", &self.read(&format!("out/{stem}.ann"))).unwrap()
    }

    /// Reads the folder back as gold.
    fn gold(&self) -> Vec<Value> {
        let (gold, message, code) = self.run("eval out --format gold");
        assert_eq!(code, Some(0), "{message}");
        gold.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Reads the quotes of the first story of the folder: words, kind, words of the source, speaker.
    fn quotes(&self) -> Vec<Value> {
        let gold = self.gold().remove(0);
        let text: Vec<char> = gold["text"].as_str().unwrap().chars().collect();
        let words = |place: &Value, start: &str, end: &str| -> String {
            let at =
                |key: &str| usize::try_from(place.pointer(key).unwrap().as_u64().unwrap()).unwrap();
            text[at(start)..at(end)].iter().collect()
        };
        let quotes = gold["quotes"].as_array().unwrap();
        let quotes = quotes.iter().map(|quote| {
            let source: Vec<Value> = quote["source"]
                .as_array()
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            let source: Vec<String> = source
                .iter()
                .map(|place| words(place, "/0", "/1"))
                .collect();
            json!([
                words(quote, "/start", "/end"),
                quote["kind"],
                source,
                quote.get("speaker")
            ])
        });
        quotes.collect()
    }
}

#[test]
fn what_goes_out_comes_back() {
    for story in [STORY.to_owned(), STORY.replace('\n', "\r\n")] {
        let folder = Folder::with("ferry.txt", &story);
        let standoff = folder.out("ferry.txt");
        let file = folder.read("out/ferry.ann");
        assert_eq!(standoff.to_string(), file);
        let text = folder.read("out/ferry.txt");
        assert_eq!(text, STORY);
        // As brat checks it: the words of a mark are those of the text at its fragments, with a space between two.
        let chars: Vec<char> = text.chars().collect();
        for entity in &standoff.entities {
            let fragments = entity.fragments.iter();
            let words: Vec<String> = fragments
                .map(|&(start, end)| chars[start..end].iter().collect())
                .collect();
            assert_eq!(entity.words, words.join(" "));
        }
        assert_eq!(
            folder.quotes(),
            [
                json!([
                    SAILS,
                    "attributed",
                    ["harbor master Ines Duarte"],
                    ["Ines Duarte"]
                ]),
                json!([
                    "I heard ‘not today’ from the crew,",
                    "attributed",
                    ["she"],
                    ["Ines Duarte"]
                ]),
                json!(["The Long Tide", "none", [], null]),
                json!(["Never.", "attributed", ["Ola Vik"], ["Ola Vik"]]),
                json!(["Run!", "none", [], null]),
            ]
        );
        // The figures of the gold file are those of the folder.
        let (gold, _, _) = folder.run("eval out --format gold");
        fs::write(folder.path("gold.jsonl"), gold).unwrap();
        assert_eq!(folder.run("eval out").0, folder.run("eval gold.jsonl").0);
        let figures: Value = serde_json::from_str(&folder.run("eval out --format json").0).unwrap();
        assert_eq!(figures["speaker"]["recall"], 1.0, "{figures}");
        assert_eq!(
            folder.run("eval gold.jsonl --format gold").0,
            folder.read("gold.jsonl")
        );
    }
}

#[test]
fn a_quote_of_three_lines_has_a_fragment_for_each() {
    let folder = Folder::with("ferry.txt", STORY);
    let standoff = folder.out("ferry.txt");
    let quote = &standoff.entities[0];
    assert_eq!(
        (quote.kind.as_str(), quote.words.as_str()),
        ("Quote", SAILS.replace('\n', " ").as_str())
    );
    assert_eq!(quote.fragments, [(22, 66), (67, 108), (109, 116)]);
    assert!(!folder.read("out/ferry.ann").contains('\r'));
    assert!(
        folder
            .read("out/annotation.conf")
            .contains("\nSpeaker\tArg1:Quote, Arg2:Mention\n")
    );
}

#[test]
fn corrections_of_annotators_are_gold() {
    let text = "“It sails,” she told Ola Vik, “at six.” The “new” dock. “Why?”\n";
    let folder = Folder::with("x.txt", text);
    fs::create_dir_all(folder.path("out/more")).unwrap();
    fs::write(folder.path("out/ferry.txt"), text).unwrap();
    fs::write(
        folder.path("out/ferry.ann"),
        "T1\tQuote 1 10;31 38\tIt sails, at six.\n\
         T2\tMention 12 15\tshe\n\
         T3\tMention 21 28\tOla Vik\n\
         T9\tQuote 45 48\tnew\n\
         T12\tQuote 57 61\tWhy?\n\
         R1\tSpeaker Arg1:T1 Arg2:T2\t\n\
         A1\tKind T9 scare\n\
         A2\tIgnored T12\n\
         #1\tAnnotatorNotes T2\tInes Duarte | Duarte\n\
         #2\tAnnotatorNotes T3\tOla Vik\n",
    )
    .unwrap();
    assert_eq!(
        folder.quotes(),
        [
            json!([
                "It sails,",
                "attributed",
                ["she"],
                ["Ines Duarte", "Duarte"]
            ]),
            json!(["at six.", "attributed", ["she"], ["Ines Duarte", "Duarte"]]),
            json!(["new", "none", [], null]),
            json!(["Why?", "ignore", [], null]),
        ]
    );
    // Linked to another mention, the quote has another speaker.
    let file = folder.read("out/ferry.ann").replace("Arg2:T2", "Arg2:T3");
    fs::write(folder.path("out/ferry.ann"), file).unwrap();
    assert_eq!(
        folder.quotes()[0],
        json!(["It sails,", "attributed", ["Ola Vik"], ["Ola Vik"]])
    );
}

#[test]
fn turns_of_an_interview_are_no_gold_and_quotes_in_them_are() {
    let interview = "ASKE: Will the ferry sail?\n\nDUARTE: It sails at six, and the mate said “never again” to me.\n\n\
                     ASKE: Thank you.\n\nDUARTE: Of course it does.\n";
    let folder = Folder::with("port.txt", interview);
    let (_, message, code) = folder.run("extract port.txt --turns --format brat -o out");
    assert_eq!(code, Some(0), "{message}");
    assert!(folder.read("out/port.ann").contains("Kind T1 turn"));
    let quotes = folder.quotes();
    let words: Vec<&Value> = quotes.iter().map(|quote| &quote[0]).collect();
    assert_eq!(words, ["never again"]);
}

#[test]
fn every_kind_that_brat_offers_is_read() {
    let offered = onrecord::write::BRAT_CONFIGURATION;
    let offered = offered.split("Value:").nth(1).unwrap();
    let kinds = offered.lines().next().unwrap().split('|');
    let known: Vec<&str> = onrecord::brat::KINDS.to_vec();
    assert_eq!(kinds.collect::<Vec<_>>(), known);
    for kind in known {
        let file = format!("T1\tQuote 1 4\tGo,\nA1\tKind T1 {kind}\n");
        let gold = onrecord::eval::Gold::from_brat("a", "“Go,” said Ola Vik.", "a.ann", &file);
        assert!(gold.is_ok(), "{kind}");
    }
}

/// A folder that cannot be read must not look like one without annotations.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with("ferry.txt", STORY);
    folder.out("ferry.txt");
    let locked = folder.path("out/locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).unwrap();
    let (gold, message, code) = folder.run("eval out --format gold");
    assert_eq!(gold.lines().count(), 1, "{gold}");
    // The superuser may read it, and then it is a folder without annotations.
    if fs::read_dir(&locked).is_err() {
        assert_eq!(code, Some(2));
        assert!(message.starts_with("onrecord: out/locked: "), "{message}");
    }
}

#[test]
fn a_file_is_no_folder_for_annotators() {
    let folder = Folder::with("ferry.txt", STORY);
    fs::write(folder.path("notes"), "kept").unwrap();
    let (_, message, code) = folder.run("extract ferry.txt --format brat -o notes");
    assert_eq!(code, Some(2));
    assert!(
        message.starts_with("onrecord: notes: not a folder"),
        "{message}"
    );
    assert_eq!(folder.read("notes"), "kept");
}

#[test]
fn damage_is_named_and_the_rest_counts() {
    let folder = Folder::with("x.txt", "");
    fs::create_dir_all(folder.path("out")).unwrap();
    for (name, text) in [
        ("a.txt", "“It sails.”"),
        ("a.ann", "T1\tQuote 1 99\tIt sails.\n"),
        ("b.ann", "T1\tQuote 1 9\tx\n"),
        ("c.txt", "“It sails,” said Ola Vik."),
        (
            "c.ann",
            "T1\tQuote 1 10\tIt sails,\nT2\tMention 17 24\tOla Vik\nR1\tSpeaker Arg1:T1 Arg2:T2\n",
        ),
    ] {
        fs::write(folder.path("out").join(name), text).unwrap();
    }
    let (gold, message, code) = folder.run("eval out --format gold");
    assert_eq!(code, Some(2));
    assert!(
        message.contains("out/a.ann: T1: the mark 1..99 leaves the text, which has 11 characters"),
        "{message}"
    );
    assert!(message.contains("out/b.txt: "), "{message}");
    assert_eq!(gold.lines().count(), 1, "{gold}");
    assert!(
        gold.contains(r#""kind":"attributed","source":[[17,24]]}"#),
        "{gold}"
    );
}

#[test]
fn marks_that_multiply_are_refused() {
    // Each of 2,000 quotes is linked to one mention in 2,000 pieces: a small file, and four million places.
    let text = "a b ".repeat(4000);
    let pieces = |from: usize| {
        (0..2000)
            .map(|n| format!("{} {}", from + 4 * n, from + 4 * n + 1))
            .collect::<Vec<_>>()
            .join(";")
    };
    let mut file = format!("T0\tMention {}\t{}\n", pieces(2), "b ".repeat(2000));
    for n in 1..=2000 {
        let at = 4 * n;
        file += &format!(
            "T{n}\tQuote {at} {}\ta\nR{n}\tSpeaker Arg1:T{n} Arg2:T0\n",
            at + 1
        );
    }
    let error = onrecord::eval::Gold::from_brat("a", &text, "a.ann", &file).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("a.ann: more than 1,000,000 places"),
        "{error}"
    );
}

#[test]
fn marks_that_do_not_fit_the_text_are_refused() {
    let gold = |text: &str, file: &str| onrecord::eval::Gold::from_brat("a", text, "a.ann", file);
    let text = "“We go,” said Ada Vik.";
    let quote = "T1\tQuote 1 7\tWe go,\nT2\tMention 14 21\tAda Vik\n";
    assert!(gold(text, &format!("{quote}R1\tSpeaker Arg1:T1 Arg2:T2\n")).is_ok());
    for (text, file, said) in [
        (
            text,
            "T1\tQuote 2 8\tWe go,\n".to_owned(),
            "T1: marks `We go,`, and the text has `e go,”` there",
        ),
        // What brat counts in a text with CR LF.
        (
            "a\r\n\r\n“We go,” said Ada Vik.",
            "T1\tQuote 6 12\tWe go,\n".to_owned(),
            "its lines end with CR LF",
        ),
        (
            text,
            format!("{quote}R1\tSpeaker Arg1:T1 Arg2:T9\n"),
            "Speaker leads from T1 to T9: expected from a Quote to a Mention",
        ),
        (
            text,
            format!("{quote}R1\tSpeaker Arg1:T2 Arg2:T1\n"),
            "Speaker leads from T2 to T1",
        ),
        (
            text,
            format!("{quote}A1\tKind T1 bogus\n"),
            "T1: unknown kind `bogus`",
        ),
    ] {
        let error = gold(text, &file).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
}

#[test]
fn the_work_of_annotators_is_not_overwritten() {
    let folder = Folder::with("ferry.txt", STORY);
    folder.out("ferry.txt");
    let before = folder.read("out/ferry.ann");
    let (_, message, code) =
        folder.run("extract ferry.txt --format brat -o out --min-confidence 1");
    assert_eq!(code, Some(2));
    assert!(
        message.contains("out: the folder has files, which may be the work of annotators"),
        "{message}"
    );
    assert_eq!(folder.read("out/ferry.ann"), before);
    for arguments in [
        "extract ferry.txt --format brat",
        "extract ferry.txt --format brat -o new --resume",
    ] {
        let (_, message, code) = folder.run(arguments);
        assert_eq!(code, Some(2));
        assert!(message.contains("folder"), "{message}");
    }
    assert!(!folder.path("new").exists());
}

#[test]
fn stories_of_one_name_have_files_of_their_own() {
    let stories = [
        "news/ferry.txt",
        "http://x.test/Ferry.html",
        "ferry",
        "../..",
        "a\nb",
        "Ünï 🚢",
    ];
    let lines = stories.map(|id| json!({"id": id, "text": "“Yes,” said Ola Vik."}).to_string());
    let folder = Folder::with("stories.jsonl", &lines.join("\n"));
    let (_, message, code) = folder.run("extract stories.jsonl --format brat -o out/deep/");
    assert_eq!(code, Some(0), "{message}");
    let files = fs::read_dir(folder.path("out/deep")).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".ann"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "Ferry-2.ann",
            "_.ann",
            "a_b.ann",
            "ferry-3.ann",
            "ferry.ann",
            "Ünï__.ann"
        ]
    );
    assert_eq!(
        folder.run("eval out --format gold").0.lines().count(),
        stories.len()
    );
}
