//! The extractor that every command uses: the built-in lexicon, the user's lexicons, and the known
//! speakers of the settings.

use crate::bounded;
use crate::settings::Settings;
use onrecord::mention::KnownSpeakers;
use onrecord::{Error, Extractor, Lexicon, read};
use std::path::PathBuf;

/// Builds the extractor.
pub(crate) fn extractor(lexicons: &[PathBuf], settings: &Settings) -> Result<Extractor, Error> {
    let mut lexicon = Lexicon::builtin().clone();
    for path in lexicons {
        let name = read::name(path);
        let csv = bounded::read(path, bounded::LEXICON);
        let csv = csv.map_err(|e| Error::io(name.as_str(), e))?;
        lexicon = lexicon.with_entries(&name, &csv)?;
    }
    let mut known = KnownSpeakers::default();
    for (name, forms) in &settings.known_speakers {
        known.add(name, name);
        forms.value.iter().for_each(|form| known.add(name, form));
    }
    Ok(Extractor::with_lexicon(lexicon).with_known_speakers(known))
}

/// Returns the lexicons to add: those of the settings, then the one on the command line.
pub(crate) fn lexicons(typed: Option<PathBuf>, settings: &Settings) -> Vec<PathBuf> {
    let configured = settings.lexicons.value.iter();
    let configured = configured.map(|path| settings.base().join(path));
    configured.chain(typed).collect()
}
