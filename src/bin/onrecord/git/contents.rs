//! The contents of versions, fetched by hash, one at a time: a history may have more than fit in
//! memory.

use super::command::Git;
use super::log::{GitVersion, SHORT};
use onrecord::read::Raw;
use onrecord::{Error, ErrorKind};
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::vec;

/// Versions with their contents, fetched one by one.
pub(crate) struct GitContents {
    place: String,
    listed: vec::IntoIter<GitVersion>,
    child: Child,
    /// `None` if git has ended.
    pipes: Option<(ChildStdin, BufReader<ChildStdout>)>,
    /// The hashes of contents that are too long: one that many versions have is read once.
    too_long: BTreeSet<String>,
}

impl Git<'_> {
    /// Fetches the contents of versions.
    pub(super) fn contents(&self, listed: Vec<GitVersion>) -> Result<GitContents, Error> {
        let mut command = self.command();
        command.args(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| self.not_run(&e))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        Ok(GitContents {
            place: self.place.to_owned(),
            listed: listed.into_iter(),
            child,
            pipes: pipes.map(|(asked, said)| (asked, BufReader::new(said))),
            too_long: BTreeSet::new(),
        })
    }
}

impl GitContents {
    fn fetch(&mut self, version: &GitVersion) -> io::Result<Content> {
        if self.too_long.contains(&version.blob) {
            return Ok(Content::TooLong);
        }
        let (asked, said) = self.pipes.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(asked, "{}", version.blob)?;
        let content = content(said)?;
        if matches!(content, Content::TooLong) {
            self.too_long.insert(version.blob.clone());
        }
        Ok(content)
    }
}

impl Iterator for GitContents {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        let version = self.listed.next()?;
        let short = &version.commit[..version.commit.len().min(SHORT)];
        let name = format!("{}@{short}", self.place);
        let content = match self.fetch(&version) {
            Ok(content) => content,
            Err(error) => {
                // Git has ended: the other versions cannot be read.
                self.listed = Vec::new().into_iter();
                return Some(Err(Error::io(name, error)));
            }
        };
        Some(match content {
            Content::Whole(bytes) => {
                Ok(Raw::new(name, &version.path, bytes).with_version(version.version))
            }
            Content::Missing => {
                let message = "not in this clone: fetch it with git first";
                Err(Error::new(ErrorKind::Io, name, message))
            }
            Content::TooLong => {
                let message = format!("longer than {} MiB", Raw::longest() >> 20);
                Err(Error::new(ErrorKind::Limit, name, message))
            }
        })
    }
}

impl Drop for GitContents {
    fn drop(&mut self) {
        // Closed pipes end git.
        self.pipes = None;
        let _ = self.child.wait();
    }
}

/// The answer of git.
enum Content {
    Whole(Vec<u8>),
    Missing,
    TooLong,
}

/// Reads an answer of `cat-file --batch`: name, type and length on a line, the bytes, a line break.
fn content(said: &mut impl BufRead) -> std::io::Result<Content> {
    let mut head = String::new();
    said.read_line(&mut head)?;
    if head.is_empty() {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let length = head.trim_end().rsplit(' ').next();
    let Some(length) = length.and_then(|length| length.parse::<u64>().ok()) else {
        return Ok(Content::Missing);
    };
    let mut bytes = Vec::new();
    let mut rest = said.take(length + 1);
    if length > Raw::longest() {
        std::io::copy(&mut rest, &mut std::io::sink())?;
        return Ok(Content::TooLong);
    }
    rest.read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= length {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    bytes.pop();
    Ok(Content::Whole(bytes))
}
