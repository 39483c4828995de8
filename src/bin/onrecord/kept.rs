//! Which of the fields that were asked for (`--keep`) no input has: their columns stay empty, and a name that was
//! mistyped should not pass for that.

use onrecord::Document;

/// Which fields were found, in the order of their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundFields(Vec<bool>);

impl FoundFields {
    /// Looks for the fields of a document.
    pub(crate) fn of(document: &Document, names: &[String]) -> FoundFields {
        FoundFields(
            names
                .iter()
                .map(|name| document.kept(name).is_some())
                .collect(),
        )
    }

    /// Looks for the fields of some documents.
    pub(crate) fn of_all<'d>(
        documents: impl Iterator<Item = &'d Document>,
        names: &[String],
    ) -> FoundFields {
        documents.fold(FoundFields::default(), |mut found, document| {
            found.add(&FoundFields::of(document, names));
            found
        })
    }

    /// Adds what another document has.
    pub(crate) fn add(&mut self, other: &FoundFields) {
        self.0.resize(self.0.len().max(other.0.len()), false);
        for (found, more) in self.0.iter_mut().zip(&other.0) {
            *found |= more;
        }
    }

    /// Says which fields no input had; nothing if nothing was read.
    pub(crate) fn missing(&self, names: &[String]) -> Option<String> {
        let missing = names.iter().zip(&self.0).filter(|(_, found)| !**found);
        let missing: Vec<String> = missing.map(|(name, _)| format!("`{name}`")).collect();
        (!missing.is_empty()).then(|| {
            format!(
                "onrecord: no input has a field {} (--keep)",
                missing.join(" or ")
            )
        })
    }
}
