//! An output never takes the place of what is read: `onrecord extract ferry.txt -o ferry.txt` would
//! leave a table where the story was.

use crate::checkpoint::beside;
use crate::output::Target;
use onrecord::{Error, ErrorKind};
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses a target that is one of the files that are read, by whatever path or link.
///
/// # Errors
/// [`ErrorKind::Usage`].
pub(crate) fn refuse_overwrite(
    target: &Target,
    mut read: impl Iterator<Item = PathBuf>,
) -> Result<(), Error> {
    let Target::File(output) = target else {
        return Ok(());
    };
    // What is not complete yet stands in a file of its own, and may stay there.
    let written = [output.clone(), beside(output, "partial")];
    let written: Vec<PathBuf> = written.iter().filter_map(|path| file_at(path)).collect();
    if written.is_empty() {
        return Ok(());
    }
    let is_written = |path: PathBuf| {
        let there = fs::canonicalize(behind(&path));
        there.is_ok_and(|there| written.contains(&there))
    };
    if read.any(is_written) {
        let place = output.display().to_string();
        let message = "is an input and would be overwritten: write to another file";
        return Err(Error::new(ErrorKind::Usage, place, message));
    }
    Ok(())
}

/// Returns the file that a path leads to. Nothing is lost of a terminal or `/dev/null`, which are
/// written to and not replaced.
fn file_at(path: &Path) -> Option<PathBuf> {
    let there = fs::canonicalize(path).ok();
    there.filter(|path| path.is_file())
}

/// Returns where the bytes of a path come from: standard input may be a file.
fn behind(path: &Path) -> &Path {
    if cfg!(unix) && path.as_os_str() == "-" {
        return Path::new("/dev/stdin");
    }
    path
}
