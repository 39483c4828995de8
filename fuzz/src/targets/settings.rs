//! `onrecord.toml`. Settings belong to the command, so the command reads them: `onrecord config`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

pub(super) fn run(input: &[u8]) {
    let folder = TempDir::new().expect("a folder for the input");
    let path = folder.path().join("onrecord.toml");
    fs::write(&path, input).expect("a file in a folder of ours");
    let output = Command::new(command())
        .arg("config")
        .current_dir(folder.path())
        .env_remove("ONRECORD_UPDATE")
        .output()
        .unwrap_or_else(|e| panic!("{}: {e}", command().display()));
    let told = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => assert!(told.is_empty(), "a word beside the settings: {told}"),
        Some(2) => {
            let placed = told.contains("onrecord.toml");
            assert!(placed, "an error without its place: {told}");
        }
        other => panic!("exit code {other:?}: {told}"),
    }
    let shown = String::from_utf8_lossy(&output.stdout);
    for text in [&told, &shown] {
        let raw = text
            .chars()
            .find(|&c| c.is_control() && c != '\n' && c != '\t');
        assert_eq!(raw, None, "a control character is printed as it is");
    }
}

/// Returns the command: the one that the tests are built with, the one that the variable `ONRECORD`
/// names, or the one that was built beside the harness.
fn command() -> &'static PathBuf {
    static COMMAND: OnceLock<PathBuf> = OnceLock::new();
    COMMAND.get_or_init(|| {
        let named = std::env::var_os("ONRECORD").map(PathBuf::from);
        let built = option_env!("CARGO_BIN_EXE_onrecord").map(PathBuf::from);
        let own = std::env::current_exe().ok();
        let beside = own.map(|own| own.with_file_name("onrecord"));
        let found = named.or(built).or(beside);
        found.expect("a command to run")
    })
}
