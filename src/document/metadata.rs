//! Metadata of a story.

/// Metadata of a story as the page, the record or the front matter has it; a date is not parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The headline.
    pub headline: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The canonical address of a page, or the address it was fetched from.
    pub url: Option<String>,
    /// Its language, as the page declares it (`en-GB`).
    pub language: Option<String>,
    /// Who published it.
    pub site: Option<String>,
}

/// A version of a story in a history: when it was saved, by whom and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Version {
    /// When, as ISO 8601 has it: `2026-03-09T12:00:00+01:00`.
    pub date: String,
    /// By whom.
    pub author: String,
    /// Why: the first line of the message.
    pub subject: String,
}

impl Metadata {
    /// Returns whether all fields are empty.
    pub fn is_empty(&self) -> bool {
        *self == Metadata::default()
    }
}
