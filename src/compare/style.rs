//! House style: the same words written another way, which nobody hears.
//!
//! "25" and "twenty-five", "$4 million" and "$4,000,000", "Sen." and "Senator", "re-election" and
//! "reelection" sound the same. Both sides of an edit are written out in one form; if the forms are
//! equal, the edit changed the style only. A different number has a different form.

use super::note::Note;
use super::numerals::{Decimal, Numeral, Numerals};
use super::tokenize::WordKind;
use super::words::Words;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// A part of a text in its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
enum StyleForm {
    Number(Numeral),
    Word(String),
    /// The end of a sentence: "25. Years later" is not "25 years later".
    Stop,
}

/// Returns what kind of style two passages differ in; `None` where they differ in words.
///
/// The note is [`Note::NumberStyle`], [`Note::Abbreviation`] or [`Note::Compound`].
pub fn style_note(
    before: &Words<'_>,
    old: Range<usize>,
    after: &Words<'_>,
    new: Range<usize>,
) -> Option<Note> {
    // Nearly all edits end here, without a copy of their words.
    let styled =
        |words: &Words<'_>, range: &Range<usize>| range.clone().any(|n| has_styles(words, n));
    if !styled(before, &old) || !styled(after, &new) {
        let joined =
            is_same_letters(before, &old, after, &new) && is_compound(before, &old, after, &new);
        return joined.then_some(Note::Compound);
    }
    let (one, other) = (forms(before, &old), forms(after, &new));
    if one == other && !one.is_empty() {
        let is_number = |form: &StyleForm| !matches!(form, StyleForm::Word(_) | StyleForm::Stop);
        let is_amount = |form: &StyleForm| matches!(form, StyleForm::Word(word) if word == "%");
        let numeric = one.iter().any(|form| is_number(form) || is_amount(form));
        return Some(if numeric {
            Note::NumberStyle
        } else {
            Note::Abbreviation
        });
    }
    is_compound(before, &old, after, &new).then_some(Note::Compound)
}

/// Returns whether a term is part of a number as people write it: "four", "million", `$`, "percent".
pub fn is_numeral(words: &Words<'_>, n: usize) -> bool {
    words.kind(n) == WordKind::Number
        || currency(words.key(n)).is_some()
        || matches!(words.key(n), "%" | "percent" | "per" | "cent" | "pct")
        || Numerals::is_word(words.key(n))
}

/// Returns whether a word may be written in several styles: numbers, abbreviations, acronyms, and what has an
/// apostrophe after it.
fn has_styles(words: &Words<'_>, n: usize) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let listed = WORDS.get_or_init(|| {
        let short = SHORT.iter().flat_map(|(short, full)| [*short, *full]);
        let signs = ["am", "pm", "all", "%", "&", "$", "€", "£", "¥", "yen"];
        short.chain(signs).chain(Numerals::words()).collect()
    });
    let key = words.key(n);
    match words.kind(n) {
        WordKind::Number => true,
        WordKind::Word => {
            listed.contains(key)
                || key.contains('.')
                || key.ends_with("s's")
                || (key.len() > 1 && !words.folded(n).contains(char::is_lowercase))
                || (key.ends_with('s') && n + 1 < words.len() && words.key(n + 1) == "'")
        }
        _ => listed.contains(key),
    }
}

/// Returns whether two passages have the same letters.
fn is_same_letters(
    before: &Words<'_>,
    old: &Range<usize>,
    after: &Words<'_>,
    new: &Range<usize>,
) -> bool {
    fn letters<'w>(words: &'w Words<'_>, range: &Range<usize>) -> impl Iterator<Item = u8> + 'w {
        let spoken = range.clone().filter(|&n| words.kind(n).is_spoken());
        spoken.flat_map(|n| words.key(n).bytes())
    }
    letters(before, old).eq(letters(after, new))
}

/// Writes a passage in its one form.
fn forms(words: &Words<'_>, range: &Range<usize>) -> Vec<StyleForm> {
    let mut forms = Vec::new();
    let mut at = range.start;
    // "$5" is "5 dollars": the currency follows its number.
    let mut money = None;
    while at < range.end {
        let key = words.key(at);
        if let Some((form, next)) = Numerals::read(words, at, range.end) {
            forms.push(StyleForm::Number(form));
            at = next;
            forms.extend(
                money
                    .take()
                    .map(|name: &str| StyleForm::Word(name.to_owned())),
            );
            continue;
        }
        match words.kind(at) {
            WordKind::Sign | WordKind::Dash if currency(key).is_some() => money = currency(key),
            WordKind::Sign if matches!(key, "." | "?" | "!") => {
                let is_short = at > range.start && is_abbreviation(words, at - 1);
                if !is_short && at + 1 < range.end {
                    forms.push(StyleForm::Stop);
                }
            }
            WordKind::Sign if key == "%" => forms.push(StyleForm::Word("%".to_owned())),
            WordKind::Sign if key == "&" => forms.push(StyleForm::Word("and".to_owned())),
            WordKind::Sign if matches!(key, "/" | "+" | "=" | "#" | "°" | "@") => {
                forms.push(StyleForm::Word(key.to_owned()));
            }
            WordKind::Word | WordKind::Number => {
                if key == "per" && at + 1 < range.end && words.key(at + 1) == "cent" {
                    forms.push(StyleForm::Word("%".to_owned()));
                    at += 2;
                    continue;
                }
                forms.extend(word_forms(words, at));
            }
            _ => {}
        }
        at += 1;
    }
    forms.extend(money.map(|name| StyleForm::Word(name.to_owned())));
    forms
}

/// Writes a word that is no number in its one form.
fn word_forms(words: &Words<'_>, n: usize) -> Vec<StyleForm> {
    let (key, folded) = (words.key(n), words.folded(n));
    let word = |text: &str| vec![StyleForm::Word(text.to_owned())];
    if let Some(full) = full_form(key) {
        return word(full);
    }
    if words.kind(n) == WordKind::Number {
        // "3pm" is "3 p.m."
        for half in ["am", "pm", "a.m", "p.m"] {
            let digits = key.strip_suffix(half).and_then(Decimal::parse);
            if let Some(hour) = digits {
                let half = half.replace('.', "");
                return vec![
                    StyleForm::Number(Numeral::Cardinal(hour)),
                    StyleForm::Word(half),
                ];
            }
        }
        return word(key);
    }
    let bare = folded.replace('.', "");
    if bare.len() < folded.len() && matches!(key, "a.m" | "p.m") {
        return word(&bare.to_lowercase());
    }
    // "U.S." and "US", but not "us".
    if bare.chars().count() > 1 && !bare.contains(char::is_lowercase) {
        return word(&bare);
    }
    let possessive = key.ends_with('s')
        && n + 1 < words.len()
        && words.kind(n + 1) == WordKind::Mark
        && words.key(n + 1) == "'"
        && words.span(n).end() == words.span(n + 1).start();
    if possessive {
        return word(&format!("{key}'s"));
    }
    word(key)
}

/// Returns the name of a currency, by its sign or its word.
fn currency(key: &str) -> Option<&'static str> {
    match key {
        "$" | "dollar" | "dollars" => Some("dollars"),
        "€" | "euro" | "euros" => Some("euros"),
        "£" => Some("pounds"),
        "¥" | "yen" => Some("yen"),
        _ => None,
    }
}

/// Words with a short form that is read out in full.
const SHORT: [(&str, &str); 37] = [
    ("apr", "april"),
    ("aug", "august"),
    ("capt", "captain"),
    ("col", "colonel"),
    ("dec", "december"),
    ("dept", "department"),
    ("dollar", "dollars"),
    ("dr", "doctor"),
    ("euro", "euros"),
    ("feb", "february"),
    ("gen", "general"),
    ("gov", "governor"),
    ("jan", "january"),
    ("jr", "junior"),
    ("lt", "lieutenant"),
    ("mister", "mr"),
    ("missus", "mrs"),
    ("mt", "mount"),
    ("nov", "november"),
    ("o.k", "ok"),
    ("ok", "ok"),
    ("oct", "october"),
    ("okay", "ok"),
    ("pct", "%"),
    ("percent", "%"),
    ("per-cent", "%"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("reps", "representatives"),
    ("rev", "reverend"),
    ("sen", "senator"),
    ("sens", "senators"),
    ("sept", "september"),
    ("sgt", "sergeant"),
    ("sr", "senior"),
    ("versus", "vs"),
    ("alright", "all right"),
];

/// Returns the one form of a word that has several.
fn full_form(key: &str) -> Option<&'static str> {
    let short = SHORT.iter().find(|(short, _)| *short == key);
    short.map(|(_, full)| *full)
}

/// Returns whether a full stop after a word belongs to it.
pub fn is_abbreviation(words: &Words<'_>, n: usize) -> bool {
    let key = words.key(n);
    let listed = matches!(
        key,
        "a.m"
            | "co"
            | "corp"
            | "hon"
            | "inc"
            | "ltd"
            | "messrs"
            | "mr"
            | "mrs"
            | "ms"
            | "p.m"
            | "st"
            | "vs"
    );
    let short = full_form(key).is_some()
        && !matches!(
            key,
            "alright"
                | "dollar"
                | "euro"
                | "mister"
                | "missus"
                | "ok"
                | "okay"
                | "percent"
                | "versus"
        );
    let initials = key.contains('.') || (key.len() == 1 && key != "i" && key != "a");
    listed || short || initials
}

/// Returns whether two passages are one compound, joined or not: "re-election" and "reelection", "cyber
/// security" and "cybersecurity".
fn is_compound(
    before: &Words<'_>,
    old: &Range<usize>,
    after: &Words<'_>,
    new: &Range<usize>,
) -> bool {
    /// Words that mean something else when they are joined: "in to" and "into", "every day".
    const LOOSE: [&str; 34] = [
        "a", "all", "an", "any", "be", "can", "day", "every", "for", "ever", "her", "him", "his",
        "i", "in", "it", "may", "me", "more", "my", "no", "not", "of", "on", "one", "our", "self",
        "so", "some", "them", "time", "to", "up", "way",
    ];
    let parts = |words: &Words<'_>, range: &Range<usize>| -> Option<(Vec<String>, bool)> {
        let mut hyphens = 0;
        let mut parts = Vec::new();
        for n in range.clone() {
            match words.kind(n) {
                WordKind::Word => parts.push(words.key(n).to_owned()),
                WordKind::Sign if words.key(n) == "-" => hyphens += 1,
                _ => return None,
            }
        }
        let hyphenated = hyphens > 0 && hyphens + 1 >= parts.len();
        Some((parts, hyphenated))
    };
    let (Some((one, joined)), Some((other, joined_too))) = (parts(before, old), parts(after, new))
    else {
        return false;
    };
    if one.concat() != other.concat() || one.len() == other.len() {
        return false;
    }
    let longer = if one.len() > other.len() {
        (&one, joined)
    } else {
        (&other, joined_too)
    };
    let loose = |part: &String| LOOSE.contains(&part.as_str()) || part.len() < 3;
    longer.1 || !longer.0.iter().any(loose)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(before: &str, after: &str) -> Option<Note> {
        let (before, after) = (Words::of(before), Words::of(after));
        let (old, new) = (0..before.len(), 0..after.len());
        style_note(&before, old, &after, new)
    }

    #[test]
    fn the_same_words_in_another_style() {
        let cases = [
            ("25", "twenty-five", Note::NumberStyle),
            ("one hundred and five", "105", Note::NumberStyle),
            ("$4 million", "$4,000,000", Note::NumberStyle),
            ("a trillion dollars", "$1 trillion", Note::NumberStyle),
            ("1.5 million", "1,500,000", Note::NumberStyle),
            ("5 per cent", "5%", Note::NumberStyle),
            ("percent", "%", Note::NumberStyle),
            ("3rd", "third", Note::NumberStyle),
            ("3 p.m.", "3pm", Note::NumberStyle),
            ("p.m.", "pm", Note::Abbreviation),
            ("OK", "okay", Note::Abbreviation),
            ("Sen.", "Senator", Note::Abbreviation),
            ("U.S.", "US", Note::Abbreviation),
            ("James’s", "James’", Note::Abbreviation),
            ("re-election", "reelection", Note::Compound),
            ("cyber security", "cybersecurity", Note::Compound),
            ("un-\nlawful", "unlawful", Note::Compound),
        ];
        for (before, after, expected) in cases {
            assert_eq!(note(before, after), Some(expected), "{before} / {after}");
            assert_eq!(note(after, before), Some(expected), "{after} / {before}");
        }
    }

    #[test]
    fn other_words_are_no_style() {
        let cases = [
            ("25", "52"),
            ("twenty-five", "fifty-two"),
            ("$4 million", "$4 billion"),
            ("$4 million", "4 million"),
            ("five", "fifth"),
            ("5%", "5"),
            ("us", "U.S."),
            ("in to", "into"),
            ("every day", "everyday"),
            ("may be", "maybe"),
            ("25. Years", "25 years"),
            ("James’s", "James"),
            ("a", "one"),
            ("two hundred", "two, a hundred"),
            ("1.5 million", "15 million"),
        ];
        for (before, after) in cases {
            assert_eq!(note(before, after), None, "{before} / {after}");
            assert_eq!(note(after, before), None, "{after} / {before}");
        }
    }
}
