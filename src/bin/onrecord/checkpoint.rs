//! Checkpoints: the progress of a long run, in a file beside its output, so that another run can
//! resume it.
//!
//! Until it is complete, the output is in `quotes.csv.partial`; `quotes.csv.checkpoint` says how
//! many bytes of it belong to finished stories, and which stories those are. Only the run that
//! holds the lock on the first writes the second.

use crate::bounded;
use crate::temporary::Temporary;
use onrecord::{Error, ErrorKind};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The first line, with the version of the format.
const OPENING: &str = "onrecord checkpoint 2";

/// The first words of every version of the format.
const PREFIX: &str = "onrecord checkpoint ";

/// The progress of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// How many stories are done, those included that could not be read.
    pub(crate) stories: u64,
    /// How many bytes of output are theirs.
    pub(crate) bytes: u64,
    /// How many of them could not be read.
    pub(crate) skipped: u64,
    /// Which stories they were: a hash of their places and of all their bytes.
    pub(crate) digest: u64,
    /// The arguments: a resumed run must have the same.
    pub(crate) arguments: String,
}

impl Checkpoint {
    /// Reads the checkpoint of an output, if there is one.
    pub(crate) fn read(output: &Path) -> Result<Option<Checkpoint>, Error> {
        let path = beside(output, "checkpoint");
        let place = path.display().to_string();
        let broken = |message: &str| {
            let message = format!("{message}: remove it and its .partial to start over");
            Error::new(ErrorKind::Syntax, place.as_str(), message)
        };
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(broken("a link or not a regular file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(place, error)),
        }
        let text = bounded::read(&path, bounded::CHECKPOINT);
        let text = text.map_err(|e| Error::io(place.as_str(), e))?;
        let text = String::from_utf8_lossy(&text);
        if !text.starts_with(OPENING) {
            let is_older = text.starts_with("stories ") || text.starts_with(PREFIX);
            return Err(broken(match is_older {
                true => "written by an incompatible version",
                false => "not a checkpoint of onrecord",
            }));
        }
        let checkpoint = Checkpoint::parse(&text).map(Some);
        checkpoint.ok_or_else(|| broken("incomplete checkpoint"))
    }

    fn parse(text: &str) -> Option<Checkpoint> {
        // An incomplete file lacks its last line break.
        let mut lines = text.strip_suffix('\n')?.lines().skip(1);
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        Some(Checkpoint {
            stories: field("stories")?.parse().ok()?,
            bytes: field("bytes")?.parse().ok()?,
            skipped: field("skipped")?.parse().ok()?,
            digest: u64::from_str_radix(field("digest")?, 16).ok()?,
            arguments: field("arguments")?.to_owned(),
        })
    }

    fn text(&self) -> String {
        let mut text = format!("{OPENING}\n");
        let _ = writeln!(text, "stories {}", self.stories);
        let _ = writeln!(text, "bytes {}", self.bytes);
        let _ = writeln!(text, "skipped {}", self.skipped);
        let _ = writeln!(text, "digest {:016x}", self.digest);
        let _ = writeln!(text, "arguments {}", self.arguments);
        text
    }

    /// Writes the checkpoint of an output, in one step.
    pub(crate) fn write(&self, output: &Path) -> Result<(), Error> {
        let path = beside(output, "checkpoint");
        let written = Temporary::beside(&path).and_then(|(mut file, temporary)| {
            file.write_all(self.text().as_bytes())?;
            temporary.rename()
        });
        written.map_err(|e| Error::io(path.display().to_string(), e))
    }

    /// Refuses an output if a file of the user has the name of its checkpoint or partial output: an
    /// interrupted run would overwrite it. A `.partial` with a checkpoint was written by onrecord.
    pub(crate) fn refuse_foreign(output: &Path) -> Result<(), Error> {
        let foreign = |path: &Path| {
            let place = onrecord::read::name(path);
            let message = "was not written by onrecord and would be overwritten: remove it, or write \
                           to another file";
            Err(Error::new(ErrorKind::Usage, place, message))
        };
        let checkpoint = beside(output, "checkpoint");
        match fs::symlink_metadata(&checkpoint) {
            Ok(found) if found.is_file() && is_checkpoint(&checkpoint) => return Ok(()),
            Ok(_) => return foreign(&checkpoint),
            Err(_) => {}
        }
        let partial = beside(output, "partial");
        match fs::symlink_metadata(&partial) {
            Ok(found) if !found.is_file() || found.len() > 0 => foreign(&partial),
            _ => Ok(()),
        }
    }

    /// Removes the checkpoint of an output, which is complete.
    pub(crate) fn remove(output: &Path) {
        // If there is none, that is fine.
        let _ = fs::remove_file(beside(output, "checkpoint"));
    }
}

/// Returns whether a file begins like a checkpoint of any version.
fn is_checkpoint(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(path)
        .and_then(|file| file.take(PREFIX.len() as u64).read_to_end(&mut start));
    read.is_ok() && start == PREFIX.as_bytes()
}

/// Returns the path of an output with another extension added.
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
            digest: u64::MAX - 1,
            arguments: "0.1.0 stories -f csv".to_owned(),
        };
        checkpoint.write(&output).unwrap();
        assert_eq!(Checkpoint::read(&output).unwrap(), Some(checkpoint.clone()));
        // Only a complete checkpoint is read, and one of an older version is reported as such.
        let whole = checkpoint.text();
        for end in 0..whole.len() {
            fs::write(beside(&output, "checkpoint"), &whole[..end]).unwrap();
            assert!(Checkpoint::read(&output).is_err(), "{}", &whole[..end]);
        }
        let old = "stories 3\nbytes 90\nskipped 0\narguments 0.1.0 stories\n";
        fs::write(beside(&output, "checkpoint"), old).unwrap();
        let error = Checkpoint::read(&output).unwrap_err().to_string();
        assert!(error.contains("incompatible version"), "{error}");
        assert!(
            error.ends_with("remove it and its .partial to start over"),
            "{error}"
        );
        Checkpoint::remove(&output);
        assert_eq!(Checkpoint::read(&output).unwrap(), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_way_is_not_written_through() {
        let folder = tempfile::TempDir::new().unwrap();
        let output = folder.path().join("quotes.csv");
        let other = folder.path().join("other");
        fs::write(&other, "kept").unwrap();
        for name in [".quotes.csv.checkpoint.1.new", "quotes.csv.checkpoint"] {
            std::os::unix::fs::symlink(&other, folder.path().join(name)).unwrap();
        }
        assert!(Checkpoint::read(&output).is_err());
        Checkpoint::default().write(&output).unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "kept");
        assert_eq!(
            Checkpoint::read(&output).unwrap(),
            Some(Checkpoint::default())
        );
    }
}
