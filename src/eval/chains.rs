//! Texts in which people marked which words mean the same person or thing, one JSON object a line.
//!
//! ```json
//! {"id": "a", "text": "Ada Vik met Ines Duarte. She left.", "pronoun": [25, 28],
//!  "names": [{"span": [0, 7], "same": true}, {"span": [12, 23], "same": false}]}
//! {"id": "b", "text": "Ada Vik left. She was late.", "mentions": [[0, 7, 1, "person"], [14, 17, 1, "person"]]}
//! ```
//!
//! The first shape is that of GAP (Webster et al. 2018): one pronoun and two names. The second has every mention with
//! its entity, as GUM (Zeldes 2017) has. Offsets count Unicode code points, half-open. Other keys are ignored.

use super::gold::{Offsets, malformed};
use crate::coref::Coreference;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::mention::{Mention, MentionId};
use crate::text::Span;
use serde::Deserialize;
use std::borrow::Cow;

/// A text with the mentions that people marked in it.
#[derive(Clone, Debug)]
pub struct Chains {
    /// The text.
    pub document: Document,
    /// The marked mentions. Of a text with a pronoun and two names, the pronoun is first and the names follow.
    pub mentions: Vec<ChainMention>,
    /// Every mention of the text is marked, and not only a pronoun and two names.
    pub whole: bool,
}

/// A mention as people marked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainMention {
    /// Its words.
    pub span: Span,
    /// Whom or what it means: mentions with the same number mean the same.
    pub entity: u32,
    /// What kind of entity, where the annotation says: `person`, `organization`, `place`.
    pub kind: String,
}

#[derive(Deserialize)]
struct ChainLine<'l> {
    id: String,
    #[serde(borrow)]
    text: Cow<'l, str>,
    pronoun: Option<(usize, usize)>,
    #[serde(default)]
    names: Vec<WrittenName>,
    #[serde(default)]
    mentions: Vec<(usize, usize, u32, String)>,
}

#[derive(Deserialize)]
struct WrittenName {
    span: (usize, usize),
    same: bool,
}

impl Chains {
    /// Reads one line; `place` says in errors where it stands (`gap.jsonl:12`).
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] where it is no such object, or a span is empty or leaves the text;
    /// [`ErrorKind::Limit`] for a text of 4 GiB.
    pub fn parse(place: &str, line: &[u8]) -> Result<Chains, Error> {
        let line: ChainLine<'_> = serde_json::from_slice(line).map_err(|e| malformed(place, &e))?;
        let document = Document::plain(line.id, line.text)?;
        let offsets = Offsets::new(document.text());
        let whole = line.pronoun.is_none();
        let pronoun = line.pronoun.map(|(start, end)| (start, end, 0, "person"));
        let names = line.names.iter().enumerate().map(|(n, name)| {
            let entity = if name.same { 0 } else { n as u32 + 1 };
            (name.span.0, name.span.1, entity, "person")
        });
        let marked = line.mentions.iter();
        let marked = marked.map(|(start, end, entity, kind)| (*start, *end, *entity, &**kind));
        let mentions = pronoun.into_iter().chain(names).chain(marked);
        let mentions = mentions.map(|(start, end, entity, kind)| {
            let span = offsets.span("mention", start, end);
            let span = span.map_err(|problem| Error::new(ErrorKind::Syntax, place, problem))?;
            Ok(ChainMention {
                span,
                entity,
                kind: kind.to_owned(),
            })
        });
        Ok(Chains {
            mentions: mentions.collect::<Result<_, Error>>()?,
            document,
            whole,
        })
    }

    /// Returns the marked mention that some found mention is: the shortest one around its head.
    pub fn marked(&self, coreference: &Coreference, found: MentionId, head: Span) -> Option<usize> {
        let own = &coreference.mentions[found.index()];
        let around = (0..self.mentions.len()).filter(|&n| {
            let span = self.mentions[n].span;
            // An owner is marked with its clitic: `Vik's`, and not `Vik's lawyer`.
            span.contains(head) && !(own.possessor && span.end() > own.span.end() + 2)
        });
        around.min_by_key(|&n| (self.mentions[n].span.len(), n))
    }
}

/// Returns the found mention that a marked one is: of those that overlap it, the one whose ends are nearest to its own.
pub fn found(coreference: &Coreference, marked: Span) -> Option<MentionId> {
    let apart = |mention: &Mention| {
        mention.span.start().abs_diff(marked.start()) + mention.span.end().abs_diff(marked.end())
    };
    let overlapping =
        (0..coreference.mentions.len()).filter(|&n| coreference.mentions[n].span.overlaps(marked));
    let best = overlapping.min_by_key(|&n| (apart(&coreference.mentions[n]), n))?;
    Some(MentionId(best as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;

    #[test]
    fn a_pronoun_and_its_name_have_one_entity() {
        let line = r#"{"id": "a", "text": "Åse Vik met Ines Duarte. She left.", "pronoun": [25, 28],
            "names": [{"span": [0, 7], "same": true}, {"span": [12, 23], "same": false}]}"#;
        let chains = Chains::parse("gap.jsonl:1", line.as_bytes()).expect("a passage");
        let words = |n: usize| &chains.document.text()[chains.mentions[n].span];
        assert_eq!(
            [words(0), words(1), words(2)],
            ["She", "Åse Vik", "Ines Duarte"]
        );
        let entities: Vec<u32> = chains.mentions.iter().map(|m| m.entity).collect();
        assert_eq!(entities, [0, 0, 2]);
        let coreference = Extractor::default().coreference(&chains.document);
        let name = found(&coreference, chains.mentions[2].span).expect("a mention");
        assert_eq!(
            &chains.document.text()[coreference.mentions[name.index()].span],
            "Ines Duarte"
        );
    }

    #[test]
    fn a_span_outside_the_text_is_refused_with_its_place() {
        let line = r#"{"id": "b", "text": "Ada left.", "mentions": [[0, 99, 1, "person"]]}"#;
        let error = Chains::parse("gum.jsonl:7", line.as_bytes()).expect_err("too long");
        assert!(error.to_string().contains("gum.jsonl:7"), "{error}");
        assert!(error.to_string().contains("0..99"), "{error}");
    }
}
