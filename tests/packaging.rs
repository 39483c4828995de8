//! What CI machines are given: the GitHub action's script and the pre-commit hooks, run without
//! either service.

#![cfg(all(unix, feature = "cli"))]

use assert_cmd::cargo::cargo_bin;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const DAM: &str = "“It holds,” said Ana Ruiz.\n";
const WRONG: &str = "quote,speaker\n\"It holds,\",Emily Horne\n";

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["my stories", "others"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("dam.txt"), DAM).unwrap();
        fs::write(folder.path().join(name).join("dam.quotes.csv"), WRONG).unwrap();
    }
    folder
}

/// Returns the script of a step of the action.
fn script(step: &str) -> String {
    let action = file("action.yml");
    let start = format!("    - name: {step}\n");
    let (_, rest) = action.split_once(&start).expect("the step");
    let (_, script) = rest.split_once("      run: |\n").expect("a script");
    let lines = script
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with("        "));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Runs a step of the action, as GitHub runs `shell: bash`.
fn step(name: &str, folder: &Path, temp: &Path, environment: &[(&str, &str)]) -> Output {
    Command::new("bash")
        .args([
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            &script(name),
        ])
        .current_dir(folder)
        .env("CI", "true")
        .env("RUNNER_TEMP", temp)
        .env("GITHUB_STEP_SUMMARY", folder.join(".summary.md"))
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

/// Runs the check of the action, with the binary where the steps before would have put it.
fn act(folder: &Path, paths: &str, output: &str) -> Output {
    let temp = TempDir::new().unwrap();
    let bin = temp.path().join("onrecord/bin");
    fs::create_dir_all(&bin).unwrap();
    std::os::unix::fs::symlink(cargo_bin("onrecord"), bin.join("onrecord")).unwrap();
    let environment = [
        ("PATHS", paths),
        ("FORMAT", "github"),
        ("OUTPUT", output),
        ("FAIL_ON", ""),
        ("UPLOAD_SARIF", "true"),
    ];
    let output = step("Check", folder, temp.path(), &environment);
    // What is uploaded to code scanning is there, although the check fails.
    let sarif = fs::read_to_string(temp.path().join("onrecord.sarif")).unwrap();
    assert!(sarif.contains("\"level\": \"error\""), "{sarif}");
    output
}

/// The targets in a file: `x86_64-apple-darwin`.
fn targets(text: &str) -> BTreeSet<String> {
    let targets = regex::Regex::new(r"(x86_64|aarch64)-[a-z]+(-[a-z]+)+").unwrap();
    targets
        .find_iter(text)
        .map(|found| found.as_str().to_owned())
        .collect()
}

#[test]
fn the_action_downloads_what_a_release_publishes() {
    let action = file("action.yml");
    let release = file(".github/workflows/release.yml");
    assert_eq!(targets(&action), targets(&release));
    assert_eq!(targets(&action).len(), 5);
    for (in_action, in_release) in [
        (
            "onrecord-$ACTION_REF-$target.tar.gz",
            "onrecord-$TAG-$TARGET",
        ),
        ("$archive.sha256", "$name.tar.gz.sha256"),
    ] {
        assert!(action.contains(in_action) && release.contains(in_release));
    }
    // Each step of others is pinned, to a tag at least.
    for line in (action + &release).lines() {
        if let Some((_, used)) = line.split_once("uses: ") {
            assert!(used.contains("@v"), "{line}");
        }
    }
}

/// A folder with a release, in which a script stands for curl.
fn release(checksum_of: &[u8]) -> TempDir {
    use std::os::unix::fs::PermissionsExt as _;
    let temp = TempDir::new().unwrap();
    let name = "onrecord-v0.1.0-x86_64-unknown-linux-musl";
    let put = |path: &str, text: &str| {
        let path = temp.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    };
    put(
        &format!("release/{name}/onrecord"),
        "#!/bin/sh\necho released\n",
    );
    let in_release = |script: &str| {
        let ended = Command::new("sh")
            .args(["-ec", script])
            .current_dir(temp.path().join("release"))
            .status();
        assert!(ended.unwrap().success(), "{script}");
    };
    in_release(&format!("tar -czf {name}.tar.gz {name}"));
    fs::write(temp.path().join("release/other"), checksum_of).unwrap();
    in_release(&match checksum_of {
        b"" => format!("sha256sum {name}.tar.gz > {name}.tar.gz.sha256"),
        _ => format!("sha256sum other | sed 's/other/{name}.tar.gz/' > {name}.tar.gz.sha256"),
    });
    put(
        "bin/curl",
        "#!/bin/sh\nfor last; do :; done\ncp \"$RELEASE/$(basename \"$last\")\" . 2> /dev/null\n",
    );
    put(
        "bin/cargo",
        "#!/bin/sh\necho \"cargo $*\" >> \"$RUNNER_TEMP/compiled\"\n",
    );
    temp
}

#[test]
fn the_action_takes_a_release_by_its_checksum_and_compiles_anything_else() {
    let install = |temp: &Path, tag: &str, system: &str| {
        let release = temp.join("release");
        let path = format!(
            "{}:{}",
            temp.join("bin").display(),
            std::env::var("PATH").unwrap()
        );
        let environment = [
            ("PATH", path.as_str()),
            ("RELEASE", release.to_str().unwrap()),
            ("ACTION_REF", tag),
            ("ACTION_REPOSITORY", "desk/onrecord"),
            ("GITHUB_SERVER_URL", "https://github.example"),
            ("GITHUB_ACTION_PATH", "/action"),
            ("RUNNER_OS", system),
            ("RUNNER_ARCH", "X64"),
        ];
        let run = step("Install", temp, temp, &environment);
        let compiled = temp.join("compiled").exists();
        (
            run.status.success(),
            temp.join("onrecord/bin/onrecord").exists(),
            compiled,
        )
    };
    let temp = release(b"");
    assert_eq!(install(temp.path(), "v0.1.0", "Linux"), (true, true, false));
    // The second time it is there: from the cache.
    assert_eq!(install(temp.path(), "main", "Linux"), (true, true, false));
    // Not what the release says it is: neither run nor replaced by something else.
    let forged = release(b"another");
    assert_eq!(
        install(forged.path(), "v0.1.0", "Linux"),
        (false, false, false)
    );
    for (tag, system) in [
        ("main", "Linux"),
        ("v9.9.9", "Linux"),
        ("v0.1.0", "Solaris"),
    ] {
        let temp = release(b"");
        assert_eq!(
            install(temp.path(), tag, system),
            (true, false, true),
            "{tag} {system}"
        );
    }
}

#[test]
fn the_action_annotates_and_fails() {
    let folder = folder();
    let run = act(folder.path(), "my stories\n\n", "");
    let stdout = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(1), "{stdout}");
    assert!(
        stdout.starts_with("::error file=my stories/dam.txt,line=1,"),
        "{stdout}"
    );
    assert!(!stdout.contains("others/"), "{stdout}");
    assert!(folder.path().join(".summary.md").is_file());
    // Without paths it is the whole folder, and a report may go to a file.
    let run = act(folder.path(), "", "report.txt");
    assert_eq!((run.status.code(), run.stdout.len()), (Some(1), 0));
    let report = fs::read_to_string(folder.path().join("report.txt")).unwrap();
    assert_eq!(report.lines().count(), 2, "{report}");
}

#[test]
fn the_hooks_check_what_a_commit_touches_and_write_nothing() {
    let hooks = file(".pre-commit-hooks.yaml");
    let entries = hooks
        .lines()
        .filter_map(|line| line.trim().strip_prefix("entry: onrecord "));
    let entries: Vec<&str> = entries.collect();
    assert_eq!(entries.len(), hooks.matches("- id: ").count());
    let pattern = hooks
        .lines()
        .find_map(|line| line.trim().strip_prefix("files: "));
    let pattern = regex::Regex::new(pattern.expect("a pattern")).unwrap();
    for (path, wanted) in [
        ("others/dam.txt", true),
        ("others/dam.quotes.csv", true),
        ("golden/turns/quotes.csv", true),
        ("data/verbs.csv", false),
        ("src/main.rs", false),
    ] {
        assert_eq!(pattern.is_match(path), wanted, "{path}");
    }
    for entry in entries {
        let folder = folder();
        fs::write(
            folder.path().join("onrecord.toml"),
            "inputs = [\"others\"]\n",
        )
        .unwrap();
        let run = Command::new(cargo_bin("onrecord"))
            .args(entry.split(' '))
            .args([
                "--force-exclude",
                "my stories/dam.txt",
                "others/dam.quotes.csv",
                "notes.txt",
            ])
            .current_dir(folder.path())
            .env("CI", "false")
            .output()
            .unwrap();
        let stdout = String::from_utf8(run.stdout).unwrap();
        assert_eq!(run.status.code(), Some(1), "{stdout}");
        assert!(stdout.starts_with("others/dam.txt\n"), "{stdout}");
        assert!(!stdout.contains("my stories"), "{stdout}");
        assert_eq!(
            fs::read_dir(folder.path().join("others")).unwrap().count(),
            2
        );
    }
}
