//! An output never takes the place of what is read: `onrecord extract ferry.txt -o ferry.txt` would
//! leave a table where the story was.

use crate::output::Target;
use onrecord::{Error, ErrorKind};
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses a target that is one of the files that are read, by whatever path or link.
///
/// # Errors
/// [`ErrorKind::Usage`].
pub(crate) fn spare(target: &Target, mut read: impl Iterator<Item = PathBuf>) -> Result<(), Error> {
    let Target::File(output) = target else {
        return Ok(());
    };
    let there = fs::canonicalize(output).ok();
    // Nothing is lost of a terminal or `/dev/null`, which are written to and not replaced.
    let Some(there) = there.filter(|path| path.is_file()) else {
        return Ok(());
    };
    let is_it = |path: PathBuf| fs::canonicalize(behind(&path)).is_ok_and(|path| path == there);
    if read.any(is_it) {
        let place = output.display().to_string();
        let message = "is one of the inputs, and would be lost: write to another file";
        return Err(Error::new(ErrorKind::Usage, place, message));
    }
    Ok(())
}

/// Returns where the bytes of a path come from: standard input may be a file.
fn behind(path: &Path) -> &Path {
    if cfg!(unix) && path.as_os_str() == "-" {
        return Path::new("/dev/stdin");
    }
    path
}
