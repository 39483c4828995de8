//! Cells that a spreadsheet has formatted anew: numbers that are known again, and what it could not keep.

use std::borrow::Cow;

/// Returns a whole number as we write it: `3` for `3.0`, `3,00` and `1234` for `1,234`; other cells as they are.
pub(super) fn whole_number(cell: &str) -> Cow<'_, str> {
    let is_plain = cell.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain {
        return Cow::Borrowed(cell);
    }
    let values = numbers(cell);
    match values
        .iter()
        .find(|value| value.bytes().all(|byte| byte.is_ascii_digit()))
    {
        Some(whole) => Cow::Owned(whole.clone()),
        None => Cow::Borrowed(cell),
    }
}

/// Returns what a spreadsheet made of a cell that it could not keep: a date, an error, a number that is cut.
pub(super) fn is_lost(cell: &str) -> bool {
    const ERRORS: [&str; 7] = [
        "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!",
    ];
    let cell = cell.trim();
    let hashes = cell.len() > 2 && cell.bytes().all(|byte| byte == b'#');
    ERRORS.contains(&cell) || hashes || is_date(cell) || is_scientific(cell)
}

/// `4-Mar`, `03. Apr`, `2026-03-04`, `04/03/2026`.
fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let is_number = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| {
        const MONTHS: &str =
            "jan feb mar apr may jun jul aug sep oct nov dec mai juin okt dez mrz mär avr abr ago";
        let part = part.to_lowercase();
        MONTHS.split(' ').any(|month| month == part)
    };
    let named = parts.iter().filter(|part| is_month(part)).count();
    let numbers = parts.iter().filter(|part| is_number(part)).count();
    let is_whole = named + numbers == parts.len() && cell.len() <= 12;
    is_whole && ((named == 1 && (1..=2).contains(&numbers)) || (named == 0 && numbers == 3))
}

fn is_scientific(cell: &str) -> bool {
    cell.split_once("E+").is_some_and(|(digits, power)| {
        digits.starts_with(|char: char| char.is_ascii_digit())
            && !power.is_empty()
            && power.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Returns the numbers that a cell may mean, in digits without zeros at the ends: either sign may be that of
/// decimals or of thousands. A spreadsheet may have made one cell of another if they have one of them in common:
/// `12.5` of `12.50`, `1200` of `1,200`.
pub(super) fn numbers(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    let is_digit = |char: char| char.is_ascii_digit();
    if !cell.starts_with(is_digit) || !cell.ends_with(is_digit) {
        return Vec::new();
    }
    let mut values = Vec::new();
    for decimal in ['.', ','] {
        let (whole, fraction) = cell.split_once(decimal).unwrap_or((cell, ""));
        let thousands = whole.split(['.', ',', ' ', '\u{A0}', '\u{202F}', '’', '\'']);
        let groups: Vec<&str> = thousands.collect();
        let is_grouped = groups.len() == 1
            || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
        let are_digits = groups
            .iter()
            .chain([&fraction])
            .all(|group| group.chars().all(is_digit));
        if !is_grouped || !are_digits {
            continue;
        }
        let whole = groups.concat();
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.trim_end_matches('0');
        values.push(match fraction {
            "" => whole.to_owned(),
            fraction => format!("{whole}.{fraction}"),
        });
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same_number(one: &str, other: &str) -> bool {
        numbers(one)
            .iter()
            .any(|value| numbers(other).contains(value))
    }

    #[test]
    fn numbers_are_known_again_and_nothing_else_is() {
        for (story, cell) in [
            ("12.50", "12.5"),
            ("1,200", "1200"),
            ("007", "7"),
            ("1.234,50", "1234,5"),
            ("3", "3,0"),
        ] {
            assert!(is_same_number(story, cell), "{story} {cell}");
        }
        for (story, cell) in [
            ("12.50", "12.6"),
            ("1,20", "120"),
            ("yes", "yes"),
            ("1 or 2", "12"),
            ("", ""),
        ] {
            assert!(!is_same_number(story, cell), "{story} {cell}");
        }
        for (cell, number) in [
            ("3", "3"),
            ("3.0", "3"),
            ("3,00", "3"),
            ("1,234", "1234"),
            ("x", "x"),
            ("", ""),
        ] {
            assert_eq!(whole_number(cell), number);
        }
    }

    #[test]
    fn what_a_spreadsheet_could_not_keep_is_known() {
        for lost in [
            "4-Mar",
            "03. Apr",
            "2026-03-04",
            "04/03/2026",
            "#NAME?",
            "######",
            "1.2E+12",
        ] {
            assert!(is_lost(lost), "{lost}");
        }
        for quote in [
            "3-4",
            "May",
            "May we go",
            "12.50",
            "#1",
            "4 more",
            "1. April, perhaps",
            "E+",
            "",
        ] {
            assert!(!is_lost(quote), "{quote}");
        }
    }
}
