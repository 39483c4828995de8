//! Texts that grow: for each way in which a story can be long, one that is `n` times that long.
//!
//! Whoever reads one of these in more than about `n` has looked for each of `n` things among all the
//! others. The words are invented, and the same everywhere.

use std::fmt::Write as _;

/// A text of a size.
pub(crate) type Text = fn(usize) -> String;

/// What grows, and the text with `n` of it.
pub(crate) const SERIES: &[(&str, Text)] = &[
    ("one surname, many given names", surname),
    ("one given name, many surnames", given_name),
    ("surnames that are spelt almost alike", misspelt),
    ("one initial, many surnames", initial),
    ("bodies with one noun", body),
    ("acronyms that are spelt out", acronym),
    ("roles with one noun", role),
    ("holders of one office", office),
    ("pronouns", pronoun),
    ("a dialogue", dialogue),
    ("one quote again and again", repeated),
    ("scare quotes of one sentence", scare_quotes),
    ("names of one sentence", names),
    ("quotes in quotes", nested),
    ("marks that nothing closes", unclosed),
    ("paragraphs that nothing closes", open_paragraphs),
    ("apostrophes", apostrophes),
    ("labels", labels),
    ("roles of one paragraph that wait for a name", leads),
    ("one noun phrase of offices", offices_of_offices),
    ("one owner after another", owners),
    ("texts that speak through each other", letters),
    ("signs before names", signs),
    ("wrapped lines", lines),
];

/// Series of web pages.
pub(crate) const PAGES: &[(&str, Text)] = &[
    ("paragraphs of a page", paragraphs),
    ("tags of many attributes", attributes),
    ("tables with a text that has to move", tables),
    ("entities, a few to a paragraph", entities),
    ("spaces and quotation marks in a tag", marks_in_a_tag),
];

/// A word of its own for each number: `Babada`, `Babade`.
fn word(n: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu",
        "za",
    ];
    let digit = |place: u32| SYLLABLES[n / 16_usize.pow(place) % 16];
    let word: String = [4, 3, 2, 1, 0].map(digit).concat();
    word[..1].to_uppercase() + &word[1..]
}

fn each(n: usize, paragraph: impl Fn(usize) -> String) -> String {
    let paragraphs = (0..n).map(|n| paragraph(n) + "\n\n");
    paragraphs.collect()
}

fn surname(n: usize) -> String {
    each(n, |n| {
        format!("“We row,” said {} Lund. Lund smiled.", word(n))
    })
}

fn given_name(n: usize) -> String {
    each(n, |n| {
        format!("“We row,” said Ines {}. Ines smiled.", word(n))
    })
}

fn misspelt(n: usize) -> String {
    let low = |n| word(n).to_lowercase();
    each(n, |n| {
        format!("“We row,” said Ines Lu{0}. Lu{0}s smiled.", low(n))
    })
}

fn initial(n: usize) -> String {
    each(n, |n| format!("“We row,” said A. {}.", word(n)))
}

fn body(n: usize) -> String {
    each(n, |n| format!("“We row,” the {} Council said.", word(n)))
}

fn acronym(n: usize) -> String {
    each(n, |n| {
        format!(
            "“We row,” the {} Port Council (PC{n}) said. The PC{n} met.",
            word(n)
        )
    })
}

fn role(n: usize) -> String {
    each(n, |n| {
        format!("“We row,” the {} keeper said.", word(n).to_lowercase())
    })
}

fn office(n: usize) -> String {
    each(n, |n| {
        format!("“We row,” said mayor Ines {}. The mayor smiled.", word(n))
    })
}

fn pronoun(n: usize) -> String {
    format!(
        "Arne Vik met Ines Duarte.\n\n{}",
        "“We row,” he said. She smiled.\n\n".repeat(n)
    )
}

fn dialogue(n: usize) -> String {
    let turns = ["“Now?” she asked.", "“We row,” said Arne Vik.", "“Never.”"];
    each(n, |n| turns[n % turns.len()].to_owned())
}

fn repeated(n: usize) -> String {
    each(n, |_| {
        "“We row to the island,” said Ines Duarte.".to_owned()
    })
}

fn scare_quotes(n: usize) -> String {
    format!(
        "He passed {}.",
        vec!["the “quiet zone” gate"; n].join(" and ")
    )
}

fn names(n: usize) -> String {
    let names: Vec<String> = (0..n).map(|n| format!("Ines {}", word(n))).collect();
    format!("They met {}. “We row,” said Arne Vik.", names.join(", "))
}

fn nested(n: usize) -> String {
    "“we ‘row “out ‘now’ to” sea’ today” ".repeat(n)
}

fn unclosed(n: usize) -> String {
    "“We row out. ".repeat(n)
}

fn open_paragraphs(n: usize) -> String {
    "“We row out.\n\n".repeat(n)
}

fn apostrophes(n: usize) -> String {
    "the rowers’ boat ‘is the rowers’ own ".repeat(n)
}

fn labels(n: usize) -> String {
    each(n, |n| format!("“{}: We row.”", word(n).to_uppercase()))
}

fn leads(n: usize) -> String {
    format!(
        "{}\n\nInes Duarte said: “We row.”",
        "A keeper has left. ".repeat(n)
    )
}

fn offices_of_offices(n: usize) -> String {
    format!("The {}Council said: “We row.”", "Minister of ".repeat(n))
}

fn owners(n: usize) -> String {
    format!("{}mother said: “We row.”", "Vik’s ".repeat(n))
}

fn letters(n: usize) -> String {
    format!("A {}keeper said: “We row.”", "letter from a ".repeat(n))
}

fn signs(n: usize) -> String {
    format!("{}{}said: “We row.”", "- ".repeat(n), "Vik, ".repeat(n))
}

fn lines(n: usize) -> String {
    "The boats of the island will stay in port until the wind drops, said\n".repeat(n)
}

fn page(inside: &str) -> String {
    format!("<!doctype html><title>A long day</title><article>{inside}</article>")
}

fn paragraphs(n: usize) -> String {
    page(&"<p>“We row to the island,” said Ines Duarte of the rowing club.</p>\n".repeat(n))
}

fn attributes(n: usize) -> String {
    let mut tag = String::from("<p");
    for n in 0..200 {
        let _ = write!(tag, " a{n}=1");
    }
    page(&(tag + ">“We row to the island,” said Ines Duarte.</p>\n").repeat(n.div_ceil(100)))
}

fn tables(n: usize) -> String {
    let table = |n| {
        let word = word(n);
        format!(
            "<table><tr><td>They rowed to {word} in the morning.</td></tr>\
             They rowed from {word} in the evening, said Ines Duarte.</table>"
        )
    };
    page(&(0..n).map(table).collect::<String>())
}

fn entities(n: usize) -> String {
    page(&"<p>“We row,”&nbsp;said Ines Duarte of Rud &amp; Lund.</p>\n".repeat(n))
}

fn marks_in_a_tag(n: usize) -> String {
    page(&format!(
        "<p title={}\"{}\">“We row to the island,” said Ines Duarte.</p>",
        " ".repeat(n),
        "' ".repeat(n)
    ))
}
