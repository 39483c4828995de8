//! Folding: characters that mean the same are made the same, with the way back to the text.
//!
//! `“don’t—ever…”`, `"don't -- ever..."` and `&ldquo;don&#8217;t&mdash;ever&hellip;&rdquo;` say the
//! same words. [`fold`] walks a text and gives, for every character, what it stands for and where it
//! stood, so that two texts can be compared by their words and each difference shown in its place.
//! Case is kept: a small letter for a capital is for the caller to judge.

use super::Span;
use super::mojibake::{lost_apostrophe, may_be_damage, mojibake};
use super::reference::reference;
use crate::visible::is_invisible;
use unicode_normalization::UnicodeNormalization as _;

/// What a character of the text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Folded {
    /// A letter, a digit or a sign: accents apart from their letters, wide forms made narrow.
    Char(char),
    /// White space of any width, a line break included.
    Space,
    /// A double quotation mark: `"` `“` `”` `„` `«` `»`.
    Double,
    /// A single quotation mark or an apostrophe: `'` `‘` `’` `‚` `` ` `` `´` `ʼ`.
    Single,
    /// A hyphen: `-` `‐` `‑`.
    Hyphen,
    /// A dash of any length: `–` `—` `―` `−`.
    Dash,
    /// `…`, which is three full stops as well.
    Ellipsis,
}

/// Walks a text and folds it, character by character. Soft hyphens and other signs that cannot be
/// seen are left out; HTML's character references (`&rsquo;`, `&#8217;`) and mojibake (`â€™`) count as the
/// characters they stand for.
///
/// Each item comes with the bytes it stood at. One character may give several items (`½` is `1`,
/// `⁄` and `2`), which then share their place.
pub fn fold(text: &str) -> impl Iterator<Item = (Span, Folded)> + '_ {
    Folding {
        text,
        at: 0,
        span: Span::default(),
        ready: Vec::new(),
    }
}

/// The way through a text.
struct Folding<'t> {
    text: &'t str,
    at: usize,
    /// Where the items that are ready stand.
    span: Span,
    /// What one character stands for, the last first.
    ready: Vec<Folded>,
}

impl Iterator for Folding<'_> {
    type Item = (Span, Folded);

    fn next(&mut self) -> Option<(Span, Folded)> {
        loop {
            if let Some(folded) = self.ready.pop() {
                return Some((self.span, folded));
            }
            let byte = *self.text.as_bytes().get(self.at)?;
            // Nearly all of a story: what is ASCII and no reference is one item.
            if let Some(folded) = ascii(byte) {
                self.at += 1;
                return Some((Span::new(self.at - 1, self.at), folded));
            }
            self.character();
        }
    }
}

impl Folding<'_> {
    /// Takes the next character, or the reference that begins there, apart.
    fn character(&mut self) {
        let rest = &self.text[self.at..];
        let c = rest.chars().next().unwrap_or_default();
        let len = match (c == '&').then(|| reference(rest)).flatten() {
            Some((len, decoded)) => {
                self.ready.extend(decoded.chars().flat_map(folded));
                len
            }
            None => {
                let (len, c) = self.undamaged(rest, c);
                self.ready.extend(folded(c));
                len + broken_line(c, &rest[len..])
            }
        };
        self.ready.reverse();
        self.span = Span::new(self.at, self.at + len);
        self.at += len;
    }

    /// Returns the character that the text here was before it was damaged, and the length of what it is now.
    fn undamaged(&self, rest: &str, c: char) -> (usize, char) {
        let len = c.len_utf8();
        if may_be_damage(c) {
            return mojibake(rest).unwrap_or((len, c));
        }
        if c == '™' && lost_apostrophe(self.text[..self.at].chars().next_back(), &rest[len..]) {
            return (len, '’');
        }
        (len, c)
    }
}

/// Returns the length of the line break after a soft hyphen, which broke a word there: it is no space.
fn broken_line(c: char, rest: &str) -> usize {
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let breaks = rest[..spaces].matches('\n').count() == 1;
    if c == '\u{AD}' && breaks { spaces } else { 0 }
}

/// What a byte of ASCII stands for; nothing for the ampersand, which may begin a reference.
fn ascii(byte: u8) -> Option<Folded> {
    match byte {
        b'&' | 0x80.. => None,
        b'"' => Some(Folded::Double),
        b'\'' | b'`' => Some(Folded::Single),
        b'-' => Some(Folded::Hyphen),
        b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => Some(Folded::Space),
        byte => Some(Folded::Char(char::from(byte))),
    }
}

/// What one character stands for: nothing, or one or more items.
fn folded(c: char) -> impl Iterator<Item = Folded> {
    let one = match c {
        c if is_invisible(c) => None,
        ' ' => Some(Folded::Space),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '\u{FF02}' => Some(Folded::Double),
        '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | 'ʼ' | '′' | '\u{FF07}' => {
            Some(Folded::Single)
        }
        '-' | '\u{2010}' | '\u{2011}' | '\u{FF0D}' => Some(Folded::Hyphen),
        '\u{2012}'..='\u{2015}' | '\u{2212}' => Some(Folded::Dash),
        '…' => Some(Folded::Ellipsis),
        c if c.is_ascii_graphic() => Some(Folded::Char(c)),
        c if c.is_whitespace() => Some(Folded::Space),
        c => Some(Folded::Char(c)),
    };
    // What is ASCII or has its own variant is its own decomposition.
    let compatible = match one {
        Some(Folded::Char(c)) if !c.is_ascii() => Some(c),
        _ => None,
    };
    let simple = if compatible.is_some() { None } else { one };
    let letters = compatible
        .into_iter()
        .flat_map(|c| std::iter::once(c).nfkd());
    simple.into_iter().chain(letters.map(Folded::Char))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folded text in ASCII, as far as it can be.
    fn plain(text: &str) -> String {
        let sign = |folded| match folded {
            Folded::Char(c) => c,
            Folded::Space => ' ',
            Folded::Double => '"',
            Folded::Single => '\'',
            Folded::Hyphen => '-',
            Folded::Dash => '_',
            Folded::Ellipsis => '~',
        };
        fold(text).map(|(_, folded)| sign(folded)).collect()
    }

    #[test]
    fn signs_that_mean_the_same_are_the_same() {
        assert_eq!(plain("“Don’t—ever…”"), "\"Don't_ever~\"");
        assert_eq!(
            plain("&ldquo;Don&#8217;t&mdash;ever&hellip;&#x201D;"),
            "\"Don't_ever~\""
        );
        assert_eq!(plain("５０\u{A0}％ ha\u{AD}rbour"), "50 % harbour");
        assert_eq!(plain("café"), plain("cafe\u{301}"));
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        let hidden = [
            '\u{AD}',
            '\u{200B}',
            '\u{200D}',
            '\u{FEFF}',
            '\u{200E}',
            '\u{202E}',
            '\u{2066}',
            '\u{2069}',
            '\u{FE00}',
            '\u{FE0F}',
            '\u{E0001}',
            '\u{E0041}',
            '\u{E007F}',
            '\u{E0100}',
            '\u{E01EF}',
        ];
        for sign in hidden {
            let text = format!("h{sign}ar{sign}bour");
            assert_eq!(plain(&text), "harbour", "{sign:?}");
            let letter = Span::new(1 + sign.len_utf8(), 2 + sign.len_utf8());
            assert_eq!(fold(&text).nth(1), Some((letter, Folded::Char('a'))));
        }
        assert_eq!(plain("har&shy;bour &#xFE0F;&#8294;pass"), "harbour pass");
    }

    #[test]
    fn the_short_way_for_ascii_is_the_long_one() {
        for byte in (0..0x80).filter(|byte| *byte != b'&') {
            let long: Vec<Folded> = folded(char::from(byte)).collect();
            assert_eq!(long, ascii(byte).as_slice(), "{byte:#x}");
        }
    }

    #[test]
    fn an_ampersand_is_not_always_a_reference() {
        assert_eq!(plain("R&D; M&S &nosuch; &"), "R&D; M&S &nosuch; &");
        assert_eq!(plain("fish &amp; chips"), "fish & chips");
    }

    #[test]
    fn every_item_knows_its_place() {
        let text = "a&amp;½";
        let places: Vec<Span> = fold(text).map(|(span, _)| span).collect();
        let half = Span::new(6, 8);
        assert_eq!(places, [Span::new(0, 1), Span::new(1, 6), half, half, half]);
    }
}
