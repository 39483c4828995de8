//! Whether two revisions speak of the same speaker.
//!
//! A revision may name somebody more or less fully than the one before: "Ms Horne" for "Emily
//! Horne", "a senior official" for "an official". What speaks against one speaker is a conflict: two
//! given names, two names of bodies, two roles.

use super::vocabulary::plain;
use crate::mention::{Speaker, SpeakerKind};

/// A speaker as far as the other revision can know it.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    kind: SpeakerKind,
    /// The words of the name, in small letters.
    name: Vec<String>,
    /// The roles, each in words.
    roles: Vec<Vec<String>>,
}

impl Figure {
    pub(super) fn of(speaker: &Speaker) -> Figure {
        Figure {
            kind: speaker.kind,
            name: words(&speaker.name),
            roles: speaker.roles.iter().map(|role| words(role)).collect(),
        }
    }

    /// Tells whether both may be one speaker.
    pub(super) fn is(&self, other: &Figure) -> bool {
        if self.name == other.name {
            return true;
        }
        match (self.kind, other.kind) {
            (SpeakerKind::Person, SpeakerKind::Person) => same_person(&self.name, &other.name),
            (SpeakerKind::Person, SpeakerKind::Role) => self.holds(other),
            (SpeakerKind::Role, SpeakerKind::Person) => other.holds(self),
            _ => holds_all(&self.name, &other.name) || holds_all(&other.name, &self.name),
        }
    }

    /// Tells whether a person is called what a speaker without a name is: "the spokeswoman" may be
    /// Emily Horne where the story calls her a spokeswoman.
    fn holds(&self, nameless: &Figure) -> bool {
        let head = nameless.name.last();
        self.roles.iter().any(|role| role.last() == head)
    }
}

/// Tells whether two names can be one person's: one surname, and no two given names.
fn same_person(one: &[String], other: &[String]) -> bool {
    let (one, other) = (without_suffix(one), without_suffix(other));
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

fn without_suffix(name: &[String]) -> &[String] {
    match name {
        [rest @ .., last] if matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") => rest,
        all => all,
    }
}

/// Tells whether a description has all the words of another and perhaps more: "a senior official in
/// the ministry" and "an official".
fn holds_all(long: &[String], short: &[String]) -> bool {
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}

/// The words of a name or description, without articles.
fn words(name: &str) -> Vec<String> {
    let name = plain(name);
    let words = name.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'));
    let words = words.filter(|w| !matches!(*w, "" | "a" | "an" | "the" | "one" | "another"));
    words.map(|w| w.trim_end_matches("'s").to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(kind: SpeakerKind, name: &str, roles: &[&str]) -> Figure {
        Figure {
            kind,
            name: words(name),
            roles: roles.iter().map(|role| words(role)).collect(),
        }
    }

    #[test]
    fn a_fuller_name_is_the_same_person() {
        let person = |name| figure(SpeakerKind::Person, name, &["mayor"]);
        for (one, other, same) in [
            ("Horne", "Emily Horne", true),
            ("Emily Horne", "Emily R. Horne", true),
            ("E. Horne", "Emily Horne", true),
            ("Sam Okoro", "Samuel Okoro Jr.", true),
            ("Emily Horne", "James Horne", false),
            ("Emily Horne", "Emily Hall", false),
            ("Emily Horne", "Okoro", false),
        ] {
            assert_eq!(person(one).is(&person(other)), same, "{one} / {other}");
            assert_eq!(person(other).is(&person(one)), same, "{other} / {one}");
        }
    }

    #[test]
    fn a_longer_description_is_the_same_speaker() {
        let role = |name| figure(SpeakerKind::Role, name, &[]);
        let official = role("an official");
        assert!(official.is(&role("a senior harbour official")));
        assert!(!role("a harbour official").is(&role("a ministry official")));
        assert!(official.is(&figure(
            SpeakerKind::Person,
            "Ana Reyes",
            &["port official"]
        )));
        assert!(!official.is(&figure(SpeakerKind::Person, "Ana Reyes", &["mayor"])));
    }
}
