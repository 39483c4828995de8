//! `--speaker NAME`: which speakers a reader wants to see.

use regex::{Regex, RegexBuilder};
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A speaker as a reader types the name.
#[derive(Clone, Debug)]
pub(crate) enum SpeakerFilter {
    /// These words, in this order: `joe biden` finds "Joe R. Biden Jr.".
    Words(Vec<String>),
    /// `/…/`, on the name without case and accents.
    Pattern(Regex),
}

impl FromStr for SpeakerFilter {
    type Err = String;

    fn from_str(typed: &str) -> Result<SpeakerFilter, String> {
        let pattern = typed
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'));
        if let Some(pattern) = pattern {
            let pattern = without_accents(pattern);
            return match RegexBuilder::new(&pattern).case_insensitive(true).build() {
                Ok(regex) => Ok(SpeakerFilter::Pattern(regex)),
                Err(error) => Err(error.to_string()),
            };
        }
        let words = words(typed);
        if words.is_empty() {
            return Err("give a name or words of a name".to_owned());
        }
        Ok(SpeakerFilter::Words(words))
    }
}

impl SpeakerFilter {
    /// Returns whether a name matches.
    pub(crate) fn matches(&self, name: &str) -> bool {
        match self {
            SpeakerFilter::Words(wanted) => {
                let mut words = words(name).into_iter();
                wanted.iter().all(|word| words.any(|other| other == *word))
            }
            SpeakerFilter::Pattern(regex) => regex.is_match(&without_accents(name)),
        }
    }
}

/// Returns the words of a name in lower case without accents: `o`, `brien` for "O’Brien".
fn words(name: &str) -> Vec<String> {
    let plain = without_accents(name).to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Takes the accents off: "Åse Łukasz" becomes "Ase Lukasz".
fn without_accents(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for char in name.nfd().filter(|c| !is_combining_mark(*c)) {
        match char {
            // Letters of their own in Unicode, but a reader's keyboard may not have them.
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'đ' | 'ð' => plain.push('d'),
            'Đ' | 'Ð' => plain.push('D'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("Ae"),
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("Oe"),
            '’' => plain.push('\''),
            _ => plain.push(char),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, name: &str) -> bool {
        typed.parse::<SpeakerFilter>().unwrap().matches(name)
    }

    #[test]
    fn any_words_of_a_name_will_do() {
        assert!(finds("okafor", "Grace Okafor"));
        assert!(finds("Grace Okafor", "Grace N. Okafor"));
        assert!(!finds("Okafor Grace", "Grace Okafor"));
        assert!(!finds("Lund", "Teresa Lundgren"));
    }

    #[test]
    fn case_accents_and_apostrophes_do_not_matter() {
        assert!(finds("ase bjork", "Åse Björk"));
        assert!(finds("Åse", "Ase Bjork"));
        assert!(finds("sorensen", "Mads Sørensen"));
        assert!(finds("O'Brien", "Sinéad O’Brien"));
        assert!(finds("strasse", "Otto Straße"));
    }

    #[test]
    fn slashes_make_a_regular_expression() {
        assert!(finds("/^grace|lund$/", "Teresa Lund"));
        assert!(finds("/bjork/", "Åse Björk"));
        assert!(!finds("/^lund/", "Teresa Lund"));
        assert!("/(/".parse::<SpeakerFilter>().is_err());
    }

    #[test]
    fn a_name_without_letters_is_refused() {
        assert!("".parse::<SpeakerFilter>().is_err());
        assert!("–".parse::<SpeakerFilter>().is_err());
    }
}
