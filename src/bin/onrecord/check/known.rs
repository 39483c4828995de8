//! The lists of known misses that apply to the stories of a run.
//!
//! The nearest `known-misses.csv` applies, in the folder of a story or one above, up to the folder of
//! `onrecord.toml` or of the repository.

use super::bounds::Bounds;
use crate::bounded;
use onrecord::Error;
use onrecord::check::KnownMisses;
use onrecord::write::report::{Finding, Region, Rule, Suppression, SuppressionKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The name of a list.
pub(crate) const FILE: &str = "known-misses.csv";

/// The lists, each read once.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    lists: Vec<KnownMissList>,
    folders: BTreeMap<PathBuf, NearestList>,
    /// The lists that could not be read, and why.
    unread: Vec<(PathBuf, Error)>,
}

/// The list that applies to a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NearestList {
    None,
    /// The list of this number.
    List(usize),
    /// A list that could not be read.
    Unreadable,
}

#[derive(Debug)]
struct KnownMissList {
    /// The folder, as an absolute path.
    folder: PathBuf,
    /// Its name in reports.
    name: String,
    misses: KnownMisses,
}

/// The list that applies to a story.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StoryList<'l> {
    list: &'l KnownMissList,
    number: usize,
}

impl Lists {
    /// Reads the lists that apply to some stories. If a list cannot be read, its stories are not checked.
    pub(crate) fn of<'p>(
        subjects: impl Iterator<Item = &'p Path>,
        root: &Path,
        bounds: &Bounds,
    ) -> Lists {
        let mut lists = Lists::default();
        for subject in subjects {
            let folder = absolute(subject);
            let folder = folder.parent().map(Path::to_owned).unwrap_or(folder);
            lists.visit(&folder, root, bounds);
        }
        lists
    }

    /// Returns whether a story can be checked: without its list, an update would accept what the list
    /// says is wrong.
    pub(crate) fn are_known_for(&self, subject: &Path) -> bool {
        let folder = absolute(subject);
        let above = folder.parent().and_then(|folder| self.folders.get(folder));
        above != Some(&NearestList::Unreadable)
    }

    /// Finds the list of a folder, and remembers it for the folder.
    fn visit(&mut self, folder: &Path, root: &Path, bounds: &Bounds) -> NearestList {
        if let Some(known) = self.folders.get(folder) {
            return *known;
        }
        let is_last = folder == root || folder.join(".git").exists();
        let found = match (self.read(folder, bounds), folder.parent()) {
            (Ok(Some(list)), _) => NearestList::List(list),
            (Ok(None), Some(above)) if !is_last => self.visit(above, root, bounds),
            (Ok(None), _) => NearestList::None,
            (Err(error), _) => {
                self.unread.push((folder.join(FILE), error));
                NearestList::Unreadable
            }
        };
        self.folders.insert(folder.to_owned(), found);
        found
    }

    /// Reads the list of a folder, if it has one.
    fn read(&mut self, folder: &Path, bounds: &Bounds) -> Result<Option<usize>, Error> {
        let path = folder.join(FILE);
        let name = shown(&path);
        let Some(csv) = bounds.read(&path, bounded::KNOWN_MISSES)? else {
            return Ok(None);
        };
        self.lists.push(KnownMissList {
            folder: folder.to_owned(),
            misses: KnownMisses::parse(&name, &csv)?,
            name,
        });
        Ok(Some(self.lists.len() - 1))
    }

    /// Lists the files, including those that could not be read.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let read = self.lists.iter().map(|list| list.folder.join(FILE));
        read.chain(self.unread.iter().map(|(path, _)| path.clone()))
    }

    /// Lists the errors of the lists that could not be read.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Error> {
        self.unread.iter().map(|(_, error)| error)
    }

    /// Returns the list that applies to a story.
    pub(crate) fn above(&self, subject: &Path) -> Option<StoryList<'_>> {
        let folder = absolute(subject);
        let NearestList::List(number) = *self.folders.get(folder.parent()?)? else {
            return None;
        };
        Some(StoryList {
            list: &self.lists[number],
            number,
        })
    }

    /// Lists the entries that were not used: those of checked stories, and of stories that do not exist.
    /// `used` has the used entries, by list and index.
    pub(crate) fn unneeded<'p>(
        &self,
        checked: impl Iterator<Item = &'p Path>,
        used: &BTreeSet<(usize, usize)>,
    ) -> Vec<Finding> {
        let checked: BTreeSet<(usize, String)> = checked
            .filter_map(|subject| {
                let listed = self.above(subject)?;
                Some((listed.number, listed.name_of(subject)))
            })
            .collect();
        let mut found = Vec::new();
        for (number, list) in self.lists.iter().enumerate() {
            for (n, entry) in list.misses.entries().iter().enumerate() {
                let seen = checked.contains(&(number, entry.story.clone()));
                let gone = !list.folder.join(&entry.story).exists();
                let message = match (seen, gone) {
                    (_, true) => format!("there is no story at “{}”", entry.story),
                    (true, false) if !used.contains(&(number, n)) => {
                        format!("“{}” is now right: remove the entry", entry.quote)
                    }
                    _ => continue,
                };
                let rule = Rule::named("known-miss-unneeded").expect("a rule");
                let mut finding = Finding::new(rule, list.name.as_str(), message);
                finding.region = Some(Region::line(usize::try_from(entry.at).unwrap_or(1)));
                found.push(finding);
            }
        }
        found
    }
}

impl StoryList<'_> {
    /// Returns the name of a story in the list: its path from the list's folder, with `/`.
    fn name_of(self, subject: &Path) -> String {
        let whole = absolute(subject);
        let inside = whole.strip_prefix(&self.list.folder).unwrap_or(&whole);
        inside.display().to_string().replace('\\', "/")
    }

    /// Returns why a finding about a quote is known, and which entries say so.
    pub(crate) fn about(
        self,
        subject: &Path,
        quote: (usize, &str),
        lines: &BTreeSet<usize>,
        rule: &str,
    ) -> Option<(Suppression, Vec<(usize, usize)>)> {
        let misses = &self.list.misses;
        let story = self.name_of(subject);
        let entries: Vec<usize> = misses.about(&story, quote, lines, rule).collect();
        let first = entries.first()?;
        let suppression = Suppression {
            kind: SuppressionKind::Known,
            reason: misses.entries()[*first].reason.clone(),
        };
        Some((
            suppression,
            entries.into_iter().map(|n| (self.number, n)).collect(),
        ))
    }
}

fn absolute(path: &Path) -> PathBuf {
    // The empty path is the current folder, and cannot be made absolute.
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Returns a path as it is shown: relative to the current folder, if it is below it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let short = path.strip_prefix(&here).unwrap_or(path);
    short.display().to_string().replace('\\', "/")
}
