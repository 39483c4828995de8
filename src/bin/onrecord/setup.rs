//! The extractor that every command uses: the built-in lexicon, the user's lexicons, and the known
//! speakers of the settings.

use crate::bounded;
use crate::settings::Settings;
use onrecord::attribute::Model;
use onrecord::coref::KnownSpeakers;
use onrecord::{Error, ErrorKind, Extractor, Lexicon, read};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A lexicon of the user, as it was read.
#[derive(Debug)]
pub(crate) struct AddedLexicon {
    /// The path, for errors.
    name: String,
    pub(crate) csv: Vec<u8>,
}

/// Builds the extractor.
pub(crate) fn extractor(lexicons: &[PathBuf], settings: &Settings) -> Result<Extractor, Error> {
    with_lexicons(&read_lexicons(lexicons)?, settings)
}

/// Reads a model that `onrecord-train` made.
pub(crate) fn read_model(path: &Path) -> Result<Model, Error> {
    let name = read::name(path);
    let bytes = bounded::read(path, bounded::MODEL).map_err(|e| Error::io(name.as_str(), e))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorKind::Syntax, name.as_str(), "not a model: not UTF-8"))?;
    Model::parse(&name, &text)
}

/// Returns the lexicons to add: those of the settings, then the one on the command line.
pub(crate) fn lexicons(typed: Option<PathBuf>, settings: &Settings) -> Vec<PathBuf> {
    let configured = settings.lexicons.value.iter();
    let configured = configured.map(|path| settings.base().join(path));
    configured.chain(typed).collect()
}

/// Reads lexicons, each once: one may be a pipe, and settings may name one a thousand times.
pub(crate) fn read_lexicons(paths: &[PathBuf]) -> Result<Vec<AddedLexicon>, Error> {
    let mut seen = BTreeSet::new();
    let mut added = Vec::new();
    let mut bytes = 0;
    for path in paths {
        let file = fs::canonicalize(path).ok().filter(|path| path.is_file());
        if file.is_some_and(|file| !seen.insert(file)) {
            continue;
        }
        let name = read::name(path);
        let csv = bounded::read(path, bounded::LEXICON);
        let csv = csv.map_err(|e| Error::io(name.as_str(), e))?;
        bytes += csv.len() as u64;
        if bytes > bounded::LEXICON.bytes() {
            let most = bounded::LEXICON.bytes() >> 20;
            let message = format!("lexicons have more than {most} MiB together, with this one");
            return Err(Error::new(ErrorKind::Limit, name, message));
        }
        added.push(AddedLexicon { name, csv });
    }
    Ok(added)
}

/// Builds the extractor from lexicons that were read.
pub(crate) fn with_lexicons(
    added: &[AddedLexicon],
    settings: &Settings,
) -> Result<Extractor, Error> {
    let mut lexicon = Lexicon::builtin().clone();
    if !added.is_empty() {
        let files = added.iter().map(|file| (file.name.as_str(), &file.csv[..]));
        lexicon = lexicon.with_files(files)?;
    }
    let mut known = KnownSpeakers::default();
    for (name, forms) in &settings.known_speakers {
        known.add(name, name);
        forms.value.iter().for_each(|form| known.add(name, form));
    }
    Ok(Extractor::with_lexicon(lexicon).with_known_speakers(known))
}
