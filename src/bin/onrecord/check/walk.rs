//! The names of the files in a folder and below it.
//!
//! Links are followed, since a folder of stories may consist of them. Where the path comes from the
//! settings, links are followed only inside their folder: the settings may be a stranger's, who must not
//! choose which other folders are read.

use super::file_names::{SOURCES, is_golden, is_story, plain};
use crate::plan::Links;
use crate::settings::IgnoreRules;
use ignore::WalkBuilder;
use onrecord::read::LinkedFolders;
use onrecord::{Error, ErrorKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The names of the files of a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct FolderFiles {
    pub(super) checked: BTreeSet<String>,
    pub(super) ignored: BTreeSet<String>,
}

impl FolderFiles {
    fn put(&mut self, name: String, is_ignored: bool) {
        match is_ignored {
            true => self.ignored.insert(name),
            false => self.checked.insert(name),
        };
    }
}

/// Returns the names of the files in a folder and below it, and errors for what cannot be read.
pub(super) fn walk(
    folder: &Path,
    links: &Links,
    ignored: &IgnoreRules,
) -> (BTreeMap<PathBuf, FolderFiles>, Vec<Error>) {
    let mut errors = Vec::new();
    let mut folders: BTreeMap<PathBuf, FolderFiles> = BTreeMap::new();
    let outside = Arc::default();
    let linked = Arc::new(LinkedFolders::below(start(folder)));
    for entry in walker(folder, links, &outside, &linked).build() {
        let (entry, kind) = match entry {
            Ok(entry) => match entry.file_type() {
                Some(kind) if !kind.is_dir() => (entry, kind),
                _ => continue,
            },
            Err(error) => {
                errors.push(walk_error(folder, &error));
                continue;
            }
        };
        let path = plain(entry.path());
        let is_ignored = ignored.covers(&path);
        let name = path.file_name().unwrap_or_default().to_str();
        if !kind.is_file() {
            errors.extend(special(&path).filter(|_| !is_ignored));
        } else if let Some(name) = name {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let files = folders.entry(folder).or_default();
            files.put(name.to_owned(), is_ignored);
        } else if !is_ignored {
            errors.extend(unnamed(&path));
        }
    }
    let outside = outside.lock().unwrap_or_else(PoisonError::into_inner);
    let outside = outside.iter().map(|path| plain(path));
    let outside = outside.filter(|path| !ignored.covers(path));
    errors.extend(outside.map(|path| outside_error(&path)));
    let refused = std::iter::from_fn(|| linked.next_refused());
    let refused = refused.filter(|path| !ignored.covers(path));
    errors.extend(refused.map(|path| LinkedFolders::refusal(&path)));
    (folders, errors)
}

/// Returns the folder that a walk starts from.
fn start(folder: &Path) -> &Path {
    match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    }
}

/// Makes a walker of a folder. Links that lead where they must not are collected in `outside`.
fn walker(
    folder: &Path,
    links: &Links,
    outside: &Arc<Mutex<Vec<PathBuf>>>,
    linked: &Arc<LinkedFolders>,
) -> WalkBuilder {
    let mut walk = WalkBuilder::new(start(folder));
    walk.standard_filters(false).hidden(true).follow_links(true);
    walk.sort_by_file_name(std::ffi::OsStr::cmp);
    let (links, outside, linked) = (links.clone(), Arc::clone(outside), Arc::clone(linked));
    walk.filter_entry(move |entry| {
        let leads_out = entry.path_is_symlink() && links.forbid(entry.path());
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if leads_out && (is_folder || is_of_check(entry.path())) {
            let mut outside = outside.lock().unwrap_or_else(PoisonError::into_inner);
            outside.push(entry.path().to_owned());
        }
        let is_linked = is_folder && entry.path_is_symlink();
        !leads_out && (!is_linked || linked.may_enter(entry.path()))
    });
    walk
}

/// Returns whether a file would be checked, by its name.
fn is_of_check(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_source = path
        .parent()
        .is_some_and(|folder| folder.ends_with(SOURCES));
    is_source || is_story(&name) || is_golden(&name)
}

/// Returns an error for a pipe named like a story: reading it would wait forever.
pub(super) fn special(path: &Path) -> Option<Error> {
    is_of_check(path).then(|| {
        let message = "not checked: it is a pipe, a socket or a device, not a file";
        Error::new(ErrorKind::Usage, path.display().to_string(), message)
    })
}

/// The error for what a stranger's folder leads to elsewhere.
pub(super) fn outside_error(path: &Path) -> Error {
    let message = "not checked: it is a link that leads out of the folder; \
                   name it on the command line to check it, or ignore it";
    Error::new(ErrorKind::Usage, path.display().to_string(), message)
}

/// Returns an error for a file whose name is not UTF-8 and looks like a story's or a golden's: findings
/// and lists of known misses name their stories.
pub(super) fn unnamed(path: &Path) -> Option<Error> {
    let name = path.file_name()?;
    if name.to_str().is_some() {
        return None;
    }
    let near = name.to_string_lossy();
    (is_story(&near) || is_golden(&near)).then(|| {
        let message = "not checked: the name of the file is not UTF-8";
        Error::new(ErrorKind::Usage, path.display().to_string(), message)
    })
}

/// Returns the error of the operating system, at its path.
fn walk_error(folder: &Path, error: &ignore::Error) -> Error {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path,
        ignore::Error::WithDepth { err, .. } => match err.as_ref() {
            ignore::Error::WithPath { path, .. } => path,
            ignore::Error::Loop { child, .. } => child,
            _ => folder,
        },
        _ => folder,
    };
    let place = plain(path).display().to_string();
    // The full message would name the path a second time.
    match error.io_error() {
        Some(error) => Error::io(place, error.kind().into()),
        None => Error::new(ErrorKind::Io, place, error.to_string()),
    }
}
