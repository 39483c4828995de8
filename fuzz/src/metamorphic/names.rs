//! Other names for the people of a story: the same shape, the same gender.

use onrecord::coref::SpeakerKind;
use onrecord::lexicon::Classes;
use onrecord::{Analysis, Lexicon};
use std::collections::BTreeMap;

/// Names and what stands for them.
pub(super) type Renamed = BTreeMap<String, String>;

const SURNAMES: &[&str] = &[
    "Brekkelund",
    "Tarvonen",
    "Quillham",
    "Ostrowiak",
    "Venderholt",
    "Maristova",
    "Halvarsen",
    "Pelkonen",
    "Dunmarrow",
    "Szarkady",
    "Okonjima",
    "Belmontez",
    "Kirchwald",
    "Adeyinka",
    "Ferrantino",
    "Lindemark",
];

const MEN: &[&str] = &[
    "Henrik", "Tobias", "Gareth", "Rafael", "Anders", "Dmitri", "Marco", "Stefan",
];
const WOMEN: &[&str] = &[
    "Ingrid", "Beatriz", "Fiona", "Katarina", "Yolanda", "Helga", "Miriam", "Paula",
];

/// Finds another name for each given name and surname of the people who are named in full, where the
/// lexicon knows no other sense of it; nothing where there is none.
pub(super) fn others(story: &Analysis) -> Option<Renamed> {
    let lexicon = Lexicon::builtin();
    let text = story.document.text();
    let mut used = [0; 3];
    let mut names = Renamed::new();
    let people = story.coreference.speakers.iter();
    for person in people.filter(|speaker| speaker.kind == SpeakerKind::Person) {
        let words: Vec<&str> = person.name.split(' ').collect();
        let [given, .., surname] = words[..] else {
            continue;
        };
        let classes = |word: &str| lexicon.word(word).classes;
        let pools = [
            (given, MEN, Classes::GIVEN.with(Classes::MALE)),
            (given, WOMEN, Classes::GIVEN.with(Classes::FEMALE)),
            (surname, SURNAMES, Classes::NONE),
        ];
        for (n, (name, pool, wanted)) in pools.into_iter().enumerate() {
            if classes(name) != wanted || !is_plain(name) || names.contains_key(name) {
                continue;
            }
            let mut free = pool.iter().skip(used[n]);
            let new = free.find(|new| classes(new) == wanted && !text.contains(**new));
            if let Some(new) = new {
                used[n] = 1 + pool.iter().position(|name| name == new).unwrap_or_default();
                names.insert(name.to_owned(), (*new).to_owned());
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

/// Tells whether a name is a capital and small letters, none of them an s at the end, which an
/// apostrophe may follow.
fn is_plain(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && name.chars().count() > 2
        && !name.ends_with('s')
}

/// Puts other names for names, as whole words.
pub(super) fn rename(text: &str, names: &Renamed) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_letter = |c: char| c.is_alphabetic();
        let length = match is_letter(first) {
            true => rest.find(|c| !is_letter(c)).unwrap_or(rest.len()),
            false => rest.find(is_letter).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(length);
        renamed.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    renamed
}
