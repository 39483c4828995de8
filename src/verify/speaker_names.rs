//! Whether a name in the story and a name in a source are the same speaker's.
//!
//! Titles are ignored, names compared word by word (`person_name`). A label that is a role ("MODERATOR")
//! can only be compared where the story gives the speaker that role.

use super::person_name::{PersonName, bare};
use super::role_words::is_role;
use super::speaker_match::SpeakerMatch;
use super::story_people::SpeakerRivals;
use crate::coref::{Speaker, SpeakerKind};
use crate::lexicon::{Lexicon, QuoteLists};
use rustc_hash::FxHashSet;

/// A speaker of the stories, prepared for comparison.
#[derive(Debug)]
pub(super) struct StorySpeaker<'a> {
    pub(super) speaker: &'a Speaker,
    lexicon: &'a Lexicon,
    name: PersonName,
    /// The words of all roles.
    roles: FxHashSet<String>,
    rivals: SpeakerRivals,
}

/// A name in a source, prepared for comparison.
#[derive(Debug)]
pub(super) struct SourceName {
    name: PersonName,
    /// The words that may be a role.
    role: Vec<String>,
}

impl<'a> StorySpeaker<'a> {
    pub(super) fn of(
        speaker: &'a Speaker,
        rivals: SpeakerRivals,
        lexicon: &'a Lexicon,
    ) -> StorySpeaker<'a> {
        let roles = speaker.roles.iter().map(|role| role.to_lowercase());
        let words = |role: String| {
            role.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        StorySpeaker {
            speaker,
            lexicon,
            name: PersonName::of(&speaker.name, lexicon),
            roles: roles.flat_map(words).collect(),
            rivals,
        }
    }

    /// Returns the words of which a name of this speaker has at least one.
    pub(super) fn index_words(&self) -> impl Iterator<Item = &str> {
        let mut roles: Vec<&str> = self.roles.iter().map(String::as_str).collect();
        roles.sort_unstable();
        self.name.words().chain(roles)
    }

    /// Returns whether the story names the speaker at the quote, and not by a pronoun or a role.
    pub(super) fn is_named(&self) -> bool {
        self.rivals.others.is_empty()
    }

    /// Compares the speaker with a name in a source; a name that the words of the story could mean as well
    /// is not somebody else's.
    pub(super) fn told(&self, name: &SourceName) -> SpeakerMatch {
        match self.compare(name) {
            SpeakerMatch::Same if self.rivals.has_namesake && name.name.is_single() => {
                SpeakerMatch::Unknown
            }
            SpeakerMatch::Different => {
                let mut others = self.rivals.others.iter();
                match others.any(|other| other.compare(&name.name) == SpeakerMatch::Same) {
                    true => SpeakerMatch::Unknown,
                    false => SpeakerMatch::Different,
                }
            }
            speaker_match => speaker_match,
        }
    }

    /// Returns whether labels of two people are the name that the story gives: "Ruiz", where ANA RUIZ and
    /// PAUL RUIZ speak.
    pub(super) fn is_ambiguous<'n>(&self, names: impl Iterator<Item = &'n SourceName>) -> bool {
        if !self.name.is_single() {
            return false;
        }
        let mut first: Option<&PersonName> = None;
        for name in names.map(|name| &name.name) {
            if name.is_single() || self.name.compare(name) != SpeakerMatch::Same {
                continue;
            }
            match first {
                Some(first) if first.compare(name) == SpeakerMatch::Different => return true,
                _ => first = first.or(Some(name)),
            }
        }
        false
    }

    /// Compares the speaker with a name in a source.
    pub(super) fn compare(&self, name: &SourceName) -> SpeakerMatch {
        if self.name.equals(&name.name) {
            return SpeakerMatch::Same;
        }
        if self.speaker.kind != SpeakerKind::Person
            || name.name.words().all(|word| is_role(word, self.lexicon))
        {
            let role = &name.role;
            let has_role = !role.is_empty() && role.iter().all(|word| self.roles.contains(word));
            // A name that the story does not show to be a person's may be one.
            let is_name = !self.name.is_single()
                && !name.name.is_single()
                && self.name.compare(&name.name) == SpeakerMatch::Same;
            return match has_role || is_name {
                true => SpeakerMatch::Same,
                false => SpeakerMatch::Unknown,
            };
        }
        self.name.compare(&name.name)
    }
}

impl SourceName {
    pub(super) fn of(name: &str, lexicon: &Lexicon) -> SourceName {
        SourceName {
            name: PersonName::of(name, lexicon),
            role: role_words(name, lexicon),
        }
    }

    /// Returns its words, including those of a role.
    pub(super) fn all_words(&self) -> impl Iterator<Item = &str> {
        self.name
            .words()
            .chain(self.role.iter().map(String::as_str))
    }
}

/// Returns the words of a label that may be a role: `president` of "THE PRESIDENT".
fn role_words(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let words = name.split_whitespace().map(bare);
    let courtesy = |word: &str| lexicon.quoted(word).any(QuoteLists::LABEL_COURTESY);
    words
        .filter(|word| !word.is_empty() && !courtesy(word))
        .collect()
}
