//! Names of elements.

/// Returns the name of an element without its prefix: `p` of `w:p`.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
