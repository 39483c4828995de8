//! How far a long run has come, in a file beside its output, so that another run can go on.
//!
//! Until it is complete, the output of such a run stands in `quotes.csv.partial`, and
//! `quotes.csv.checkpoint` says how much of it belongs to stories that are done.

use crate::temporary::Temporary;
use onrecord::{Error, ErrorKind};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How far a run has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// How many stories are done, those included that could not be read.
    pub(crate) stories: u64,
    /// How many bytes of output are theirs.
    pub(crate) bytes: u64,
    /// How many of them could not be read.
    pub(crate) skipped: u64,
    /// What was asked for: only the same run can go on.
    pub(crate) arguments: String,
}

impl Checkpoint {
    /// Reads the checkpoint of an output; nothing where there is none.
    pub(crate) fn read(output: &Path) -> Result<Option<Checkpoint>, Error> {
        let path = beside(output, "checkpoint");
        let place = path.display().to_string();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(place, error)),
        };
        let checkpoint = Checkpoint::parse(&text);
        let broken = || Error::new(ErrorKind::Syntax, place, "no checkpoint of this program");
        checkpoint.map(Some).ok_or_else(broken)
    }

    fn parse(text: &str) -> Option<Checkpoint> {
        let mut lines = text.lines();
        let mut number = |name: &str| {
            let value = lines.next()?.strip_prefix(name)?.trim();
            value.parse().ok()
        };
        Some(Checkpoint {
            stories: number("stories")?,
            bytes: number("bytes")?,
            skipped: number("skipped")?,
            arguments: lines.next()?.strip_prefix("arguments ")?.to_owned(),
        })
    }

    /// Writes the checkpoint of an output, in one step.
    pub(crate) fn write(&self, output: &Path) -> Result<(), Error> {
        let mut text = String::new();
        let _ = writeln!(text, "stories {}", self.stories);
        let _ = writeln!(text, "bytes {}", self.bytes);
        let _ = writeln!(text, "skipped {}", self.skipped);
        let _ = writeln!(text, "arguments {}", self.arguments);
        let path = beside(output, "checkpoint");
        let written = Temporary::beside(&path).and_then(|(mut file, temporary)| {
            file.write_all(text.as_bytes())?;
            temporary.rename()
        });
        written.map_err(|e| Error::io(path.display().to_string(), e))
    }

    /// Removes the checkpoint of an output, which is complete.
    pub(crate) fn remove(output: &Path) {
        // That there is none is what is wanted.
        let _ = fs::remove_file(beside(output, "checkpoint"));
    }
}

/// Returns the file that stands beside an output under a name of its own.
pub(crate) fn beside(output: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(output.as_os_str());
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::TempDir::new().unwrap();
        let output = folder.path().join("quotes.csv");
        assert_eq!(Checkpoint::read(&output).unwrap(), None);
        let checkpoint = Checkpoint {
            stories: 812,
            bytes: 90_210,
            skipped: 3,
            arguments: "0.1.0 stories -f csv".to_owned(),
        };
        checkpoint.write(&output).unwrap();
        assert_eq!(Checkpoint::read(&output).unwrap(), Some(checkpoint));
        fs::write(beside(&output, "checkpoint"), "stories many").unwrap();
        assert!(Checkpoint::read(&output).is_err());
        Checkpoint::remove(&output);
        assert_eq!(Checkpoint::read(&output).unwrap(), None);
    }
}
