//! Whether a name of the story and one of a source are one speaker's.

use super::Accord;
use crate::mention::{Speaker, SpeakerKind};
use crate::visible::cleaned;
use rustc_hash::FxHashSet;

/// A speaker of the stories, made ready to be compared.
#[derive(Debug)]
pub(super) struct Named<'a> {
    pub(super) speaker: &'a Speaker,
    /// The words of the name.
    words: Vec<String>,
    /// The words of all roles.
    roles: FxHashSet<String>,
}

/// A name out of a source, made ready to be compared.
#[derive(Debug)]
pub(super) struct Name {
    words: Vec<String>,
    /// The words that may be a role.
    role: Vec<String>,
}

impl<'a> Named<'a> {
    pub(super) fn of(speaker: &'a Speaker) -> Named<'a> {
        let roles = speaker.roles.iter().map(|role| role.to_lowercase());
        let words = |role: String| {
            role.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        Named {
            speaker,
            words: name_words(&speaker.name),
            roles: roles.flat_map(words).collect(),
        }
    }

    /// Returns the words that a name has to have one of to be this speaker's.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        let words = self.words.iter().map(String::as_str);
        let mut roles: Vec<&str> = self.roles.iter().map(String::as_str).collect();
        roles.sort_unstable();
        words.chain(roles)
    }

    /// Compares the speaker with a name of a source.
    pub(super) fn accord(&self, name: &Name) -> Accord {
        let (one, other) = (&self.words, &name.words);
        if one == other && !one.is_empty() {
            return Accord::Same;
        }
        if self.speaker.kind != SpeakerKind::Person || other.iter().all(|word| is_role(word)) {
            let role = &name.role;
            return match !role.is_empty() && role.iter().all(|word| self.roles.contains(word)) {
                true => Accord::Same,
                false => Accord::Unknown,
            };
        }
        match (one.as_slice(), other.as_slice()) {
            ([.., surname], [.., label]) if surname == label => match (one.len(), other.len()) {
                (1, _) | (_, 1) => Accord::Same,
                _ if one[0].chars().next() == other[0].chars().next() => Accord::Same,
                _ => Accord::Other,
            },
            ([single], names) | (names, [single]) if names.contains(single) => Accord::Same,
            _ => Accord::Other,
        }
    }
}

impl Name {
    pub(super) fn of(name: &str) -> Name {
        Name {
            words: name_words(name),
            role: role_words(name),
        }
    }

    /// Returns its words, those of a role among them.
    pub(super) fn all_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.role).map(String::as_str)
    }
}

/// The words of a name in small letters, without titles and remarks: `ruiz` of "SEN. RUIZ (D-Ohio)".
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

/// The words of a label that may be a role: `president` of "THE PRESIDENT".
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

/// The words of labels that name no person: who they are is for the reader to know.
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
