//! Whether a name in the story and a name in a source are the same speaker's.
//!
//! Titles are ignored and surnames compared. A label that is a role ("MODERATOR") can only be compared
//! where the story gives the speaker that role.

use super::result::SpeakerMatch;
use crate::coref::{Speaker, SpeakerKind};
use crate::lexicon::{Lexicon, QuoteLists};
use crate::visible::cleaned;
use rustc_hash::FxHashSet;

/// A speaker of the stories, prepared for comparison.
#[derive(Debug)]
pub(super) struct StorySpeaker<'a> {
    pub(super) speaker: &'a Speaker,
    lexicon: &'a Lexicon,
    /// The words of the name.
    words: Vec<String>,
    /// The words of all roles.
    roles: FxHashSet<String>,
}

/// A name in a source, prepared for comparison.
#[derive(Debug)]
pub(super) struct SourceName {
    words: Vec<String>,
    /// The words that may be a role.
    role: Vec<String>,
}

impl<'a> StorySpeaker<'a> {
    pub(super) fn of(speaker: &'a Speaker, lexicon: &'a Lexicon) -> StorySpeaker<'a> {
        let roles = speaker.roles.iter().map(|role| role.to_lowercase());
        let words = |role: String| {
            role.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        StorySpeaker {
            speaker,
            lexicon,
            words: name_words(&speaker.name, lexicon),
            roles: roles.flat_map(words).collect(),
        }
    }

    /// Returns the words of which a name of this speaker has at least one.
    pub(super) fn index_words(&self) -> impl Iterator<Item = &str> {
        let words = self.words.iter().map(String::as_str);
        let mut roles: Vec<&str> = self.roles.iter().map(String::as_str).collect();
        roles.sort_unstable();
        words.chain(roles)
    }

    /// Compares the speaker with a name in a source.
    pub(super) fn compare(&self, name: &SourceName) -> SpeakerMatch {
        let (one, other) = (&self.words, &name.words);
        if one == other && !one.is_empty() {
            return SpeakerMatch::Same;
        }
        if self.speaker.kind != SpeakerKind::Person
            || other.iter().all(|word| is_role(word, self.lexicon))
        {
            let role = &name.role;
            return match !role.is_empty() && role.iter().all(|word| self.roles.contains(word)) {
                true => SpeakerMatch::Same,
                false => SpeakerMatch::Unknown,
            };
        }
        match (one.as_slice(), other.as_slice()) {
            ([.., surname], [.., label]) if surname == label => match (one.len(), other.len()) {
                (1, _) | (_, 1) => SpeakerMatch::Same,
                _ if one[0].chars().next() == other[0].chars().next() => SpeakerMatch::Same,
                _ => SpeakerMatch::Different,
            },
            ([single], names) | (names, [single]) if names.contains(single) => SpeakerMatch::Same,
            _ => SpeakerMatch::Different,
        }
    }
}

impl SourceName {
    pub(super) fn of(name: &str, lexicon: &Lexicon) -> SourceName {
        SourceName {
            words: name_words(name, lexicon),
            role: role_words(name, lexicon),
        }
    }

    /// Returns its words, including those of a role.
    pub(super) fn all_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.role).map(String::as_str)
    }
}

/// Returns the words of a name in lower case, without titles and remarks: `ruiz` of "SEN. RUIZ (D-Ohio)".
fn name_words(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let name = name
        .split('(')
        .next()
        .unwrap_or(name)
        .split(',')
        .next()
        .unwrap_or(name);
    let words = name.split_whitespace().map(bare);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let named = words
        .iter()
        .filter(|word| !lexicon.quoted(word).any(QuoteLists::LABEL_TITLE))
        .cloned()
        .collect::<Vec<_>>();
    if named.is_empty() { words } else { named }
}

/// Returns the words of a label that may be a role: `president` of "THE PRESIDENT".
fn role_words(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let words = name.split_whitespace().map(bare);
    let courtesy = |word: &str| lexicon.quoted(word).any(QuoteLists::LABEL_COURTESY);
    words
        .filter(|word| !word.is_empty() && !courtesy(word))
        .collect()
}

fn bare(word: &str) -> String {
    cleaned(word)
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'")
}

/// Returns whether a word occurs in labels that name no person.
fn is_role(word: &str, lexicon: &Lexicon) -> bool {
    let lists = QuoteLists::LABEL_TITLE.with(QuoteLists::LABEL_ROLE);
    lexicon.quoted(word).any(lists) || word.chars().all(|c| c.is_ascii_digit())
}
