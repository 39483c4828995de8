//! The versions of a file in its git history, by the `git` on the PATH.
//!
//! What a repository's own settings say must not change the answer, and must not run a program: a
//! clone of a stranger's repository has no settings of his, but an unpacked folder may have. So only
//! `log` and `cat-file` are used, every setting that they heed is given here, and contents are asked
//! for by their hash. The user's own settings are left to git for one thing: which folders of others
//! are trusted (`safe.directory`). What nobody trusts, git refuses to read, and so do we.
//!
//! Some files of a `.git` change what its history is: replaced objects, grafts, commit graphs and
//! indices of many packs are not used. A shallow copy has no more than it has, which is told.

mod command;
mod contents;

use crate::exit;
use command::{Depth, Git};
use contents::Contents;
use onrecord::{Error, ErrorKind};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// So much of a commit's name stands in the name of a version: `story.txt@1f3870be27`.
const SHORT: usize = 10;

/// What says which versions there are. A rename is one of at least half of the lines, as ever.
const LOG: &[&str] = &[
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
struct Listed {
    commit: String,
    /// The name of its content.
    blob: String,
    /// What the file was called, from the top of the repository.
    path: PathBuf,
}

/// Fetches the versions of a file, oldest first, over its renames.
pub(crate) fn versions(
    path: &Path,
    since: Option<&str>,
    max: Option<NonZero<u32>>,
) -> Result<Contents, Error> {
    let place = onrecord::read::name(path);
    let usage = |message: &str| Error::new(ErrorKind::Usage, place.as_str(), message);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .ok_or_else(|| usage("not a file: give one that is under git"))?;
    let git = Git {
        folder,
        place: &place,
    };
    let depth = git.check_folder()?;
    let mut log = git.command();
    log.args(LOG);
    log.args(since.map(|since| format!("--since={since}")));
    log.args(max.map(|max| format!("--max-count={max}")));
    let listed = git.output(log.arg("--").arg(name))?;
    let mut listed =
        parse(&listed).ok_or_else(|| usage("git lists its history in another form"))?;
    if listed.is_empty() {
        return Err(usage("no versions of it in the git history"));
    }
    let is_enough = max.is_some_and(|max| listed.len() >= max.get() as usize);
    if depth == Depth::Shallow && !is_enough {
        exit::tell(&format_args!(
            "onrecord: {place}: its history is cut short in this copy of the repository (a shallow \
             one): `git fetch --unshallow` fetches older versions"
        ));
    }
    listed.reverse();
    git.contents(listed)
}

/// Reads the list of versions: \x01 commit \0 \n : modes blobs status \0 path \0, and after a rename
/// one path more. A merge has a commit only.
fn parse(listed: &[u8]) -> Option<Vec<Listed>> {
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
                versions.push(Listed {
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

#[cfg(unix)]
fn as_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn as_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
