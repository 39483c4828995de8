//! The one parser of lexicon files, built in or a user's: strict, with the line of each error.

use super::key::LONGEST;
use super::kind::Kind;
use super::table::Table;
use crate::error::{Error, ErrorKind};
use csv::StringRecord;
use rustc_hash::FxHashSet;

const HEADER: [&str; 4] = ["word", "kind", "forms", "note"];

/// Past, participle and the form in -ing: `began begun beginning`.
const MOST_FORMS: usize = 3;

/// The rows so far: each word with the name of its kind.
type SeenRows = FxHashSet<(Box<str>, &'static str)>;

/// Adds the rows of the file called `name` to `table`.
pub(super) fn parse(name: &str, csv: &[u8], table: &mut Table) -> Result<(), Error> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(csv);
    let mut record = StringRecord::new();
    let mut seen = SeenRows::default();
    seen.reserve(csv.len() / 40);
    let mut line = 1;
    let mut in_header = true;
    loop {
        let at = |line: u64| format!("{name}:{line}");
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) if in_header => return Err(no_header(at(line))),
            Ok(false) => return Ok(()),
            Err(error) => {
                let line = error.position().map_or(line, csv::Position::line);
                return Err(syntax(at(line), "not UTF-8"));
            }
        }
        line = record.position().map_or(line, csv::Position::line);
        if in_header {
            if record != HEADER[..] {
                return Err(no_header(at(line)));
            }
            in_header = false;
        } else {
            add(&record, &mut seen, table)
                .map_err(|(kind, message)| Error::new(kind, at(line), message))?;
        }
    }
}

/// Adds one row, or says what is wrong with it.
fn add(
    record: &StringRecord,
    seen: &mut SeenRows,
    table: &mut Table,
) -> Result<(), (ErrorKind, String)> {
    let bad = |message: String| (ErrorKind::Syntax, message);
    let [word, kind, forms] = [0, 1, 2].map(|n| record.get(n).unwrap_or(""));
    if record.len() != HEADER.len() {
        let found = record.len();
        return Err(bad(format!(
            "a row has 4 columns, {}; this one has {found}",
            HEADER.join(",")
        )));
    }
    if let Some(fault) = fault(word) {
        return Err(bad(fault));
    }
    let Some(found) = Kind::find(kind) else {
        let closest = Kind::closest(kind);
        return Err(bad(format!(
            "unknown kind `{kind}`; did you mean `{closest}`?"
        )));
    };
    let listed = forms.split_ascii_whitespace().count();
    if listed > MOST_FORMS {
        return Err(bad(format!(
            "a row has up to {MOST_FORMS} forms, with `/` between variants; this one has {listed}"
        )));
    }
    let word = &*folded(word);
    if !seen.insert((word.into(), found.name)) {
        return Err(bad(format!("`{word}` is listed twice as `{kind}`")));
    }
    table.add(word, &found, &folded(forms)).map_err(|_| {
        (
            ErrorKind::Limit,
            "more than 65,535 verbs and nouns in the lexicon".to_owned(),
        )
    })
}

/// Says why a word cannot be in a lexicon.
fn fault(word: &str) -> Option<String> {
    if word.is_empty() {
        Some("the word is empty".to_owned())
    } else if word.len() > LONGEST {
        Some(format!("`{word}` is longer than {LONGEST} bytes"))
    } else if word.contains(char::is_whitespace) {
        Some(format!(
            "`{word}` is not one word; a row is for a single word without spaces"
        ))
    } else {
        None
    }
}

/// Returns text in the form of a key: lower case, `’` as `'`.
fn folded(text: &str) -> std::borrow::Cow<'_, str> {
    if text
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
    {
        text.into()
    } else {
        text.to_lowercase().replace('’', "'").into()
    }
}

fn no_header(place: String) -> Error {
    syntax(
        place,
        &format!("the first line must be `{}`", HEADER.join(",")),
    )
}

fn syntax(place: String, message: &str) -> Error {
    Error::new(ErrorKind::Syntax, place, message)
}
