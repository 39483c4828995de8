//! `extract` cannot fail: texts of all word classes in any order, cut off behind every word.
//!
//! A text that ends in the middle of a phrase (`the head of Da`) is what a rule that looks one word
//! ahead does not expect. So words of every class of the lexicon, the words that rules ask for by
//! name, marks, signs and line breaks are strung together by chance, and each text is read as a
//! whole and again without its last word, without its last two, and so on.
//!
//! `ONRECORD_ANY_TEXTS=50000000 cargo test --release --test any_text` reads as many; the first
//! text that ends the program is printed, with its length.

use onrecord::document::{Block, BlockKind};
use onrecord::text::Span;
use onrecord::write::rows;
use onrecord::{Document, Extractor};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

#[path = "../benches/harness/growth_extract.rs"]
mod growth;

/// Texts that are read where nobody asks for more, prefixes counted.
const TEXTS: usize = 60_000;

/// The longest text, in pieces.
const LONGEST: usize = 18;

/// Words of each class of the lexicon that are used.
const OF_CLASS: usize = 12;

/// What stands between the words: marks, dashes, colons, brackets, digits, breaks, clitics.
const SIGNS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "„",
    "«",
    "»",
    "''",
    "``",
    "&quot;",
    ".",
    ",",
    ":",
    ";",
    "?",
    "!",
    "…",
    "—",
    "-",
    "–",
    "(",
    ")",
    "[",
    "]",
    "/",
    "&",
    "*",
    "•",
    "\n",
    "\n\n",
    "\u{2029}",
    "’s",
    "'s",
    "’",
    "n’t",
    "’ll",
    "1",
    "41",
    "40,000",
    "1990s",
    "9/11",
    "6' 2\"",
    "26-year-old",
    "%",
    "$",
    "\u{A0}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{301}",
    "\u{200D}",
    "ß",
    "É",
    "İ",
    "ﬁ",
    "中",
    "🙂",
];

/// Words that rules ask for by name, and shapes of names.
const ASKED: &[&str] = &[
    "of",
    "and",
    "or",
    "the",
    "The",
    "a",
    "A",
    "Q",
    "to",
    "by",
    "for",
    "from",
    "in",
    "on",
    "at",
    "with",
    "one",
    "another",
    "them",
    "two",
    "state",
    "familiar",
    "close",
    "involved",
    "own",
    "same",
    "other",
    "named",
    "known",
    "as",
    "called",
    "former",
    "who",
    "whose",
    "which",
    "that",
    "where",
    "is",
    "was",
    "became",
    "be",
    "himself",
    "herself",
    "he",
    "she",
    "they",
    "it",
    "I",
    "we",
    "according",
    "According",
    "words",
    "issued",
    "statement",
    "government",
    "firm",
    "document",
    "De",
    "Da",
    "Van",
    "van",
    "der",
    "al-Haddad",
    "D-Ohio",
    "R-Tenn.",
    "Jr.",
    "Jr",
    "II",
    "St.",
    "U.S.",
    "NATO",
    "FDA",
    "O’Neill",
    "J.",
    "Mr",
    "Mr.",
    "Ms",
    "Sen.",
    "Del.",
    "President",
    "MP",
    "United",
    "News",
    "Times",
    "AT&T",
    "mother-of-nine",
    "Man-of-the-match",
    "co-chair",
    "Smith",
    "Smithson",
    "Arne",
    "Vik",
    "Ines",
    "Duarte",
    "said",
    "Said",
    "says",
    "told",
    "wrote",
    "asked",
    "saying",
    "being",
    "Bellfounder",
    "gamekeeper",
    "Today",
    "May",
    "Will",
    "eBay",
];

/// Chance that is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 20) % sides as u64) as usize
    }

    fn pick<'w, T>(&mut self, all: &'w [T]) -> &'w T {
        &all[self.roll(all.len())]
    }
}

/// Some words of every kind in `data/*.csv`.
fn lexicon() -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let files = std::fs::read_dir(folder).expect("the lexicon");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    for file in files
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "csv"))
    {
        let mut table = csv::Reader::from_path(file).expect("a table");
        for row in table.records() {
            let row = row.expect("a row");
            let words = kinds.entry(row[1].to_owned()).or_default();
            words.push(row[0].to_owned());
            words.extend(row[2].split_whitespace().map(str::to_owned));
        }
    }
    let some = |words: Vec<String>| {
        let step = words.len().div_ceil(OF_CLASS);
        words.into_iter().step_by(step).collect()
    };
    kinds.into_values().map(some).collect()
}

fn word(dice: &mut Dice, kinds: &[Vec<String>]) -> String {
    let kind = dice.roll(kinds.len());
    let word = dice.pick(&kinds[kind]).clone();
    match dice.roll(8) {
        0..5 => word,
        5..7 => {
            let mut letters = word.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        }
        _ => word.to_uppercase(),
    }
}

/// Puts a text together; returns where its pieces end.
fn text(dice: &mut Dice, kinds: &[Vec<String>], text: &mut String) -> Vec<usize> {
    text.clear();
    let mut ends = Vec::new();
    for _ in 0..1 + dice.roll(LONGEST) {
        match dice.roll(10) {
            0..3 => text.push_str(SIGNS[dice.roll(SIGNS.len())]),
            3..6 => text.push_str(ASKED[dice.roll(ASKED.len())]),
            _ => text.push_str(&word(dice, kinds)),
        }
        ends.push(text.len());
        if dice.roll(6) > 0 {
            text.push(' ');
        }
    }
    ends
}

/// Cuts a text into blocks anywhere, empty ones among them.
fn blocks(dice: &mut Dice, text: &str) -> Vec<Block> {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut cuts: Vec<usize> = (0..2 * (1 + dice.roll(3)))
        .map(|_| *dice.pick(&places))
        .collect();
    cuts.sort_unstable();
    let pairs = cuts.chunks_exact(2);
    let block = |pair: &[usize]| Block {
        span: Span::new(pair[0], pair[1]),
        kind: BlockKind::Paragraph,
    };
    pairs.map(block).collect()
}

fn read(extractor: &Extractor, document: Document, whole: bool) {
    let analysis = extractor.extract(document);
    if whole {
        let rows = rows(&analysis, 0.0);
        let reasons = extractor.explain(&analysis);
        assert_eq!(rows.len(), reasons.len());
    }
}

#[test]
fn every_text_has_an_analysis() {
    let kinds = lexicon();
    let extractor = Extractor::default();
    let asked = std::env::var("ONRECORD_ANY_TEXTS").ok();
    let texts = asked.map_or(TEXTS, |n| n.parse().expect("a number"));
    let seed = std::env::var("ONRECORD_SEED").ok();
    let mut dice = Dice(seed.map_or(0x5EED, |n| n.parse().expect("a number")));
    let mut story = String::new();
    let mut done = 0;
    while done < texts {
        let ends = text(&mut dice, &kinds, &mut story);
        for &end in ends.iter().rev() {
            let cut = &story[..end];
            let whole = dice.roll(16) == 0;
            let document = if dice.roll(8) == 0 {
                Document::of_blocks("story", cut, blocks(&mut dice, cut))
            } else {
                Document::plain("story", cut)
            };
            let document = document.expect("a short text");
            let blocks = document.blocks().to_vec();
            let outcome = catch_unwind(AssertUnwindSafe(|| read(&extractor, document, whole)));
            assert!(outcome.is_ok(), "text {done}: {cut:?} {blocks:?}");
            done += 1;
        }
    }
}

fn analysed(text: &str) {
    let document = Document::plain("story", text).expect("a short text");
    read(&Extractor::default(), document, true);
}

#[test]
fn a_text_that_ends_inside_a_name_has_an_analysis() {
    for end in [
        "Da",
        "said De",
        "the head of Van",
        "Arne Vik, a spokesman for Da",
        "“No,” said Da",
    ] {
        analysed(end);
    }
}

/// Each was taken for the issuer of the other, and asked who speaks through it, without end.
#[test]
fn texts_that_speak_through_each_other_have_an_analysis() {
    analysed("Wrote the report’s letter.");
    analysed("Wrote the report’s letter: “It leaks.”");
    analysed(&format!(
        "A {}keeper said “no”.",
        "letter from a ".repeat(50_000)
    ));
}

#[test]
fn every_text_that_grows_has_an_analysis() {
    for (_, text) in growth::SERIES.iter().chain(growth::PAGES) {
        analysed(&text(40));
    }
}
