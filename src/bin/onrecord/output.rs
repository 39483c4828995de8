//! Where data go: standard output, or a file that appears only once it is complete.

use onrecord::Error;
use onrecord::write::Paint;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal as _, Write};
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
    unfinished: Option<Unfinished>,
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
                let (file, unfinished) = Unfinished::beside(&path)?;
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
        })
    }

    /// Writes some bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.sink.write_all(bytes);
        written.map_err(|e| Error::io(self.place.as_str(), e))
    }

    /// Ends the output: all is written, and a file gets its name.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        let mut finish = || {
            self.sink.flush()?;
            self.unfinished.take().map_or(Ok(()), Unfinished::rename)
        };
        finish().map_err(|e| Error::io(self.place.as_str(), e))
    }

    /// Writes bytes that are all there is.
    pub(crate) fn write_once(mut self, bytes: &[u8]) -> Result<(), Error> {
        self.write(bytes)?;
        self.finish()
    }
}

/// A file under a passing name beside its target. Dropped before it is renamed, it is removed.
struct Unfinished {
    path: PathBuf,
    target: PathBuf,
    renamed: bool,
}

impl Unfinished {
    /// Creates the file in the target's folder: only inside one file system is a rename atomic.
    fn beside(target: &Path) -> io::Result<(File, Unfinished)> {
        let name = target.file_name().ok_or(io::ErrorKind::IsADirectory)?;
        let mut passing = std::ffi::OsString::from(".");
        passing.push(name);
        passing.push(format!(".{}.new", std::process::id()));
        let unfinished = Unfinished {
            path: target.with_file_name(passing),
            target: target.to_owned(),
            renamed: false,
        };
        let file = File::options()
            .write(true)
            .create_new(true)
            .open(&unfinished.path)?;
        Ok((file, unfinished))
    }

    fn rename(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.renamed {
            // There is nothing to be done about a file that cannot be removed.
            let _ = fs::remove_file(&self.path);
        }
    }
}
