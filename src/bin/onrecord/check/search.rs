//! From paths to cases: a folder is walked, and a file selects the story that it belongs to.

use super::file_names::{FileNames, IgnoredNames, SOURCES, is_golden, plain};
use super::layout::{Case, FolderLayout};
use super::walk::{self, unnamed};
use crate::plan::{Links, NamedPaths};
use crate::settings::IgnoreRules;
use onrecord::{Error, ErrorKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The cases of some paths, and what is wrong with the paths.
#[derive(Debug, Default)]
pub(crate) struct FoundCases {
    /// In the order of their paths.
    pub(crate) cases: Vec<Case>,
    pub(crate) unreferenced: Vec<PathBuf>,
    pub(crate) errors: Vec<Error>,
}

/// Finds the cases of some paths, each once, however often it was named.
pub(crate) fn search(
    paths: &[PathBuf],
    links: &Links,
    ignored: &IgnoreRules,
    named: NamedPaths,
) -> FoundCases {
    let mut search = CaseSearch {
        links,
        ignored,
        cases: BTreeSet::new(),
        unreferenced: BTreeSet::new(),
        errors: Vec::new(),
    };
    let mut files: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for path in paths {
        let path = plain(path);
        if named == NamedPaths::UnlessExcluded && ignored.excludes(&path) {
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
    FoundCases {
        cases: search.cases.into_iter().map(|(_, case)| case).collect(),
        unreferenced: search.unreferenced.into_iter().collect(),
        errors: search.errors,
    }
}

/// Says where no stories were found, and what a story is.
pub(crate) fn no_stories(paths: &[PathBuf]) -> String {
    let shown = |path: &PathBuf| match plain(path) {
        path if path.as_os_str().is_empty() => "this folder".to_owned(),
        path => path.display().to_string(),
    };
    let place = match paths {
        [path] => shown(path),
        _ => "the given paths".to_owned(),
    };
    format!("no stories found in {place}; a story is a .txt, .md or .html file")
}

struct CaseSearch<'s> {
    links: &'s Links,
    ignored: &'s IgnoreRules,
    /// By the path of the story.
    cases: BTreeSet<(PathBuf, Case)>,
    unreferenced: BTreeSet<PathBuf>,
    errors: Vec<Error>,
}

impl CaseSearch<'_> {
    /// Adds all cases of a folder and those below it.
    fn walk(&mut self, folder: &Path) {
        let (folders, errors) = walk::walk(folder, self.links, self.ignored);
        self.errors.extend(errors);
        let sources = |folder: &Path| folders.get(&folder.join(SOURCES)).cloned();
        let names = folders.iter().map(|(folder, files)| {
            let (files, sources) = (files.clone(), sources(folder).unwrap_or_default());
            let names = FileNames {
                files: files.checked,
                sources: sources.checked,
                ignored: IgnoredNames {
                    files: files.ignored,
                    sources: sources.ignored,
                },
            };
            (folder.as_path(), names)
        });
        let names: BTreeMap<&Path, FileNames> = names.collect();
        for (folder, own) in &names {
            let above = folder.parent().and_then(|above| names.get(above));
            let is_of_story =
                folder.ends_with(SOURCES) && above.is_some_and(FileNames::have_a_story);
            if !is_of_story {
                let layout = FolderLayout::of(folder, own);
                self.report_shared(&layout);
                self.unreferenced.extend(layout.unreferenced);
                self.cases.extend(layout.cases.into_iter().map(keyed));
            }
        }
    }

    /// Adds the cases of one folder that some of its files are part of.
    fn files(&mut self, folder: &Path, files: &BTreeSet<PathBuf>) {
        // A source selects the story above it.
        let above = folder.parent().filter(|_| folder.ends_with(SOURCES));
        let above = above.map(|above| (above, names_of(above, self.links)));
        let (folder, (names, outside)) = match above {
            Some((above, names)) if names.0.have_a_story() => (above, names),
            _ => (folder, names_of(folder, self.links)),
        };
        self.errors.extend(outside);
        if names.have_a_story() {
            self.errors.extend(special_in(&folder.join(SOURCES)));
        }
        let layout = FolderLayout::of(folder, &names);
        self.report_shared(&layout);
        // A pre-commit hook may name every file of a large folder.
        let cases = layout.by_file();
        let unreferenced: BTreeSet<&PathBuf> = layout.unreferenced.iter().collect();
        for file in files {
            let cases = cases.get(file).map(Vec::as_slice).unwrap_or_default();
            if unreferenced.contains(file) {
                self.unreferenced.insert(file.clone());
            } else if let Some(error) = unnamed(file) {
                self.errors.push(error);
            } else if cases.is_empty() {
                let message = "neither a story nor a file of accepted answers, by its name";
                let place = file.display().to_string();
                self.errors
                    .push(Error::new(ErrorKind::Usage, place, message));
            }
            self.cases.extend(cases.iter().copied().cloned().map(keyed));
        }
    }

    fn report_shared(&mut self, layout: &FolderLayout) {
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

/// Returns an error for each source that is not a regular file.
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

/// Returns the names of a folder's files, and the links that lead where they must not: a story that
/// the settings name has sources and versions beside it that nobody has named. A folder that cannot be
/// listed has no names; the files that were named in it are reported one by one.
fn names_of(folder: &Path, links: &Links) -> (FileNames, Vec<Error>) {
    let mut outside = Vec::new();
    let mut files = |folder: &Path| {
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
        let mut names: BTreeSet<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.retain(|name| {
            let path = folder.join(name);
            // A golden that is such a link is told of where it would be read.
            let leads_out = !is_golden(name) && links.forbid(&path);
            outside.extend(leads_out.then(|| walk::outside_error(&path)));
            !leads_out
        });
        names
    };
    let names = FileNames {
        files: files(folder),
        sources: files(&folder.join(SOURCES)),
        // Files that are named are checked, whether the settings ignore them or not.
        ignored: IgnoredNames::default(),
    };
    (names, outside)
}

fn keyed(case: Case) -> (PathBuf, Case) {
    (case.story.clone(), case)
}
