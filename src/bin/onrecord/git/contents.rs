//! The contents of versions, fetched by hash.

use super::command::Git;
use super::log::{GitVersion, SHORT};
use onrecord::read::Raw;
use onrecord::{Error, ErrorKind};
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::process::Stdio;

impl Git<'_> {
    /// Fetches the contents of versions.
    pub(super) fn contents(&self, listed: &[GitVersion]) -> Result<Vec<Result<Raw, Error>>, Error> {
        let mut command = self.command();
        command.args(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| self.not_run(&e))?;
        let failed = |error| Error::io(self.place, error);
        let (Some(mut asked), Some(said)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(std::io::ErrorKind::BrokenPipe.into()));
        };
        let mut said = BufReader::new(said);
        let mut versions = Vec::new();
        for version in listed {
            let short = &version.commit[..version.commit.len().min(SHORT)];
            let name = format!("{}@{short}", self.place);
            writeln!(asked, "{}", version.blob).map_err(failed)?;
            let content = content(&mut said).map_err(failed)?;
            versions.push(match content {
                Content::Whole(bytes) => Ok(Raw::new(name, &version.path, bytes)),
                Content::Missing => {
                    let message = "not in this clone: fetch it with git first";
                    Err(Error::new(ErrorKind::Io, name, message))
                }
                Content::TooLong => {
                    let message = format!("longer than {} MiB", Raw::longest() >> 20);
                    Err(Error::new(ErrorKind::Limit, name, message))
                }
            });
        }
        drop(asked);
        child.wait().map_err(failed)?;
        Ok(versions)
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
