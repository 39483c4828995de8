//! Words compared: the edits between two texts, what each does to the meaning, and how much is the same.

mod words;

use onrecord::compare::{Edit, Note, Permille, Words, edits, similarity};

/// The edits of two texts, as words: what stood, what stands, and the note.
fn shown(before: &str, after: &str) -> Vec<(String, String, Option<Note>)> {
    let (before, after) = (Words::of(before), Words::of(after));
    let text = |words: &Words<'_>, range: &std::ops::Range<usize>| {
        words.text()[words.cover(range.clone())].to_owned()
    };
    let edits = edits(&before, &after).into_iter();
    edits
        .map(|e| (text(&before, &e.before), text(&after, &e.after), e.note))
        .collect()
}

/// The notes of the edits both ways, which have to agree.
#[track_caller]
fn notes(before: &str, after: &str) -> Vec<Option<Note>> {
    let there: Vec<_> = shown(before, after)
        .into_iter()
        .map(|(.., note)| note)
        .collect();
    let back: Vec<_> = shown(after, before)
        .into_iter()
        .map(|(.., note)| note)
        .collect();
    assert_eq!(there, back, "{before} / {after}");
    there
}

fn shared(before: &str, after: &str) -> u16 {
    let (before, after) = (Words::of(before), Words::of(after));
    let edits = edits(&before, &after);
    let Permille(shared) = similarity(&before, &after, &edits);
    shared
}

#[test]
fn every_note_has_its_name() {
    let names = [
        (Note::Negation, "negation"),
        (Note::Number, "number"),
        (Note::Name, "name"),
        (Note::Bracket, "bracket"),
        (Note::Ellipsis, "ellipsis"),
        (Note::Pronoun, "pronoun"),
        (Note::Tense, "tense"),
        (Note::Spelling, "spelling"),
        (Note::Contraction, "contraction"),
        (Note::Filler, "filler"),
        (Note::Case, "case"),
        (Note::Punctuation, "punctuation"),
    ];
    for (note, name) in names {
        assert_eq!(note.name(), name);
    }
}

#[test]
fn similarity_is_twice_the_shared_words_by_all_words() {
    assert_eq!(shared("", ""), 1000);
    assert_eq!(shared("…", ", –"), 1000);
    assert_eq!(shared("the old ferry left", "the old ferry left"), 1000);
    assert_eq!(shared("the old ferry left", ""), 0);
    assert_eq!(shared("the gate", "a door"), 0);
    // Three of four words are shared by both: six of eight.
    assert_eq!(shared("the old ferry left", "the new ferry left"), 750);
    // Four of five and of four: eight of nine.
    assert_eq!(shared("the very old ferry left", "the old ferry left"), 888);
    assert_eq!(shared("the old ferry left", "the old ferry left at 5"), 800);
}

#[test]
fn capitals_and_signs_are_no_other_words() {
    assert_eq!(shared("The old ferry, left", "the old Ferry left!"), 1000);
    let (before, after) = (Words::of("Yes, we go"), Words::of("yes we stay"));
    let found = edits(&before, &after);
    let typographic: Vec<bool> = found.iter().map(Edit::is_typographic).collect();
    assert_eq!(typographic, [true, true, false]);
}

#[test]
fn an_edit_costs_the_words_of_its_longer_side() {
    let cost = |before: &str, after: &str| -> Vec<usize> {
        let (before, after) = (Words::of(before), Words::of(after));
        let edits = edits(&before, &after);
        edits
            .iter()
            .map(|edit| edit.cost(&before, &after))
            .collect()
    };
    assert_eq!(cost("we go home", "we stay home"), [1]);
    assert_eq!(cost("we go home", "we never leave it, home"), [3]);
    assert_eq!(cost("we never leave it home", "we home"), [3]);
    assert_eq!(cost("yes, we go", "yes we go"), [0]);
}

#[test]
fn a_word_dropped_and_one_put_in_its_place_are_one_edit() {
    let found = shown("the gate was open all day", "the door was shut all day");
    let expected = [("gate", "door"), ("open", "shut")];
    let pairs: Vec<(&str, &str)> = found
        .iter()
        .map(|(b, a, _)| (b.as_str(), a.as_str()))
        .collect();
    assert_eq!(pairs, expected);
    let found = shown("we saw the gate", "we heard about the gate");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].0.as_str(), found[0].1.as_str()),
        ("saw", "heard about")
    );
    // A capital stays an edit of its own beside another.
    let found = shown("We saw it", "we heard it");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].2, Some(Note::Case));
}

#[test]
fn capitals_are_told_among_equal_words_anywhere() {
    let found = shown(
        "it rained in May and the May boat left",
        "it snowed in may and the may boat stayed",
    );
    let case = Some(Note::Case);
    let cases: Vec<&str> = found
        .iter()
        .filter(|e| e.2 == case)
        .map(|e| e.0.as_str())
        .collect();
    assert_eq!(cases, ["May", "May"]);
    let found = shown("May rained and Rud", "may snowed and rud");
    let cases: Vec<&str> = found
        .iter()
        .filter(|e| e.2 == case)
        .map(|e| e.0.as_str())
        .collect();
    assert_eq!(cases, ["May", "Rud"]);
}

#[test]
fn the_shortest_list_of_edits_is_found() {
    // A word in the middle of a passage of many that are alike.
    let many = "a b a c a b a d ".repeat(60);
    let found = shown(&many, &many.replacen(" c ", " ", 1));
    let dropped: Vec<(&str, &str)> = found
        .iter()
        .map(|(b, a, _)| (b.as_str(), a.as_str()))
        .collect();
    assert_eq!(dropped, [("c", "")]);
    // Longer than what is compared at any cost: still only what was changed.
    let long: String = (0..6_000).map(|n| format!("w{n} ")).collect();
    let other = format!("x {} y", long.replace("w3000 ", "z "));
    let found = shown(&long, &other);
    let changed: Vec<(&str, &str)> = found
        .iter()
        .map(|(b, a, _)| (b.as_str(), a.as_str()))
        .collect();
    assert_eq!(changed, [("", "x"), ("w3000", "z"), ("", "y")]);
}

#[test]
fn no_shorter_list_of_edits_exists_for_a_long_passage() {
    // Far apart, and up to 4,000 words together: a heuristic would settle for more edits.
    let mut state = 1_u32;
    let mut passage = || -> Vec<u32> {
        let next = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % 40
        };
        (0..1_500).map(next).collect()
    };
    let (old, new) = (passage(), passage());
    let text = |words: &[u32]| -> String { words.iter().map(|n| format!("w{n} ")).collect() };
    let (before, after) = (text(&old), text(&new));
    let found = edits(&Words::of(&before), &Words::of(&after));
    let changed: usize = found
        .iter()
        .map(|edit| edit.before.len() + edit.after.len())
        .sum();
    assert_eq!(
        changed,
        old.len() + new.len() - 2 * longest_common(&old, &new)
    );
}

/// The length of the longest common subsequence, by the table of all prefixes.
fn longest_common(old: &[u32], new: &[u32]) -> usize {
    let mut row = vec![0; new.len() + 1];
    for a in old {
        let mut diagonal = 0;
        for (n, b) in new.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = match a == b {
                true => diagonal + 1,
                false => above.max(row[n]),
            };
            diagonal = above;
        }
    }
    row[new.len()]
}
