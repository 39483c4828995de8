//! `onrecord init`, as typed.

use std::path::PathBuf;

/// Write onrecord.toml and a first golden for each story of a folder
///
/// Nothing that is there is changed. Read the goldens before you keep them: they are what the tool
/// says, and what it says may be wrong.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The folder
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    pub(crate) folder: PathBuf,
}
