//! Numbers in another style: "12" and "twelve", "5 percent" and "5%", "$3 million" and "3 million dollars" say
//! the same.

use crate::compare::Words;
use std::ops::Range;

/// The words for numbers with a value below a hundred.
const SMALL: [(&str, u64); 28] = [
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The words that multiply a number before them.
const LARGE: [(&str, u64); 4] = [
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

/// Returns whether two passages have a number and are the same but for its style.
pub(super) fn is_same(
    before: &Words<'_>,
    old: &Range<usize>,
    after: &Words<'_>,
    new: &Range<usize>,
) -> bool {
    let (one, other) = (forms(before, old), forms(after, new));
    let is_number = |form: &String| form == "%" || form.starts_with(|c: char| c.is_ascii_digit());
    one == other && one.iter().any(is_number)
}

/// Returns the words of a passage with its numbers in digits, in an order of their own where a currency stands
/// before its number.
fn forms(words: &Words<'_>, range: &Range<usize>) -> Vec<String> {
    let mut forms = Vec::new();
    let mut currency = None;
    let mut at = range.start;
    while at < range.end {
        let key = words.key(at);
        if let Some((value, end)) = number(words, at, range.end) {
            forms.push(value);
            forms.extend(currency.take().map(str::to_owned));
            at = end;
            continue;
        }
        match key {
            "%" | "percent" | "pct" => forms.push("%".to_owned()),
            "per" if at + 1 < range.end && words.key(at + 1) == "cent" => {
                forms.push("%".to_owned());
                at += 1;
            }
            "$" => currency = Some("dollars"),
            "€" => currency = Some("euros"),
            "£" => currency = Some("pounds"),
            "dollar" | "euro" | "pound" => forms.push(format!("{key}s")),
            key if words.kind(at).is_spoken() => forms.push(key.to_owned()),
            _ => {}
        }
        at += 1;
    }
    forms.extend(currency.map(str::to_owned));
    forms
}

/// Reads the number at a word: its digits, and where it ends.
fn number(words: &Words<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    let known = |list: &[(&str, u64)], n: usize| {
        let key = (n < end).then(|| words.key(n))?;
        list.iter()
            .find(|(word, _)| *word == key)
            .map(|(_, value)| *value)
    };
    let digits = words.key(at);
    let (mut value, mut next) = match known(&SMALL, at) {
        Some(value) => {
            // `twenty-five`
            let hyphen = usize::from(at + 1 < end && words.key(at + 1) == "-");
            match known(&SMALL, at + 1 + hyphen)
                .filter(|unit| value >= 20 && (1..10).contains(unit))
            {
                Some(unit) => (value + unit, at + 2 + hyphen),
                None => (value, at + 1),
            }
        }
        None if digits.bytes().all(|b| b.is_ascii_digit()) => (digits.parse().ok()?, at + 1),
        None if digits.starts_with(|c: char| c.is_ascii_digit()) => {
            return Some((digits.to_owned(), at + 1));
        }
        None => return None,
    };
    while let Some(times) = known(&LARGE, next) {
        value = value.checked_mul(times)?;
        next += 1;
    }
    Some((value.to_string(), next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_is_told_from_another() {
        for (old, new, same) in [
            ("twelve", "12", true),
            ("twenty-five boats", "25 boats", true),
            ("5 percent", "5%", true),
            ("five per cent", "5 percent", true),
            ("$3 million", "three million dollars", true),
            ("1,000", "one thousand", true),
            ("twelve", "13", false),
            ("5 percent", "6%", false),
            ("3 million", "3 billion", false),
            ("3.5", "35", false),
            ("twelve boats", "12 ships", false),
            ("boats", "boats", false),
        ] {
            let (one, other) = (Words::of(old), Words::of(new));
            assert_eq!(
                is_same(&one, &(0..one.len()), &other, &(0..other.len())),
                same,
                "{old} / {new}"
            );
        }
    }
}
