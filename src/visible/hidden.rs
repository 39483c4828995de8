//! Hidden characters: invisible ones that can carry words or reorder the visible text.
//!
//! Most invisible characters have a use: a soft hyphen lets a word break, U+FE0F makes a heart red,
//! a joiner makes a firefighter from a woman and an engine, Hebrew has direction marks. In its
//! place such a character is not hidden. Hidden are a tag in a sentence, a direction override, a
//! variation selector after another one, a zero-width space inside `n\u{200B}ot`.

use super::is_invisible;
use serde::{Serialize, Serializer};
use std::cell::LazyCell;
use std::fmt;
use std::ops::Deref;

/// How many different characters are reported.
const TOLD: usize = 8;
/// How many of them a message names.
const NAMED: usize = 3;

/// The hidden characters of a text. Prints as `U+E0041 U+E0042`; in JSON it is a list of such
/// strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The first different ones, in the order of the text.
    kinds: Vec<char>,
    /// How many characters are hidden.
    count: usize,
}

/// Finds the hidden characters of a text.
#[must_use]
pub fn hidden(text: &str) -> Option<Hidden> {
    let mut found = Hidden {
        kinds: Vec::new(),
        count: 0,
    };
    let mut before = None;
    let mut flag = Flag::default();
    // Evaluated once: a text of direction marks must not be scanned for each of them.
    let has_rtl = LazyCell::new(|| text.chars().any(runs_to_the_left));
    for (at, char) in text.char_indices() {
        if is_suspect(char)
            && !flag.takes(char, &text[at..])
            && !is_in_place(char, before, &has_rtl)
        {
            found.count += 1;
            if found.kinds.len() < TOLD && !found.kinds.contains(&char) {
                found.kinds.push(char);
            }
        }
        flag.sees(char);
        before = Some(char);
    }
    (found.count > 0).then_some(found)
}

/// Returns whether a character may be a hidden one.
fn is_suspect(char: char) -> bool {
    (char.is_control() && !char.is_whitespace()) || is_invisible(char)
}

/// Returns whether an invisible character has a use at its place.
fn is_in_place(char: char, before: Option<char>, has_rtl: &impl Deref<Target = bool>) -> bool {
    // Behind a sign that is seen.
    let behind = |fits: fn(char) -> bool| {
        before
            .is_some_and(|before| fits(before) && !is_invisible(before) && !before.is_whitespace())
    };
    match char {
        '\u{AD}' => true,
        // Scripts that join their letters, and emoji.
        '\u{200D}' if before == Some('\u{FE0F}') => true,
        '\u{200C}' | '\u{200D}' => behind(|before| before >= '\u{590}'),
        '\u{FE00}'..='\u{FE0F}' => behind(|before| !before.is_ascii_alphabetic()),
        '\u{E0100}'..='\u{E01EF}' => behind(|before| before >= '\u{2E80}'),
        '\u{180B}'..='\u{180F}' => behind(|before| matches!(before, '\u{1800}'..='\u{18AF}')),
        '\u{34F}' => behind(|before| !before.is_ascii()),
        '\u{1160}' if before == Some('\u{115F}') => true,
        '\u{115F}' | '\u{1160}' => behind(|before| matches!(before, '\u{1100}'..='\u{11FF}')),
        '\u{17B4}' | '\u{17B5}' => behind(|before| matches!(before, '\u{1780}'..='\u{17FF}')),
        '\u{61C}' | '\u{200E}' | '\u{200F}' => **has_rtl,
        _ => false,
    }
}

/// Returns whether a letter is of a script that runs from right to left.
fn runs_to_the_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && char != '\u{61C}'
}

/// The flag of England is a black flag, the tags `gbeng` and a tag that ends them.
#[derive(Default)]
struct Flag {
    is_begun: bool,
}

impl Flag {
    /// The longest name of a region, and the tag that ends it.
    const LONGEST: usize = 7;

    /// Returns whether a tag is part of a flag.
    fn takes(&self, char: char, rest: &str) -> bool {
        let is_tag =
            |char: char| matches!(char, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
        let end = || rest.chars().take(Flag::LONGEST).find(|char| !is_tag(*char));
        let ends = |char: char| char == '\u{E007F}';
        self.is_begun && (ends(char) || (is_tag(char) && end().is_some_and(ends)))
    }

    fn sees(&mut self, char: char) {
        let is_tag = matches!(char, '\u{E0020}'..='\u{E007E}');
        self.is_begun = char == '\u{1F3F4}' || (self.is_begun && is_tag);
    }
}

impl Hidden {
    /// Returns the first different ones, each as `U+E0041`.
    pub fn code_points(&self) -> impl Iterator<Item = String> {
        self.kinds.iter().map(|char| code_point(*char))
    }
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = self.kinds.iter().take(NAMED);
        let named: Vec<String> = named.map(|char| code_point(*char)).collect();
        f.write_str(&named.join(" "))?;
        if self.count > named.len() {
            write!(f, " … ({} in all)", self.count)?;
        }
        Ok(())
    }
}

impl Serialize for Hidden {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.code_points())
    }
}

/// `U+E0041`
fn code_point(char: char) -> String {
    format!("U+{:04X}", u32::from(char))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        hidden(text).map_or(String::new(), |hidden| hidden.to_string())
    }

    #[test]
    fn what_hides_in_a_sentence_is_told() {
        assert_eq!(told("We will sell\u{E0041}\u{E0042}"), "U+E0041 U+E0042");
        assert_eq!(told("We will \u{202E}lles ton\u{202C} it"), "U+202E U+202C");
        assert_eq!(told("We will n\u{200B}ot"), "U+200B");
        assert_eq!(told("We\u{200E} will"), "U+200E");
        assert_eq!(told("We\u{1B}[2J will"), "U+001B");
        assert_eq!(told("n\u{200D}ot"), "U+200D");
        let many: String = "\u{E0041}\u{E0042}\u{E0043}\u{E0044}".repeat(5);
        assert_eq!(told(&many), "U+E0041 U+E0042 U+E0043 … (20 in all)");
    }

    #[test]
    fn words_in_variation_selectors_are_told() {
        assert_eq!(told("☺\u{FE0F}"), "");
        assert_eq!(told("☺\u{FE0F}\u{FE01}\u{E0123}"), "U+FE01 U+E0123");
        assert_eq!(told("No\u{FE01}"), "U+FE01");
    }

    #[test]
    fn what_has_its_use_is_not() {
        for text in [
            "We will\r\n\tsell the har\u{AD}bour",
            "👩\u{200D}🚒 ❤\u{FE0F}\u{200D}🔥 1\u{FE0F}\u{20E3}",
            "می\u{200C}خواهم",
            "שלום\u{200F}!",
            "葛\u{E0100}飾",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "“Ja,” sa Åse e\u{301}",
        ] {
            assert_eq!(told(text), "", "{text:?}");
        }
    }

    #[test]
    fn a_flag_has_no_room_for_words() {
        let words: String = ('a'..='i')
            .map(|c| char::from_u32(0xE0000 + u32::from(c)).unwrap())
            .collect();
        assert!(hidden(&format!("🏴{words}\u{E007F}")).is_some());
        assert!(hidden("🏴\u{E0067}\u{E0062} and on").is_some());
    }
}
