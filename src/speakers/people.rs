//! A file of people: who is meant by which names, and what else is known of them.

use super::name::comparable;
use crate::coref::SpeakerKind;
use crate::error::Error;
use crate::sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};

/// What stands between two aliases.
const ALIAS_SEPARATOR: char = '|';

/// The columns that say who is meant.
const OWN: [&str; 3] = ["id", "name", "aliases"];

/// People by their names.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The names of the further columns: `gender`, `party`.
    columns: Vec<String>,
    people: Vec<Person>,
    /// By comparable name.
    by_name: BTreeMap<String, usize>,
}

/// One of the people.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Person {
    /// The id.
    pub id: String,
    /// The name, as the file has it.
    pub name: String,
    /// The cells of the further [columns](People::columns).
    pub values: Vec<String>,
    line: u64,
}

impl People {
    /// Reads a CSV file with the columns `id`, `name` and, if there are any, `aliases` (several with `|` between), in
    /// UTF-8 or as a spreadsheet saves it; further columns are carried along, if they have a name: a spreadsheet saves
    /// empty ones, too. `place` is its name in errors.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`](crate::ErrorKind::Encoding) where the encoding is not certain,
    /// [`ErrorKind::Syntax`](crate::ErrorKind::Syntax) with the line for a mark that is not closed, a column that is
    /// missing, double or without a name, a row with another number of cells, an empty or repeated id, an empty name, or a
    /// name that two people have.
    pub fn parse(place: &str, csv: &[u8]) -> Result<People, Error> {
        let sheet = Sheet::read(place, csv)?;
        let wrong = |line: u64, what: String| sheet.wrong(line, what);
        let first = sheet.line(None);
        let mut reader = sheet.reader();
        let header = reader.headers().map_err(|e| sheet.malformed(&e))?;
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let column = |name: &str| header.iter().position(|found| found == name);
        let needed = |name: &str| {
            column(name).ok_or_else(|| {
                let found = header.join(", ");
                wrong(
                    first,
                    format!("no column `{name}`: expected id, name and aliases; found {found}"),
                )
            })
        };
        let (id, name, aliases) = (needed("id")?, needed("name")?, column("aliases"));
        let further: Vec<usize> = (0..header.len())
            .filter(|&n| !header[n].is_empty() && !OWN.contains(&header[n].as_str()))
            .collect();
        let mut names = BTreeSet::new();
        let mut named = header.iter().filter(|name| !name.is_empty());
        if let Some(twice) = named.find(|name| !names.insert(name.as_str())) {
            return Err(wrong(first, format!("the column `{twice}` stands twice")));
        }
        let mut people = People {
            columns: further.iter().map(|&n| header[n].clone()).collect(),
            ..People::default()
        };
        let mut ids: BTreeMap<String, u64> = BTreeMap::new();
        for row in reader.records() {
            let row = row.map_err(|e| sheet.malformed(&e))?;
            let line = sheet.line(row.position());
            let cell = |n: usize| row.get(n).unwrap_or_default().trim().to_owned();
            let person = Person {
                id: cell(id),
                name: cell(name),
                values: further.iter().map(|&n| cell(n)).collect(),
                line,
            };
            // Spreadsheets save columns that are empty; one with values has lost its name.
            let nameless = (0..header.len()).find(|&n| header[n].is_empty() && !cell(n).is_empty());
            if let Some(column) = nameless {
                let column = column + 1;
                return Err(wrong(
                    line,
                    format!("column {column} has a value and no name in the first line"),
                ));
            }
            if person.id.is_empty() || comparable(&person.name).is_empty() {
                return Err(wrong(line, "a person needs an id and a name".to_owned()));
            }
            if let Some(before) = ids.insert(person.id.clone(), line) {
                return Err(wrong(
                    line,
                    format!("the id {} is that of line {before}, too", person.id),
                ));
            }
            let aliases = aliases.map(cell).unwrap_or_default();
            let names = aliases.split(ALIAS_SEPARATOR).chain([person.name.as_str()]);
            for known in names.map(comparable).filter(|known| !known.is_empty()) {
                let own = people.people.len();
                let other = people
                    .by_name
                    .insert(known, own)
                    .filter(|&other| other != own);
                if let Some(other) = other {
                    let before = &people.people[other];
                    return Err(wrong(
                        line,
                        format!(
                            "{} has a name that {} of line {} has, too: give each the longer name that stories use",
                            person.name, before.name, before.line
                        ),
                    ));
                }
            }
            people.people.push(person);
        }
        Ok(people)
    }

    /// Returns the names of the further columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Returns who is meant by the name of a speaker, if the file has it as a name or an alias.
    ///
    /// Only people and organizations have names of their own: "the mayor" of one story is not that of another, whatever
    /// the file says.
    pub fn find(&self, name: &str, kind: SpeakerKind) -> Option<&Person> {
        let number = self.meant(&comparable(name), kind)?;
        Some(self.person(number))
    }

    /// Returns who is meant by a comparable name.
    pub(super) fn meant(&self, comparable: &str, kind: SpeakerKind) -> Option<usize> {
        let has_a_name = matches!(kind, SpeakerKind::Person | SpeakerKind::Organization);
        let number = self.by_name.get(comparable).copied();
        number.filter(|_| has_a_name)
    }

    pub(super) fn person(&self, number: usize) -> &Person {
        &self.people[number]
    }
}
