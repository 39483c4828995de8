//! An output never takes the place of what is read: `onrecord extract ferry.txt -o ferry.txt` would
//! leave a table where the story was.
//!
//! While it is written, and where a run is ended, an output has other names beside its own:
//! `.quotes.csv.1.new`, `quotes.csv.partial`, `quotes.csv.checkpoint`. Whatever has one of them is
//! taken for a leaving of an earlier run, so that no input may have one either.

use crate::checkpoint::beside;
use crate::output::Target;
use crate::temporary;
use onrecord::{Error, ErrorKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses a target if it, or a file that is written or removed beside it, is one of the files that
/// are read, by whatever path or link.
///
/// # Errors
/// [`ErrorKind::Usage`].
pub(crate) fn spare(target: &Target, mut read: impl Iterator<Item = PathBuf>) -> Result<(), Error> {
    let Target::File(output) = target else {
        return Ok(());
    };
    let written = written(output);
    if written.is_empty() {
        return Ok(());
    }
    let lost = read.find_map(|path| {
        let there = fs::canonicalize(behind(&path)).ok()?;
        written.get(&there)
    });
    lost.map_or(Ok(()), |lost| {
        let place = lost.display().to_string();
        let message = "is one of the inputs, and would be lost: write to another file";
        Err(Error::new(ErrorKind::Usage, place, message))
    })
}

/// Returns the files that are there and that an output writes or removes: their real paths, and what
/// they are called.
fn written(output: &Path) -> BTreeMap<PathBuf, PathBuf> {
    let mut written = BTreeMap::new();
    let real = file_at(output);
    // The others stand beside the file that a link leads to.
    let target = real.clone().unwrap_or_else(|| output.to_owned());
    let checkpoint = beside(&target, "checkpoint");
    let names = [&target, &checkpoint].map(|path| temporary::names(path));
    let names = names.into_iter().flatten().flatten();
    let names = names.chain([beside(&target, "partial"), checkpoint]);
    for path in names {
        if let Some(there) = file_at(&path) {
            let name = match real {
                Some(_) => output.with_file_name(path.file_name().unwrap_or_default()),
                None => path,
            };
            written.insert(there, name);
        }
    }
    written.extend(real.map(|real| (real, output.to_owned())));
    written
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
