//! Refuses to overwrite an input: `onrecord extract ferry.txt -o ferry.txt` would leave a table
//! where the story was.

use crate::checkpoint::beside;
use crate::output::Target;
use onrecord::{Error, ErrorKind};
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses an output that is one of the inputs, by whatever path or link.
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
    // An incomplete output has a file of its own, which may stay.
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

/// Returns the file that a path leads to. A terminal or `/dev/null` loses nothing: it is written
/// to, not replaced.
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
