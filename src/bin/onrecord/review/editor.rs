//! The editor of the user, for a golden.

use onrecord::{Error, ErrorKind};
use std::path::Path;
use std::process::Command;

/// Opens a file in the editor that `VISUAL` or `EDITOR` names, and waits until it is closed.
pub(super) fn edit(path: &Path) -> Result<(), Error> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(std::env::var_os);
    let editor = named.filter(|editor| !editor.is_empty());
    let editor = editor.unwrap_or_else(|| fallback().into());
    let failed = |message: String| Error::new(ErrorKind::Usage, editor.to_string_lossy(), message);
    match command(&editor).arg(path).status() {
        Ok(ended) if ended.success() => Ok(()),
        Ok(ended) => Err(failed(format!("the editor ended with {ended}"))),
        Err(error) => Err(failed(format!("{error}; set EDITOR"))),
    }
}

/// As git does: the variable may have arguments (`code --wait`), and the shell reads it.
#[cfg(unix)]
fn command(editor: &std::ffi::OsStr) -> Command {
    let mut script = editor.to_owned();
    script.push(" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).arg("sh");
    command
}

#[cfg(not(unix))]
fn command(editor: &std::ffi::OsStr) -> Command {
    let mut command = Command::new("cmd");
    command.arg("/C").arg(editor);
    command
}

fn fallback() -> &'static str {
    if cfg!(windows) { "notepad" } else { "vi" }
}
