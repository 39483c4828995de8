//! The versions of a file in its git history, by the `git` on the PATH.
//!
//! What a repository's own settings say must not change the answer, and must not run a program: a
//! clone of a stranger's repository has no settings of his, but an decompressed folder may have. So only
//! `log` and `cat-file` are used, every setting that they heed is given here, and contents are asked
//! for by their hash. The user's own settings are left to git for one thing: which folders of others
//! are trusted (`safe.directory`). What nobody trusts, git refuses to read, and so do we.

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
