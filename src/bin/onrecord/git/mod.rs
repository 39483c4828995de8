//! The versions of a file in its git history, by the `git` on the PATH.
//!
//! Settings of a repository must not change the answer, and must not run a program: a clone has no
//! settings of its author, but an unzipped folder may. So only `log` and `cat-file` are used, with
//! every setting they use given explicitly, and contents are fetched by hash. Settings of the user
//! apply for one thing: which folders of other owners are trusted (`safe.directory`).
//!
//! Some files in `.git` change the history: replaced objects, grafts, commit graphs and multi-pack
//! indexes are not used. A shallow clone lacks older versions; a message says so.

mod command;
mod contents;
mod log;
mod path;

use crate::exit;
use command::{Depth, Git};
use contents::GitContents;
use log::{LOG, parse};
use onrecord::{Error, ErrorKind};
use std::num::NonZero;
use std::path::Path;

/// Fetches the versions of a file, oldest first, over its renames.
pub(crate) fn versions(
    path: &Path,
    since: Option<&str>,
    max: Option<NonZero<u32>>,
) -> Result<GitContents, Error> {
    let place = onrecord::read::name(path);
    let usage = |message: &str| Error::new(ErrorKind::Usage, place.as_str(), message);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .ok_or_else(|| usage("not a file: name a file under version control"))?;
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
    let mut listed = parse(&listed).ok_or_else(|| usage("unexpected output of git log"))?;
    if listed.is_empty() {
        return Err(usage("no versions in the git history"));
    }
    let is_enough = max.is_some_and(|max| listed.len() >= max.get() as usize);
    if depth == Depth::Shallow && !is_enough {
        exit::eprint_line(&format_args!(
            "onrecord: {place}: incomplete history in this clone (a shallow one): \
             `git fetch --unshallow` fetches older versions"
        ));
    }
    listed.reverse();
    git.contents(listed)
}
