//! Stories that annotators marked in brat, as gold.
//!
//! A quote with a mention is attributed; without one it is sourceless, unless its kind says that it is no speech. The
//! note of the mention names the speaker, so that a quote that is linked to another mention has another speaker.

use super::gold::{Expected, Gold, GoldKind, GoldQuote, Offsets};
use crate::brat::{
    IGNORED, KIND, KINDS, MENTION, QUOTE, SPEAKER, Standoff, StandoffText, TURN, TextBound,
};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What stands between two right names in a note.
const NAME_SEPARATOR: char = '|';

/// How many places of speakers the quotes of a story may have together: each quote has a copy of those of its mention,
/// so that a file could have a thousand times as many as it has bytes.
const MOST_PLACES: usize = 1_000_000;

impl Gold {
    /// Takes a story and its annotations from brat. `id` names the story, `place` the file of annotations in errors.
    ///
    /// A quote inside another one is left out, as in any gold, and so is a turn of an interview, which is no quote; a quote
    /// inside a turn is not. A quote in pieces, with other words between, is one quote
    /// for each piece.
    ///
    /// # Errors
    /// Those of [`Standoff::parse`]; [`ErrorKind::Syntax`] for a mark that leaves the text or has other words than it,
    /// for the link of a speaker that does not lead from a quote to a mention, and for an unknown kind;
    /// [`ErrorKind::Limit`] for a text of 4 GiB, or too many links to mentions in pieces.
    pub fn from_brat(id: &str, text: &str, place: &str, annotations: &str) -> Result<Gold, Error> {
        let standoff = Standoff::parse(place, annotations)?;
        let document = Document::plain(id, StandoffText::new(text).as_str())?;
        let offsets = Offsets::new(document.text());
        let mut marked = Marked::default();
        for entity in &standoff.entities {
            let spans = pieces(entity, &offsets, document.text());
            let spans = spans.and_then(|spans| has_words(entity, spans, document.text()));
            let spans = spans.map_err(|problem| {
                Error::new(
                    ErrorKind::Syntax,
                    place,
                    format!("{}: {problem}", entity.id),
                )
            })?;
            match entity.kind.as_str() {
                QUOTE => marked.quotes.push((&entity.id, spans)),
                MENTION => _ = marked.mentions.insert(&entity.id, spans),
                _ => {}
            }
        }
        marked
            .read(&standoff)
            .map_err(|problem| Error::new(ErrorKind::Syntax, place, problem))?;
        let quotes = marked.gold();
        let quotes = quotes.ok_or_else(|| {
            let message =
                "more than 1,000,000 places of speakers: a mention in pieces has many quotes";
            Error::new(ErrorKind::Limit, place, message)
        })?;
        Ok(Gold { document, quotes })
    }
}

/// What the annotators marked, by the ids of quotes and mentions.
#[derive(Default)]
struct Marked<'s> {
    quotes: Vec<(&'s str, Vec<Span>)>,
    mentions: BTreeMap<&'s str, Vec<Span>>,
    /// The mentions of a quote.
    links: BTreeMap<&'s str, BTreeSet<&'s str>>,
    kinds: BTreeMap<&'s str, &'s str>,
    ignored: BTreeSet<&'s str>,
    notes: BTreeMap<&'s str, Vec<&'s str>>,
}

impl<'s> Marked<'s> {
    /// Sorts out what is said of the marks.
    fn read(&mut self, standoff: &'s Standoff) -> Result<(), String> {
        let quotes: BTreeSet<&str> = self.quotes.iter().map(|(id, _)| *id).collect();
        for relation in standoff.relations.iter().filter(|one| one.kind == SPEAKER) {
            let is_quote = quotes.contains(relation.from.as_str());
            if is_quote && self.mentions.contains_key(relation.to.as_str()) {
                let links = self.links.entry(&relation.from).or_default();
                links.insert(&relation.to);
            } else {
                let (from, to) = (&relation.from, &relation.to);
                return Err(format!(
                    "{SPEAKER} leads from {from} to {to}: expected from a {QUOTE} to a {MENTION}"
                ));
            }
        }
        for attribute in &standoff.attributes {
            match (attribute.name.as_str(), &attribute.value) {
                (IGNORED, _) => _ = self.ignored.insert(&attribute.of),
                (KIND, Some(kind)) if KINDS.contains(&kind.as_str()) => {
                    self.kinds.insert(&attribute.of, kind);
                }
                (KIND, kind) => {
                    let kind = kind.as_deref().unwrap_or_default();
                    return Err(format!("{}: unknown kind `{kind}`", attribute.of));
                }
                _ => {}
            }
        }
        for note in &standoff.notes {
            let names = note.words.split(NAME_SEPARATOR).map(str::trim);
            let known = self.notes.entry(&note.of).or_default();
            known.extend(names.filter(|name| !name.is_empty()));
        }
        Ok(())
    }

    /// Returns the quotes, without turns, that are inside no other, in the order of the text; nothing if they have too many places of
    /// speakers together.
    fn gold(&self) -> Option<Vec<GoldQuote>> {
        let mut quotes: Vec<(Span, &str)> = Vec::new();
        let is_turn = |id: &str| self.kinds.get(id).is_some_and(|kind| *kind == TURN);
        for (id, spans) in self.quotes.iter().filter(|(id, _)| !is_turn(id)) {
            quotes.extend(spans.iter().map(|span| (*span, *id)));
        }
        quotes.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        let mut end = 0;
        quotes.retain(|(span, _)| {
            let is_outer = span.end() > end;
            end = end.max(span.end());
            is_outer
        });
        let mut places = 0;
        let quotes = quotes.into_iter().map(|(span, id)| {
            let links = self.links.get(id).into_iter().flatten();
            places += links.map(|id| self.mentions[id].len()).sum::<usize>();
            (places <= MOST_PLACES).then(|| self.quote(span, id))
        });
        quotes.collect()
    }

    fn quote(&self, span: Span, id: &str) -> GoldQuote {
        let links = self.links.get(id);
        let mentions = links.into_iter().flatten();
        let mut source: Vec<Span> = mentions.flat_map(|id| self.mentions[id].clone()).collect();
        source.sort_by_key(|span| (span.start(), span.end()));
        let kind = match self.kinds.get(id) {
            _ if self.ignored.contains(id) => GoldKind::Ignore,
            _ if !source.is_empty() => GoldKind::Attributed,
            Some(&("scare" | "title")) => GoldKind::None,
            _ if self.notes.contains_key(id) => GoldKind::Attributed,
            _ => GoldKind::Sourceless,
        };
        let named = self.notes.get(id).or_else(|| {
            // Of several who speak together, no note names all.
            let mut mentions = links?.iter();
            let only = mentions.next().filter(|_| mentions.next().is_none())?;
            self.notes.get(only)
        });
        let speaker = match (kind, named) {
            (GoldKind::None, _) => Expected::Nobody,
            (GoldKind::Attributed, Some(names)) if !names.is_empty() => {
                Expected::OneOf(names.iter().map(|&name| name.to_owned()).collect())
            }
            _ => Expected::Unsaid,
        };
        GoldQuote {
            span,
            kind,
            source,
            speaker,
        }
    }
}

/// Refuses a mark whose words are not those of the text at its place: the text was edited, or has CR LF, which brat
/// counts as two.
fn has_words(entity: &TextBound, spans: Vec<Span>, text: &str) -> Result<Vec<Span>, String> {
    let marked = entity.words.split_whitespace();
    let found = spans.iter().flat_map(|&span| text[span].split_whitespace());
    if marked.eq(found) {
        return Ok(spans);
    }
    let found: String = spans.iter().map(|&span| &text[span]).collect();
    Err(format!(
        "marks `{}`, and the text has `{}` there: it was changed, or its lines end with CR LF",
        entity.words.escape_debug(),
        found.escape_debug()
    ))
}

/// Returns the places of an entity. Fragments with nothing but white space between them are one.
fn pieces(entity: &TextBound, offsets: &Offsets, text: &str) -> Result<Vec<Span>, String> {
    let mut fragments = entity.fragments.clone();
    fragments.sort_unstable();
    let mut pieces: Vec<Span> = Vec::new();
    for (start, end) in fragments {
        let span = offsets.span("the mark", start, end)?;
        match pieces.last_mut() {
            Some(last) if last.end() > span.start() => {
                return Err("fragments overlap".to_owned());
            }
            Some(last) if text[last.end()..span.start()].trim().is_empty() => {
                *last = Span::new(last.start(), span.end());
            }
            _ => pieces.push(span),
        }
    }
    Ok(pieces)
}
