//! Reads a file of annotations.

use super::standoff::{Attribute, BratNote, BratRelation, Standoff, TextBound};
use crate::error::{Error, ErrorKind};
use std::collections::BTreeSet;

impl Standoff {
    /// Reads a file. Lines that onrecord has no use for are skipped: events, normalizations, equivalences. `place` is
    /// its name in errors.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] with the line for an entity, a relation or an attribute that is cut off, for an id that
    /// stands twice, and for a line that is none of brat's.
    pub fn parse(place: &str, text: &str) -> Result<Standoff, Error> {
        let mut read = Standoff::default();
        let mut ids = BTreeSet::new();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (n, line) in (1..).zip(text.split('\n')) {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let mut columns = line.splitn(3, '\t');
            let (id, data) = (columns.next().unwrap_or_default(), columns.next());
            if line.trim().is_empty() {
                continue;
            }
            let is_new = id == "*" || ids.insert(id);
            let data = data.filter(|_| is_new).unwrap_or_default();
            let tail = columns.next().unwrap_or_default();
            let added = match id.as_bytes().first() {
                Some(b'T') => entity(id, data, tail).map(|entity| read.entities.push(entity)),
                Some(b'R') => relation(data).map(|relation| read.relations.push(relation)),
                // Older files have M for a flag.
                Some(b'A' | b'M') => attribute(data).map(|found| read.attributes.push(found)),
                Some(b'#') => note(data, tail).map(|note| read.notes.push(note)),
                // Events, normalizations and equivalences.
                Some(b'E' | b'N' | b'*') => Some(()),
                _ => None,
            };
            if added.is_none() {
                let message = if !is_new {
                    "this id stands in a line above as well"
                } else {
                    "not a line of brat: expected `T1⇥TYPE START END⇥WORDS`, `R1⇥TYPE Arg1:T1 Arg2:T2`, \
                               `A1⇥NAME T1 VALUE` or `#1⇥AnnotatorNotes T1⇥WORDS`"
                };
                return Err(Error::new(
                    ErrorKind::Syntax,
                    format!("{place}:{n}"),
                    message,
                ));
            }
        }
        Ok(read)
    }
}

/// Reads `Quote 1 17` or `Quote 1 17;20 25`.
fn entity(id: &str, data: &str, words: &str) -> Option<TextBound> {
    let (kind, places) = data.trim_end().split_once(' ')?;
    let fragments = places.split(';').map(|place| {
        let (start, end) = place.split_once(' ')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        (start <= end).then_some((start, end))
    });
    Some(TextBound {
        id: id.to_owned(),
        kind: kind.to_owned(),
        fragments: fragments.collect::<Option<_>>()?,
        words: words.to_owned(),
    })
}

/// Reads `Speaker Arg1:T1 Arg2:T2`.
fn relation(data: &str) -> Option<BratRelation> {
    let mut parts = data.split_whitespace();
    let kind = parts.next()?;
    let mut end = || Some(parts.next()?.split_once(':')?.1);
    Some(BratRelation {
        kind: kind.to_owned(),
        from: end()?.to_owned(),
        to: end()?.to_owned(),
    })
}

/// Reads `Kind T1 direct` or `Ignored T1`.
fn attribute(data: &str) -> Option<Attribute> {
    let mut parts = data.split_whitespace();
    Some(Attribute {
        name: parts.next()?.to_owned(),
        of: parts.next()?.to_owned(),
        value: parts.next().map(str::to_owned),
    })
}

/// Reads `AnnotatorNotes T1`.
fn note(data: &str, words: &str) -> Option<BratNote> {
    let of = data.split_whitespace().nth(1)?;
    Some(BratNote {
        of: of.to_owned(),
        words: words.to_owned(),
    })
}
