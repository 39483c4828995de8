//! The files of a folder and of those below it, by their names.
//!
//! Links are followed, as a folder of stories may well be made of them. Where nobody typed the path,
//! they are followed only inside of the folder of the settings: these may be a stranger's, who has no
//! say in which other folders are looked at.

use super::layout::{SOURCES, is_golden, is_story};
use super::search::plain;
use crate::settings::IgnoreRules;
use ignore::WalkBuilder;
use onrecord::{Error, ErrorKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Where links may lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    Anywhere,
    /// Below this folder, which is a path without links.
    Inside(PathBuf),
}

impl Links {
    /// Returns those of some paths that were typed.
    pub(crate) fn typed<'p>(&self, paths: &'p [PathBuf]) -> &'p [PathBuf] {
        match self {
            Links::Anywhere => paths,
            Links::Inside(_) => &[],
        }
    }

    /// Tells whether a link leads where it must not.
    fn forbid(&self, link: &Path) -> bool {
        let Links::Inside(folder) = self else {
            return false;
        };
        std::fs::canonicalize(link).is_ok_and(|real| !real.starts_with(folder))
    }
}

/// The names of the files of a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    pub(super) checked: BTreeSet<String>,
    pub(super) ignored: BTreeSet<String>,
}

impl Files {
    fn put(&mut self, name: String, is_ignored: bool) {
        match is_ignored {
            true => self.ignored.insert(name),
            false => self.checked.insert(name),
        };
    }
}

/// Returns the names of the files of a folder and of those below it, and what cannot be looked at.
pub(super) fn walk(
    folder: &Path,
    links: &Links,
    ignored: &IgnoreRules,
) -> (BTreeMap<PathBuf, Files>, Vec<Error>) {
    let mut errors = Vec::new();
    let mut folders: BTreeMap<PathBuf, Files> = BTreeMap::new();
    let outside = Arc::default();
    for entry in walker(folder, links, &outside).build() {
        let (entry, kind) = match entry {
            Ok(entry) => match entry.file_type() {
                Some(kind) if !kind.is_dir() => (entry, kind),
                _ => continue,
            },
            Err(error) => {
                errors.push(refused(folder, &error));
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
    errors.extend(outside.map(|path| led_out(&path)));
    (folders, errors)
}

/// Walks a folder. Links that lead where they must not are not followed but put into `outside`.
fn walker(folder: &Path, links: &Links, outside: &Arc<Mutex<Vec<PathBuf>>>) -> WalkBuilder {
    let start = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut walk = WalkBuilder::new(start);
    walk.standard_filters(false).hidden(true).follow_links(true);
    walk.sort_by_file_name(std::ffi::OsStr::cmp);
    let (links, outside) = (links.clone(), Arc::clone(outside));
    walk.filter_entry(move |entry| {
        let leads_out = entry.path_is_symlink() && links.forbid(entry.path());
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if leads_out && (is_folder || is_of_check(entry.path())) {
            let mut outside = outside.lock().unwrap_or_else(PoisonError::into_inner);
            outside.push(entry.path().to_owned());
        }
        !leads_out
    });
    walk
}

/// Tells whether a file would be looked at, by its name.
fn is_of_check(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_source = path
        .parent()
        .is_some_and(|folder| folder.ends_with(SOURCES));
    is_source || is_story(&name) || is_golden(&name)
}

/// Says that a pipe, which would keep the run waiting for ever, is named like a story.
pub(super) fn special(path: &Path) -> Option<Error> {
    is_of_check(path).then(|| {
        let message = "not checked: it is a pipe, a socket or a device, and no file";
        Error::new(ErrorKind::Usage, path.display().to_string(), message)
    })
}

fn led_out(path: &Path) -> Error {
    let message = "not checked: it is a link that leads out of the folder; \
                   name it on the command line to have it checked, or have it ignored";
    Error::new(ErrorKind::Usage, path.display().to_string(), message)
}

/// Says that a file cannot be checked for its name, where it is named like one that would be:
/// findings and lists of known misses name their stories.
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

/// Says what the operating system refused, at the path it refused it for.
fn refused(folder: &Path, error: &ignore::Error) -> Error {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path,
        ignore::Error::WithDepth { err, .. } => match err.as_ref() {
            ignore::Error::WithPath { path, .. } => path,
            ignore::Error::Loop { child, .. } => child,
            _ => folder,
        },
        _ => folder,
    };
    // In full it would name the path a second time.
    let message = match error.io_error() {
        Some(error) => error.kind().to_string(),
        None => error.to_string(),
    };
    Error::new(ErrorKind::Io, plain(path).display().to_string(), message)
}
