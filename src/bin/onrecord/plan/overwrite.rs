//! Refuses to overwrite an input: `onrecord extract ferry.txt -o ferry.txt` would leave a table
//! where the story was.
//!
//! Incomplete and interrupted outputs have further names beside their own: `.quotes.csv.1.new`,
//! `quotes.csv.partial`, `quotes.csv.checkpoint`. A file with one of them is taken for one that an
//! earlier run left, so no input may have them.

use crate::checkpoint::beside;
use crate::output::Target;
use crate::temporary;
use onrecord::{Error, ErrorKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Refuses an output if it, or a file that is written or removed beside it, is an input, by whatever
/// path or link.
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
        let message = "is an input and would be overwritten: write to another file";
        Err(Error::new(ErrorKind::Usage, place, message))
    })
}

/// Returns the existing files that an output writes or removes: their real paths, and their names for
/// errors.
fn written(output: &Path) -> BTreeMap<PathBuf, PathBuf> {
    let mut written = BTreeMap::new();
    let real = file_at(output);
    // The others are beside the file that a link leads to.
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
