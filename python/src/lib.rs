//! `onrecord._native`: what the Python package calls.
//!
//! Python sees tables in two ways. One story gives rows as JSONL ([`NativeExtractor`]), which the package turns into
//! dataclasses: the fields are those of the command line, declared once. Many stories give a stream of Arrow
//! ([`ArrowStream`]), whose columns are those of the typed table of quotes.
//!
//! No thread of ours holds the lock of the interpreter while it works.

mod arrow;
mod error;
mod extractor;
mod finder;
mod page;
mod sources;
mod story;
mod versions;

use arrow::ArrowStream;
use extractor::NativeExtractor;
use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command line; the first argument is the name of the program. Returns the exit code.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| onrecord_cli::run(arguments))
}

/// Returns name, description and whether a cell can be empty, for each column of the typed table of quotes.
#[pyfunction]
fn quote_columns() -> Vec<(&'static str, &'static str, bool)> {
    let columns = onrecord::write::schema::typed_quotes();
    let columns = columns.iter().map(|column| {
        let spec = column.spec();
        (spec.name, spec.description, column.is_optional())
    });
    columns.collect()
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<NativeExtractor>()?;
    module.add_class::<ArrowStream>()?;
    module.add_function(wrap_pyfunction!(run, module)?)?;
    module.add_function(wrap_pyfunction!(versions::diff, module)?)?;
    module.add_function(wrap_pyfunction!(sources::verify, module)?)?;
    module.add_function(wrap_pyfunction!(page::page, module)?)?;
    module.add_function(wrap_pyfunction!(quote_columns, module)?)
}
