//! Mojibake: UTF-8 that was read as windows-1252, and saved so.
//!
//! `donâ€™t`, `KrÃ¶ger` and `â€œStopâ€` are “don’t”, “Kröger” and “Stop” in quotation marks: each character
//! became two or three, one per byte. The way back is certain where the bytes are UTF-8 again and the
//! characters are no words of any language. Capitals before a quotation mark (`MAÇÃ”`) are left alone.
//!
//! Some systems dropped the first two of three characters: `don™t`, `˜retro™`. Control characters between
//! U+0080 and U+009F are windows-1252 that was read as Latin-1.

use super::reference::reference;
use std::borrow::Cow;

/// What windows-1252 has at the bytes from 0x80 to 0x9F; `\0` where it has nothing.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// What follows an apostrophe in a contraction or a possessive.
const ENDINGS: [&str; 7] = ["t", "s", "re", "ve", "ll", "d", "m"];

/// Returns whether a character may begin damage, so that [`mojibake`] need not be asked about others.
pub(crate) fn may_be_damage(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9F}' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'â' | 'ï' | 'ð'
    )
}

/// Decodes the mojibake that a text begins with: its length in bytes, and the character that it was.
///
/// Text that was damaged twice (`MÃƒÂ¼ller`) is decoded twice.
pub(crate) fn mojibake(text: &str) -> Option<(usize, char)> {
    let first = text.chars().next()?;
    if let '\u{80}'..='\u{9F}' = first {
        return Some((first.len_utf8(), of_control(first)?));
    }
    if !may_be_damage(first) && !has_split_accent(text) {
        return None;
    }
    let twice = decode(text, |text| {
        decode(text, character).or_else(|| ordinal(text))
    });
    twice.or_else(|| decode(text, character))
}

/// Returns whether text begins with a `Ã`, `Â` or `â` whose accent is a character of its own: `SeÃ±or` in a text that
/// was decomposed after the damage.
pub(crate) fn has_split_accent(text: &str) -> bool {
    text.starts_with(['A', 'a']) && text[1..].starts_with(['\u{302}', '\u{303}'])
}

/// Returns the first character of text that may have been decomposed after the damage, and its length:
/// `¨` became a space with an accent, `¼` became `1⁄4`.
fn character(text: &str) -> Option<(usize, char)> {
    const DECOMPOSED: [(&str, char); 10] = [
        ("A\u{303}", 'Ã'),
        ("A\u{302}", 'Â'),
        ("a\u{302}", 'â'),
        (" \u{308}", '¨'),
        (" \u{304}", '¯'),
        (" \u{301}", '´'),
        (" \u{327}", '¸'),
        ("1\u{2044}4", '¼'),
        ("1\u{2044}2", '½'),
        ("3\u{2044}4", '¾'),
    ];
    let decomposed = DECOMPOSED
        .iter()
        .find(|(damaged, _)| text.starts_with(damaged));
    if let Some((damaged, whole)) = decomposed {
        return Some((damaged.len(), *whole));
    }
    let first = text.chars().next()?;
    Some((first.len_utf8(), first))
}

/// Decodes the `º` or `ª` that text damaged twice begins with, if it became a letter: `SaÃƒÂol` was `Saúl`.
fn ordinal(text: &str) -> Option<(usize, char)> {
    let (lead, first) = character(text)?;
    let decoded = match text[lead..].chars().next()? {
        'o' => 'º',
        'a' => 'ª',
        _ => return None,
    };
    (first == 'Â').then_some((lead + 1, decoded))
}

/// Decodes the first character of a text whose characters are bytes of UTF-8.
fn decode(text: &str, character: impl Fn(&str) -> Option<(usize, char)>) -> Option<(usize, char)> {
    let (mut end, first) = character(text)?;
    let lead = may_be_damage(first).then(|| byte(first)).flatten()?;
    let length = match lead {
        0xC2..=0xC5 => 2,
        0xE2 | 0xEF => 3,
        0xF0 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut last = first;
    for (n, place) in bytes[1..length].iter_mut().enumerate() {
        let next = character(&text[end..]).and_then(|(len, c)| Some((len, c, byte(c)?)));
        match next {
            Some((len, c, byte @ 0x80..=0xBF)) => {
                (*place, last) = (byte, c);
                end += len;
            }
            // The last character of a closing mark has no sign in windows-1252, and is often lost.
            _ if n == 1 && lead == 0xE2 && last == '€' => return Some((end, '”')),
            _ => return None,
        }
    }
    let decoded = std::str::from_utf8(&bytes[..length]).ok()?;
    let decoded = decoded.chars().next()?;
    let is_letter_next = text[end..].chars().next().is_some_and(char::is_alphabetic);
    let is_certain = match lead {
        0xC2 => decoded >= '\u{A0}',
        0xC3..=0xC5 => is_letter_next || !matches!(last, '‘' | '’' | '“' | '”' | '–' | '—' | '…'),
        0xE2 => matches!(bytes[1], 0x80 | 0x82 | 0x84 | 0x86 | 0x88),
        _ => true,
    };
    is_certain.then_some((end, decoded))
}

/// Returns whether a trade mark sign stands for an apostrophe (`don™t`), given the text around it.
pub(crate) fn lost_apostrophe(before: Option<char>, after: &str) -> bool {
    let word = after.trim_start_matches(char::is_alphabetic);
    let word = &after[..after.len() - word.len()];
    before.is_some_and(char::is_alphabetic) && ENDINGS.contains(&word)
}

/// Returns whether a text has signs of damage: mojibake, its remains, or U+FFFD.
pub(crate) fn has_damage(text: &str) -> bool {
    let is_damage = |(at, c): (usize, char)| {
        matches!(c, '\u{80}'..='\u{9F}' | '\u{FFFD}' | '˜' | '™')
            || (may_be_damage(c) && mojibake(&text[at..]).is_some())
    };
    !text.is_ascii() && text.char_indices().any(is_damage)
}

/// Returns a text as it was before its signs were encoded or damaged: character references, mojibake and
/// lost apostrophes decoded.
pub(crate) fn readable(text: &str) -> Cow<'_, str> {
    let is_plain = |b: &u8| b.is_ascii() && *b != b'&';
    if text.as_bytes().iter().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut readable = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let len = c.len_utf8();
        if let Some((len, decoded)) = (c == '&').then(|| reference(rest)).flatten() {
            readable.push_str(&decoded);
            at += len;
            continue;
        }
        let (len, c) = match c {
            '™' if lost_apostrophe(readable.chars().next_back(), &rest[len..]) => (len, '’'),
            c if may_be_damage(c) || has_split_accent(rest) => mojibake(rest).unwrap_or((len, c)),
            c => (len, c),
        };
        readable.push(c);
        at += len;
    }
    Cow::Owned(readable)
}

/// Returns the byte of a character in windows-1252.
fn byte(c: char) -> Option<u8> {
    match c {
        '\0'..='\u{FF}' => u8::try_from(u32::from(c)).ok(),
        _ => {
            let at = HIGH.iter().position(|high| *high == c)?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

/// Returns what a control character is in windows-1252. U+009D is the rest of a closing mark.
fn of_control(c: char) -> Option<char> {
    let at = u32::from(c) - 0x80;
    let high = *HIGH.get(at as usize)?;
    match (c, high) {
        ('\u{9D}', _) => Some('”'),
        (_, '\0') => None,
        (_, high) => Some(high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_undone() {
        for (damaged, whole) in [
            ("â€œWe donâ€™t,â€\u{9d} she said", "“We don’t,” she said"),
            ("â€œStopâ€ he said", "“Stop” he said"),
            (
                "Jonas KrÃ¶ger of ZÃ¼rich â€“ and PetrÅ¡",
                "Jonas Kröger of Zürich – and Petrš",
            ),
            ("5Â°, Â£10, â‚¬20, Adobeâ„¢", "5°, £10, €20, Adobe™"),
            ("It\u{92}s \u{93}late\u{94}", "It’s “late”"),
            ("EspaÃ±a y EspaÃ‘a", "España y EspaÑa"),
            ("IÃƒÂ±igo SÃ\u{83}Â¡nchez", "Iñigo Sánchez"),
            (
                "IA\u{303}±igo SaÃ \u{308}ne of KA\u{303}1\u{2044}4ln",
                "Iñigo Saène of Küln",
            ),
            ("IA\u{303}\u{83}A\u{302}±igo", "Iñigo"),
            ("SaA\u{303}\u{83}A\u{302}ol", "Saúl"),
        ] {
            assert_eq!(readable(damaged), whole);
        }
    }

    #[test]
    fn words_of_other_languages_are_no_damage() {
        for text in [
            "château, naïve, Ångström, Ähre",
            "“MAÇÔ — “GARÇÃ”, disse",
            "“voilâ” Â. Â",
            "Brand™ of the ð",
            "cha\u{302}teau A\u{303} 1\u{2044}4",
        ] {
            assert_eq!(readable(text), text);
        }
    }

    #[test]
    fn a_trade_mark_is_an_apostrophe_only_inside_a_contraction() {
        assert!(lost_apostrophe(Some('n'), "t waste"));
        assert!(lost_apostrophe(Some('I'), "ve had"));
        assert!(!lost_apostrophe(Some('d'), " of"));
        assert!(!lost_apostrophe(Some('d'), "is"));
        assert!(!lost_apostrophe(None, "s"));
    }

    #[test]
    fn any_two_characters_are_read() {
        let signs: Vec<char> = ('\u{80}'..='\u{FF}')
            .chain(HIGH)
            .chain(['a', 'A', ' ', '1', '\u{2044}', '\u{303}', '\u{308}'])
            .collect();
        for one in &signs {
            for two in &signs {
                let text: String = [*one, *two, '€'].iter().collect();
                readable(&text);
            }
        }
    }
}
