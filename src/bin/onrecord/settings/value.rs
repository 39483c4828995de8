//! Parses values of the file, with error messages.

use super::{NamedValue, SettingOrigin, Sourced};
use onrecord::{Error, ErrorKind};
use std::path::Path;
use toml::Spanned;
use toml::de::DeValue;

/// A file, as far as errors and origins name places in it.
#[derive(Clone, Copy)]
pub(super) struct TomlSource<'a> {
    path: &'a Path,
    /// Where each line ends: every value looks up its line.
    line_ends: &'a [usize],
}

/// Returns where each line of a text ends.
pub(super) fn line_ends(text: &str) -> Vec<usize> {
    text.match_indices('\n').map(|(at, _)| at).collect()
}

impl<'a> TomlSource<'a> {
    pub(super) fn new(path: &'a Path, line_ends: &'a [usize]) -> TomlSource<'a> {
        TomlSource { path, line_ends }
    }
}

impl TomlSource<'_> {
    /// Returns the line of a byte, from 1.
    pub(super) fn line(self, at: usize) -> usize {
        self.line_ends.partition_point(|end| *end < at) + 1
    }

    /// Makes an error at a byte.
    pub(super) fn error(self, at: usize, message: impl Into<String>) -> Error {
        let place = format!("{}:{}", self.path.display(), self.line(at));
        Error::new(ErrorKind::Syntax, place, message)
    }

    pub(super) fn sourced<T>(self, at: usize, value: T) -> Sourced<T> {
        Sourced {
            value,
            origin: SettingOrigin::File(self.path.to_owned(), self.line(at)),
        }
    }

    /// Reads a list of strings.
    pub(super) fn strings(
        self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<Sourced<Vec<String>>, Error> {
        let at = value.span().start;
        let list = value.get_ref().as_array();
        let list = list.and_then(|list| {
            let words = list.iter().map(|word| word.get_ref().as_str());
            words.map(|word| word.map(str::to_owned)).collect()
        });
        match list {
            Some(list) => Ok(self.sourced(at, list)),
            None => Err(self.error(at, format!("`{key}` must be a list of strings"))),
        }
    }

    /// Reads one of a few words.
    pub(super) fn word<T: NamedValue>(
        self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<Sourced<T>, Error> {
        let at = value.span().start;
        let names = || T::WORDS.iter().map(|(word, _)| *word);
        let found = self.one_of(key, value, names())?;
        let meaning = T::named(found).expect("one of the words");
        Ok(self.sourced(at, meaning))
    }

    /// Reads a string that must be one of some words.
    pub(super) fn one_of<'v>(
        self,
        key: &str,
        value: &'v Spanned<DeValue<'_>>,
        words: impl Iterator<Item = &'static str> + Clone,
    ) -> Result<&'v str, Error> {
        let at = value.span().start;
        let all = || words.clone().collect::<Vec<_>>().join(", ");
        let Some(word) = value.get_ref().as_str() else {
            return Err(self.error(at, format!("`{key}` must be one of {}", all())));
        };
        if words.clone().any(|known| known == word) {
            return Ok(word);
        }
        let near = nearest(word, words.clone());
        let message = match near {
            Some(near) => format!("`{key}` cannot be “{word}”; did you mean “{near}”?"),
            None => format!("`{key}` cannot be “{word}”; use one of {}", all()),
        };
        Err(self.error(at, message))
    }
}

/// Returns the word that was probably meant.
pub(super) fn nearest<'w>(typed: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // The threshold of clap for a mistyped flag.
    const ALIKE: f64 = 0.7;
    let scored = words.map(|word| (strsim::jaro(typed, word), word));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score > ALIKE)
        .map(|(_, word)| word)
}
