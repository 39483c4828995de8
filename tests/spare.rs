//! An output never takes the place of an input, however the two are named.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const DAM: &str = "“It holds,” said Ana Ruiz, the warden.\n";
const LATER: &str = "“It still holds,” said Ana Ruiz, the warden.\n";
const WORDS: &str = "word,kind,forms,note\nquip,verb,,\n";
const GOLDEN: &str = "line,quote,speaker\n1,\"It holds,\",Ana Ruiz\n";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("news")).unwrap();
    for (name, text) in [
        ("dam.txt", DAM),
        ("later.txt", LATER),
        ("words.csv", WORDS),
        ("news/dam.txt", DAM),
        ("news/dam.quotes.csv", GOLDEN),
        ("news/known-misses.csv", "story,line,quote,reason\n"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Every file with its bytes.
fn all(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all(&path));
        } else {
            files.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn onrecord(folder: &Path, args: &str) -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.current_dir(folder).args(args.split(' '));
    command.env("CI", "false").env_remove("GITHUB_STEP_SUMMARY");
    command
}

/// Runs a command that is to be refused with nothing written.
fn is_refused(folder: &Path, args: &str) {
    is_refused_for(folder, args, args.rsplit(' ').next().unwrap());
}

/// Runs a command that is to be refused for a file that it would write or remove.
fn is_refused_for(folder: &Path, args: &str, written: &str) {
    let before = all(folder);
    let output = onrecord(folder, args).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args}: {stderr}");
    let said = stderr.starts_with(&format!("onrecord: {written}: is an input"));
    assert!(said, "{args}: {stderr}");
    assert_eq!(all(folder), before, "{args}");
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = folder();
    for args in [
        "extract dam.txt -o dam.txt",
        "extract dam.txt -o news/../dam.txt",
        "extract dam.txt --resume -o dam.txt",
        "extract news -o news/dam.txt",
        "extract *.txt -o later.txt",
        "extract dam.txt --lexicon words.csv -o words.csv",
        "diff dam.txt later.txt -o later.txt",
        "diff dam.txt later.txt -f sarif -o dam.txt",
        "verify dam.txt -a later.txt -o later.txt",
        "verify dam.txt -a later.txt -f github -o dam.txt",
        "verify dam.txt later.txt --self -o dam.txt",
        "check news -o news/dam.txt",
        "check news -o news/dam.quotes.csv",
        "check news -o news/known-misses.csv",
    ] {
        is_refused(folder.path(), args);
    }
}

/// While it is written, an output has other names, and whatever has them gives way.
#[test]
fn no_file_beside_an_output_is_one_that_is_read() {
    let folder = folder();
    for name in [
        "quotes.csv.partial",
        "quotes.csv.checkpoint",
        ".quotes.csv.1.new",
        ".quotes.csv.16.new",
        ".quotes.csv.checkpoint.3.new",
    ] {
        fs::write(folder.path().join(name), WORDS).unwrap();
        for args in [
            "extract --input-format csv INPUT -o quotes.csv",
            "extract --input-format csv INPUT --resume -o quotes.csv",
            "extract dam.txt --lexicon INPUT -o quotes.csv",
            "diff dam.txt --input-format text INPUT -o quotes.csv",
            "verify dam.txt --input-format text -a INPUT -f sarif -o quotes.csv",
            "check dam.txt --lexicon INPUT -o quotes.csv",
            "extract dam.txt --config INPUT -o quotes.csv",
        ] {
            // Settings have to be read before anything can be refused.
            let is_config = args.contains("--config");
            fs::write(
                folder.path().join(name),
                if is_config { "lexicons = []\n" } else { WORDS },
            )
            .unwrap();
            is_refused_for(folder.path(), &args.replace("INPUT", name), name);
        }
        fs::remove_file(folder.path().join(name)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_the_file_it_leads_to() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("dam.txt", path("link.txt")).unwrap();
    std::os::unix::fs::symlink("news", path("desk")).unwrap();
    is_refused(folder.path(), "extract dam.txt -o link.txt");
    is_refused(folder.path(), "extract link.txt -o dam.txt");
    is_refused(folder.path(), "extract news -o desk/dam.txt");
    // The other names stand beside the file that a link leads to.
    fs::write(path("news/.quotes.csv.2.new"), DAM).unwrap();
    fs::write(path("news/quotes.csv"), "").unwrap();
    std::os::unix::fs::symlink("news/quotes.csv", path("all.csv")).unwrap();
    std::os::unix::fs::symlink("news/.quotes.csv.2.new", path("story.txt")).unwrap();
    is_refused_for(
        folder.path(),
        "extract story.txt -o all.csv",
        ".quotes.csv.2.new",
    );
}

#[test]
fn an_old_output_beside_the_inputs_is_written_anew() {
    let folder = folder();
    fs::write(folder.path().join("quotes.csv"), "old").unwrap();
    for args in [
        "extract dam.txt news -o quotes.csv",
        "extract *.txt -o quotes.csv",
    ] {
        onrecord(folder.path(), args).assert().success();
        let csv = fs::read_to_string(folder.path().join("quotes.csv")).unwrap();
        assert!(csv.starts_with("document,line,quote"), "{csv}");
    }
}
