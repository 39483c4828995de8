//! Who speaks in a story: counts, shares, colors and initials.

use super::marks::speaker_class;
use super::speakers::share;
use crate::coref::SpeakerKind;
use crate::speakers::{joined_name, quoted_words};
use crate::visible::cleaned;
use crate::write::{QuoteRow, SpeakerAnswer};
use serde::Serialize;
use std::collections::HashMap;

/// The most roles of a speaker that are listed.
const MOST_ROLES: usize = 3;

/// The speakers of a story, those with the most words first.
#[derive(Debug, Default)]
pub(super) struct StoryCast<'a> {
    pub(super) people: Vec<CastPart<'a>>,
    index: HashMap<&'a str, usize>,
    /// Quotes of the story that are not inside another: without a named speaker, and those that nobody said.
    pub(super) unnamed: u64,
    pub(super) not_speech: u64,
    /// Their words and those of all others.
    pub(super) words: u64,
}

/// A speaker.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CastPart<'a> {
    pub(super) name: &'a str,
    pub(super) class: &'static str,
    pub(super) initials: String,
    /// The first roles that the quotes give, each once.
    pub(super) roles: Vec<&'a str>,
    pub(super) quotes: u64,
    pub(super) words: u64,
    /// Of all quoted words, in thousandths.
    pub(super) share: u64,
    /// The id in the file of people.
    pub(super) id: Option<&'a str>,
    /// By which quotes of other stories are this speaker's, too; `None` if the name means nobody elsewhere.
    #[serde(skip)]
    pub(super) joined: Option<String>,
}

impl<'a> StoryCast<'a> {
    pub(super) fn of(rows: &[QuoteRow<'a>]) -> StoryCast<'a> {
        let mut cast = StoryCast::default();
        for row in rows {
            let words = match row.depth {
                0 => quoted_words(row.quote),
                // They are words of the outer quote already.
                _ => 0,
            };
            let one = u64::from(row.depth == 0);
            let Some(name) = row.speaker.filter(|_| row.answer == SpeakerAnswer::Named) else {
                match row.answer {
                    SpeakerAnswer::NotSpeech => cast.not_speech += one,
                    _ => {
                        cast.unnamed += one;
                        cast.words += words;
                    }
                }
                continue;
            };
            let next = cast.people.len();
            let n = *cast.index.entry(name).or_insert(next);
            if n == next {
                let speaker = row.record.and_then(|record| record.spoken_by());
                let kind = speaker.map_or(SpeakerKind::Person, |speaker| speaker.kind);
                cast.people.push(CastPart {
                    name,
                    class: speaker_class(usize::MAX),
                    initials: initials(name),
                    roles: Vec::new(),
                    quotes: 0,
                    words: 0,
                    share: 0,
                    id: row.person.id,
                    joined: joined_name(name, kind),
                });
            }
            let person = &mut cast.people[n];
            person.quotes += one;
            person.words += words;
            cast.words += words;
            let role = row
                .role
                .filter(|role| person.roles.len() < MOST_ROLES && !person.roles.contains(role));
            person.roles.extend(role);
        }
        cast.sort();
        cast
    }

    fn sort(&mut self) {
        // A stable sort: of equals, the one who speaks first.
        self.people
            .sort_by_key(|person| std::cmp::Reverse((person.words, person.quotes)));
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (n, person) in self.people.iter_mut().enumerate() {
            person.class = speaker_class(n);
            person.share = share(person.words, self.words);
            let times = taken.entry(person.initials.clone()).or_default();
            *times += 1;
            if *times > 1 {
                person.initials += &times.to_string();
            }
            self.index.insert(person.name, n);
        }
    }

    /// Returns the index of the speaker of a row.
    pub(super) fn index(&self, row: &QuoteRow<'_>) -> Option<usize> {
        let name = row.speaker.filter(|_| row.answer == SpeakerAnswer::Named)?;
        self.index.get(name).copied()
    }

    /// Returns the index of a speaker by name.
    pub(super) fn by_name(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    pub(super) fn class(&self, n: usize) -> &'static str {
        self.people[n].class
    }

    pub(super) fn initials(&self, n: usize) -> &str {
        &self.people[n].initials
    }
}

/// Returns the initials of a name: `ID` for Ines Duarte, `PA` for the port authority.
fn initials(name: &str) -> String {
    let name = cleaned(name);
    let is_article = |word: &&str| !matches!(*word, "the" | "The" | "a" | "A" | "an" | "An");
    let words = name.split([' ', '-']).filter(is_article);
    let mut letters = words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = letters.next();
    let pair = first.into_iter().chain(letters.next_back());
    let initials: String = pair.flat_map(char::to_uppercase).collect();
    match initials.is_empty() {
        true => "#".to_owned(),
        false => initials,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_that_people_use() {
        for (name, short) in [
            ("Ines Duarte", "ID"),
            ("the port authority", "PA"),
            ("Rory O’Hara-Lund", "RL"),
            ("a sailor", "S"),
            ("Åse", "Å"),
            ("…", "#"),
        ] {
            assert_eq!(initials(name), short);
        }
    }
}
