//! Whether two revisions name the same speaker.
//!
//! A revision may name somebody more or less fully than the one before: "Ms Horne" for "Emily Horne", "a
//! senior official" for "an official". Two speakers are different if they conflict: two given names, two
//! names of organizations, two roles.

use super::vocabulary::plain;
use crate::coref::{Speaker, SpeakerKind};
use crate::lexicon::{Lexicon, QuoteLists, WordLists};

/// A speaker, as it can be compared with one of the other revision.
#[derive(Clone, Debug)]
pub(super) struct SpeakerIdentity {
    kind: SpeakerKind,
    /// The words of the name, in lower case.
    name: Vec<String>,
    /// Whether the last of them distinguishes two of a family: `Jr.`
    has_suffix: bool,
    /// The roles, each in words.
    roles: Vec<Vec<String>>,
}

impl SpeakerIdentity {
    pub(super) fn of(speaker: &Speaker, lexicon: &Lexicon) -> SpeakerIdentity {
        let roles = speaker.roles.iter().map(|role| words(role, lexicon));
        let name = words(&speaker.name, lexicon);
        let last = name.last().map(|last| lexicon.word(last).lists);
        SpeakerIdentity {
            kind: speaker.kind,
            has_suffix: last.is_some_and(|lists| lists.any(WordLists::GENERATION)),
            name,
            roles: roles.collect(),
        }
    }

    /// Returns whether both may be one speaker.
    pub(super) fn may_be(&self, other: &SpeakerIdentity) -> bool {
        if self.name == other.name {
            return true;
        }
        match (self.kind, other.kind) {
            (SpeakerKind::Person, SpeakerKind::Person) => {
                same_person(self.without_suffix(), other.without_suffix())
            }
            (SpeakerKind::Person, SpeakerKind::Role) => self.has_role_of(other),
            (SpeakerKind::Role, SpeakerKind::Person) => other.has_role_of(self),
            _ => contains_all(&self.name, &other.name) || contains_all(&other.name, &self.name),
        }
    }

    fn without_suffix(&self) -> &[String] {
        &self.name[..self.name.len() - usize::from(self.has_suffix)]
    }

    /// Returns whether a person has the role of a speaker without a name: "the spokeswoman" may be Emily
    /// Horne where the story calls her a spokeswoman.
    fn has_role_of(&self, nameless: &SpeakerIdentity) -> bool {
        let head = nameless.name.last();
        self.roles.iter().any(|role| role.last() == head)
    }
}

/// Returns whether two names can be one person's: one surname, and no two given names.
fn same_person(one: &[String], other: &[String]) -> bool {
    let (Some((surname, given)), Some((other_surname, other_given))) =
        (one.split_last(), other.split_last())
    else {
        return false;
    };
    // "Lula" for "Luiz Inácio Lula da Silva", "Prince Harry" for "Harry".
    if one.len() == 1 || other.len() == 1 {
        return one.contains(other_surname) || other.contains(surname);
    }
    let fits = |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
    surname == other_surname
        && (given.iter().any(|a| other_given.iter().any(|b| fits(a, b))) || given == other_given)
}

/// Returns whether a description has all the words of another: "a senior official in
/// the ministry" and "an official".
fn contains_all(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

/// The words of a name or description, without articles.
fn words(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let name = plain(name);
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'));
    let is_determiner = |w: &str| lexicon.quoted(w).any(QuoteLists::DESCRIPTION_DETERMINER);
    let words = words.filter(|w| !w.is_empty() && !is_determiner(w));
    words.map(|w| w.trim_end_matches("'s").to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Gender;

    fn identity(kind: SpeakerKind, name: &str, roles: &[&str]) -> SpeakerIdentity {
        let speaker = Speaker {
            roles: roles.iter().map(|role| role.to_string()).collect(),
            name: name.to_owned(),
            kind,
            mentions: Vec::new(),
            gender: Gender::Unknown,
        };
        SpeakerIdentity::of(&speaker, Lexicon::builtin())
    }

    #[test]
    fn a_fuller_name_is_the_same_person() {
        let person = |name| identity(SpeakerKind::Person, name, &["mayor"]);
        for (one, other, same) in [
            ("Horne", "Emily Horne", true),
            ("Emily Horne", "Emily R. Horne", true),
            ("E. Horne", "Emily Horne", true),
            ("Sam Okoro", "Samuel Okoro Jr.", true),
            ("Emily Horne", "James Horne", false),
            ("Emily Horne", "Emily Hall", false),
            ("Emily Horne", "Okoro", false),
        ] {
            assert_eq!(person(one).may_be(&person(other)), same, "{one} / {other}");
            assert_eq!(person(other).may_be(&person(one)), same, "{other} / {one}");
        }
    }

    #[test]
    fn a_longer_description_is_the_same_speaker() {
        let role = |name| identity(SpeakerKind::Role, name, &[]);
        let official = role("an official");
        assert!(official.may_be(&role("a senior harbour official")));
        assert!(!role("a harbour official").may_be(&role("a ministry official")));
        assert!(official.may_be(&identity(
            SpeakerKind::Person,
            "Ana Reyes",
            &["port official"]
        )));
        assert!(!official.may_be(&identity(SpeakerKind::Person, "Ana Reyes", &["mayor"])));
    }
}
