//! The language as data: what a word may be, looked up in the files under `data/`.
//!
//! The files hold the base forms; the regular forms of verbs and nouns are derived when they are
//! read. The files in `data/` are read by the build script (`build/`), which packs what they say into a
//! table. A user's file has the same format and is read by the same parser, see `data/README.md`.

mod class;
#[cfg(test)]
mod files;
mod inflect;
mod key;
mod keyword;
mod kind;
mod lemmas;
mod list;
mod parse;
mod quote_list;
mod relation;
mod short;
mod table;
mod unpack;

pub use class::{Classes, Word};
pub(crate) use keyword::Keyword;
pub(crate) use list::WordLists;
pub(crate) use quote_list::QuoteLists;
pub(crate) use relation::WordRelation;

use crate::error::{Error, ErrorKind};
use crate::text::{OPEN_FIELD, Span, open_field};
use std::sync::{Arc, OnceLock};
use table::Table;

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
#[derive(Clone, Default)]
pub struct Lexicon {
    table: Arc<Table>,
}

impl Lexicon {
    /// Returns the built-in lexicon, unpacked at first use.
    pub fn builtin() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Lexicon {
            table: Arc::new(unpack::builtin()),
        })
    }

    /// Returns what is known of `word`, which is looked up in lower case with `’` as `'`.
    ///
    /// An unknown word gives [`Word::default`]: no class.
    pub fn word(&self, word: &str) -> Word {
        self.table.word(word, 0, word.len())
    }

    /// Returns what is known of the word at `span` of `text`; quicker than [`word`](Self::word).
    #[inline]
    pub(crate) fn word_at(&self, text: &str, span: Span) -> Word {
        self.table.word(text, span.start(), span.end())
    }

    /// Returns the base form that [`Word::lemma`] stands for, or nothing for 0.
    ///
    /// Numbers change when words are added; names do not, so what is kept should be names.
    pub fn lemma_name(&self, lemma: u16) -> &str {
        self.table.lemmas.name(lemma)
    }

    /// Returns the lists for comparing quotes that a word is in, which has to be in lower case.
    pub(crate) fn quoted(&self, key: &str) -> QuoteLists {
        self.table.quoted.get(key).copied().unwrap_or_default()
    }

    /// Returns the words that a word is related to, which has to be in lower case.
    pub(crate) fn related(&self, relation: WordRelation, key: &str) -> &[Box<str>] {
        self.table.relations.of(relation, key)
    }

    /// Returns every word of a relation with those that it is related to.
    pub(crate) fn relation(
        &self,
        relation: WordRelation,
    ) -> impl Iterator<Item = (&str, &[Box<str>])> {
        self.table.relations.all(relation)
    }

    /// Returns the words that make another office of an office: `shadow`, `former`.
    pub(crate) fn other_offices(&self) -> impl Iterator<Item = &str> {
        self.table.other_offices.iter().map(|word| &**word)
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

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Thousands of words would bury whatever holds the lexicon.
        f.debug_struct("Lexicon").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
