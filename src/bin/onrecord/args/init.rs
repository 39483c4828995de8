//! `onrecord init`: its arguments.

use std::path::PathBuf;

/// Write onrecord.toml and a first golden for each story in a folder
///
/// Existing files are not changed. Read the goldens before you keep them: they hold what onrecord
/// answers, and it may be wrong.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// Folder with the stories [default: this folder]
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub(crate) folder: PathBuf,
}
