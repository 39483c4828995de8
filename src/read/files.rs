//! The files of some paths, and how large they are, before any is read.

use super::walk::PathWalk;
use super::{Meter, Options};
use std::path::PathBuf;

/// Lists the files of `paths` that [`inputs`](super::inputs) would read; folders are walked and
/// patterns matched; standard input is `-`. Unreadable paths are left out.
pub fn files(paths: &[PathBuf], options: &Options) -> impl Iterator<Item = PathBuf> + use<> {
    PathWalk::over(paths, options.format, Meter::default()).flatten()
}

/// Returns the size of the files of `paths`, with folders walked like [`inputs`](super::inputs)
/// does; `None` if standard input is among them. Unreadable files count as empty.
pub fn size(paths: &[PathBuf], options: &Options) -> Option<u64> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return None;
    }
    let sizes = files(paths, options).filter_map(|file| Some(std::fs::metadata(file).ok()?.len()));
    Some(sizes.sum())
}
