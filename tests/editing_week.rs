//! Twenty edits of a week at a news desk, on ten stories with accepted answers: how many findings an engineer
//! reads for each, and what they say.
//!
//! `ONRECORD_BINARY=path cargo test --test editing_week -- --ignored --nocapture` prints the same table for
//! another build of the command.

use assert_cmd::cargo::cargo_bin;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// An edit of one story, and what a check says then.
struct DeskEdit {
    what: &'static str,
    story: &'static str,
    /// Words of the story and what becomes of them, everywhere.
    changes: &'static [(&'static str, &'static str)],
    /// What stands in the findings, one string each.
    findings: &'static [&'static str],
}

/// The last two paragraphs of the ferry.
const TAIL: &str = "\nKarin Holm, a nurse, takes the boat every morning. “I do not know what we would do without it,” she said.\n\n“The road adds forty minutes each way,” said Paul Okafor, a teacher.\n";

/// The same behind its first one.
const MOVED: &str = "said on Monday.\n\nKarin Holm, a nurse, takes the boat every morning. “I do not know what we would do without it,” she said.\n\n“The road adds forty minutes each way,” said Paul Okafor, a teacher.\n\n";

const WEEK: [DeskEdit; 20] = [
    DeskEdit {
        what: "a paragraph put in at the top",
        story: "ferry.md",
        changes: &[(
            "The ferry to",
            "It snowed on Sunday, for the first time this year.\n\nThe ferry to",
        )],
        findings: &[],
    },
    DeskEdit {
        what: "a “not” lost after the sixth word",
        story: "ferry.md",
        changes: &[("It was not our", "It was our")],
        findings: &["wording changed: …the supplier. It was [-not-] our decision to close…"],
    },
    DeskEdit {
        what: "a paragraph moved to the end",
        story: "market.md",
        changes: &[
            (
                "“A roof is a roof,” said her neighbor Olga Petrova.\n\n",
                "",
            ),
            (
                "Weber said.\n",
                "Weber said.\n\n“A roof is a roof,” said her neighbor Olga Petrova.\n",
            ),
        ],
        findings: &[
            "“A roof is a roof,” moved: was after “We have stood in the…”, is now after “Ask me again when it…”",
        ],
    },
    DeskEdit {
        what: "two paragraphs moved to the top",
        story: "ferry.md",
        changes: &[(TAIL, ""), ("said on Monday.\n\n", MOVED)],
        findings: &[
            "“I do not know what…” moved: was after “Until then people have to…”, is now first",
        ],
    },
    DeskEdit {
        what: "a name corrected everywhere",
        story: "library.md",
        changes: &[("Lind", "Lindh")],
        findings: &["was Marta Lind, is now Marta Lindh"],
    },
    DeskEdit {
        what: "a given name corrected",
        story: "choir.md",
        changes: &[("Peter Novak", "Petr Novak")],
        findings: &["was Peter Novak, is now Petr Novak"],
    },
    DeskEdit {
        what: "a role corrected",
        story: "ferry.md",
        changes: &[("the harbour master", "the port director")],
        findings: &["had the role “harbour master”, now has “port director”"],
    },
    DeskEdit {
        what: "a quote cut at its end",
        story: "school.md",
        changes: &[(", and in one of them stood the piano,”", ",”")],
        findings: &[
            "wording changed: …twelve places last winter, [-and in one of them stood the piano,-]",
        ],
    },
    DeskEdit {
        what: "a quote cut at its start",
        story: "market.md",
        changes: &[("The depot has water, light and", "It has")],
        findings: &["wording changed: "],
    },
    DeskEdit {
        what: "a number changed inside a quote",
        story: "library.md",
        changes: &[("four hundred readers", "five hundred readers")],
        findings: &["wording changed: We asked [-four-] {+five+} hundred readers and they…"],
    },
    DeskEdit {
        what: "a story renamed",
        story: "park.md",
        changes: &[],
        findings: &[
            "has no accepted answers; park.quotes.csv has those of this story: rename it to trees.quotes.csv",
        ],
    },
    DeskEdit {
        what: "straight apostrophes made curly",
        story: "library.md",
        changes: &[("can't", "can’t"), ("isn't", "isn’t"), ("I'd", "I’d")],
        findings: &[
            "note: differs in marks or signs only: You [-can't-] {+can’t+} lend books behind a…",
        ],
    },
    DeskEdit {
        what: "another reporting verb",
        story: "bridge.md",
        changes: &[("” said Hugo Lang", "” insisted Hugo Lang")],
        findings: &["had the cue “said”, now has “insisted”"],
    },
    DeskEdit {
        what: "a quote given to somebody else",
        story: "school.md",
        changes: &[("said Emil Kraft, the caretaker", "said Lena Frey, a parent")],
        findings: &["was Emil Kraft, is now Lena Frey"],
    },
    DeskEdit {
        what: "a quote added",
        story: "park.md",
        changes: &[("Haddad said.\n", "Haddad said.\n\n“And a hat,” he added.\n")],
        findings: &["“And a hat,” quote added, of Omar Haddad"],
    },
    DeskEdit {
        what: "a quote removed",
        story: "rescue.md",
        changes: &[(
            "“We heard the dog first,” said Mateo Cruz, one of the hikers.",
            "Mateo Cruz, one of the hikers, was tired.",
        )],
        findings: &["“We heard the dog first,” quote removed"],
    },
    DeskEdit {
        what: "a quote split by a reporting clause",
        story: "mill.md",
        changes: &[
            (
                "to get the wheel to turn,” Olsen said.",
                ",” Olsen said, “to get the wheel to turn.”",
            ),
            (" ,”", ",”"),
        ],
        findings: &["wording changed: "],
    },
    DeskEdit {
        what: "two quotes joined",
        story: "rescue.md",
        changes: &[
            (" map,” Stein said. “A phone", " map. A phone"),
            ("is no map.”", "is no map,” Stein said."),
        ],
        findings: &["wording changed: "],
    },
    DeskEdit {
        what: "a story wrapped at another width",
        story: "choir.md",
        changes: &[
            ("stood in", "stood\nin"),
            ("never cancelled", "never\ncancelled"),
            ("louder than", "louder\nthan"),
        ],
        findings: &["differs in spaces or line breaks only"],
    },
    DeskEdit {
        what: "a sentence without a quote rewritten",
        story: "bakery.md",
        changes: &[(
            "The bakery in Ost bakes at night no more.",
            "In Ost, the bakery has stopped baking at night.",
        )],
        findings: &[],
    },
];

const STORIES: [&str; 10] = [
    "bakery.md",
    "bridge.md",
    "choir.md",
    "ferry.md",
    "library.md",
    "market.md",
    "mill.md",
    "park.md",
    "rescue.md",
    "school.md",
];

fn onrecord(binary: &Path, folder: &Path, args: &[&str]) -> (String, String) {
    let output = Command::new(binary)
        .args(args)
        .current_dir(folder)
        .env("CI", "false")
        .env_remove("ONRECORD_UPDATE")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// A folder with the ten stories and their goldens.
fn desk(binary: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editing_week");
    for name in STORIES {
        fs::copy(stories.join(name), folder.path().join(name)).unwrap();
    }
    onrecord(binary, folder.path(), &["init"]);
    folder
}

impl DeskEdit {
    fn make(&self, folder: &Path) {
        let path = folder.join(self.story);
        let mut text = fs::read_to_string(&path).unwrap();
        for (was, is) in self.changes {
            assert!(text.contains(was), "{}: {was}", self.what);
            text = text.replace(was, is);
        }
        fs::write(&path, text).unwrap();
        if self.changes.is_empty() {
            fs::rename(&path, folder.join("trees.md")).unwrap();
        }
    }

    /// Makes the edit, and returns the findings: the lines of the listing that are about a place.
    fn findings(&self, binary: &Path) -> Vec<String> {
        let folder = desk(binary);
        assert_eq!(onrecord(binary, folder.path(), &["check"]).0, "");
        self.make(folder.path());
        let (stdout, _) = onrecord(binary, folder.path(), &["check"]);
        let findings = stdout
            .lines()
            .filter(|line| line.starts_with("  ") && !line.starts_with("    "));
        findings.map(str::to_owned).collect()
    }
}

#[test]
fn each_edit_is_one_finding_and_says_what_happened() {
    let binary = cargo_bin("onrecord");
    let mut wrong = Vec::new();
    for edit in &WEEK {
        let found = edit.findings(&binary);
        let fits = found.len() == edit.findings.len()
            && found
                .iter()
                .zip(edit.findings)
                .all(|(line, part)| line.contains(part));
        if !fits {
            wrong.push(format!("{}:\n{}", edit.what, found.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
#[ignore = "prints a table"]
#[expect(clippy::print_stdout, reason = "the table is what it is run for")]
fn print_the_table() {
    let named = std::env::var_os("ONRECORD_BINARY").map(PathBuf::from);
    let binary = named.unwrap_or_else(|| cargo_bin("onrecord"));
    for edit in &WEEK {
        let found = edit.findings(&binary);
        println!("| {} | {} |", edit.what, found.len());
        for line in found {
            println!("    {line}");
        }
    }
}
