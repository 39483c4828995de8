//! Names of people: "Sen. Ana M. Ruiz (D-Ohio)", "RUIZ, ANA", "Enrique Peña" and "ENRIQUE PENA NIETO".
//!
//! Titles, accents and the order of the words make no other person; a given name does.

use super::role_words::{is_role, is_title};
use super::speaker_match::SpeakerMatch;
use crate::lexicon::{Classes, Lexicon};
use crate::visible::cleaned;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The words of a name in lower case, without titles and accents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct PersonName {
    words: Vec<String>,
}

/// Short forms of given names that are not their beginnings.
const NICKNAMES: [(&str, &str); 27] = [
    ("andy", "andrew"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("billy", "william"),
    ("bob", "robert"),
    ("chuck", "charles"),
    ("dick", "richard"),
    ("drew", "andrew"),
    ("hank", "henry"),
    ("jack", "john"),
    ("jim", "james"),
    ("kate", "katherine"),
    ("kate", "catherine"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("meg", "margaret"),
    ("mick", "michael"),
    ("mike", "michael"),
    ("ned", "edward"),
    ("peggy", "margaret"),
    ("rick", "richard"),
    ("ted", "edward"),
    ("ted", "theodore"),
    ("ted", "rafael"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("will", "william"),
];

impl PersonName {
    /// Reads a name as a story or a label has it.
    pub(super) fn of(name: &str, lexicon: &Lexicon) -> PersonName {
        let (front, inside) = match name.split_once('(') {
            Some((front, rest)) => (front, rest.split(')').next().unwrap_or("")),
            None => (name, ""),
        };
        let own = Self::of_part(front, lexicon);
        // “Madam Deputy Speaker (Rosa Lind)”
        let office = own.words.is_empty() || own.words.iter().all(|word| is_role(word, lexicon));
        let holder = Self::of_part(inside, lexicon);
        if office
            && holder.words.len() > 1
            && !holder.words.iter().any(|word| is_role(word, lexicon))
        {
            return holder;
        }
        own
    }

    fn of_part(part: &str, lexicon: &Lexicon) -> PersonName {
        let mut parts = part.split(',');
        let front = parts.next().unwrap_or(part);
        let mut words = words_of(front);
        let rest = parts.next().map(words_of).unwrap_or_default();
        // “RUIZ, ANA”
        let given = |word: &String| lexicon.word(word).classes.any(Classes::GIVEN);
        if words.len() == 1 && (1..=2).contains(&rest.len()) && rest.first().is_some_and(given) {
            words.splice(0..0, rest);
        }
        let named: Vec<String> = words
            .iter()
            .filter(|word| !is_title(word, lexicon))
            .cloned()
            .collect();
        PersonName {
            words: if named.is_empty() { words } else { named },
        }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Returns whether it is one word: a surname, or a given name.
    pub(super) fn is_single(&self) -> bool {
        self.words.len() == 1
    }

    /// Returns whether both have the same words.
    pub(super) fn equals(&self, other: &PersonName) -> bool {
        !self.words.is_empty() && self.words == other.words
    }

    /// Returns whether two people share a surname.
    pub(super) fn is_namesake(&self, other: &PersonName) -> bool {
        let surname = self
            .words
            .last()
            .is_some_and(|word| other.words.last() == Some(word));
        surname && self.compare(other) == SpeakerMatch::Different
    }

    /// Compares two names.
    pub(super) fn compare(&self, other: &PersonName) -> SpeakerMatch {
        let (long, short) = if self.words.len() >= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let (Some(surname), Some(last)) = (short.last(), long.last()) else {
            return SpeakerMatch::Unknown;
        };
        let mut rest = long.iter();
        let ordered = short
            .iter()
            .all(|word| rest.any(|other| is_same(word, other)));
        if ordered || is_reversed(short, long) {
            return SpeakerMatch::Same;
        }
        let (Some(given), Some(own)) = (short.first(), long.first()) else {
            return SpeakerMatch::Unknown;
        };
        if short.len() == 1 {
            return match is_near(surname, last) {
                true => SpeakerMatch::Unknown,
                false => SpeakerMatch::Different,
            };
        }
        match (is_same(surname, last), is_given(given, own)) {
            (true, true) => SpeakerMatch::Same,
            // “John” and “James” Ruiz may be one man to a typist; a “J.” fits both.
            (true, false) if given.chars().next() == own.chars().next() => SpeakerMatch::Unknown,
            (false, true) if is_near(surname, last) => SpeakerMatch::Unknown,
            _ => SpeakerMatch::Different,
        }
    }
}

/// Returns whether two words of names are the same; a word that a wrong decoding broke off is compared by
/// what is left of it.
fn is_same(one: &str, other: &str) -> bool {
    let broken = |one: &str, other: &str| {
        one.strip_suffix(BROKEN)
            .is_some_and(|rest| rest.len() > 1 && other.starts_with(rest))
    };
    one == other || broken(one, other) || broken(other, one)
}

/// Returns whether two given names may be one: "Bill" and "William", "J" and "John".
fn is_given(one: &str, other: &str) -> bool {
    let known = |pair: &&(&str, &str)| **pair == (one, other) || **pair == (other, one);
    let short = one.chars().count().min(other.chars().count());
    let begins = one.starts_with(other) || other.starts_with(one);
    is_same(one, other) || (begins && short != 2) || NICKNAMES.iter().any(|pair| known(&pair))
}

/// Returns whether two surnames differ by little, as in a typing error.
fn is_near(one: &str, other: &str) -> bool {
    let start = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let end = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let long = one.chars().count().max(other.chars().count());
    long > 4 && start + end + 1 >= long
}

/// Returns whether a name has the words of the other in another order: "Nagy Anna" and "Anna Nagy".
fn is_reversed(short: &[String], long: &[String]) -> bool {
    short.len() > 1 && short.len() == long.len() && short.iter().all(|word| long.contains(word))
}

/// Ends a word of which a wrong decoding left only the beginning: `PeÃ` of “PeÃ±a”.
const BROKEN: char = '\u{FFFD}';

fn words_of(part: &str) -> Vec<String> {
    let of = |word: &&str| !matches!(word.to_lowercase().as_str(), "of" | "from" | "for");
    let words = part.split_whitespace().take_while(of);
    let words = words.flat_map(|word| word.split(['-', '‐', '–']));
    words.map(bare).filter(|word| !word.is_empty()).collect()
}

/// Returns a word in lower case, without the signs around it and without accents.
pub(super) fn bare(word: &str) -> String {
    let word = repaired(&cleaned(word));
    let word = word.trim_matches(|c: char| !(c.is_alphanumeric() || c == BROKEN));
    let plain = word.nfd().filter(|c| !is_combining_mark(*c));
    let plain: String = plain.flat_map(char::to_lowercase).collect();
    let plain = plain
        .replace('’', "'")
        .replace('ø', "o")
        .replace('ł', "l")
        .replace('ß', "ss");
    plain.strip_suffix("'s").map(str::to_owned).unwrap_or(plain)
}

/// Undoes a wrong decoding: “PeÃ±a” is “Peña”; of “PeÃ” only the beginning is known.
fn repaired(word: &str) -> String {
    let word: String = word.nfc().collect();
    if !word.contains(['Ã', 'Â', 'Å', BROKEN]) {
        return word;
    }
    let bytes: Option<Vec<u8>> = word
        .chars()
        .map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    if let Some(word) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
        return word;
    }
    let start = word.split(['Ã', 'Â', 'Å', BROKEN]).next().unwrap_or("");
    format!("{start}{BROKEN}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(one: &str, other: &str) -> SpeakerMatch {
        let (one, other) = {
            let lexicon = Lexicon::builtin();
            (PersonName::of(one, lexicon), PersonName::of(other, lexicon))
        };
        assert_eq!(one.compare(&other), other.compare(&one));
        one.compare(&other)
    }

    #[test]
    fn one_person_in_two_forms() {
        for (one, other) in [
            ("Ana Ruiz", "SEN. ANA RUIZ (D-Ohio)"),
            ("Ruiz", "ANA RUIZ"),
            ("Ana Ruiz", "RUIZ, ANA"),
            ("Enrique Peña", "ENRIQUE PENA NIETO"),
            ("Enrique PeÃ", "ENRIQUE PENA NIETO"),
            ("Enrique PeA\u{303}", "ENRIQUE PENA NIETO"),
            ("Enrique PeÃ±a", "Enrique Peña"),
            ("Bill Brook", "William Brook"),
            ("J. Brook", "JANE BROOK"),
            ("Tom Brook", "Thomas Brook"),
            ("Nagy Anna", "Anna Nagy"),
            ("Rosa Lind", "Madam Deputy Speaker (Rosa Lind)"),
            ("Søren Dahl", "SOREN DAHL"),
            ("Lena Okoro", "LENA OKORO, CHIEF ENGINEER"),
            ("Brandt", "Mr. BRANDT of North Harrow"),
        ] {
            assert_eq!(compare(one, other), SpeakerMatch::Same, "{one} / {other}");
        }
    }

    #[test]
    fn two_people() {
        for (one, other) in [
            ("Ana Ruiz", "Paul Ruiz"),
            ("Ana Ruiz", "Ana Holm"),
            ("Ruiz", "Holm"),
            ("Bill Brook", "Hillary Brook"),
        ] {
            assert_eq!(
                compare(one, other),
                SpeakerMatch::Different,
                "{one} / {other}"
            );
        }
        assert_eq!(compare("John Ruiz", "James Ruiz"), SpeakerMatch::Unknown);
    }
}
