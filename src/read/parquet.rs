//! Parquet: one story per row, with its text in a column; only the columns in use are fetched.

use super::catch_panic::catch_panic;
use super::raw::{StoryFormat, StoryPart};
use super::{Options, Raw};
use crate::document::KeptFields;
use crate::error::{Error, ErrorKind};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::{Type, TypePtr};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The default columns of text and id.
const TEXT: &str = "text";
const ID: &str = "id";

/// The rows of a file.
pub(super) struct ParquetTable {
    path: String,
    rows: RowIter<'static>,
    text: String,
    id: Option<String>,
    number: u64,
    is_done: bool,
    options: Arc<Options>,
}

impl ParquetTable {
    /// Opens a file, and checks that it has the columns.
    pub(super) fn open(file: &Path, options: Arc<Options>) -> Result<ParquetTable, Error> {
        let place = super::name(file);
        catch_panic(|| ParquetTable::of(file, options)).unwrap_or_else(|| Err(damaged(place)))
    }

    fn of(file: &Path, options: Arc<Options>) -> Result<ParquetTable, Error> {
        let path = super::name(file);
        let failed = |error: ParquetError| broken(&path, &error);
        let opened = File::open(file).map_err(|e| Error::io(path.as_str(), e))?;
        let reader = SerializedFileReader::new(opened).map_err(failed)?;
        let schema = reader.metadata().file_metadata().schema();
        let text = options.text_field.as_deref().unwrap_or(TEXT).to_owned();
        let words = column(&path, schema, &text)?;
        let id = match options.id_field.as_deref() {
            Some(wanted) => Some(column(&path, schema, wanted)?),
            None => column(&path, schema, ID).ok(),
        };
        if words.is_group() || words.get_physical_type() != parquet::basic::Type::BYTE_ARRAY {
            let message = format!("column `{text}` must hold strings");
            return Err(Error::new(ErrorKind::Usage, path, message));
        }
        let name = id.as_ref().map(|id| id.name().to_owned());
        let mut wanted: Vec<TypePtr> = [Some(words), id].into_iter().flatten().collect();
        for name in &options.keep {
            if let Ok(kept) = column(&path, schema, name)
                && wanted.iter().all(|found| found.name() != name)
            {
                wanted.push(kept);
            }
        }
        let wanted = Type::group_type_builder(schema.name())
            .with_fields(wanted)
            .build()
            .map_err(failed)?;
        let rows = RowIter::from_file_into(Box::new(reader)).project(Some(wanted));
        Ok(ParquetTable {
            rows: rows.map_err(failed)?,
            path,
            text,
            id: name,
            number: 0,
            is_done: false,
            options,
        })
    }

    fn story(&self, row: &Row) -> Result<Raw, Error> {
        let place = format!("{}:row {}", self.path, self.number);
        let field = |wanted: &str| {
            let mut columns = row.get_column_iter();
            columns.find(|(name, _)| *name == wanted).map(|(_, f)| f)
        };
        let bytes = match field(&self.text) {
            Some(Field::Str(words)) => words.as_bytes().to_vec(),
            Some(Field::Bytes(words)) => words.data().to_vec(),
            // A null has no quotes.
            _ => Vec::new(),
        };
        if bytes.len() as u64 > self.options.longest {
            return Err(self.options.too_long(place));
        }
        let id = self.id.as_deref().and_then(field).and_then(|id| match id {
            Field::Null => None,
            Field::Str(id) => Some(id.clone()),
            other => Some(other.to_string()),
        });
        let kept = KeptFields::of(&self.options.keep, |name| {
            field(name).and_then(|value| match value {
                Field::Null => None,
                Field::Str(text) => Some(text.clone()),
                other => Some(other.to_string()),
            })
        });
        Ok(Raw {
            version: None,
            path: self.path.clone(),
            part: StoryPart::Row(self.number),
            id,
            format: StoryFormat::Cell(kept),
            bytes,
            options: Arc::clone(&self.options),
        })
    }
}

impl Iterator for ParquetTable {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        if self.is_done {
            return None;
        }
        self.number += 1;
        // After an unreadable page the start of the next row is unknown.
        let place = || format!("{}:row {}", self.path, self.number);
        match catch_panic(|| self.rows.next()) {
            Some(None) => None,
            Some(Some(Ok(row))) => Some(self.story(&row)),
            Some(Some(Err(error))) => {
                self.is_done = true;
                Some(Err(broken(&place(), &error)))
            }
            None => {
                self.is_done = true;
                Some(Err(damaged(place())))
            }
        }
    }
}

fn damaged(place: String) -> Error {
    Error::new(ErrorKind::Syntax, place, "damaged Parquet")
}

fn column(path: &str, schema: &Type, wanted: &str) -> Result<TypePtr, Error> {
    let columns = schema.get_fields();
    let found = columns.iter().find(|column| column.name() == wanted);
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
        let message = format!("no column `{wanted}`; columns: {}", names.join(", "));
        Error::new(ErrorKind::Usage, path, message)
    })
}

fn broken(place: &str, error: &ParquetError) -> Error {
    Error::new(ErrorKind::Syntax, place, error.to_string())
}
