//! Folders of brat: pairs of a text and its annotations, written for annotators and read back.

use crate::bounded;
use crate::output::{Output, Target};
use onrecord::eval::Gold;
use onrecord::write::{BRAT_CONFIGURATION, BratPair};
use onrecord::{Error, ErrorKind, read};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The ending of a file of annotations.
const ANNOTATIONS: &str = "ann";

/// The most bytes of a name, without number and ending: file systems allow 255.
const LONGEST_NAME: usize = 160;

/// A folder that is being filled.
pub(crate) struct BratFolder {
    path: PathBuf,
    /// How many stories have asked for a name.
    names: BTreeMap<String, u32>,
}

impl BratFolder {
    /// Makes a folder, or takes an empty one: corrections of annotators are never overwritten, nor are stories.
    pub(crate) fn create(path: &Path) -> Result<BratFolder, Error> {
        let failed = |error| Error::io(read::name(path), error);
        if fs::metadata(path).is_ok_and(|found| !found.is_dir()) {
            let message =
                "not a folder, and brat needs one for pairs of .txt and .ann: name a new one";
            return Err(Error::new(ErrorKind::Usage, read::name(path), message));
        }
        fs::create_dir_all(path).map_err(failed)?;
        if fs::read_dir(path).map_err(failed)?.next().is_some() {
            let message =
                "the folder has files, which may be the work of annotators: write to a new folder";
            return Err(Error::new(ErrorKind::Usage, read::name(path), message));
        }
        Ok(BratFolder {
            path: path.to_owned(),
            names: BTreeMap::new(),
        })
    }

    /// Writes a story under a name made of its id.
    pub(crate) fn add(&mut self, id: &str, pair: &BratPair) -> Result<(), Error> {
        if self.names.is_empty() {
            self.write("annotation.conf", BRAT_CONFIGURATION)?;
        }
        let name = self.free_name(id);
        self.write(&format!("{name}.txt"), &pair.text)?;
        self.write(&format!("{name}.{ANNOTATIONS}"), &pair.annotations)
    }

    fn write(&self, name: &str, content: &str) -> Result<(), Error> {
        let target = Target::File(self.path.join(name));
        Output::open(&target)?.write_once(content.as_bytes())
    }

    /// Returns a name that no other story has: `ferry`, `ferry-2`.
    fn free_name(&mut self, id: &str) -> String {
        let mut name = file_name(id);
        loop {
            // Some file systems do not tell case apart.
            let asked = self.names.entry(name.to_lowercase()).or_default();
            *asked += 1;
            if *asked == 1 {
                return name;
            }
            name = format!("{name}-{asked}");
        }
    }
}

/// Makes a file name of the id of a story: the last part of a path or an address, without its ending.
fn file_name(id: &str) -> String {
    let last = id.trim_end_matches(['/', '\\']);
    let last = last.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match last.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 8 => stem,
        _ => last,
    };
    let mut name = String::new();
    for c in stem.chars() {
        let c = if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        };
        if name.len() + c.len_utf8() > LONGEST_NAME {
            break;
        }
        name.push(c);
    }
    if name.is_empty() {
        name.push_str("story");
    }
    name
}

/// Returns the files of annotations at a path: itself, or those of a folder and the folders in it, in the order of their
/// names; and errors for the folders that cannot be read. Links to folders are not followed.
pub(crate) fn annotations(path: &Path) -> (Vec<PathBuf>, Vec<Error>) {
    let is_annotations = |path: &Path| path.extension().is_some_and(|end| end == ANNOTATIONS);
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    if is_annotations(path) {
        found.push(path.to_owned());
        return (found, unread);
    }
    let mut folders: Vec<PathBuf> = path.is_dir().then(|| path.to_owned()).into_iter().collect();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = entries.unwrap_or_else(|error| {
            unread.push(Error::io(read::name(&folder), error));
            Vec::new()
        });
        for entry in entries {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                _ if is_annotations(&path) => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    (found, unread)
}

/// Reads a story with what annotators marked in it.
pub(crate) fn gold(annotations: &Path) -> Result<Gold, Error> {
    let story = annotations.with_extension("txt");
    let text = text(&story)?;
    let marks = self::text(annotations)?;
    let id = read::name(&annotations.with_extension(""));
    Gold::from_brat(&id, &text, &read::name(annotations), &marks)
}

fn text(path: &Path) -> Result<String, Error> {
    let name = read::name(path);
    // A pipe or a device among the files of a folder would be waited for.
    let found = fs::metadata(path).map_err(|e| Error::io(name.as_str(), e))?;
    if !found.is_file() {
        let error = io::Error::other("not a regular file");
        return Err(Error::io(name, error));
    }
    let bytes = bounded::read(path, bounded::STANDOFF).map_err(|e| Error::io(name.as_str(), e))?;
    String::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorKind::Encoding, name, "not UTF-8, which brat writes"))
}
