//! Where settings are looked for.

use super::{FILE, Origin, Settings, Sourced, Update, Word as _, file};
use crate::bounded;
use onrecord::{Error, ErrorKind};
use std::fs;
use std::path::{Path, PathBuf};

/// The variable that says what is written of goldens.
const VARIABLE: &str = "ONRECORD_UPDATE";

/// What the command line says of the file.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Given {
    /// Read the settings of FILE, not those of the onrecord.toml found here or in a folder above
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,

    /// Read no onrecord.toml
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) isolated: bool,
}

/// Loads what applies in the current folder.
pub(crate) fn load(given: &Given) -> Result<Settings, Error> {
    let here = std::env::current_dir().map_err(|e| Error::io(".", e))?;
    let found = match &given.config {
        Some(path) => Some(path.clone()),
        None if given.isolated => None,
        None => upwards(&here),
    };
    let mut settings = match found {
        Some(path) => read(&path, &here)?,
        None => Settings::new(here),
    };
    environment(&mut settings)?;
    Ok(settings)
}

/// Finds the nearest file, in this folder or one above.
fn upwards(here: &Path) -> Option<PathBuf> {
    let folders = here.ancestors().enumerate();
    let mut found = folders.filter(|(_, folder)| folder.join(FILE).is_file());
    found.next().map(|(up, _)| {
        // `../../onrecord.toml`: shorter than the whole path, and the same on every machine.
        let mut path: PathBuf = std::iter::repeat_n("..", up).collect();
        path.push(FILE);
        path
    })
}

fn read(path: &Path, here: &Path) -> Result<Settings, Error> {
    let name = path.display().to_string();
    let bytes = bounded::read(path, bounded::SETTINGS).map_err(|e| Error::io(name.as_str(), e))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Error::new(
            ErrorKind::Encoding,
            name.as_str(),
            format!("not UTF-8 at byte {at}"),
        )
    })?;
    let whole = fs::canonicalize(path).map_err(|e| Error::io(name.as_str(), e))?;
    let root = whole.parent().unwrap_or(here).to_owned();
    let mut settings = Settings::new(root);
    file::parse(&mut settings, path, &text)?;
    settings.file = Some(path.to_owned());
    Ok(settings)
}

fn environment(settings: &mut Settings) -> Result<(), Error> {
    let Some(word) = std::env::var_os(VARIABLE) else {
        return Ok(());
    };
    let word = word.to_string_lossy();
    let Some(update) = Update::named(&word) else {
        let message = format!("cannot be “{word}”: say auto, new, always, unseen, no or force");
        return Err(Error::new(ErrorKind::Usage, VARIABLE, message));
    };
    settings.update = Sourced {
        value: update,
        origin: Origin::Environment(VARIABLE),
    };
    Ok(())
}
