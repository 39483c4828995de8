//! The Arrow PyCapsule interface: a stream of Arrow in a capsule of Python.
//!
//! These are the only unsafe lines of the project. A crate for it (pyo3-arrow) has them, too, but brings conversions
//! between all types of Arrow along, which made the module 7 MB larger.

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_schema::SchemaRef;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::ffi::CStr;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

/// Batches of a table.
pub(crate) type Batches = Box<dyn arrow_array::RecordBatchReader + Send>;

/// Takes the stream out of a capsule, which is empty afterwards.
#[expect(unsafe_code, reason = "a capsule has a pointer; its name says to what")]
pub(super) fn taken(capsule: &Bound<'_, PyCapsule>) -> PyResult<Batches> {
    let stream = capsule.pointer_checked(Some(STREAM))?;
    // SAFETY: by the interface a capsule of this name has a valid stream, or one that was released. It is moved out, and
    // a released one is left behind, so that the destructor of the capsule finds nothing to release.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(stream.cast().as_ptr()) };
    let reader = RecordBatchStreamReader::try_new(stream);
    let reader = reader.map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(Box::new(reader))
}

/// Puts a stream into a capsule.
pub(super) fn of_stream(py: Python<'_>, batches: Batches) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(batches), STREAM)
}

/// Puts a schema into a capsule.
pub(super) fn of_schema<'py>(
    py: Python<'py>,
    schema: &SchemaRef,
) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema.as_ref());
    let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}
