//! Finds and reads the settings.

use super::{FILE, NamedValue as _, SettingOrigin, Settings, Sourced, Update, file};
use crate::{bounded, shell};
use onrecord::{Error, ErrorKind};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The variable that selects which goldens are written.
const VARIABLE: &str = "ONRECORD_UPDATE";

/// Flags that select the settings file.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ConfigArgs {
    /// Read settings from FILE instead of the nearest onrecord.toml
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,

    /// Ignore onrecord.toml
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) isolated: bool,
}

/// Loads the settings for the current folder.
pub(crate) fn load(args: &ConfigArgs) -> Result<Settings, Error> {
    let here = std::env::current_dir().map_err(|e| Error::io(".", e))?;
    let found = match &args.config {
        Some(path) => Some(path.clone()),
        None if args.isolated => None,
        None => upwards(&here),
    };
    let mut settings = match found {
        Some(path) => read(&path, &here)?,
        None => Settings::new(here),
    };
    environment(&mut settings)?;
    Ok(settings)
}

/// Finds the nearest file, in this folder or above.
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
    // If the file is a link, its folder is that of the link.
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => here,
    };
    let root = fs::canonicalize(folder).map_err(|e| Error::io(name.as_str(), e))?;
    let mut settings = Settings::new(root);
    file::parse(&mut settings, path, &text)?;
    confine(&settings)?;
    settings.file = Some(path.to_owned());
    Ok(settings)
}

/// Checks that the paths of a file stay in its folder. The file is untrusted, and `inputs =
/// ["../private"]` would read texts of others and write goldens beside them.
fn confine(settings: &Settings) -> Result<(), Error> {
    let lists = [
        ("inputs", &settings.inputs, "onrecord check"),
        ("lexicons", &settings.lexicons, "--lexicon"),
    ];
    for (key, list, way) in lists {
        let out = list.value.iter();
        if let Some(path) = { out }.find(|path| leads_out(&settings.root, path)) {
            let message = format!(
                "`{key}` must stay in the folder of this file, and “{path}” leads out of it: \
                 type `{way} {}` instead",
                shell::quoted(path)
            );
            return Err(refused(list, message));
        }
    }
    // A pipe would block every command.
    let no_file = settings.lexicons.value.iter().find(|path| {
        let found = fs::metadata(settings.root.join(path));
        found.is_ok_and(|found| !found.is_file())
    });
    no_file.map_or(Ok(()), |path| {
        let message = format!("`lexicons` lists “{path}”, which is not a file");
        Err(refused(&settings.lexicons, message))
    })
}

fn refused(list: &Sourced<Vec<String>>, message: String) -> Error {
    Error::new(ErrorKind::Usage, list.origin.to_string(), message)
}

/// Returns whether a path leads out of the folder of its file: by its parts, or through a link.
fn leads_out(root: &Path, path: &str) -> bool {
    let mut depth = 0_usize;
    for part in Path::new(path).components() {
        match part {
            Component::CurDir => {}
            Component::Normal(_) => depth += 1,
            Component::ParentDir if depth > 0 => depth -= 1,
            _ => return true,
        }
    }
    fs::canonicalize(root.join(path)).is_ok_and(|real| !real.starts_with(root))
}

fn environment(settings: &mut Settings) -> Result<(), Error> {
    let Some(word) = std::env::var_os(VARIABLE) else {
        return Ok(());
    };
    let word = word.to_string_lossy();
    let Some(update) = Update::named(&word) else {
        let message = format!("cannot be “{word}”: use no, unseen, always or force");
        return Err(Error::new(ErrorKind::Usage, VARIABLE, message));
    };
    settings.update = Sourced {
        value: update,
        origin: SettingOrigin::Environment(VARIABLE),
    };
    Ok(())
}
