//! Shortcodes that show a quote: `{{< card-quote text="It is late." cite="Ines Duarte" >}}`.
//!
//! The words of such a quote stand between the delimiters of an argument, which become its quotation
//! marks; the name after them gets two hyphens, as below a quote in print.

use std::ops::Range;

/// A part of a shortcode that is shown.
pub(super) struct Shown {
    pub(super) range: Range<usize>,
    /// What is written over which bytes.
    signs: Vec<(usize, u8)>,
}

/// The arguments with the words of a quote, and those with the name of who said them.
const WORDS: [&str; 5] = ["text", "quote", "content", "body", "message"];
const NAMES: [&str; 9] = [
    "cite",
    "author",
    "by",
    "source",
    "attribution",
    "name",
    "speaker",
    "person",
    "citation",
];

/// Tags of Liquid that include a shortcode by the name of a file.
const INCLUDES: [&str; 4] = ["include", "include_cached", "render", "component"];

impl Shown {
    /// Returns the part at its place in the file.
    pub(super) fn moved(self, by: usize) -> Shown {
        Shown {
            range: self.range.start + by..self.range.end + by,
            signs: self
                .signs
                .iter()
                .map(|(at, sign)| (at + by, *sign))
                .collect(),
        }
    }

    /// Writes its signs.
    pub(super) fn write(&self, bytes: &mut [u8]) {
        for (at, sign) in &self.signs {
            bytes[*at] = *sign;
        }
    }
}

/// Returns the parts of a template that are shown, in order: of a quote its words and the name.
pub(super) fn shown(template: &str) -> Vec<Shown> {
    let inner = template.trim_start_matches(['{', '<', '%', ' ', '-']);
    let mut at = template.len() - inner.len();
    let mut words = inner.split_whitespace();
    let mut name = words.next().unwrap_or("");
    if INCLUDES.contains(&name) {
        at += name.len();
        name = words.next().unwrap_or("");
    }
    let name_at = template[at..].find(name).unwrap_or(0);
    at += name_at + name.len();
    let name = name.to_ascii_lowercase();
    let is_quote = name.contains("quote") || name.contains("testimonial");
    if !is_quote || name.starts_with('/') {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for (n, argument) in arguments(template, at).into_iter().enumerate() {
        let key = argument.key.as_deref();
        let is_words = key.map_or(n == 0, |key| WORDS.contains(&key));
        let is_name = key.map_or(n == 1, |key| NAMES.contains(&key));
        let value = template[argument.value.clone()].trim();
        if value.is_empty() {
            continue;
        }
        let (open, close) = (argument.value.start - 1, argument.value.end);
        if is_words && !value.starts_with(['“', '"', '„', '«']) && !value.starts_with("&ldquo;")
        {
            parts.push(Shown {
                range: open..close + 1,
                signs: vec![(open, b'"'), (close, b'"')],
            });
        } else if is_words || (is_name && key.is_none()) {
            parts.push(Shown {
                range: argument.value,
                signs: Vec::new(),
            });
        } else if is_name && open >= 3 && template.is_char_boundary(open - 3) {
            let signs = [
                (open - 3, b' '),
                (open - 2, b'-'),
                (open - 1, b'-'),
                (open, b' '),
            ];
            parts.push(Shown {
                range: open - 3..argument.value.end,
                signs: signs.to_vec(),
            });
        }
    }
    parts
}

/// An argument: its name, if it has one, and the place of its value, without delimiters.
struct Argument {
    key: Option<String>,
    value: Range<usize>,
}

/// Finds the arguments of a template that have delimiters.
fn arguments(template: &str, from: usize) -> Vec<Argument> {
    let bytes = template.as_bytes();
    let mut found = Vec::new();
    let mut at = from;
    while let Some(next) = bytes[at..]
        .iter()
        .position(|b| matches!(b, b'"' | b'`' | b'\''))
    {
        let open = at + next;
        let Some(length) = value_length(&bytes[open + 1..], bytes[open]) else {
            break;
        };
        let before = template[at..open].trim_end();
        let key = before
            .strip_suffix(['=', ':'])
            .map(str::trim_end)
            .map(|before| {
                let key = before
                    .rsplit(|c: char| c.is_whitespace())
                    .next()
                    .unwrap_or("");
                key.to_ascii_lowercase()
            });
        // Signs are written over the three bytes before a value, all of them ASCII.
        if bytes[open.saturating_sub(3)..open].is_ascii() {
            found.push(Argument {
                key,
                value: open + 1..open + 1 + length,
            });
        }
        at = open + length + 2;
    }
    found
}

/// Returns the length of a value up to its delimiter; `\"` is none.
fn value_length(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let ends = memchr::memchr_iter(delimiter, bytes);
    let mut ends = ends.filter(|&at| at == 0 || bytes[at - 1] != b'\\');
    ends.next()
}
