//! The settings in effect: from `onrecord.toml`, the environment and the command line, with rising
//! priority.
//!
//! Every value has its origin, which `onrecord config` prints and errors name.

mod file;
mod find;
mod ignored;
mod value;

pub(crate) use find::{ConfigArgs, load};
pub(crate) use ignored::{IgnoreRules, normal};

use onrecord::Severity;
use onrecord::write::report::Rule;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// The name of the file.
pub(crate) const FILE: &str = "onrecord.toml";

/// The settings, before the command line.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The file that was read.
    pub(crate) file: Option<PathBuf>,
    /// The root of paths and globs of the file, which must stay in it.
    pub(crate) root: PathBuf,
    /// The inputs of `onrecord check` without a path.
    pub(crate) inputs: Sourced<Vec<String>>,
    /// Globs of skipped paths, as in `.gitignore`.
    pub(crate) ignore: Sourced<Vec<String>>,
    /// How findings are printed.
    pub(crate) format: Sourced<String>,
    /// The lowest severity that fails the run.
    pub(crate) fail_on: Sourced<Severity>,
    /// What happens to goldens without a story.
    pub(crate) unreferenced: Sourced<Unreferenced>,
    /// Which goldens are written.
    pub(crate) update: Sourced<Update>,
    /// Lexicons to add.
    pub(crate) lexicons: Sourced<Vec<String>>,
    /// Severities of rules instead of their own. Findings of severity `none` are dropped.
    pub(crate) severity: BTreeMap<String, Sourced<Severity>>,
    /// Full names, each with the shorter forms that stories use for it.
    pub(crate) known_speakers: BTreeMap<String, Sourced<Vec<String>>>,
}

impl Settings {
    /// Returns the folder that paths of the file start from, as it is reached from here.
    pub(crate) fn base(&self) -> &Path {
        let folder = self.file.as_deref().and_then(Path::parent);
        folder.unwrap_or(Path::new(""))
    }

    /// Returns the severity of a rule: the one that the file gives it, or its own.
    pub(crate) fn severity_of(&self, rule: &Rule) -> Severity {
        let given = self.severity.get(rule.id);
        given.map_or(rule.severity, |given| given.value)
    }

    /// The defaults.
    pub(crate) fn new(root: PathBuf) -> Settings {
        Settings {
            file: None,
            root,
            inputs: Sourced::default_of(vec![".".to_owned()]),
            // A folder of stories may have a README.
            ignore: Sourced::default_of(vec!["README.md".to_owned()]),
            format: Sourced::default_of("text".to_owned()),
            fail_on: Sourced::default_of(Severity::Error),
            unreferenced: Sourced::default_of(Unreferenced::Auto),
            update: Sourced::default_of(Update::No),
            lexicons: Sourced::default_of(Vec::new()),
            severity: BTreeMap::new(),
            known_speakers: BTreeMap::new(),
        }
    }
}

/// A value and where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Sourced<T> {
    pub(crate) value: T,
    pub(crate) origin: SettingOrigin,
}

impl<T> Sourced<T> {
    fn default_of(value: T) -> Sourced<T> {
        Sourced {
            value,
            origin: SettingOrigin::Default,
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SettingOrigin {
    /// The default.
    Default,
    /// A line of a file.
    File(PathBuf, usize),
    /// A variable of the environment.
    Environment(&'static str),
}

impl fmt::Display for SettingOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SettingOrigin::Default => f.write_str("default"),
            SettingOrigin::File(path, line) => write!(f, "{}:{line}", path.display()),
            SettingOrigin::Environment(variable) => f.write_str(variable),
        }
    }
}

/// A setting with a fixed list of values.
pub(crate) trait NamedValue: Copy + Sized + 'static {
    /// The words, each with its meaning.
    const WORDS: &'static [(&'static str, Self)];

    fn named(name: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(word, _)| *word == name);
        found.map(|(_, meaning)| *meaning)
    }
}

/// What happens to goldens without a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Unreferenced {
    /// As `warn`; in CI as `reject`.
    Auto,
    /// Nothing is said.
    Ignore,
    /// They are reported.
    Warn,
    /// They fail the run.
    Reject,
    /// They are deleted, where `--update` is typed; else as `auto`.
    Delete,
}

impl NamedValue for Unreferenced {
    const WORDS: &'static [(&'static str, Unreferenced)] = &[
        ("auto", Unreferenced::Auto),
        ("ignore", Unreferenced::Ignore),
        ("warn", Unreferenced::Warn),
        ("reject", Unreferenced::Reject),
        ("delete", Unreferenced::Delete),
    ];
}

/// Which goldens are written. The names are those of insta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Update {
    /// Nothing.
    No,
    /// The goldens that are missing.
    Unseen,
    /// The goldens.
    Always,
    /// The goldens, those that agree as well: they come out as the tool writes them.
    Force,
}

impl NamedValue for Update {
    const WORDS: &'static [(&'static str, Update)] = &[
        ("no", Update::No),
        // With these two, a check once wrote extra files for a review to find.
        ("auto", Update::No),
        ("new", Update::No),
        ("unseen", Update::Unseen),
        ("always", Update::Always),
        ("1", Update::Always),
        ("force", Update::Force),
    ];
}

impl NamedValue for Severity {
    const WORDS: &'static [(&'static str, Severity)] = &[
        ("note", Severity::Note),
        ("warning", Severity::Warning),
        ("error", Severity::Error),
    ];
}

/// Returns whether this is CI: `CI` or `TF_BUILD` (Azure) is set and not empty. Only `CI=false` or
/// `CI=0` denies it.
pub(crate) fn is_ci() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_denied = std::env::var_os("CI").is_some_and(|value| value == "false" || value == "0");
    !is_denied && (is_set("CI") || is_set("TF_BUILD"))
}
