//! A stream of ours, as Python sees it.

use super::capsule::{self, Batches};
use crate::error::raised;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use onrecord::{Error, ErrorKind, batch};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::sync::Mutex;

/// Where a stream begins anew.
pub(crate) trait StreamSource: Send + Sync {
    /// Returns whether it can begin only once.
    fn is_read_once(&self, py: Python<'_>) -> PyResult<bool>;

    /// Begins.
    fn open(&self, py: Python<'_>) -> PyResult<Batches>;
}

/// A stream of quotes. Nothing is worked on before somebody reads it.
#[pyclass(frozen, module = "onrecord._native")]
pub(crate) struct ArrowStream {
    source: Box<dyn StreamSource>,
    schema: SchemaRef,
    /// The stream that was opened to see whether it can be: the first reader gets it, because a source may be one
    /// that can be read only once.
    first: Mutex<Option<Batches>>,
}

impl ArrowStream {
    pub(crate) fn over(
        py: Python<'_>,
        source: impl StreamSource + 'static,
    ) -> PyResult<ArrowStream> {
        let first = source.open(py)?;
        Ok(ArrowStream {
            source: Box::new(source),
            schema: first.schema(),
            first: Mutex::new(Some(first)),
        })
    }
}

#[pymethods]
impl ArrowStream {
    /// Returns the schema, as a capsule of Arrow.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule::of_schema(py, &self.schema)
    }

    /// Returns the stream, as a capsule of Arrow. A second call begins anew, where the input can.
    #[pyo3(signature = (requested_schema=None))]
    #[expect(unused_variables, reason = "a stream may have its own schema instead")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let first = self.first.lock().map_or(None, |mut first| first.take());
        let reader = match first {
            Some(reader) => reader,
            None if self.source.is_read_once(py)? => {
                let message = "the stream was read before, and its input can be read only once: keep the rows, \
                               for example with pyarrow.table(stream)";
                return Err(raised(py, &Error::new(ErrorKind::Usage, "", message)));
            }
            None => self.source.open(py)?,
        };
        capsule::of_stream(py, Box::new(Guarded(reader)))
    }
}

/// A stream that lets the interpreter go while it works, and whose panics are errors: its caller is C.
struct Guarded(Batches);

impl Iterator for Guarded {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // A reader may hold the lock of the interpreter, or not, and nothing tells which. Where there is no
        // interpreter any more, nobody holds it.
        let mut next = || caught_next(&mut self.0);
        let released = Python::try_attach(|py| py.detach(&mut next));
        released.unwrap_or_else(next)
    }
}

fn caught_next(batches: &mut Batches) -> Option<Result<RecordBatch, ArrowError>> {
    let next = batch::caught(String::new, || {
        let next = batches.next().transpose();
        next.map_err(|error| Error::new(ErrorKind::Io, "", error.to_string()))
    });
    // A message goes to C, where a zero ends it; printing an error shows it instead.
    next.map_err(|error| ArrowError::ComputeError(error.to_string()))
        .transpose()
}

impl RecordBatchReader for Guarded {
    fn schema(&self) -> SchemaRef {
        self.0.schema()
    }
}

/// Returns whether an object with a stream is one that is read once: an iterator. It would go on where it is, and
/// a table would miss its rows.
pub(crate) fn is_read_once(table: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(table.hasattr("__next__")? || table.hasattr("read_next_batch")?)
}

/// Opens the stream of an object that has one.
pub(crate) fn opened(table: &Bound<'_, PyAny>) -> PyResult<Batches> {
    if !table.hasattr("__arrow_c_stream__")? {
        let kind = table.get_type().name()?;
        let hint = match table.hasattr("collect")? {
            true => ": call .collect() first",
            false => {
                ": hand over a table of pyarrow, pandas, Polars or DuckDB, or another one with __arrow_c_stream__"
            }
        };
        let error = Error::new(
            ErrorKind::Usage,
            "",
            format!("a {kind} is no Arrow table{hint}"),
        );
        return Err(raised(table.py(), &error));
    }
    let capsule = table.call_method0("__arrow_c_stream__")?;
    capsule::taken(capsule.cast::<PyCapsule>()?)
}
