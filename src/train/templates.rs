//! Template stories of rare constructions, so that the few that news has of each are not all there is
//! to learn from.
//!
//! `templates/stories.txt` has the constructions and says how they are written; `templates/slots.txt`
//! has what they are filled with.

use crate::document::Document;
use crate::error::Error;
use crate::eval::{Expected, Gold, GoldKind, GoldQuote};
use crate::text::Span;

/// How many stories are made from each template.
const FILLINGS: usize = 12;

/// Makes the stories.
pub(super) fn stories() -> Result<Vec<Gold>, Error> {
    let slots: Vec<Slot> = include_str!("templates/slots.txt")
        .lines()
        .map(slot)
        .collect();
    let text = include_str!("templates/stories.txt");
    let body: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
    let body = body.join("\n");
    let templates = body.split("\n---").map(str::trim).filter(|d| !d.is_empty());
    let mut stories = Vec::new();
    for (n, template) in templates.enumerate() {
        for filling in 0..FILLINGS {
            let filled = fill(template, &slots, n, filling);
            stories.push(marked(&format!("template {n} filling {filling}"), &filled)?);
        }
    }
    Ok(stories)
}

/// A slot with what it can be filled with.
type Slot = (&'static str, Vec<&'static str>);

fn slot(line: &'static str) -> Slot {
    let (name, fillings) = line.split_once(' ').expect("a name and fillings");
    (name, fillings.split('|').collect())
}

fn fill(template: &str, slots: &[Slot], n: usize, filling: usize) -> String {
    let mut text = template.to_owned();
    for (at, (name, fillings)) in slots.iter().enumerate() {
        // Steps that differ from slot to slot, so that no two slots go together.
        let first = filling * (2 * at + 1) + 5 * n;
        let one = fillings[first % fillings.len()];
        let two = fillings[(first + 1) % fillings.len()];
        let (head, tail) = one.split_at(1);
        let capital = head.to_uppercase() + tail;
        let (initial, rest) = name.split_at(1);
        text = text
            .replace(&format!("{{{name}}}"), one)
            .replace(&format!("{{{name}2}}"), two)
            .replace(&format!("{{{}{rest}}}", initial.to_uppercase()), &capital);
        if *name == "person" {
            let surname = one.rsplit(' ').next().unwrap_or(one);
            let second = two.rsplit(' ').next().unwrap_or(two);
            text = text
                .replace("{surname}", surname)
                .replace("{SURNAME}", &surname.to_uppercase())
                .replace("{SURNAME2}", &second.to_uppercase());
        }
    }
    text
}

/// Takes the markup out of a filled template: `<a>Ada Marsh</a> said “no”=a`.
fn marked(id: &str, filled: &str) -> Result<Gold, Error> {
    let mut text = String::new();
    let mut sources: Vec<(char, usize, usize)> = Vec::new();
    let mut said: Vec<(char, usize, usize)> = Vec::new();
    let mut open = Vec::new();
    let mut chars = filled.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' if chars.peek() == Some(&'/') => {
                chars.next();
                let name = chars.next().expect("a name behind the bar");
                chars.next();
                let start = sources.iter_mut().rev().find(|s| s.0 == name);
                start.expect("it was opened").2 = text.len();
            }
            '<' => {
                let name = chars.next().expect("a name in the bracket");
                chars.next();
                sources.push((name, text.len(), text.len()));
            }
            '=' if text.ends_with(['”', '"', '’']) => {
                let name = chars.next().expect("a name behind the equals sign");
                let start = open.pop().expect("it was opened");
                let mark = text.chars().next_back().map_or(0, char::len_utf8);
                said.push((name, start, text.len() - mark));
            }
            c => {
                let opens = matches!(c, '“' | '‘')
                    || c == '"' && filled.matches('"').count() > 0 && is_opening(&text);
                text.push(c);
                if opens {
                    open.push(text.len());
                }
            }
        }
    }
    let quotes = said.into_iter().map(|(name, start, end)| {
        let named = sources.iter().filter(|s| s.0 == name);
        let source: Vec<Span> = named.map(|s| Span::new(s.1, s.2)).collect();
        GoldQuote {
            span: Span::new(start, end),
            kind: match source.is_empty() {
                true => GoldKind::None,
                false => GoldKind::Attributed,
            },
            source,
            speaker: Expected::Unsaid,
        }
    });
    let quotes = quotes.collect();
    let document = Document::plain(id, text)?;
    Ok(Gold { document, quotes })
}

fn is_opening(before: &str) -> bool {
    before.is_empty() || before.ends_with(['\n', ' '])
}
