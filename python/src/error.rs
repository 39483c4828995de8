//! Errors as exceptions of the package, with the sentences of the command line.

use onrecord::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

static EXCEPTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// Turns an error into `onrecord.OnrecordError(message, kind, place)`.
pub(crate) fn raised(py: Python<'_>, error: &Error) -> PyErr {
    let class = match EXCEPTION.import(py, "onrecord._errors", "OnrecordError") {
        Ok(class) => class,
        Err(missing) => return missing,
    };
    let arguments = (error.to_string(), kind(error.kind()), error.place());
    match class.call1(arguments) {
        Ok(exception) => PyErr::from_value(exception),
        Err(failed) => failed,
    }
}

fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Io => "io",
        ErrorKind::Encoding => "encoding",
        ErrorKind::Syntax => "syntax",
        ErrorKind::Limit => "limit",
        ErrorKind::Usage => "usage",
        _ => "bug",
    }
}

/// Makes an error of what was asked for.
pub(crate) fn usage(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage, "", message)
}
