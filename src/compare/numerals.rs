//! Numbers in digits and in words: "1,500,000", "1.5 million", "one and a half" is left alone.

use super::tokenize::WordKind;
use super::words::Words;

/// A number without a unit, exact: `digits × 10^scale`, without trailing zeros, so that equal numbers are
/// equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: u64,
    scale: i32,
}

impl Decimal {
    fn new(mut digits: u64, mut scale: i32) -> Decimal {
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
            scale += 1;
        }
        let scale = if digits == 0 { 0 } else { scale };
        Decimal { digits, scale }
    }

    /// Reads digits with at most one point: "1250.50".
    pub(super) fn parse(word: &str) -> Option<Decimal> {
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let long = whole.len() + part.len() > 18;
        // A number with a zero in front is a name or a code: "007".
        let code = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || long || code || !is_digits(whole) || !is_digits(part) {
            return None;
        }
        let digits = format!("{whole}{part}").parse().ok()?;
        Some(Decimal::new(digits, -(part.len() as i32)))
    }

    fn times(self, zeros: i32) -> Decimal {
        match self.digits {
            0 => self,
            _ => Decimal::new(self.digits, self.scale + zeros),
        }
    }
}

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    Cardinal(Decimal),
    Ordinal(Decimal),
}

/// The numbers below twenty.
const SMALL: [&str; 20] = [
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
];

/// The tens from twenty on.
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The ordinals up to the twelfth.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Reads numbers among words.
pub(super) struct Numerals;

impl Numerals {
    /// Returns whether a word can be part of a number.
    pub(super) fn is_word(key: &str) -> bool {
        small(key).is_some()
            || magnitude(key).is_some()
            || key == "hundred"
            || ordinal(key).is_some()
    }

    /// Returns the words that can be part of a number.
    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        let others = [
            "hundred", "thousand", "million", "mn", "billion", "bn", "trillion",
        ];
        let small = SMALL.into_iter().chain(TENS);
        small.chain(ORDINALS).chain(others)
    }

    /// Reads the number that begins at a word, and returns it with the word after it.
    pub(super) fn read(words: &Words<'_>, at: usize, end: usize) -> Option<(Numeral, usize)> {
        let key = words.key(at);
        if let Some(order) = ordinal(key).or_else(|| ordinal_digits(key)) {
            return Some((Numeral::Ordinal(Decimal::new(order, 0)), at + 1));
        }
        if words.kind(at) == WordKind::Number {
            let (number, zeros) = digits(key)?;
            return Some(magnitudes(words, number.times(zeros), at + 1, end));
        }
        let is_size =
            |n: usize| n < end && (magnitude(words.key(n)).is_some() || words.key(n) == "hundred");
        if matches!(key, "a" | "an") && is_size(at + 1) {
            return spelled(words, at + 1, end, 1);
        }
        small(key)?;
        spelled(words, at, end, 0)
    }
}

/// Reads "million" and the like after a number in digits.
fn magnitudes(words: &Words<'_>, number: Decimal, at: usize, end: usize) -> (Numeral, usize) {
    let zeros = (at < end).then(|| words.key(at)).and_then(magnitude);
    match zeros {
        Some(zeros) => magnitudes_end(number.times(zeros), at + 1),
        None => magnitudes_end(number, at),
    }
}

fn magnitudes_end(number: Decimal, next: usize) -> (Numeral, usize) {
    (Numeral::Cardinal(number), next)
}

/// Reads a number in words; `begun` is the "a" of "a hundred".
fn spelled(words: &Words<'_>, mut at: usize, end: usize, begun: u64) -> Option<(Numeral, usize)> {
    // The sum so far; the part below the next magnitude, "two hundred five" of "… thousand".
    let (mut total, mut part, mut seen) = (0_u64, begun, begun > 0);
    // The size of the last small number: "twenty" may be followed by "five", "five" by nothing.
    let mut last = if begun > 0 { 1 } else { u64::MAX };
    while at < end {
        let key = words.key(at);
        if let Some(value) = small(key) {
            let fits = last >= if value >= 10 { 100 } else { 20 };
            if !fits {
                break;
            }
            part = part.checked_add(value)?;
            last = value;
            seen = true;
        } else if key == "hundred" && seen && part < 100 && part > 0 {
            part *= 100;
            last = 100;
        } else if let Some(zeros) = magnitude(key).filter(|_| seen && part > 0) {
            let size = 10_u64.checked_pow(zeros.unsigned_abs())?;
            total = total.checked_add(part.checked_mul(size)?)?;
            part = 0;
            last = 1000;
        } else if matches!(key, "-" | "and") && at + 1 < end {
            let joins = match key {
                "-" => last >= 20,
                _ => last >= 100,
            };
            if !joins || last == u64::MAX || small(words.key(at + 1)).is_none() {
                break;
            }
        } else {
            break;
        }
        at += 1;
    }
    let number = Decimal::new(total.checked_add(part)?, 0);
    seen.then_some((Numeral::Cardinal(number), at))
}

/// Reads digits and what is glued to them: "4m", "10k".
fn digits(key: &str) -> Option<(Decimal, i32)> {
    for (ending, zeros) in [("bn", 9), ("m", 6), ("k", 3)] {
        if let Some(number) = key.strip_suffix(ending).and_then(Decimal::parse) {
            return Some((number, zeros));
        }
    }
    Decimal::parse(key).map(|number| (number, 0))
}

/// Returns the zeros of a magnitude.
fn magnitude(key: &str) -> Option<i32> {
    match key {
        "thousand" => Some(3),
        "million" | "mn" => Some(6),
        "billion" | "bn" => Some(9),
        "trillion" => Some(12),
        _ => None,
    }
}

/// Returns the value of a word below a hundred.
fn small(key: &str) -> Option<u64> {
    let place = |words: &[&str]| words.iter().position(|word| *word == key);
    let ten = place(&TENS).map(|n| (n as u64 + 2) * 10);
    place(&SMALL).map(|n| n as u64).or(ten)
}

/// Returns the number of an ordinal in letters.
fn ordinal(key: &str) -> Option<u64> {
    let place = ORDINALS.iter().position(|word| *word == key);
    place.map(|n| n as u64 + 1)
}

/// Returns the number of an ordinal in digits: "3rd".
fn ordinal_digits(key: &str) -> Option<u64> {
    let ending = ["st", "nd", "rd", "th"];
    let digits = ending.iter().find_map(|end| key.strip_suffix(end))?;
    let short = (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| short)
}
