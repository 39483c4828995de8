//! The figures for a program.

use super::figures::Figures;
use super::miss::Miss;
use serde::Serialize;

/// One object; `misses` is a key of it where there is a list, be it an empty one.
#[derive(Serialize)]
struct Page<'a> {
    #[serde(flatten)]
    figures: &'a Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    misses: Option<&'a [Miss]>,
}

impl Figures {
    /// Writes the figures as one JSON object over several lines, with the misses where there is a
    /// list of them.
    pub fn to_json(&self, misses: Option<&[Miss]>) -> String {
        let page = Page {
            figures: self,
            misses,
        };
        serde_json::to_string_pretty(&page).expect("the keys are strings") + "\n"
    }
}
