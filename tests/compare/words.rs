//! What is told of the words of an edit.

use super::*;

#[test]
fn contractions_are_taken_apart() {
    let pairs = [
        ("We won't go", "We will not go"),
        ("We can't go", "We can not go"),
        ("We can't go", "We cannot go"),
        ("We don't go", "We do not go"),
        ("We're going", "We are going"),
        ("We've gone", "We have gone"),
        ("We'll go", "We will go"),
        ("I'm going", "I am going"),
        ("He'd go", "He would go"),
        ("It's late", "It is late"),
        ("Now let's go", "Now let us go"),
        ("We gonna go", "We going to go"),
        ("We wanna go", "We want to go"),
        ("We gotta go", "We got to go"),
    ];
    for (before, after) in pairs {
        assert_eq!(
            notes(before, after),
            [Some(Note::Contraction)],
            "{before} / {after}"
        );
    }
}

#[test]
fn a_word_that_denies_is_a_negation_wherever_it_stands() {
    let is_negation = |word: &str| {
        let words = Words::of(word);
        words.len() == 1 && words.is_negation(0)
    };
    for word in [
        "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not",
    ] {
        assert!(is_negation(word), "{word}");
    }
    for word in [
        "nothing", "nowhere", "scarcely", "without", "unless", "don't", "mightn't",
    ] {
        assert!(is_negation(word), "{word}");
    }
    for word in ["now", "know", "note", "any", "nt", "n't-like"] {
        assert!(!is_negation(word), "{word}");
    }
    let negation = [Some(Note::Negation)];
    assert_eq!(notes("We never sell", "We sell"), negation);
    assert_eq!(notes("We never sell", "We hardly sell"), negation);
    assert_eq!(notes("We can sell", "We cannot sell"), negation);
    assert_eq!(
        notes("We sell with a license", "We sell without a license"),
        negation
    );
    assert_eq!(
        notes("We do not sell", "[We do not] sell").first(),
        Some(&Some(Note::Bracket))
    );
}

#[test]
fn a_name_is_a_capital_that_begins_no_sentence() {
    let name = [Some(Note::Name)];
    assert_eq!(notes("We met Rud again", "We met Moen again"), name);
    assert_eq!(notes("We met – Rud left", "We met – Moen left"), name);
    assert_eq!(notes("In 2019 Rud left", "In 2019 Moen left"), name);
    assert_eq!(notes("We met, Rud left", "We met, Moen left"), name);
    // What begins a sentence has a capital anyway.
    assert_eq!(notes("Ferries run", "Boats run"), [None]);
    for sign in [".", "?", "!", ":", " “"] {
        let (before, after) = (
            format!("It ran{sign} Ferries run"),
            format!("It ran{sign} Boats run"),
        );
        assert_eq!(notes(&before, &after), [None], "{before}");
    }
    // "I" is no name.
    assert_eq!(
        notes("Then I left it", "Then we left it"),
        [Some(Note::Pronoun)]
    );
    assert_eq!(
        notes("Then I'll leave it", "Then they'll leave it"),
        [Some(Note::Pronoun)]
    );
}

#[test]
fn numbers_in_words_and_digits() {
    for (before, after) in [
        ("12", "15"),
        ("two", "three"),
        ("-5", "5"),
        ("half", "third"),
        ("1,000", "1,001"),
    ] {
        let (before, after) = (
            format!("It cost {before} a day"),
            format!("It cost {after} a day"),
        );
        assert_eq!(
            notes(&before, &after),
            [Some(Note::Number)],
            "{before} / {after}"
        );
    }
    assert_eq!(
        notes("It cost a lot a day", "It cost twice a lot a day"),
        [Some(Note::Number)]
    );
}

#[test]
fn tenses_and_spellings_of_one_word() {
    let tenses = [
        ("is", "were"),
        ("has", "had"),
        ("does", "did"),
        ("will", "would"),
        ("can", "could"),
        ("shall", "should"),
        ("may", "might"),
        ("go", "went"),
        ("get", "got"),
        ("say", "said"),
        ("make", "made"),
        ("take", "took"),
        ("come", "came"),
        ("know", "knew"),
        ("close", "closing"),
        ("wait", "waited"),
        ("waiting", "waits"),
    ];
    for (before, after) in tenses {
        let found = notes(
            &format!("they all {before} there"),
            &format!("they all {after} there"),
        );
        assert_eq!(found, [Some(Note::Tense)], "{before} / {after}");
    }
    let spellings = [
        ("organisation", "organization"),
        ("organised", "organized"),
        ("rising", "rizing"),
        ("analyse", "analyze"),
        ("defence", "defense"),
        ("dialogue", "dialog"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("travelling", "traveling"),
        ("colour", "color"),
        ("grey", "gray"),
        ("recieve", "receive"),
        ("any body", "anybody"),
    ];
    for (before, after) in spellings {
        let found = notes(
            &format!("they all {before} there"),
            &format!("they all {after} there"),
        );
        assert_eq!(found, [Some(Note::Spelling)], "{before} / {after}");
    }
    // A plural is no tense, and other words that end alike are none either.
    assert_eq!(notes("the boat there", "the boats there"), [None]);
    assert_eq!(notes("they bake there", "they lake there"), [None]);
    assert_eq!(notes("the red boat", "the king boat"), [None]);
}

#[test]
fn fillers_and_words_said_twice() {
    let filler = [Some(Note::Filler)];
    for word in [
        "um", "uh", "er", "erm", "ah", "hm", "hmm", "mm", "well", "okay", "like", "you know",
        "i mean",
    ] {
        let found = notes(&format!("it was {word} late"), "it was late");
        assert_eq!(found, filler, "{word}");
    }
    assert_eq!(notes("it was sort of late", "it was late"), filler);
    assert_eq!(notes("it was kind of late", "it was late"), filler);
    assert_eq!(notes("it was it was late", "it was late"), filler);
    assert_eq!(notes("it was um like late", "it was late"), filler);
    assert_eq!(notes("it was very late", "it was late"), [None]);
    assert_eq!(notes("it was um very late", "it was late"), [None]);
    assert_eq!(notes("it was you know", "it was you see"), [None]);
}

#[test]
fn a_pronoun_counts_only_for_a_pronoun() {
    assert_eq!(
        notes("then they left", "then we left"),
        [Some(Note::Pronoun)]
    );
    assert_eq!(
        notes("then they've left", "then we've left"),
        [Some(Note::Pronoun)]
    );
    assert_eq!(notes("then they left", "then people left"), [None]);
    assert_eq!(notes("then we left it there", "then we left there"), [None]);
}

#[test]
fn an_ellipsis_or_a_bracket_on_either_side_is_told() {
    assert_eq!(
        notes("it was late and cold", "it was late …"),
        [Some(Note::Ellipsis)]
    );
    assert_eq!(
        notes("it was late … and cold", "it was late and cold"),
        [Some(Note::Ellipsis)]
    );
    assert_eq!(
        notes("then they left", "then [the owners] left"),
        [Some(Note::Bracket)]
    );
    assert_eq!(
        notes("yes; it was", "yes, it was"),
        [Some(Note::Punctuation)]
    );
}
