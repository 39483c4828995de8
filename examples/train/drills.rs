//! Drills: stories made of rare constructions, so that the few that news has of each are not all
//! there is to learn from.
//!
//! `drills/drills.txt` has the constructions and tells how they are written; `drills/slots.txt` has
//! what they are filled with.

use crate::gold::{Gold, Line};

/// How many stories are made of each drill.
const FILLINGS: usize = 12;

/// Makes the stories.
pub(crate) fn stories() -> Vec<Line> {
    let slots: Vec<Slot> = include_str!("drills/slots.txt").lines().map(slot).collect();
    let text = include_str!("drills/drills.txt");
    let body: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
    let body = body.join("\n");
    let drills = body.split("\n---").map(str::trim).filter(|d| !d.is_empty());
    let mut stories = Vec::new();
    for (n, drill) in drills.enumerate() {
        for filling in 0..FILLINGS {
            let filled = fill(drill, &slots, n, filling);
            stories.push(marked(&format!("drill {n} filling {filling}"), &filled));
        }
    }
    stories
}

/// A slot with what it can be filled with.
type Slot = (&'static str, Vec<&'static str>);

fn slot(line: &'static str) -> Slot {
    let (name, fillings) = line.split_once(' ').expect("a name and fillings");
    (name, fillings.split('|').collect())
}

fn fill(drill: &str, slots: &[Slot], n: usize, filling: usize) -> String {
    let mut text = drill.to_owned();
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

/// Takes the marks out of a filled drill: `<a>Ada Marsh</a> said “no”=a`.
fn marked(id: &str, filled: &str) -> Line {
    let mut text = String::new();
    let mut sources: Vec<(char, usize, usize)> = Vec::new();
    let mut said: Vec<(char, usize, usize)> = Vec::new();
    let mut length = 0;
    let mut open = Vec::new();
    let mut chars = filled.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' if chars.peek() == Some(&'/') => {
                chars.next();
                let name = chars.next().expect("a name behind the bar");
                chars.next();
                let start = sources.iter_mut().rev().find(|s| s.0 == name);
                start.expect("it was opened").2 = length;
            }
            '<' => {
                let name = chars.next().expect("a name in the bracket");
                chars.next();
                sources.push((name, length, length));
            }
            '=' if text.ends_with(['”', '"', '’']) => {
                let name = chars.next().expect("a name behind the equals sign");
                let start = open.pop().expect("it was opened");
                said.push((name, start, length - 1));
            }
            c => {
                let opens = matches!(c, '“' | '‘')
                    || c == '"' && filled.matches('"').count() > 0 && is_opening(&text);
                text.push(c);
                length += 1;
                if opens {
                    open.push(length);
                }
            }
        }
    }
    let quotes = said.into_iter().map(|(name, start, end)| {
        let named = sources.iter().filter(|s| s.0 == name);
        let source: Vec<(usize, usize)> = named.map(|s| (s.1, s.2)).collect();
        let kind = if source.is_empty() {
            "none"
        } else {
            "attributed"
        };
        Gold {
            start,
            end,
            kind: kind.to_owned(),
            source,
        }
    });
    Line {
        id: id.to_owned(),
        quotes: quotes.collect(),
        text,
    }
}

fn is_opening(before: &str) -> bool {
    before.is_empty() || before.ends_with(['\n', ' '])
}
