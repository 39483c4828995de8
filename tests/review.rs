//! `onrecord review` at a terminal, by key presses: driven in tmux, and refused without a terminal.

#![cfg(all(unix, feature = "cli"))]

use assert_cmd::cargo::cargo_bin;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Three quotes with four things wrong: a lost “not”, a speaker, a cue.
const FERRY: &str = "“It was the supplier. It was our decision to close the north gate,” said Ines Duarte.\n\n\
                     “We will row,” said Ana Ruiz.\n\n“Not me,” said Karin Holm.\n";
const FERRY_GOLDEN: &str = "line,quote,speaker,cue\n\
    1,\"It was the supplier. It was not our decision to close the north gate,\",Ines Duarte,said\n\
    3,\"We will row,\",Emily Horne,said\n5,\"Not me,\",Karin Holm,says\n";
const DAM: &str = "“It holds,” said Ana Ruiz.\n";
const DAM_GOLDEN: &str = "quote,speaker\n\"It holds,\",Nobody\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in [
        ("ferry.md", FERRY),
        ("ferry.quotes.csv", FERRY_GOLDEN),
        ("weir.md", DAM),
        ("weir.quotes.csv", DAM_GOLDEN),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// Returns whether there is a tmux; says so where there is none.
fn has_tmux() -> bool {
    let found = Command::new("tmux").arg("-V").output().is_ok();
    if !found {
        let mut stderr = std::io::stderr();
        let _ = std::io::Write::write_all(&mut stderr, b"skipped 1 test: there is no tmux\n");
    }
    found
}

/// A terminal with a review in it.
struct Terminal {
    server: String,
}

impl Terminal {
    fn start(name: &str, folder: &Path, environment: &str) -> Terminal {
        let terminal = Terminal {
            server: format!("onrecord-{name}-{}", std::process::id()),
        };
        let command = format!(
            "env -u CI -u TF_BUILD NO_COLOR=1 {environment} '{}' review; echo \"ended $?\"; exec sleep 600",
            cargo_bin("onrecord").display()
        );
        let folder = folder.to_str().unwrap();
        let size = ["-x", "90", "-y", "24"];
        let ended = terminal.tmux(
            &[
                &["-f", "/dev/null", "new-session", "-d", "-c", folder],
                &size[..],
                &["sh", "-c", &command],
            ]
            .concat(),
        );
        assert!(ended.status.success(), "{ended:?}");
        terminal
    }

    fn tmux(&self, args: &[&str]) -> Output {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", &self.server])
            .args(args)
            .env("LC_ALL", "C.UTF-8")
            .env("TERM", "xterm");
        tmux.output().unwrap()
    }

    fn page(&self) -> String {
        String::from_utf8(self.tmux(&["capture-pane", "-p"]).stdout).unwrap()
    }

    /// Waits until the page has some words.
    fn sees(&self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let page = self.page();
            if page.contains(words) {
                return page;
            }
            let waits = start.elapsed() < Duration::from_secs(30);
            assert!(waits, "no “{words}” on the page:\n{page}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    fn press(&self, key: &str) {
        self.tmux(&["send-keys", key]);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

#[test]
fn every_key_does_what_the_help_says() {
    if !has_tmux() {
        return;
    }
    let folder = folder();
    let terminal = Terminal::start(
        "keys",
        folder.path(),
        "EDITOR='sed -i s/Nobody/Nobody\\ else/'",
    );
    let page = terminal.sees("1 of 4 · ferry.md");
    // The sentence of the story, with old and new marked.
    assert!(
        page.contains("“…the supplier. It was [-not-] our decision to close…” said Ines Duarte."),
        "{page}"
    );
    terminal.press("?");
    terminal.sees("q: quit. What is not decided is skipped");
    terminal.press("x");
    terminal.sees("1 of 4");
    terminal.press("x");
    terminal.sees("“x” is no key here; ? shows all");
    terminal.press("j");
    let page = terminal.sees("2 of 4 · ferry.md");
    assert!(
        page.contains("speaker: [-Emily Horne-] → {+Ana Ruiz+}"),
        "{page}"
    );
    terminal.press("k");
    terminal.sees("1 of 4");
    terminal.press("Down");
    terminal.sees("2 of 4");
    terminal.press("Up");
    terminal.sees("1 of 4");
    // A key is one finding: the other cells of the golden stay.
    terminal.press("a");
    terminal.sees("2 of 4");
    let accepted = FERRY_GOLDEN.replace("not our", "our");
    assert_eq!(text(&folder, "ferry.quotes.csv"), accepted);
    terminal.press("r");
    terminal.sees("3 of 4");
    assert_eq!(text(&folder, "ferry.quotes.csv"), accepted);
    // A decision can be taken back.
    terminal.press("k");
    terminal.press("k");
    terminal.sees("1 of 4 · ferry.md (accepted)");
    terminal.press("r");
    terminal.sees("3 of 4");
    assert_eq!(text(&folder, "ferry.quotes.csv"), FERRY_GOLDEN);
    terminal.press("s");
    terminal.sees("4 of 4 · weir.md");
    terminal.press("e");
    // The editor changed the golden, which is compared again.
    terminal.sees("[-Nobody else-] → {+Ana Ruiz+}");
    terminal.press("a");
    let page = terminal.sees("ended 1");
    assert!(page.contains("1 accepted, 2 rejected, 1 skipped"), "{page}");
    assert_eq!(
        text(&folder, "weir.quotes.csv"),
        DAM_GOLDEN.replace("Nobody", "Ana Ruiz")
    );
}

#[test]
fn a_terminal_that_does_not_know_its_size_has_24_lines() {
    if !has_tmux() {
        return;
    }
    let folder = folder();
    let unknown = "sh -c 'stty rows 0 cols 0; exec \"$0\" \"$@\"'";
    let terminal = Terminal::start("unknown-size", folder.path(), unknown);
    terminal.sees("quote-wording (error)");
    terminal.press("q");
    terminal.sees("ended 1");
}

#[test]
fn a_resize_draws_the_page_again_and_q_quits() {
    if !has_tmux() {
        return;
    }
    let folder = folder();
    let terminal = Terminal::start("size", folder.path(), "");
    terminal.sees("1 of 4");
    for (columns, rows) in [("40", "10"), ("200", "50"), ("12", "5"), ("90", "24")] {
        terminal.tmux(&["resize-window", "-x", columns, "-y", rows]);
        let page = terminal.sees("1 of 4");
        assert!(
            page.lines()
                .all(|line| line.chars().count() <= columns.parse().unwrap()),
            "{page}"
        );
    }
    // On a small terminal the rest of the page is reached by scrolling.
    terminal.tmux(&["resize-window", "-x", "60", "-y", "8"]);
    terminal.sees("more lines: space");
    for _ in 0..6 {
        terminal.press("Space");
    }
    terminal.sees("decision to close the north gate,+}");
    terminal.tmux(&["resize-window", "-x", "90", "-y", "24"]);
    terminal.press("q");
    let page = terminal.sees("ended 1");
    assert!(page.contains("0 accepted, 0 rejected, 4 skipped"), "{page}");
    assert_eq!(text(&folder, "ferry.quotes.csv"), FERRY_GOLDEN);
}

#[test]
fn a_review_that_is_killed_has_lost_nothing() {
    if !has_tmux() {
        return;
    }
    for (signal, code) in [("KILL", "ended 137"), ("TERM", "ended 130")] {
        let folder = folder();
        let terminal = Terminal::start(&format!("kill-{signal}"), folder.path(), "");
        terminal.sees("1 of 4");
        terminal.press("a");
        terminal.sees("2 of 4");
        terminal.press("a");
        terminal.sees("3 of 4");
        let pane = terminal.tmux(&["list-panes", "-F", "#{pane_pid}"]);
        let pane = String::from_utf8(pane.stdout).unwrap();
        let review = Command::new("pgrep")
            .args(["-P", pane.trim()])
            .output()
            .unwrap();
        let review = String::from_utf8(review.stdout).unwrap();
        let killed = Command::new("kill")
            .args(["-s", signal, review.trim()])
            .status()
            .unwrap();
        assert!(killed.success(), "{review}");
        terminal.sees(code);
        let accepted = FERRY_GOLDEN
            .replace("not our", "our")
            .replace("Emily Horne", "Ana Ruiz");
        assert_eq!(text(&folder, "ferry.quotes.csv"), accepted, "{signal}");
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 4, "{signal}");
        // The next review has the rest.
        let terminal = Terminal::start(&format!("next-{signal}"), folder.path(), "");
        terminal.sees("1 of 2");
        terminal.press("A");
        terminal.sees("ended 0");
        assert_eq!(
            text(&folder, "ferry.quotes.csv"),
            accepted.replace("says", "said")
        );
    }
}

#[test]
fn a_golden_that_somebody_else_changed_is_not_overwritten() {
    if !has_tmux() {
        return;
    }
    let folder = folder();
    let terminal = Terminal::start("edited", folder.path(), "");
    terminal.sees("1 of 4");
    let edited = FERRY_GOLDEN.replace("says", "shouted");
    fs::write(folder.path().join("ferry.quotes.csv"), &edited).unwrap();
    terminal.press("a");
    terminal.sees("it changed during the review");
    // Ctrl-C is `q`.
    terminal.press("C-c");
    terminal.sees("ended 2");
    assert_eq!(text(&folder, "ferry.quotes.csv"), edited);
}

#[test]
fn a_first_golden_is_shown_whole_and_accepted_with_one_key() {
    if !has_tmux() {
        return;
    }
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("dam.md"),
        DAM.repeat(40).replace(".\n", ".\n\n"),
    )
    .unwrap();
    let terminal = Terminal::start("first", folder.path(), "EDITOR=false");
    let page = terminal.sees("1 of 1 · dam.md");
    assert!(page.contains("line 1: “It holds,” Ana Ruiz"), "{page}");
    for _ in 0..4 {
        terminal.press("PageDown");
    }
    terminal.sees("line 79: “It holds,” Ana Ruiz");
    // Without an editor nothing was edited, nor accepted.
    terminal.press("e");
    terminal.sees("the editor ended with exit status: 1");
    assert!(!folder.path().join("dam.quotes.csv").exists());
    terminal.press("a");
    terminal.sees("ended 0");
    assert_eq!(text(&folder, "dam.quotes.csv").lines().count(), 41);
}

#[test]
fn without_a_terminal_a_review_says_what_to_do() {
    let folder = folder();
    let mut review = Command::new(cargo_bin("onrecord"));
    review
        .arg("review")
        .current_dir(folder.path())
        .env("CI", "false");
    let ended = review.stdin(std::process::Stdio::null()).output().unwrap();
    let stderr = String::from_utf8(ended.stderr).unwrap();
    let said = "onrecord: review: needs a terminal, to read key presses; without one, --list lists the findings, \
                and --accept or --reject decides about all of them\n";
    assert_eq!((ended.status.code(), stderr.as_str()), (Some(2), said));
    assert_eq!(text(&folder, "ferry.quotes.csv"), FERRY_GOLDEN);
}

#[test]
fn a_thousand_findings_are_accepted_in_one_pass() {
    let folder = TempDir::new().unwrap();
    let (mut story, mut golden) = (String::new(), "quote\n".to_owned());
    for n in 0..1000 {
        story += &format!(
            "“We saw boat {n} at gate {} again today,” said Ana Ruiz.\n\n",
            n * 7
        );
        golden += &format!("\"We saw ship {n} at gate {} again today,\"\n", n * 7);
    }
    fs::write(folder.path().join("pier.md"), story).unwrap();
    fs::write(folder.path().join("pier.quotes.csv"), &golden).unwrap();
    // One comparison for each finding takes a minute.
    assert_cmd::Command::cargo_bin("onrecord")
        .unwrap()
        .current_dir(folder.path())
        .env("CI", "false")
        .args(["review", "--accept", "pier.md"])
        .timeout(Duration::from_secs(20))
        .assert()
        .success();
    assert_eq!(
        text(&folder, "pier.quotes.csv"),
        golden.replace("ship", "boat")
    );
}
