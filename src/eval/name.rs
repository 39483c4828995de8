//! Whether two names are those of one speaker.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// Words that name nobody: "Dr. Osei" is "Osei". No kind of the lexicon: figures must not depend on a user's words.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "sen",
    "rep",
    "gov",
    "president",
    "the",
    "a",
    "an",
];

/// Tells whether `name` is one of the `wanted` names.
///
/// Case, accents, titles and articles aside, it has to be equal, or to begin and end with the same
/// words ("Ines M. Duarte" for "Ines Duarte"), or to hold all of a name of two words or more
/// ("harbour master Ines Duarte"). "Duarte" alone is not "Ines Duarte": where it is enough, the
/// gold has to list it.
pub(crate) fn is_one_of(name: &str, wanted: &[String]) -> bool {
    let name = words(name);
    wanted.iter().any(|wanted| is_same(&name, &words(wanted)))
}

fn is_same(name: &[String], wanted: &[String]) -> bool {
    let (Some(ends), Some(wanted_ends)) = (ends(name), ends(wanted)) else {
        return false;
    };
    let full = wanted.len() >= 2;
    name == wanted
        || (full && ends == wanted_ends)
        || (full && name.windows(wanted.len()).any(|part| part == wanted))
}

/// The first and the last word.
fn ends(words: &[String]) -> Option<(&String, &String)> {
    Some((words.first()?, words.last()?))
}

/// Returns the words that name somebody, in lower case without accents; all words where none of
/// them does ("The A").
fn words(name: &str) -> Vec<String> {
    let plain: String = name
        .nfkd()
        .filter(|&c| canonical_combining_class(c) == 0)
        .collect();
    let plain = without_possessives(&plain.to_lowercase());
    let all: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let naming = |word: &&&str| !TITLES.contains(*word);
    let mut kept: Vec<&str> = all.iter().filter(naming).copied().collect();
    if kept.is_empty() {
        kept = all;
    }
    kept.into_iter().map(str::to_owned).collect()
}

/// Takes away each `'s` that ends a word: "the ministry's spokesman".
fn without_possessives(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find(['\'', '’']) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let mut chars = from.chars();
        let apostrophe = chars.next();
        let owns = chars.next() == Some('s')
            && !chars
                .next()
                .is_some_and(|c| c.is_alphanumeric() || c == '_');
        let taken = apostrophe.map_or(0, char::len_utf8);
        if owns {
            rest = &from[taken + 1..];
        } else {
            kept.push_str(&from[..taken]);
            rest = &from[taken..];
        }
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(name: &str, wanted: &str) -> bool {
        is_one_of(name, &[wanted.to_owned()])
    }

    #[test]
    fn case_accents_titles_and_articles_do_not_matter() {
        assert!(same("Åse Björk", "ase bjork"));
        assert!(same("Dr. Osei", "Osei"));
        assert!(same("The harbour trust", "harbour trust"));
        assert!(same("the ministry's spokesman", "Ministry spokesman"));
        assert!(same("The A", "the a"));
        assert!(same("Олена Коваль", "олена коваль"));
    }

    #[test]
    fn middle_names_and_roles_around_the_name_do_not_matter() {
        assert!(same("Ines M. Duarte", "Ines Duarte"));
        assert!(same("Ines Duarte", "Ines M. Duarte"));
        assert!(same("harbour master Ines Duarte", "Ines Duarte"));
        assert!(same("Ines Duarte, of the harbour trust", "Ines Duarte"));
    }

    #[test]
    fn a_part_of_a_name_is_not_the_name() {
        assert!(!same("Duarte", "Ines Duarte"));
        assert!(!same("Ines Duarte", "Duarte"));
        assert!(!same("Ines Hoang", "Ines Duarte"));
        assert!(!same("", "Ines Duarte"));
        assert!(!same("…", ""));
    }

    #[test]
    fn only_an_s_that_ends_a_word_is_a_possessive() {
        assert_eq!(without_possessives("o'shea's"), "o'shea");
        assert_eq!(without_possessives("the union’s head"), "the union head");
        assert_eq!(without_possessives("captains' 's_"), "captains' 's_");
    }
}
