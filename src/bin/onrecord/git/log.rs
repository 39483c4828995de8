//! `git log`: the options that list the versions of a file, and the list they print.

use super::path::as_path;
use std::path::PathBuf;

/// How much of a commit hash is in the name of a version: `story.txt@1f3870be27`.
pub(super) const SHORT: usize = 10;

/// The command that lists the versions. A renamed file keeps at least half of its lines, as usual.
pub(super) const LOG: &[&str] = &[
    "log",
    "--follow",
    "--diff-filter=d",
    "--raw",
    "--no-abbrev",
    "--format=%x01%H",
    "-z",
    "-O/dev/null",
    "--no-color",
    "--no-decorate",
    "--no-ext-diff",
    "--no-notes",
    "--no-show-signature",
    "--no-textconv",
];

/// A version, as the history lists it.
pub(super) struct GitVersion {
    pub(super) commit: String,
    /// The name of its content.
    pub(super) blob: String,
    /// The path of the file in that version, from the top of the repository.
    pub(super) path: PathBuf,
}

/// Reads the list of versions: \x01 commit \0 \n : modes blobs status \0 path \0, and after a rename
/// one path more. A merge has a commit only.
pub(super) fn parse(listed: &[u8]) -> Option<Vec<GitVersion>> {
    let mut versions = Vec::new();
    let mut parts = listed.split(|byte| *byte == 0);
    let mut commit = String::new();
    while let Some(part) = parts.next() {
        let part = part.strip_prefix(b"\n").unwrap_or(part);
        match part {
            [] => {}
            [1, name @ ..] => commit = str::from_utf8(name).ok()?.to_owned(),
            [b':', entry @ ..] => {
                let entry = str::from_utf8(entry).ok()?;
                let mut fields = entry.split(' ');
                let blob = fields.nth(3)?.to_owned();
                let is_renamed = fields.next()?.starts_with(['R', 'C']);
                let path = parts.next()?;
                let path = if is_renamed { parts.next()? } else { path };
                versions.push(GitVersion {
                    commit: commit.clone(),
                    blob,
                    path: as_path(path),
                });
            }
            _ => return None,
        }
    }
    Some(versions)
}
