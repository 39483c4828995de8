//! The versions of a file in its git history, by the `git` on the PATH.
//!
//! Settings of a repository must not change the answer, and must not run a program: a clone has no
//! settings of its author, but an unzipped folder may. So only `log` and `cat-file` are used, with
//! every setting they use given explicitly, and contents are fetched by hash. Settings of the user
//! apply for one thing: which folders of other owners are trusted (`safe.directory`).

mod command;
mod contents;
mod log;
mod path;

use command::Git;
use log::{LOG, parse};
use onrecord::read::Raw;
use onrecord::{Error, ErrorKind};
use std::num::NonZero;
use std::path::Path;

/// Fetches the versions of a file, oldest first, over its renames.
pub(crate) fn versions(
    path: &Path,
    since: Option<&str>,
    max: Option<NonZero<u32>>,
) -> Result<Vec<Result<Raw, Error>>, Error> {
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
    git.check_folder()?;
    let mut log = git.command();
    log.args(LOG);
    log.args(since.map(|since| format!("--since={since}")));
    log.args(max.map(|max| format!("--max-count={max}")));
    let listed = git.output(log.arg("--").arg(name))?;
    let mut listed = parse(&listed).ok_or_else(|| usage("unexpected output of git log"))?;
    if listed.is_empty() {
        return Err(usage("no versions in the git history"));
    }
    listed.reverse();
    git.contents(&listed)
}
