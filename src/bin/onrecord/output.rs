//! Where data go: standard output, or a file that appears only once it is complete.

use crate::checkpoint::{Checkpoint, beside};
use crate::temporary::{Temporary, open_in_place};
use onrecord::write::Paint;
use onrecord::{Error, ErrorKind};
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where data are to go.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// Standard output, with or without colours.
    Stdout(Paint),
    /// A file.
    File(PathBuf),
}

/// Where data go.
pub(crate) struct Output {
    /// What an error is said to have happened to.
    place: String,
    sink: Box<dyn Write>,
    /// The file that is still to be moved into its place.
    unfinished: Option<Temporary>,
    /// How many bytes have been written.
    written: u64,
}

impl Output {
    /// Opens a target.
    pub(crate) fn open(target: &Target) -> Result<Output, Error> {
        match target {
            Target::Stdout(paint) => Ok(Output::stdout(*paint)),
            Target::File(path) => {
                Output::file(path).map_err(|e| Error::io(path.display().to_string(), e))
            }
        }
    }

    /// Opens standard output.
    pub(crate) fn stdout(paint: Paint) -> Output {
        let stdout = io::stdout();
        let sink: Box<dyn Write> = match paint {
            // Old Windows consoles know no escape sequences; there anstream makes calls of them.
            Paint::Ansi => Box::new(anstream::AutoStream::new(
                stdout,
                anstream::ColorChoice::Always,
            )),
            Paint::Plain if stdout.is_terminal() => Box::new(stdout),
            Paint::Plain => Box::new(BufWriter::with_capacity(1 << 16, stdout)),
        };
        Output {
            place: "standard output".to_owned(),
            sink,
            unfinished: None,
            written: 0,
        }
    }

    fn file(path: &Path) -> io::Result<Output> {
        let place = path.display().to_string();
        // Through a link the file it leads to is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let (file, unfinished) = match fs::metadata(&path) {
            // `-o /dev/null`, a named pipe: these cannot be replaced, only written to.
            Ok(found) if !found.is_file() => (File::options().write(true).open(&path)?, None),
            found => {
                let (file, unfinished) = Temporary::beside(&path)?;
                if let Ok(found) = found {
                    file.set_permissions(found.permissions())?;
                }
                (file, Some(unfinished))
            }
        };
        Ok(Output {
            place,
            sink: Box::new(BufWriter::with_capacity(1 << 16, file)),
            unfinished,
            written: 0,
        })
    }

    /// Opens a file behind what a checkpoint says is done, or at its beginning where nothing is.
    pub(crate) fn resumed(path: &Path, done: &Checkpoint) -> Result<Output, Error> {
        let partial = beside(path, "partial");
        let place = partial.display().to_string();
        let failed = |error| Error::io(place.as_str(), error);
        let mut file = open_in_place(&partial).map_err(failed)?;
        if file.metadata().map_err(failed)?.len() < done.bytes {
            let message = "shorter than its checkpoint says: remove both to begin anew";
            return Err(Error::new(ErrorKind::Io, place, message));
        }
        file.set_len(done.bytes).map_err(failed)?;
        file.seek(SeekFrom::End(0)).map_err(failed)?;
        Ok(Output {
            place: path.display().to_string(),
            sink: Box::new(BufWriter::with_capacity(1 << 16, file)),
            unfinished: Some(Temporary::resumed(partial, path)),
            written: done.bytes,
        })
    }

    /// Returns how many bytes have been written; some may not be in the file yet.
    pub(crate) fn written(&self) -> u64 {
        self.written
    }

    /// Returns how many bytes have been written, all of which are in the file once this returns.
    pub(crate) fn flushed(&mut self) -> Result<u64, Error> {
        let flushed = self.sink.flush();
        flushed.map_err(|e| Error::io(self.place.as_str(), e))?;
        Ok(self.written)
    }

    /// Ends an output that is not complete: a file stays, under the name `….partial`.
    pub(crate) fn keep(&mut self) -> Result<(), Error> {
        self.flushed()?;
        match self.unfinished.take() {
            Some(unfinished) => {
                let partial = beside(unfinished.target(), "partial");
                unfinished.rename_to(&partial)
            }
            None => Ok(()),
        }
        .map_err(|e| Error::io(self.place.as_str(), e))
    }

    /// Writes some bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.sink.write_all(bytes);
        self.written += bytes.len() as u64;
        written.map_err(|e| Error::io(self.place.as_str(), e))
    }

    /// Ends the output: all is written, and a file gets its name.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        let mut finish = || {
            self.sink.flush()?;
            self.unfinished.take().map_or(Ok(()), Temporary::rename)
        };
        finish().map_err(|e| Error::io(self.place.as_str(), e))
    }

    /// Writes bytes that are all there is.
    pub(crate) fn write_once(mut self, bytes: &[u8]) -> Result<(), Error> {
        self.write(bytes)?;
        self.finish()
    }
}
