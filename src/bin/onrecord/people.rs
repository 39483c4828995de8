//! A file of people (`--people`): who is meant by which names, and what else is known of them.

use crate::bounded;
use onrecord::speakers::People;
use onrecord::write::schema::TableSpec;
use onrecord::{Error, ErrorKind, read};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// A file of people that was read.
#[derive(Debug)]
pub(crate) struct PeopleFile {
    pub(crate) path: PathBuf,
    pub(crate) people: People,
    /// The hash of its bytes: a run that is resumed must have the same.
    pub(crate) digest: u64,
}

impl PeopleFile {
    /// Reads a file, once: it may be a pipe.
    fn read(path: &Path) -> Result<PeopleFile, Error> {
        let name = read::name(path);
        let csv = bounded::read(path, bounded::PEOPLE).map_err(|e| Error::io(name.as_str(), e))?;
        let mut hasher = DefaultHasher::new();
        csv.hash(&mut hasher);
        Ok(PeopleFile {
            path: path.to_owned(),
            people: People::parse(&name, &csv)?,
            digest: hasher.finish(),
        })
    }

    /// Reads the file that was typed, if any, and lists the columns that it adds to a table: `names` of it, which must be
    /// free in a flat one.
    pub(crate) fn typed(
        path: Option<&Path>,
        names: impl FnOnce(&People) -> Vec<String>,
        flat: Option<&TableSpec>,
        taken: &[String],
    ) -> Result<(Option<PeopleFile>, Vec<String>), Error> {
        let Some(path) = path else {
            return Ok((None, Vec::new()));
        };
        let file = PeopleFile::read(path)?;
        let names = names(&file.people);
        if let Some(table) = flat {
            file.refuse_taken(&names, table, taken)?;
        }
        Ok((Some(file), names))
    }

    /// Refuses columns that a flat table has twice: `names` are those that the file adds to the columns of the table
    /// and the fields in `taken`.
    fn refuse_taken(
        &self,
        names: &[String],
        table: &TableSpec,
        taken: &[String],
    ) -> Result<(), Error> {
        let columns = table.columns();
        let own = columns.iter().filter(|column| !column.is_requested);
        // A file may have a column `speaker_id` of its own.
        let mut added = BTreeSet::new();
        let mut is_taken = |name: &&String| {
            let is_own = own.clone().any(|column| column.name == *name);
            is_own || taken.contains(name) || !added.insert((*name).clone())
        };
        match names.iter().find(|name| is_taken(name)) {
            Some(taken) => Err(Error::new(
                ErrorKind::Syntax,
                format!("{}:1", read::name(&self.path)),
                format!(
                    "the output has another column `{taken}`: rename this one, or choose --format jsonl, which keeps \
                     them apart"
                ),
            )),
            None => Ok(()),
        }
    }
}
