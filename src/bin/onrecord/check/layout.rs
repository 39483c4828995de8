//! Which stories a folder has, and where their goldens are: told by the names of its files.
//!
//! A folder of one story has `story.txt` (or any other ending) with `quotes.csv` beside it. In a
//! folder of many, `speech.md` has `speech.quotes.csv`. What is named like a golden and belongs to
//! no story is unreferenced.

use onrecord::check::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The endings of the files that are stories.
const STORIES: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// The name, without its ending, of the only story of a folder.
const ONLY: &str = "story";

/// The ending of a golden that somebody has yet to accept.
pub(crate) const PENDING: &str = "new";

/// A story, and where its golden is or should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Case {
    pub(crate) kind: Kind,
    /// The story that is checked, and that findings are in.
    pub(crate) story: PathBuf,
    pub(crate) golden: PathBuf,
    /// What a list of known misses calls it: the folder where it has one of its own, else the file.
    pub(crate) subject: PathBuf,
}

impl Case {
    /// Tells whether a file is part of the case.
    pub(crate) fn involves(&self, file: &Path) -> bool {
        file == self.story || file == self.golden || file == pending(&self.golden)
    }
}

/// Returns where a golden waits to be accepted: `quotes.csv.new`.
pub(crate) fn pending(golden: &Path) -> PathBuf {
    let mut name = golden.as_os_str().to_owned();
    name.push(".");
    name.push(PENDING);
    name.into()
}

/// What a folder holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) cases: Vec<Case>,
    /// Goldens, and pending ones, that no story is there for.
    pub(crate) unreferenced: Vec<PathBuf>,
}

impl Layout {
    /// Reads the names of a folder's files, in their order.
    pub(crate) fn of(folder: &Path, names: &BTreeSet<String>) -> Layout {
        let mut cases = Vec::new();
        for name in names.iter().filter(|name| is_story(name)) {
            let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
            cases.push(quotes(folder, name, stem));
        }
        cases.sort();
        let goldens: BTreeSet<&Path> = cases.iter().map(|case| case.golden.as_path()).collect();
        let unreferenced = names.iter().filter(|name| is_golden(name));
        let unreferenced = unreferenced.map(|name| folder.join(name)).filter(|path| {
            let accepted = match path.extension() {
                Some(end) if end == PENDING => path.with_extension(""),
                _ => path.clone(),
            };
            !goldens.contains(accepted.as_path())
        });
        Layout {
            unreferenced: unreferenced.collect(),
            cases,
        }
    }

    /// Returns the goldens that two stories would share, with the stories.
    pub(crate) fn shared(&self) -> Option<(&Case, &Case)> {
        let mut seen: BTreeMap<&Path, &Case> = BTreeMap::new();
        let mut cases = self.cases.iter();
        cases.find_map(|case| seen.insert(&case.golden, case).map(|before| (before, case)))
    }
}

fn quotes(folder: &Path, name: &str, stem: &str) -> Case {
    let kind = Kind::Quotes;
    let story = folder.join(name);
    let (golden, subject) = if stem == ONLY {
        (kind.file_name().to_owned(), folder.to_owned())
    } else {
        (format!("{stem}.{}", kind.file_name()), story.clone())
    };
    Case {
        kind,
        golden: folder.join(golden),
        story,
        subject,
    }
}

/// Tells a story by the ending of its name.
pub(crate) fn is_story(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| STORIES.contains(&ending.as_str()))
}

/// Tells a golden, or one that is pending, by its name.
pub(crate) fn is_golden(name: &str) -> bool {
    let name = name.strip_suffix(".new").unwrap_or(name);
    Kind::ALL.iter().any(|kind| {
        let stem = name.strip_suffix(kind.file_name());
        stem.is_some_and(|stem| stem.is_empty() || (stem.ends_with('.') && stem.len() > 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(names: &[&str]) -> (Vec<String>, Vec<String>) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let layout = Layout::of(Path::new("f"), &names);
        let shown = |path: &PathBuf| path.display().to_string();
        let cases = layout.cases.iter();
        (
            cases
                .map(|c| format!("{} {}", shown(&c.story), shown(&c.golden)))
                .collect(),
            layout.unreferenced.iter().map(shown).collect(),
        )
    }

    #[test]
    fn names_tell_what_belongs_together() {
        assert_eq!(
            layout(&["story.md", "quotes.csv", "quotes.csv.new", "notes.csv"]),
            (vec!["f/story.md f/quotes.csv".to_owned()], vec![])
        );
        assert_eq!(
            layout(&[
                "speech.md",
                "speech.quotes.csv",
                "gone.quotes.csv",
                "quotes.csv.new"
            ]),
            (
                vec!["f/speech.md f/speech.quotes.csv".to_owned()],
                vec![
                    "f/gone.quotes.csv".to_owned(),
                    "f/quotes.csv.new".to_owned()
                ]
            )
        );
    }

    #[test]
    fn two_stories_cannot_share_a_golden() {
        let names = ["a.md", "a.txt", "b.txt"].map(str::to_owned);
        let layout = Layout::of(Path::new(""), &names.into());
        let (one, other) = layout.shared().expect("a.quotes.csv");
        assert_eq!(
            (one.story.as_path(), other.story.as_path()),
            (Path::new("a.md"), Path::new("a.txt"))
        );
    }
}
