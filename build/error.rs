//! The library's error as far as its parsers need it here: a place and a message.

use std::fmt;

#[derive(Debug)]
pub enum ErrorKind {
    Syntax,
    Limit,
}

#[derive(Debug)]
pub struct Error(String);

impl Error {
    pub fn new(_: ErrorKind, place: impl fmt::Display, message: impl fmt::Display) -> Error {
        Error(format!("{place}: {message}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
