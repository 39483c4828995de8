//! The language as data: what a word may be, looked up in the files under `data/`.
//!
//! The files hold the base forms; the regular forms of verbs and nouns are derived when they are
//! read. A user's file has the same format and is read by the same parser, see `data/README.md`.

mod class;
mod inflect;
mod key;
mod kind;
mod parse;
mod table;

pub use class::{Classes, Word};

use crate::error::{Error, ErrorKind};
use crate::text::{OPEN_FIELD, open_field};
use std::sync::{Arc, OnceLock};
use table::Table;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../data/", $name)))),*]
    };
}

/// The built-in files. Verbs come first, so that "thought" is a form of "think".
const BUILTIN: &[(&str, &[u8])] = files![
    "reporting_verbs.csv",
    "verbs.csv",
    "function_words.csv",
    "titles.csv",
    "names.csv",
    "roles.csv",
    "kin.csv",
    "organizations.csv",
    "outlets.csv",
    "documents.csv",
    "speech.csv",
    "works.csv",
    "given_names.csv",
    "places.csv",
    "demonyms.csv",
    "abbreviations.csv",
];

/// What is known about words. Immutable once made, cheap to clone, shared by threads.
///
/// ```
/// use onrecord::Lexicon;
/// use onrecord::lexicon::Classes;
///
/// let lexicon = Lexicon::builtin();
/// let said = lexicon.word("said");
/// assert!(said.classes.all(Classes::SAY | Classes::PAST));
/// assert_eq!(said.lemma, lexicon.word("SAYING").lemma);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    table: Arc<Table>,
}

impl Lexicon {
    /// Returns the built-in lexicon, parsed at first use.
    pub fn builtin() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut table = Table::with_room();
            for (name, csv) in BUILTIN {
                let parsed = parse::parse(name, csv, &mut table);
                // A bad row cannot be released: tests read every file. In a build that has one, the
                // rest of the words still serve.
                debug_assert!(parsed.is_ok(), "{parsed:?}");
            }
            table.finish();
            Lexicon {
                table: Arc::new(table),
            }
        })
    }

    /// Returns what is known of `word`, which is looked up in lower case with `’` as `'`.
    ///
    /// An unknown word gives [`Word::default`]: no class.
    pub fn word(&self, word: &str) -> Word {
        self.table.word(word)
    }

    /// Returns the base form that [`Word::lemma`] stands for, or nothing for 0.
    ///
    /// Numbers change when words are added; names do not, so what is kept should be names.
    pub fn lemma_name(&self, lemma: u16) -> &str {
        self.table.lemma_name(lemma)
    }

    /// Returns this lexicon with the entries of a user's file, called `name` in errors, added.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Syntax`] with the file and line of the first bad entry.
    pub fn with_entries(self, name: &str, csv: &[u8]) -> Result<Lexicon, Error> {
        self.with_files([(name, csv)])
    }

    /// Returns this lexicon with the entries of some files, each with its name, added. Their order
    /// decides only which of two verbs with one form it belongs to: the first.
    ///
    /// # Errors
    /// [`crate::ErrorKind::Syntax`] with the file and line of the first bad entry.
    pub fn with_files<'f>(
        self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Result<Lexicon, Error> {
        let mut table = Arc::unwrap_or_clone(self.table);
        for (name, csv) in files {
            if let Some(line) = open_field(csv) {
                let place = format!("{name}:{line}");
                return Err(Error::new(ErrorKind::Syntax, place, OPEN_FIELD));
            }
            parse::parse(name, csv, &mut table)?;
        }
        table.finish();
        Ok(Lexicon {
            table: Arc::new(table),
        })
    }
}

#[cfg(test)]
mod tests;
