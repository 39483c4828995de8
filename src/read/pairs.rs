//! A list of stories and their sources: a CSV file with the columns `story` and `source`.

use crate::error::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Stories that are checked against the same sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcedStories {
    /// The stories, in the order of the file.
    pub stories: Vec<PathBuf>,
    /// Their sources.
    pub sources: Vec<PathBuf>,
}

/// Reads a list of stories and sources; paths are relative to its folder. Stories with the same sources are
/// one group, in the order of their first rows.
///
/// # Errors
/// [`ErrorKind::Io`] if the file cannot be read, [`ErrorKind::Syntax`] if it lacks a column, or a row has an
/// empty cell.
pub fn pairs(path: &Path) -> Result<Vec<SourcedStories>, Error> {
    let name = super::name(path);
    let wrong = |message: String| Error::new(ErrorKind::Syntax, name.as_str(), message);
    let bytes = std::fs::read(path).map_err(|e| Error::io(name.as_str(), e))?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = rows.headers().map_err(|e| wrong(e.to_string()))?.clone();
    let column = |wanted: &str| {
        let place = header
            .iter()
            .position(|name| name.trim().eq_ignore_ascii_case(wanted));
        place.ok_or_else(|| wrong(format!("missing column `{wanted}`")))
    };
    let (story, source) = (column("story")?, column("source")?);
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut listed: Vec<(PathBuf, Vec<PathBuf>)> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    for (n, row) in rows.records().enumerate() {
        let row = row.map_err(|e| wrong(e.to_string()))?;
        let cell = |column: usize| {
            row.get(column)
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
        };
        let (Some(story), Some(source)) = (cell(story), cell(source)) else {
            return Err(wrong(format!("row {}: empty cell", n + 2)));
        };
        let story = folder.join(story);
        let next = listed.len();
        let place = *places.entry(story.clone()).or_insert(next);
        if place == next {
            listed.push((story, Vec::new()));
        }
        listed[place].1.push(folder.join(source));
    }
    let mut groups: Vec<SourcedStories> = Vec::new();
    let mut of_sources = rustc_hash::FxHashMap::default();
    for (story, sources) in listed {
        let next = groups.len();
        let place = *of_sources.entry(sources.clone()).or_insert(next);
        if place == next {
            groups.push(SourcedStories {
                stories: Vec::new(),
                sources,
            });
        }
        groups[place].stories.push(story);
    }
    Ok(groups)
}
