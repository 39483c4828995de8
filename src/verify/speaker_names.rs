//! Whether a name in the story and a name in a source are the same speaker's.
//!
//! Titles are ignored and surnames compared. A label that is a role ("MODERATOR") can only be compared
//! where the story gives the speaker that role.

use super::result::SpeakerMatch;
use crate::coref::{Speaker, SpeakerKind};
use crate::visible::cleaned;
use rustc_hash::FxHashSet;

/// A speaker of the stories, prepared for comparison.
#[derive(Debug)]
pub(super) struct StorySpeaker<'a> {
    pub(super) speaker: &'a Speaker,
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
    pub(super) fn of(speaker: &'a Speaker) -> StorySpeaker<'a> {
        let roles = speaker.roles.iter().map(|role| role.to_lowercase());
        let words = |role: String| {
            role.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        StorySpeaker {
            speaker,
            words: name_words(&speaker.name),
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
        if self.speaker.kind != SpeakerKind::Person || other.iter().all(|word| is_role(word)) {
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
    pub(super) fn of(name: &str) -> SourceName {
        SourceName {
            words: name_words(name),
            role: role_words(name),
        }
    }

    /// Returns its words, including those of a role.
    pub(super) fn all_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.role).map(String::as_str)
    }
}

/// Returns the words of a name in lower case, without titles and remarks: `ruiz` of "SEN. RUIZ (D-Ohio)".
fn name_words(name: &str) -> Vec<String> {
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
        .filter(|word| !is_title(word))
        .cloned()
        .collect::<Vec<_>>();
    if named.is_empty() { words } else { named }
}

/// Returns the words of a label that may be a role: `president` of "THE PRESIDENT".
fn role_words(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(bare);
    words
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "the" | "mr" | "ms" | "madam"))
        .collect()
}

fn bare(word: &str) -> String {
    cleaned(word)
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'")
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "capt"
            | "chairman"
            | "chief"
            | "col"
            | "councillor"
            | "dr"
            | "gen"
            | "gov"
            | "governor"
            | "judge"
            | "justice"
            | "lady"
            | "lord"
            | "lt"
            | "mayor"
            | "minister"
            | "miss"
            | "mr"
            | "mrs"
            | "ms"
            | "officer"
            | "president"
            | "prof"
            | "professor"
            | "rep"
            | "rev"
            | "secretary"
            | "sen"
            | "senator"
            | "sgt"
            | "sir"
            | "the"
            | "jr"
            | "sr"
    )
}

/// Returns whether a word occurs in labels that name no person.
fn is_role(word: &str) -> bool {
    is_title(word)
        || word.chars().all(|c| c.is_ascii_digit())
        || matches!(
            word,
            "a" | "answer"
                | "anchor"
                | "announcer"
                | "audience"
                | "caller"
                | "chair"
                | "clerk"
                | "court"
                | "dispatcher"
                | "female"
                | "host"
                | "interviewer"
                | "male"
                | "man"
                | "member"
                | "moderator"
                | "of"
                | "operator"
                | "presenter"
                | "q"
                | "question"
                | "reporter"
                | "speaker"
                | "spokesman"
                | "spokesperson"
                | "spokeswoman"
                | "unidentified"
                | "unknown"
                | "voice"
                | "witness"
                | "woman"
                | "narrator"
        )
}
