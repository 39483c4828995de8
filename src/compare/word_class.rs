//! Closed classes of words that an edit may touch: negations, numbers, pronouns.

/// Returns whether a word, by its key, is a negation. Any word in "n't" is: "can't", "won't".
pub fn is_negation(key: &str) -> bool {
    const WORDS: [&str; 15] = [
        "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not",
        "nothing", "nowhere", "scarcely", "without", "unless",
    ];
    WORDS.contains(&key) || key.ends_with("n't")
}

/// Returns whether a word is a number, in digits or in letters.
pub(super) fn is_number(key: &str) -> bool {
    const WORDS: [&str; 44] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "trillion",
        "dozen",
        "dozens",
        "half",
        "third",
        "quarter",
        "twice",
        "double",
    ];
    WORDS.contains(&key) || key.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// Returns whether a word is a pronoun, alone or in a contraction: "we", "we've".
pub(super) fn is_pronoun(key: &str) -> bool {
    const WORDS: [&str; 33] = [
        "he",
        "her",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "i",
        "it",
        "its",
        "itself",
        "me",
        "mine",
        "my",
        "myself",
        "our",
        "ours",
        "ourselves",
        "she",
        "their",
        "theirs",
        "them",
        "themselves",
        "they",
        "us",
        "we",
        "you",
        "your",
        "yours",
        "yourself",
        "that",
        "this",
        "these",
    ];
    WORDS.contains(&key.split('\'').next().unwrap_or(key))
}
