//! The figures for a program, and gold as it is read.

use super::figures::Figures;
use super::gold::{Expected, Gold};
use super::miss::Miss;
use crate::text::{Places, Span};
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

/// A line of a gold file.
#[derive(Serialize)]
struct GoldRecord<'g> {
    id: &'g str,
    text: &'g str,
    quotes: Vec<QuoteEntry<'g>>,
}

#[derive(Serialize)]
struct QuoteEntry<'g> {
    start: usize,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source: Vec<(usize, usize)>,
    /// Left out where no name is judged; `null` for nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<Option<&'g [String]>>,
}

impl Gold {
    /// Writes the line of a gold file, which [`Gold::parse`] reads.
    pub fn to_jsonl(&self) -> String {
        let places = Places::new(self.document.text());
        let place = |span: &Span| {
            let (start, end) = (places.at(span.start()), places.at(span.end()));
            (start.code_point, end.code_point)
        };
        let quotes = self.quotes.iter().map(|quote| {
            let (start, end) = place(&quote.span);
            QuoteEntry {
                start,
                end,
                kind: quote.kind.name(),
                source: quote.source.iter().map(place).collect(),
                speaker: match &quote.speaker {
                    Expected::Unsaid => None,
                    Expected::Nobody => Some(None),
                    Expected::OneOf(names) => Some(Some(names)),
                },
            }
        });
        let line = GoldRecord {
            id: self.document.id(),
            text: self.document.text(),
            quotes: quotes.collect(),
        };
        serde_json::to_string(&line).expect("the keys are strings") + "\n"
    }
}
