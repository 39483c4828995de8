//! Parquet as a user meets it.
#![cfg(feature = "parquet")]

use onrecord::read::{Format, Options, documents};
use onrecord::{Document, Error, ErrorKind};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// Writes a table of texts with numbers beside them, in row groups of two.
fn write(path: &Path, schema: &str, rows: &[(i64, Option<&str>)]) {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().build());
    let file = fs::File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema, properties).unwrap();
    for group in rows.chunks(2) {
        let mut columns = writer.next_row_group().unwrap();
        let numbers: Vec<i64> = group.iter().map(|row| row.0).collect();
        let mut column = columns.next_column().unwrap().unwrap();
        column
            .typed::<Int64Type>()
            .write_batch(&numbers, None, None)
            .unwrap();
        column.close().unwrap();
        let texts: Vec<ByteArray> = group.iter().filter_map(|row| Some(row.1?.into())).collect();
        let levels: Vec<i16> = group.iter().map(|row| i16::from(row.1.is_some())).collect();
        let mut column = columns.next_column().unwrap().unwrap();
        column
            .typed::<ByteArrayType>()
            .write_batch(&texts, Some(&levels), None)
            .unwrap();
        column.close().unwrap();
        columns.close().unwrap();
    }
    writer.close().unwrap();
}

const SCHEMA: &str = "message stories { REQUIRED INT64 id; OPTIONAL BYTE_ARRAY text (UTF8); }";

fn told(found: &[Result<Document, Error>]) -> Vec<String> {
    let one = |found: &Result<Document, Error>| match found {
        Ok(document) => format!("{} = {}", document.id(), document.text()),
        Err(error) => error.to_string().rsplit('/').next().unwrap().to_owned(),
    };
    found.iter().map(one).collect()
}

fn read(path: &Path, options: impl Into<Options>) -> Vec<Result<Document, Error>> {
    documents(&[path.to_owned()], options).collect()
}

#[test]
fn a_table_has_a_story_a_row() {
    let folder = TempDir::new().unwrap();
    let rows = [(7, Some("“Yes,” she said.")), (8, None), (9, Some("No."))];
    for name in ["s.parquet", "s"] {
        let path = folder.path().join(name);
        write(&path, SCHEMA, &rows);
        let found = read(&path, Format::Auto);
        assert_eq!(told(&found), ["7 = “Yes,” she said.", "8 = ", "9 = No."]);
    }
}

#[test]
fn a_wrong_schema_is_an_error_that_tells_the_columns() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s.parquet");
    let schema = "message s { REQUIRED INT64 number; OPTIONAL BYTE_ARRAY body (UTF8); }";
    write(&path, schema, &[(1, Some("T."))]);
    let found = read(&path, Format::Auto);
    assert_eq!(
        told(&found),
        ["s.parquet: no column `text`; columns: number, body"]
    );
    assert_eq!(found[0].as_ref().unwrap_err().kind(), ErrorKind::Usage);
    let named = Options::default().text_field("number");
    assert_eq!(
        told(&read(&path, named)),
        ["s.parquet: column `number` must hold strings"]
    );
    let named = Options::default().text_field("body").id_field("number");
    assert_eq!(told(&read(&path, named)), ["1 = T."]);
}

#[test]
fn a_damaged_table_is_an_error() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("s.parquet");
    let rows: Vec<_> = (0..50).map(|n| (n, Some("“Yes,” she said."))).collect();
    write(&path, SCHEMA, &rows);
    let whole = fs::read(&path).unwrap();
    for cut in (0..whole.len()).step_by(97) {
        fs::write(&path, &whole[..cut]).unwrap();
        let found = read(&path, Format::Parquet);
        assert!(found.len() == 1 && found[0].is_err(), "{cut}");
    }
    for at in (0..whole.len()).step_by(61) {
        let mut bent = whole.clone();
        bent[at] ^= 0x55;
        fs::write(&path, &bent).unwrap();
        assert!(read(&path, Format::Parquet).len() <= rows.len() + 1, "{at}");
    }
}
