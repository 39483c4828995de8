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
    let oldest = since.map(|since| git.seconds(since)).transpose()?;
    // What --since leaves out is needed for its baseline, so it is counted here.
    let count = max.filter(|_| since.is_none());
    let list = |follow: &[&str]| {
        let mut log = git.command();
        log.args(LOG).args(follow);
        log.args(count.map(|max| format!("--max-count={max}")));
        let (listed, error) = git.partial_output(log.arg("--").arg(name))?;
        let versions = parse(&listed).ok_or_else(|| usage("unexpected output of git log"))?;
        Ok((versions, error))
    };
    let (mut listed, mut error) = list(&["--follow"])?;
    if error.is_some() {
        // Finding a rename takes contents that a partial clone may lack.
        let (others, other_error) = list(&[])?;
        if others.len() > listed.len() {
            (listed, error) = (others, other_error.or(error));
        }
    }
    match error {
        Some(error) if listed.is_empty() => return Err(error),
        Some(error) => exit::eprint_line(&format_args!(
            "onrecord: {}: older versions and versions under other names may be missing",
            error
        )),
        None => {}
    }
    if let Some(oldest) = oldest {
        let recent = listed
            .iter()
            .take_while(|version| version.committed >= oldest)
            .count();
        // The version before is what the first of them is compared with.
        listed.truncate(if recent == 0 { 0 } else { recent + 1 });
        listed.truncate(max.map_or(usize::MAX, |max| max.get() as usize));
    }
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
