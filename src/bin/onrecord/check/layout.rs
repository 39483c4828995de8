//! Which stories a folder has, and where their goldens are, by the names of its files.
//!
//! A folder of one story has `story.txt` (or any other extension) with `quotes.csv` beside it, or with
//! `verdicts.csv` where there is a folder `sources`. A folder of versions has `1.txt`, `2.txt`, …
//! and `changes.csv`. In a folder of many stories, `speech.md` has `speech.quotes.csv`. What is
//! named like a golden and belongs to no story is unreferenced.

use super::file_names::{FileNames, ONLY, SOURCES, is_golden, is_story, stem};
use onrecord::check::GoldenKind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A story, and where its golden is or should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Case {
    pub(crate) kind: GoldenKind,
    /// The story that is checked and has the findings; of several versions the last.
    pub(crate) story: PathBuf,
    /// The versions before it, or its sources.
    pub(crate) others: Vec<PathBuf>,
    pub(crate) golden: PathBuf,
    /// What a list of known misses calls it: the folder where it has one of its own, else the file.
    pub(crate) subject: PathBuf,
}

impl Case {
    /// Lists the files of the case, some of which may not exist.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let own = [&self.story, &self.golden].into_iter().cloned();
        own.chain(self.others.iter().cloned())
    }
}

/// What a folder holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct FolderLayout {
    pub(crate) cases: Vec<Case>,
    /// Goldens without a story.
    pub(crate) unreferenced: Vec<PathBuf>,
}

impl FolderLayout {
    /// Reads the names of a folder's files, in their order.
    pub(crate) fn of(folder: &Path, names: &FileNames) -> FolderLayout {
        let cases = cases(folder, names);
        let all = self::cases(folder, &names.all());
        let goldens: BTreeSet<&Path> = cases
            .iter()
            .chain(&all)
            .map(|case| case.golden.as_path())
            .collect();
        let unreferenced = names.files.iter().filter(|name| is_golden(name));
        let unreferenced = unreferenced
            .map(|name| folder.join(name))
            .filter(|path| !goldens.contains(path.as_path()));
        FolderLayout {
            unreferenced: unreferenced.collect(),
            cases,
        }
    }

    /// Returns the cases that each file is part of.
    pub(crate) fn by_file(&self) -> BTreeMap<PathBuf, Vec<&Case>> {
        let mut cases: BTreeMap<PathBuf, Vec<&Case>> = BTreeMap::new();
        for case in &self.cases {
            for file in case.files() {
                cases.entry(file).or_default().push(case);
            }
        }
        cases
    }

    /// Returns two stories that would share a golden, if there are any.
    pub(crate) fn shared(&self) -> Option<(&Case, &Case)> {
        let mut seen: BTreeMap<&Path, &Case> = BTreeMap::new();
        let mut cases = self.cases.iter();
        cases.find_map(|case| seen.insert(&case.golden, case).map(|before| (before, case)))
    }
}

/// Returns the cases of a folder, in their order.
fn cases(folder: &Path, names: &FileNames) -> Vec<Case> {
    let versions = versions(names);
    let mut cases = Vec::new();
    for name in names.files.iter().filter(|name| is_story(name)) {
        if stem(name) == ONLY {
            cases.extend(only(folder, name, names));
        } else if !versions.contains(&name.as_str()) {
            let golden = format!("{}.{}", stem(name), GoldenKind::Quotes.file_name());
            let story = folder.join(name);
            cases.push(Case {
                kind: GoldenKind::Quotes,
                others: Vec::new(),
                golden: folder.join(golden),
                subject: story.clone(),
                story,
            });
        }
    }
    if let [before @ .., last] = &versions[..] {
        cases.push(Case {
            kind: GoldenKind::Changes,
            story: folder.join(last),
            others: before.iter().map(|name| folder.join(name)).collect(),
            golden: folder.join(GoldenKind::Changes.file_name()),
            subject: folder.to_owned(),
        });
    }
    cases.sort();
    cases
}

/// Returns the cases of a story that is alone in its folder. With sources its verdicts are checked, and
/// its quotes only if there is a golden for them.
fn only(folder: &Path, name: &str, names: &FileNames) -> Vec<Case> {
    let sources = names.sources.iter();
    let sources: Vec<PathBuf> = sources
        .map(|name| folder.join(SOURCES).join(name))
        .collect();
    let case = |kind: GoldenKind, others| Case {
        kind,
        story: folder.join(name),
        others,
        golden: folder.join(kind.file_name()),
        subject: folder.to_owned(),
    };
    let mut cases = Vec::new();
    if sources.is_empty() || names.files.contains(GoldenKind::Quotes.file_name()) {
        cases.push(case(GoldenKind::Quotes, Vec::new()));
    }
    if !sources.is_empty() {
        cases.push(case(GoldenKind::Verdicts, sources));
    }
    cases
}

/// Returns the versions of a story, in their order: `1.txt` and `2.txt` where there is a golden for
/// them (a folder may well number its stories), `v1.txt` and `v2.txt` without.
fn versions(names: &FileNames) -> Vec<&str> {
    let number = |name: &str, prefix: &str| stem(name).strip_prefix(prefix)?.parse::<u32>().ok();
    let numbered = |prefix| {
        let stories = names.files.iter().filter(|name| is_story(name));
        let numbered = stories.filter_map(|name| Some((number(name, prefix)?, name.as_str())));
        let mut numbered: Vec<(u32, &str)> = numbered.collect();
        numbered.sort_unstable();
        numbered
            .into_iter()
            .map(|(_, name)| name)
            .collect::<Vec<_>>()
    };
    let with_golden = names.files.contains(GoldenKind::Changes.file_name());
    let (plain, marked) = (numbered(""), numbered("v"));
    match (plain.len(), marked.len()) {
        (2.., _) if with_golden => plain,
        (_, 2..) => marked,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::file_names::IgnoredNames;
    use super::*;

    /// The layout of some names: cases as `golden: story others`, and what is unreferenced.
    fn layout(files: &[&str]) -> (Vec<String>, Vec<String>) {
        let sources = files
            .iter()
            .filter_map(|name| name.strip_prefix("sources/"));
        let names = FileNames {
            sources: sources.map(str::to_owned).collect(),
            ignored: IgnoredNames::default(),
            files: files
                .iter()
                .filter(|name| !name.contains('/'))
                .map(|n| (*n).into())
                .collect(),
        };
        let layout = FolderLayout::of(Path::new(""), &names);
        let shown = |path: &PathBuf| path.display().to_string();
        let cases = layout.cases.iter().map(|case| {
            let stories = [&case.story].into_iter().chain(&case.others);
            let stories: Vec<String> = stories.map(shown).collect();
            format!("{}: {}", shown(&case.golden), stories.join(" "))
        });
        (
            cases.collect(),
            layout.unreferenced.iter().map(shown).collect(),
        )
    }

    #[test]
    fn names_tell_what_belongs_together() {
        for (files, cases, unreferenced) in [
            (
                &["story.md", "quotes.csv", "notes.csv"][..],
                &["quotes.csv: story.md"][..],
                &[][..],
            ),
            (
                &[
                    "speech.md",
                    "speech.quotes.csv",
                    "gone.quotes.csv",
                    "quotes.csv",
                ],
                &["speech.quotes.csv: speech.md"],
                &["gone.quotes.csv", "quotes.csv"],
            ),
            (
                &["2.txt", "10.txt", "1.txt", "changes.csv"],
                &["changes.csv: 10.txt 1.txt 2.txt"],
                &[],
            ),
            (
                &["1.txt", "2.txt"],
                &["1.quotes.csv: 1.txt", "2.quotes.csv: 2.txt"],
                &[],
            ),
            (&["v1.md", "v2.md"], &["changes.csv: v2.md v1.md"], &[]),
            (
                &["1.txt", "changes.csv"],
                &["1.quotes.csv: 1.txt"],
                &["changes.csv"],
            ),
            (
                &["story.txt", "sources/hearing.vtt"],
                &["verdicts.csv: story.txt sources/hearing.vtt"],
                &[],
            ),
            (
                &[
                    "story.txt",
                    "quotes.csv",
                    "verdicts.csv",
                    "sources/a.txt",
                    "sources/b.txt",
                ],
                &[
                    "quotes.csv: story.txt",
                    "verdicts.csv: story.txt sources/a.txt sources/b.txt",
                ],
                &[],
            ),
            (
                &["story.txt", "verdicts.csv"],
                &["quotes.csv: story.txt"],
                &["verdicts.csv"],
            ),
        ] {
            let (found, extra) = layout(files);
            assert_eq!(
                (&found[..], &extra[..]),
                (
                    &cases.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>()[..],
                    &unreferenced
                        .iter()
                        .map(|c| (*c).to_owned())
                        .collect::<Vec<_>>()[..]
                )
            );
        }
    }

    #[test]
    fn two_stories_cannot_share_a_golden() {
        let names = FileNames {
            files: ["a.md", "a.txt", "b.txt"].map(str::to_owned).into(),
            ..FileNames::default()
        };
        let layout = FolderLayout::of(Path::new(""), &names);
        let (one, other) = layout.shared().expect("a.quotes.csv");
        assert_eq!(
            (one.story.as_path(), other.story.as_path()),
            (Path::new("a.md"), Path::new("a.txt"))
        );
    }
}
