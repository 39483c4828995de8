//! Where data goes: stdout, a folder, or a file that appears only when it is complete.

use crate::checkpoint::beside;
use crate::output_lock::OutputLock;
use crate::pipe::{PipeWriter, ReaderLeft};
use crate::temporary::Temporary;
use onrecord::Error;
use onrecord::write::ColorChoice;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where data goes.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// Standard output, with or without colors.
    Stdout(ColorChoice),
    /// A file.
    File(PathBuf),
    /// A folder, whose files are outputs of their own.
    Folder(PathBuf),
}

/// An open output.
pub(crate) struct Output {
    /// The place in error messages.
    place: String,
    sink: Box<dyn Write + Send>,
    /// Whether the reader of a pipe has left.
    left: ReaderLeft,
    /// The file that is still to be moved into its place.
    unfinished: Option<Temporary>,
    /// How many bytes have been written.
    written: u64,
}

impl Output {
    /// Opens a target.
    pub(crate) fn open(target: &Target) -> Result<Output, Error> {
        match target {
            Target::Stdout(colors) => Ok(Output::stdout(*colors)),
            Target::File(path) => {
                Output::file(path).map_err(|e| Error::io(path.display().to_string(), e))
            }
            Target::Folder(path) => Ok(Output {
                place: path.display().to_string(),
                sink: Box::new(io::sink()),
                left: ReaderLeft::default(),
                unfinished: None,
                written: 0,
            }),
        }
    }

    /// Opens standard output.
    pub(crate) fn stdout(colors: ColorChoice) -> Output {
        let stdout = io::stdout();
        let left = ReaderLeft::default();
        let sink: Box<dyn Write + Send> = match colors {
            // Old Windows consoles know no escape sequences; there anstream makes calls of them.
            ColorChoice::Ansi => {
                let stdout = anstream::AutoStream::new(stdout, anstream::ColorChoice::Always);
                Box::new(PipeWriter::new(stdout, &left))
            }
            ColorChoice::Plain if stdout.is_terminal() => Box::new(PipeWriter::new(stdout, &left)),
            ColorChoice::Plain => buffered(PipeWriter::new(stdout, &left)),
        };
        Output {
            place: "standard output".to_owned(),
            sink,
            left,
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
        let left = ReaderLeft::default();
        Ok(Output {
            place,
            sink: buffered(PipeWriter::new(file, &left)),
            left,
            unfinished,
            written: 0,
        })
    }

    /// Continues the locked file of `target` after the bytes that are complete.
    pub(crate) fn resumed(lock: &OutputLock, target: &Path, done: u64) -> io::Result<Output> {
        let mut file = lock.file()?;
        file.set_len(done)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Output {
            place: target.display().to_string(),
            sink: buffered(file),
            left: ReaderLeft::default(),
            unfinished: Some(Temporary::resumed(lock.path().to_owned(), target)),
            written: done,
        })
    }

    /// Returns whether the reader of a pipe has left. Later output is discarded.
    pub(crate) fn is_unread(&self) -> bool {
        self.left.is_so()
    }

    /// Returns whether the output of an interrupted run can be kept.
    pub(crate) fn can_be_kept(&self) -> bool {
        self.unfinished.is_some()
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

    /// Ends an incomplete output: a file is kept as `….partial`.
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

    /// Writes the whole output.
    pub(crate) fn write_once(mut self, bytes: &[u8]) -> Result<(), Error> {
        self.write(bytes)?;
        self.finish()
    }
}

fn buffered(sink: impl Write + Send + 'static) -> Box<dyn Write + Send> {
    Box::new(BufWriter::with_capacity(1 << 16, sink))
}
