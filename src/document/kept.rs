//! Fields of the input that a user asked for, to be printed with each quote.

use super::Metadata;

/// Fields by their names, as the input spells their values; those that the input lacks are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KeptFields(Vec<(String, String)>);

impl KeptFields {
    /// Takes the fields of these names that `value` finds.
    pub fn of(names: &[String], mut value: impl FnMut(&str) -> Option<String>) -> KeptFields {
        let found = names
            .iter()
            .filter_map(|name| Some((name.clone(), value(name)?)));
        KeptFields(found.collect())
    }

    /// Returns the value of a field. What is known of the story has names of its own (`headline`, `byline`,
    /// `published`, `url`, `language`, `site`), for inputs without fields.
    pub(super) fn get<'a>(&'a self, name: &str, known: &'a Metadata) -> Option<&'a str> {
        let own = self.0.iter().find(|(found, _)| found == name);
        let known = || match name {
            "headline" => known.headline.as_deref(),
            "byline" => known.byline.as_deref(),
            "published" => known.published.as_deref(),
            "url" => known.url.as_deref(),
            "language" => known.language.as_deref(),
            "site" => known.site.as_deref(),
            _ => None,
        };
        own.map(|(_, value)| value.as_str()).or_else(known)
    }
}
