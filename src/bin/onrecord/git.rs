//! The versions of a file in its git history, by the `git` on the PATH.

use onrecord::read::Raw;
use onrecord::{Error, ErrorKind};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};

/// So much of a commit's name stands in the name of a version: `story.txt@1f3870be27`.
const SHORT: usize = 10;

/// Fetches the versions of a file, oldest first, over its renames.
pub(crate) fn versions(
    path: &Path,
    since: Option<&str>,
    max: Option<NonZero<u32>>,
) -> Result<Vec<Raw>, Error> {
    let place = path.display().to_string();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = path.file_name().ok_or_else(|| {
        Error::new(
            ErrorKind::Usage,
            place.as_str(),
            "not a file: give one that is under git",
        )
    })?;
    let mut log = Command::new("git");
    log.arg("-C").arg(folder).args([
        "--literal-pathspecs",
        "log",
        "--follow",
        "--diff-filter=d",
        "--name-only",
        "--format=%x01%H",
        "-z",
    ]);
    log.args(since.map(|since| format!("--since={since}")));
    log.args(max.map(|max| format!("--max-count={max}")));
    let listed = output(log.arg("--").arg(name), &place)?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    let mut versions = Vec::new();
    // \x01 commit \0 \n path \0
    for entry in listed.split('\u{1}').filter(|entry| !entry.is_empty()) {
        let mut parts = entry.split('\0').map(|part| part.trim_start_matches('\n'));
        let mut parts = parts.by_ref().filter(|part| !part.is_empty());
        if let (Some(commit), Some(path)) = (parts.next(), parts.next()) {
            let mut show = Command::new("git");
            show.arg("-C").arg(folder);
            show.args(["cat-file", "blob", &format!("{commit}:{path}")]);
            let short = &commit[..commit.len().min(SHORT)];
            versions.push(Raw::new(
                format!("{place}@{short}"),
                Path::new(path),
                output(&mut show, &place)?,
            ));
        }
    }
    if versions.is_empty() {
        let message = "no versions of it in the git history";
        return Err(Error::new(ErrorKind::Usage, place, message));
    }
    versions.reverse();
    Ok(versions)
}

/// Runs git and returns what it prints.
fn output(command: &mut Command, place: &str) -> Result<Vec<u8>, Error> {
    let run = command.stdin(Stdio::null()).output().map_err(|e| {
        let message = format!("git could not be run ({e}): --git needs it on the PATH");
        Error::new(ErrorKind::Io, place, message)
    })?;
    if run.status.success() {
        return Ok(run.stdout);
    }
    let said = String::from_utf8_lossy(&run.stderr);
    let said = said
        .lines()
        .next()
        .unwrap_or("no message")
        .trim_start_matches("fatal: ");
    Err(Error::new(
        ErrorKind::Io,
        place,
        format!("git says: {said}"),
    ))
}
