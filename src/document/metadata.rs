//! What is known about a story besides its words.

/// What the page, the record or the front matter says of a story, in its own words: a date is
/// printed as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The headline.
    pub headline: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Where it stands: the canonical address of a page, or the address it was fetched from.
    pub url: Option<String>,
    /// Its language, as the page declares it (`en-GB`).
    pub language: Option<String>,
    /// Who published it.
    pub site: Option<String>,
}

impl Metadata {
    /// Tells whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Metadata::default()
    }
}
