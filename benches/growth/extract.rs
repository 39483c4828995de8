//! Series of stories that are extracted.

use super::{Make, Series};
use onrecord::extract::Interviews;
use onrecord::read::Raw;
use onrecord::{Document, Extractor};
use std::hint::black_box;
use std::path::Path;
use std::sync::OnceLock;

#[path = "../harness/dice.rs"]
mod dice;

use dice::Dice;

pub(super) const SERIES: &[Series] = &[
    series("extract: first names of one surname", surname),
    series("extract: the X Council", council),
    series("extract: one council", one_council),
    series("extract: one person", one_person),
    series("extract: one sentence", |n| {
        "“We go,” said Ana Ruiz.\n\n".repeat(n)
    }),
    series("extract: one paragraph", |n| {
        "“We go,” said Ana Ruiz. ".repeat(n)
    }),
    series("extract: pronouns", pronouns),
    series("extract: no quote", |n| {
        "The ferry left the harbour at noon. ".repeat(n)
    }),
    series("extract: opening marks", |n| "“a ".repeat(n)),
    series("extract: closing marks", |n| "a” ".repeat(n)),
    series("extract: straight marks", |n| "\"a ".repeat(n)),
    series("extract: apostrophes", |n| "the farmers’ market ".repeat(n)),
    series("extract: marks in marks", |n| {
        "“a ‘b ".repeat(n) + &"’ c” ".repeat(n)
    }),
    series("extract: one long quote", |n| {
        format!("“{}” said Ana Ruiz.", "we go on and ".repeat(n))
    }),
    series("extract: capitals", |n| "Ana Ruiz Da Harbour ".repeat(n)),
    series("extract: names with particles", |n| {
        "Ana de la Ruiz van der ".repeat(n)
    }),
    series("extract: a name of many words", |n| {
        format!("“We go,” said {}Ruiz.", "Ana ".repeat(n))
    }),
    series("extract: one long word", |n| {
        format!("“We go,” said {}.", "A".repeat(n))
    }),
    series("extract: roles in a row", |n| {
        format!(
            "“We go,” said the {}.",
            "mayor and chief engineer ".repeat(n)
        )
    }),
    series("extract: owned roles in a lead", |n| {
        let lead = "Her deputy was blunter. ".repeat(n);
        format!("It closes.\n\n“No,” said one. {lead}\n\nSven Aune, 61, left.")
    }),
    series("extract: commas", |n| {
        format!("“We go,” said Ana Ruiz{}.", ", the mayor".repeat(n))
    }),
    series("extract: of the", |n| {
        format!("“We go,” said the head{}.", " of the council".repeat(n))
    }),
    series("extract: acronyms", acronyms),
    series("extract: many quotes after one name", |n| {
        "“No comment,” said the mayor, Sven Aune.\n\n".to_owned() + &"“No e.\n\n".repeat(n)
    }),
    series("extract: dashes before quotes", |n| {
        "— ".repeat(n) + &"“a,” said Ines — ".repeat(n)
    }),
    turns("extract --turns: lines of one paragraph", |n| {
        "Ana Ruiz: We go.\nBo Ek: I stay.\n".repeat(n)
    }),
    turns("extract --turns: paragraphs", |n| {
        "Ana Ruiz: We go.\n\nBo Ek: I stay.\n\nI do.\n\n".repeat(n)
    }),
];

/// A series of interviews.
const fn turns(name: &'static str, make: fn(usize) -> String) -> Series {
    Series {
        work: extract_turns,
        ..series(name, make)
    }
}

const fn series(name: &'static str, make: fn(usize) -> String) -> Series {
    Series {
        name,
        of: "",
        from: 200,
        make: Make::One(make),
        work: extract,
    }
}

/// A series of [`worst_texts`](super::worst_texts).
pub(super) fn worst(name: &'static str, make: fn(usize) -> String) -> Series {
    let of = "extract";
    Series {
        of,
        ..series(name, make)
    }
}

/// Returns the one extractor.
pub(super) fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::default)
}

fn extract(text: &str, _: &str) {
    let document = Document::plain("story.txt", text).expect("under 4 GiB");
    black_box(extractor().extract(document));
}

fn extract_turns(text: &str, _: &str) {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    let extractor =
        EXTRACTOR.get_or_init(|| Extractor::default().with_interviews(Interviews::Turns));
    // A document of plain text alone has no labels: they are found by reading.
    let document = Raw::new("story.txt", Path::new("story.txt"), text.into()).document();
    black_box(extractor.extract(document.expect("text")));
}

/// A capital and small letters: a name that the lexicon does not know.
pub(super) fn name(dice: &mut Dice, letters: usize) -> String {
    let mut name = String::new();
    for n in 0..letters {
        let letter = b"abcdefghijklmnop"[dice.roll(16)];
        name.push(char::from(if n == 0 {
            letter.to_ascii_uppercase()
        } else {
            letter
        }));
    }
    name
}

/// One text of many parts that differ by chance.
pub(super) fn many(n: usize, mut part: impl FnMut(&mut Dice) -> String) -> String {
    let mut dice = Dice(1);
    (0..n).map(|_| part(&mut dice)).collect()
}

fn surname(n: usize) -> String {
    many(n, |dice| {
        format!("“We go,” said {} Smith.\n\n", name(dice, 6))
    })
}

fn council(n: usize) -> String {
    many(n, |dice| {
        format!("“We go,” the {} Council said.\n\n", name(dice, 5))
    })
}

fn one_council(n: usize) -> String {
    many(n, |dice| {
        format!(
            "“We {},” the Harbour Council said. The council agreed.\n\n",
            name(dice, 4)
        )
    })
}

fn one_person(n: usize) -> String {
    many(n, |dice| {
        format!("“We {},” said Ana Ruiz. Ruiz left.\n\n", name(dice, 4))
    })
}

fn pronouns(n: usize) -> String {
    many(n, |dice| {
        format!(
            "“We go,” said {} {}. “They stay,” she said.\n\n",
            name(dice, 6),
            name(dice, 7)
        )
    })
}

fn acronyms(n: usize) -> String {
    many(n, |dice| {
        let (one, other) = (name(dice, 4), name(dice, 4));
        let short = format!("{}{}C", &one[..1], &other[..1]);
        format!("“We go,” said the {one} {other} Council ({short}). {short} said no.\n\n")
    })
}
