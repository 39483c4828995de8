//! Values of features, of stories made for them, and what the ranker makes of its rows.

use super::instance::EntityInstance;
use super::model::{EntityRanker, Ranking};
use super::schema::EntityFeature::{self, *};
use crate::coref::{Coreference, resolve_with};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::rank::{FlatTree, Forest};
use crate::scan;

/// Returns what is asked of a story, with who is named in it.
fn questions(text: &str) -> (Coreference, Vec<EntityInstance>) {
    let lexicon = Lexicon::builtin();
    let document = Document::plain("story", text).expect("a short story");
    let scan = scan::scan(&document, lexicon);
    let mut seen = Vec::new();
    let blank = EntityRanker::default();
    let ranking = Ranking {
        seen: Some(&mut seen),
        ..Ranking::of_sources(&blank)
    };
    let found = resolve_with(&document, &scan, lexicon, ranking);
    (found, seen)
}

/// Returns what is asked of the last mention that reads `words`, with the row of the candidate with this name; of a new
/// entity where it is empty.
fn asked(text: &str, words: &str, name: &str) -> (EntityInstance, usize) {
    let (found, seen) = questions(text);
    let reads = |i: &EntityInstance| &text[found.mentions[i.mention].span] == words;
    let instance = seen.into_iter().rev().find(reads);
    let instance = instance.unwrap_or_else(|| panic!("nobody asked about {words:?} in {text:?}"));
    let named = |id: &crate::mention::SpeakerId| found.speakers[id.index()].name == name;
    let row = match name {
        "" => instance.candidates.len(),
        _ => {
            let row = instance.candidates.iter().position(named);
            row.unwrap_or_else(|| panic!("no candidate {name:?} in {text:?}"))
        }
    };
    (instance, row)
}

const TWO: &str = "Ada Vik met Ines Duarte. Vik left.\n\n“It was late,” she said.";
const SHE_HERSELF: &str =
    "Ada Vik met Ines Duarte.\n\n“I have known Ines Duarte for years,” she said.";
const GOES_ON: &str =
    "Ada Vik met Ines Duarte.\n\n“It was late,” she said. “Ines Duarte slept. We rowed.”";
const LAWYER: &str = "Ada Vik hired a harbour lawyer. Ines Duarte, a captain, left.\n\n“It was late,” the lawyer said.";
const OWNED: &str = "Ada Vik met Ines Duarte.\n\n“It was late,” Vik's lawyer said.";
const LAWYERS: &str = "Vik's lawyer met Duarte's lawyer.\n\n“It was late,” Vik's lawyer said. “No,” Duarte's lawyer said.";
const TOLD: &str = "Arne Lund left.\n\nOla Vik left because he was “late”.";
const AHEAD: &str = "Ola Vik left.\n\nThough he was “late”, Arne Lund stayed.";
const SOON: &str = "“It was late,” the lawyer said.\n\nAda Vik left.";

#[test]
fn features_have_the_values_of_their_stories() {
    let cases: &[(EntityFeature, &str, &str, &str, u8)] = &[
        (Candidates, TWO, "she", "Ada Vik", 2),
        (Paragraph, TWO, "she", "Ada Vik", 1),
        (Rule, TWO, "she", "Ada Vik", 1),
        (Rule, TWO, "she", "Ines Duarte", 2),
        (Rule, TWO, "she", "", 5),
        (Count, TWO, "she", "Ada Vik", 2),
        (Count, TWO, "she", "Ines Duarte", 1),
        (Total, TWO, "she", "Ada Vik", 2),
        (TotalRank, TWO, "she", "Ada Vik", 0),
        (TotalRank, TWO, "she", "Ines Duarte", 1),
        (Share, TWO, "she", "Ada Vik", 2),
        (Words, TWO, "she", "Ada Vik", 2),
        (Sentences, TWO, "she", "Ada Vik", 2),
        (Sentences, TWO, "she", "Ines Duarte", 3),
        (Paragraphs, TWO, "she", "Ada Vik", 2),
        (Rank, TWO, "she", "Ada Vik", 0),
        (Rank, TWO, "she", "Ines Duarte", 1),
        (Subject, TWO, "she", "Ada Vik", 2),
        (Subject, TWO, "she", "Ines Duarte", 0),
        (Opened, TWO, "she", "Ada Vik", 2),
        (Opened, TWO, "she", "Ines Duarte", 0),
        (Opens, TWO, "she", "Ines Duarte", 2),
        (Quoted, SHE_HERSELF, "she", "Ines Duarte", 2),
        (Quoted, SHE_HERSELF, "she", "Ada Vik", 1),
        (Quoted, GOES_ON, "she", "Ines Duarte", 3),
        (Quoted, GOES_ON, "she", "Ada Vik", 1),
        (SameHead, LAWYER, "the lawyer", "a harbour lawyer", 2),
        (SameHead, LAWYER, "the lawyer", "Ines Duarte", 7),
        (SameHead, LAWYER, "the lawyer", "Ada Vik", 0),
        (Roles, LAWYER, "the lawyer", "Ines Duarte", 1),
        (Owner, OWNED, "Vik's lawyer", "Ada Vik", 1),
        (Owner, OWNED, "Vik's lawyer", "Ines Duarte", 5),
        (Owner, LAWYERS, "Duarte's lawyer", "Vik's lawyer", 4),
        (Owner, LAWYERS, "Vik's lawyer", "Vik's lawyer", 3),
        (Tokens, TWO, "she", "Ada Vik", 4),
        (Clause, TWO, "she", "Ada Vik", 1),
        (Clause, TOLD, "he", "Ola Vik", 1 + 2 + 16),
        (Ahead, AHEAD, "he", "Arne Lund", 2),
        (Ahead, TWO, "she", "Ada Vik", 0),
        (Since, SOON, "the lawyer", "Ada Vik", 41),
        (Sentences, SOON, "the lawyer", "Ada Vik", 0),
    ];
    for &(feature, text, words, name, value) in cases {
        let (instance, row) = asked(text, words, name);
        let found = instance.rows[row][feature as usize];
        assert_eq!(found, value, "{feature:?} of {words} and {name:?}: {text}");
    }
}

/// A ranker that likes rows with these values of one feature.
fn liking(feature: &str, mask: u64, score: i32) -> EntityRanker {
    let tree = FlatTree::parse(&format!("{feature} {mask:x} 0 {score}"), EntityFeature::ALL);
    EntityRanker {
        forest: Forest::new(&[tree.expect("a tree")], 1),
        ..EntityRanker::default()
    }
}

#[test]
fn the_rules_are_overruled_by_a_clear_answer_only() {
    let (instance, other) = asked(TWO, "she", "Ines Duarte");
    // One mention so far: Duarte; a new entity has none.
    let clear = liking("Count", 1 << 1, 4096);
    let choice = clear.choose(&instance).expect("a choice");
    assert_eq!(choice.row, other);
    assert!(choice.probability > choice.second);
    let slight = liking("Count", 1 << 1, 50);
    let choice = slight.choose(&instance).expect("a choice");
    assert_eq!(choice.row, instance.rule);
    assert!(EntityRanker::default().choose(&instance).is_none());
}

#[test]
fn far_from_quotes_nobody_is_asked() {
    let text = "Ada Vik met Ines Duarte. She left.\n\nOne.\n\nTwo.\n\n“It was late,” Vik said.";
    assert!(questions(text).1.is_empty());
}
