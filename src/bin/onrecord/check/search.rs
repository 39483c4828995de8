//! From paths to cases: folders are walked, and a file stands for the story it belongs to.

use super::layout::{self, Case, Layout, Names, SOURCES};
use super::walk::{self, Links, unnamed};
use crate::settings::IgnoreRules;
use onrecord::{Error, ErrorKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What there is to check.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// In the order of their paths.
    pub(crate) cases: Vec<Case>,
    pub(crate) unreferenced: Vec<PathBuf>,
    pub(crate) errors: Vec<Error>,
}

/// Whether a path that was named counts although the settings pass it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Always,
    UnlessExcluded,
}

/// Finds the cases of some paths; each once, however often it was named.
pub(crate) fn search(
    paths: &[PathBuf],
    links: &Links,
    ignored: &IgnoreRules,
    named: Named,
) -> Found {
    let mut search = Search {
        links,
        ignored,
        cases: BTreeSet::new(),
        unreferenced: BTreeSet::new(),
        errors: Vec::new(),
    };
    let mut files: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for path in paths {
        let path = plain(path);
        if named == Named::UnlessExcluded && ignored.excludes(&path) {
            continue;
        }
        if path.is_file() {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            files.entry(folder).or_default().insert(path);
        } else {
            search.walk(&path);
        }
    }
    for (folder, files) in files {
        search.files(&folder, &files);
    }
    Found {
        cases: search.cases.into_iter().map(|(_, case)| case).collect(),
        unreferenced: search.unreferenced.into_iter().collect(),
        errors: search.errors,
    }
}

struct Search<'s> {
    links: &'s Links,
    ignored: &'s IgnoreRules,
    /// By the path of the story.
    cases: BTreeSet<(PathBuf, Case)>,
    unreferenced: BTreeSet<PathBuf>,
    errors: Vec<Error>,
}

impl Search<'_> {
    /// Takes in all cases of a folder and those below it.
    fn walk(&mut self, folder: &Path) {
        let (folders, errors) = walk::walk(folder, self.links, self.ignored);
        self.errors.extend(errors);
        let sources = |folder: &Path| folders.get(&folder.join(SOURCES)).cloned();
        let names = folders.iter().map(|(folder, files)| {
            let (files, sources) = (files.clone(), sources(folder).unwrap_or_default());
            let names = Names {
                files: files.checked,
                sources: sources.checked,
                ignored: layout::Ignored {
                    files: files.ignored,
                    sources: sources.ignored,
                },
            };
            (folder.as_path(), names)
        });
        let names: BTreeMap<&Path, Names> = names.collect();
        for (folder, own) in &names {
            let above = folder.parent().and_then(|above| names.get(above));
            let is_of_story = folder.ends_with(SOURCES) && above.is_some_and(Names::have_a_story);
            if !is_of_story {
                let layout = Layout::of(folder, own);
                self.complain_of_shared(&layout);
                self.unreferenced.extend(layout.unreferenced);
                self.cases.extend(layout.cases.into_iter().map(keyed));
            }
        }
    }

    /// Takes in the cases of one folder that some of its files are part of.
    fn files(&mut self, folder: &Path, files: &BTreeSet<PathBuf>) {
        // A source stands for the story above it.
        let above = folder.parent().filter(|_| folder.ends_with(SOURCES));
        let above = above.map(|above| (above, names_of(above)));
        let (folder, names) = match above {
            Some((above, names)) if names.have_a_story() => (above, names),
            _ => (folder, names_of(folder)),
        };
        if names.have_a_story() {
            self.errors.extend(special_in(&folder.join(SOURCES)));
        }
        let layout = Layout::of(folder, &names);
        self.complain_of_shared(&layout);
        // A hook may name every file of a large folder.
        let cases = layout.by_file();
        let unreferenced: BTreeSet<&PathBuf> = layout.unreferenced.iter().collect();
        for file in files {
            let cases = cases.get(file).map(Vec::as_slice).unwrap_or_default();
            if unreferenced.contains(file) {
                self.unreferenced.insert(file.clone());
            } else if let Some(error) = unnamed(file) {
                self.errors.push(error);
            } else if cases.is_empty() {
                let message = "neither a story nor a golden, by its name";
                let place = file.display().to_string();
                self.errors
                    .push(Error::new(ErrorKind::Usage, place, message));
            }
            self.cases.extend(cases.iter().copied().cloned().map(keyed));
        }
    }

    fn complain_of_shared(&mut self, layout: &Layout) {
        if let Some((one, other)) = layout.shared() {
            let message = format!(
                "would be the golden of {} and of {}: rename one of them",
                one.story.display(),
                other.story.display()
            );
            let place = one.golden.display().to_string();
            self.errors
                .push(Error::new(ErrorKind::Usage, place, message));
        }
    }
}

/// Says which sources are no files.
fn special_in(folder: &Path) -> Vec<Error> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_special = |path: &PathBuf| {
        let found = path.metadata();
        found.is_ok_and(|found| !found.is_file() && !found.is_dir())
    };
    let mut special: Vec<PathBuf> = paths.filter(is_special).collect();
    special.sort();
    special
        .iter()
        .filter_map(|path| walk::special(path))
        .collect()
}

/// Returns the names of a folder's files. What cannot be listed has none: the files that were named
/// in it are complained of one by one.
fn names_of(folder: &Path) -> Names {
    let files = |folder: &Path| {
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let entries = std::fs::read_dir(here)
            .into_iter()
            .flatten()
            .filter_map(Result::ok);
        let files = entries.filter(|entry| entry.path().is_file());
        let names = files.filter_map(|entry| entry.file_name().into_string().ok());
        names
            .filter(|name| !name.starts_with('.'))
            .collect::<BTreeSet<String>>()
    };
    Names {
        files: files(folder),
        sources: files(&folder.join(SOURCES)),
        // What is named is checked, whether the settings pass it over or not.
        ignored: layout::Ignored::default(),
    }
}

fn keyed(case: Case) -> (PathBuf, Case) {
    (case.story.clone(), case)
}

/// Takes `./` from the front of a path.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let parts = path
        .components()
        .filter(|part| *part != std::path::Component::CurDir);
    parts.collect()
}
