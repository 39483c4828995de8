//! What the names of files say: which are stories, which are goldens, and what a folder holds.

use onrecord::check::GoldenKind;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The extensions of stories.
const STORIES: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// The name, without its extension, of the only story of a folder.
pub(super) const ONLY: &str = "story";

/// The folder with the sources of a story.
pub(crate) const SOURCES: &str = "sources";

/// The names of the files of a folder, and of those in its folder of sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileNames {
    pub(crate) files: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
    /// The names that the settings ignore.
    pub(crate) ignored: IgnoredNames,
}

/// The ignored names: none of them is checked, but the files exist. With `ignore = ["ferry.txt"]`,
/// `ferry.quotes.csv` still has its story.
#[derive(Clone, Debug, Default)]
pub(crate) struct IgnoredNames {
    pub(crate) files: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
}

impl FileNames {
    /// Returns whether a folder of sources belongs to a story of this folder.
    pub(crate) fn have_a_story(&self) -> bool {
        let mut files = self.files.iter().chain(&self.ignored.files);
        files.any(|name| is_story(name) && stem(name) == ONLY)
    }

    /// Returns the names as if none were ignored.
    pub(super) fn all(&self) -> FileNames {
        FileNames {
            files: &self.files | &self.ignored.files,
            sources: &self.sources | &self.ignored.sources,
            ignored: IgnoredNames::default(),
        }
    }
}

/// Returns a name without its extension.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns whether a file is a story, by its extension.
pub(crate) fn is_story(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| STORIES.contains(&ending.as_str()))
}

/// Returns whether a file is a golden, by its name.
pub(crate) fn is_golden(name: &str) -> bool {
    GoldenKind::ALL.iter().any(|kind| {
        let stem = name.strip_suffix(kind.file_name());
        stem.is_some_and(|stem| stem.is_empty() || (stem.ends_with('.') && stem.len() > 1))
    })
}

/// Removes `./` from the front of a path.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let parts = path.components();
    parts.filter(|part| *part != Component::CurDir).collect()
}

/// Returns a path as reports show it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
