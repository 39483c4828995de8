//! Stories annotated by hand, one JSON object a line.
//!
//! ```json
//! {"id": "ferry", "text": "“It sails at six,” said Ines Duarte.", "quotes": [
//!   {"start": 1, "end": 17, "kind": "attributed", "source": [[24, 35]], "speaker": "Ines Duarte"}]}
//! ```
//!
//! Offsets count Unicode code points, half-open, marks left out. Other keys are passed over.

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::text::Span;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// A story with the quotes that people marked in it.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The story.
    pub document: Document,
    /// The quotes, in the order of the file.
    pub quotes: Vec<GoldQuote>,
}

/// A quote as people marked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldQuote {
    /// The quoted words, without marks.
    pub span: Span,
    /// What they are.
    pub kind: GoldKind,
    /// The words that name who speaks; several pieces where other words stand between them.
    pub source: Vec<Span>,
    /// Who speaks.
    pub speaker: Expected,
}

/// What people say that a quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum GoldKind {
    /// Speech, and the story says whose.
    Attributed,
    /// Speech, and the story does not say whose.
    Sourceless,
    /// Not speech: a scare quote, a title, a word as a word.
    None,
    /// Nothing to be judged: it counts nowhere.
    Ignore,
}

impl GoldKind {
    /// Returns the word for it in a gold file.
    pub fn name(self) -> &'static str {
        match self {
            GoldKind::Attributed => "attributed",
            GoldKind::Sourceless => "sourceless",
            GoldKind::None => "none",
            GoldKind::Ignore => "ignore",
        }
    }
}

/// Who is expected to speak.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Expected {
    /// The annotation does not say: a speaker is neither right nor wrong.
    #[default]
    Unsaid,
    /// Nobody: any speaker is wrong.
    Nobody,
    /// The speaker, by any of these names.
    OneOf(Vec<String>),
}

impl<'de> Deserialize<'de> for Expected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Expected, D::Error> {
        #[derive(Deserialize)]
        #[serde(
            untagged,
            expecting = "`speaker` has to be a name, a list of names, or null"
        )]
        enum NameOrNames {
            One(String),
            Several(Vec<String>),
        }
        Ok(match Option::<NameOrNames>::deserialize(deserializer)? {
            Some(NameOrNames::One(name)) => Expected::OneOf(vec![name]),
            Some(NameOrNames::Several(names)) if !names.is_empty() => Expected::OneOf(names),
            Some(NameOrNames::Several(_)) | None => Expected::Nobody,
        })
    }
}

/// A line as it is written.
#[derive(Deserialize)]
struct GoldLine<'l> {
    id: Option<Id>,
    #[serde(borrow)]
    text: Cow<'l, str>,
    quotes: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` has to be a string or a number")]
enum Id {
    Words(String),
    Number(serde_json::Number),
}

/// A quote as it is written.
#[derive(Deserialize)]
struct Written {
    start: usize,
    end: usize,
    kind: GoldKind,
    #[serde(default)]
    source: Vec<(usize, usize)>,
    #[serde(default)]
    speaker: Expected,
}

impl Gold {
    /// Reads one line; `place` says in errors where it stands (`gold.jsonl:12`).
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] where it is no such object, or a span is empty or leaves the text;
    /// [`ErrorKind::Limit`] for a text of 4 GiB.
    pub fn parse(place: &str, line: &[u8]) -> Result<Gold, Error> {
        let line: GoldLine<'_> = serde_json::from_slice(line).map_err(|e| malformed(place, &e))?;
        let id = match line.id {
            Some(Id::Words(words)) => words,
            Some(Id::Number(number)) => number.to_string(),
            None => place.to_owned(),
        };
        let document = Document::plain(id, line.text)?;
        let offsets = Offsets::new(document.text());
        let quotes = line.quotes.into_iter().enumerate().map(|(n, written)| {
            offsets.quote(written).map_err(|problem| {
                let message = format!("quote {}: {problem}", n + 1);
                Error::new(ErrorKind::Syntax, place, message)
            })
        });
        let quotes = quotes.collect::<Result<_, _>>()?;
        Ok(Gold { document, quotes })
    }
}

/// Says what is wrong with a line, and in which column of it (bytes, from 1).
pub(super) fn malformed(place: &str, error: &serde_json::Error) -> Error {
    let whole = error.to_string();
    let at = format!(" at line {} column {}", error.line(), error.column());
    match whole.strip_suffix(&at) {
        Some(message) => {
            let place = format!("{place}:{}", error.column());
            Error::new(ErrorKind::Syntax, place, message)
        }
        None => Error::new(ErrorKind::Syntax, place, whole),
    }
}

/// The way from code points to bytes.
pub(super) struct Offsets {
    /// Where each code point begins, and where the text ends.
    bytes: Vec<u32>,
}

impl Offsets {
    /// The text is that of a document, and so shorter than 4 GiB.
    pub(super) fn new(text: &str) -> Offsets {
        let starts = text.char_indices().map(|(at, _)| at as u32);
        Offsets {
            bytes: starts.chain([text.len() as u32]).collect(),
        }
    }

    fn quote(&self, written: Written) -> Result<GoldQuote, String> {
        let source = written.source.into_iter();
        let source = source.map(|(start, end)| self.span("source", start, end));
        Ok(GoldQuote {
            span: self.span("span", written.start, written.end)?,
            kind: written.kind,
            source: source.collect::<Result<_, _>>()?,
            speaker: written.speaker,
        })
    }

    pub(super) fn span(&self, what: &str, start: usize, end: usize) -> Result<Span, String> {
        if start >= end {
            return Err(format!("{what} {start}..{end} holds nothing"));
        }
        match (self.bytes.get(start), self.bytes.get(end)) {
            (Some(&first), Some(&last)) => Ok(Span::new(first as usize, last as usize)),
            _ => {
                let length = self.bytes.len() - 1;
                Err(format!(
                    "{what} {start}..{end} leaves the text, which has {length} characters"
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(quotes: &str) -> Result<Gold, Error> {
        let line = format!(r#"{{"id": 7, "text": "“Så”, sa Åse.", "quotes": [{quotes}]}}"#);
        Gold::parse("gold.jsonl:3", line.as_bytes())
    }

    fn problem(quotes: &str) -> String {
        parse(quotes).unwrap_err().to_string()
    }

    #[test]
    fn offsets_are_code_points() {
        let written = r#"{"start": 1, "end": 3, "kind": "attributed", "source": [[9, 12]]}"#;
        let gold = parse(written).unwrap();
        assert_eq!(gold.document.id(), "7");
        let (text, quote) = (gold.document.text(), &gold.quotes[0]);
        assert_eq!(&text[quote.span], "Så");
        assert_eq!(&text[quote.source[0]], "Åse");
    }

    #[test]
    fn no_speaker_null_and_names_are_three_things() {
        let speaker = |written: &str| {
            let quote = format!(r#"{{"start": 1, "end": 3, "kind": "none"{written}}}"#);
            parse(&quote).unwrap().quotes[0].speaker.clone()
        };
        assert_eq!(speaker(""), Expected::Unsaid);
        assert_eq!(speaker(r#", "speaker": null"#), Expected::Nobody);
        assert_eq!(speaker(r#", "speaker": []"#), Expected::Nobody);
        let one = Expected::OneOf(vec!["Åse".to_owned()]);
        assert_eq!(speaker(r#", "speaker": "Åse""#), one);
        assert_eq!(speaker(r#", "speaker": ["Åse"]"#), one);
    }

    #[test]
    fn spans_outside_the_text_are_errors_of_their_line() {
        assert_eq!(
            problem(r#"{"start": 1, "end": 14, "kind": "none"}"#),
            "gold.jsonl:3: quote 1: span 1..14 leaves the text, which has 13 characters"
        );
        let source = r#"{"start": 1, "end": 3, "kind": "attributed", "source": [[13, 20]]}"#;
        assert_eq!(
            problem(source),
            "gold.jsonl:3: quote 1: source 13..20 leaves the text, which has 13 characters"
        );
        assert!(parse(r#"{"start": 1, "end": 13, "kind": "none"}"#).is_ok());
    }

    #[test]
    fn empty_spans_are_errors() {
        for (start, end) in [(3, 3), (3, 1)] {
            let quote = format!(r#"{{"start": {start}, "end": {end}, "kind": "none"}}"#);
            let expected = format!("gold.jsonl:3: quote 1: span {start}..{end} holds nothing");
            assert_eq!(problem(&quote), expected);
        }
    }

    #[test]
    fn lines_of_another_shape_say_what_is_missing_and_where() {
        let line = br#"{"id": "ferry", "text": "No quotes here."}"#;
        let error = Gold::parse("gold.jsonl:3", line).unwrap_err().to_string();
        assert_eq!(error, "gold.jsonl:3:42: missing field `quotes`");
        let unknown = problem(r#"{"start": 1, "end": 3, "kind": "spoken"}"#);
        assert!(unknown.starts_with("gold.jsonl:3:"), "{unknown}");
        assert!(unknown.contains("unknown variant `spoken`"), "{unknown}");
        let speaker = problem(r#"{"start": 1, "end": 3, "kind": "none", "speaker": 5}"#);
        assert!(speaker.contains("`speaker` has to be a name"), "{speaker}");
    }
}
