//! `git log`: the options that list the versions of a file, and the list they print.

use super::path::as_path;
use onrecord::document::Version;
use std::path::PathBuf;

/// How much of a commit hash is in the name of a version: `story.txt@1f3870be27`.
pub(super) const SHORT: usize = 10;

/// The command that lists the versions along the line of first parents: a merge is what it changed there, and
/// the commits of the other branch are no versions of their own.
pub(super) const LOG: &[&str] = &[
    "log",
    "--first-parent",
    "-m",
    "--diff-filter=d",
    "--raw",
    "--no-abbrev",
    "--format=%x01%H%x02%ct%x02%aI%x02%an%x02%s",
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
    /// When it was committed, in seconds since 1970.
    pub(super) committed: i64,
    pub(super) version: Version,
}

/// A commit, as the history lists it.
#[derive(Clone, Default)]
struct Commit {
    hash: String,
    committed: i64,
    version: Version,
}

impl Commit {
    /// Reads hash, date of the commit, date, author and subject, with \x02 between.
    fn of(listed: &[u8]) -> Option<Commit> {
        let listed = String::from_utf8_lossy(listed);
        let mut fields = listed.splitn(5, '\x02').map(str::to_owned);
        Some(Commit {
            hash: fields.next()?,
            committed: fields.next()?.parse().ok()?,
            version: Version {
                date: fields.next()?,
                author: fields.next()?,
                subject: fields.next()?,
            },
        })
    }
}

/// Reads the list of versions: \x01 commit \0 \n : modes blobs status \0 path \0, and after a rename
/// one path more. The list may be cut off, where git failed.
pub(super) fn parse(listed: &[u8]) -> Option<Vec<GitVersion>> {
    let mut versions = Vec::new();
    let whole = listed
        .iter()
        .rposition(|byte| *byte == 0)
        .map_or(0, |end| end + 1);
    let mut parts = listed[..whole].split(|byte| *byte == 0);
    let mut commit = Commit::default();
    while let Some(part) = parts.next() {
        let part = part.strip_prefix(b"\n").unwrap_or(part);
        match part {
            [] => {}
            [1, listed @ ..] => commit = Commit::of(listed)?,
            [b':', entry @ ..] => {
                let entry = str::from_utf8(entry).ok()?;
                let mut fields = entry.split(' ');
                let blob = fields.nth(3)?.to_owned();
                let is_renamed = fields.next()?.starts_with(['R', 'C']);
                let path = parts.next().filter(|path| !path.is_empty());
                let path = if is_renamed { parts.next() } else { path };
                let Some(path) = path.filter(|path| !path.is_empty()) else {
                    break;
                };
                versions.push(GitVersion {
                    commit: commit.hash.clone(),
                    committed: commit.committed,
                    version: commit.version.clone(),
                    blob,
                    path: as_path(path),
                });
            }
            _ => return None,
        }
    }
    Some(versions)
}
