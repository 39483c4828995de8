//! What is tried on any bytes. A target takes an input, does with it what a user could do, and panics
//! where a law is broken: the harness, cargo-fuzz and `tests/regressions.rs` run the same code.

mod analysis;
mod diff;
mod document;
mod extract;
mod files;
mod output;
mod read;
mod settings;
pub mod text;
mod verify;
pub mod zip;

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Bytes through every reader; what is read is extracted. The first byte tells the format.
    Read,
    /// A text through scan, mention, attribute and write.
    Extract,
    /// Two texts, compared both ways.
    Diff,
    /// A story, and a source behind it.
    Verify,
    /// Goldens, known misses, lexicons and annotated stories. The first byte tells which.
    Files,
    /// `onrecord.toml`, by the command itself.
    Settings,
}

impl Target {
    /// Every target.
    pub const ALL: [Target; 6] = [
        Target::Read,
        Target::Extract,
        Target::Diff,
        Target::Verify,
        Target::Files,
        Target::Settings,
    ];

    /// Returns the name that is typed, and that its folders have.
    pub fn name(self) -> &'static str {
        match self {
            Target::Read => "read",
            Target::Extract => "extract",
            Target::Diff => "diff",
            Target::Verify => "verify",
            Target::Files => "files",
            Target::Settings => "settings",
        }
    }

    /// Returns the target of a name.
    pub fn named(name: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.name() == name)
    }

    /// Returns the letters that an input may begin with to say what it is: none where all inputs are
    /// alike.
    pub fn letters(self) -> &'static [u8] {
        match self {
            Target::Read => read::LETTERS,
            Target::Files => files::LETTERS,
            _ => b"",
        }
    }

    /// Tries an input.
    ///
    /// # Panics
    /// Where a law is broken.
    pub fn run(self, input: &[u8]) {
        match self {
            Target::Read => read::run(input),
            Target::Extract => extract::run(input),
            Target::Diff => diff::run(input),
            Target::Verify => verify::run(input),
            Target::Files => files::run(input),
            Target::Settings => settings::run(input),
        }
    }
}
