//! Laws, over every small input: what holds whatever the text is.
//!
//! Texts are built from a few pieces in every order, the short ones first, so that the first text
//! that breaks a law is also the smallest. Marks are over-represented on purpose: most texts are
//! nonsense that no newspaper prints, and the laws hold for it too.

mod written;

use onrecord::attribute::{Attribution, Outcome, QuoteKind};
use onrecord::scan::{Closing, Quote, Scan, TokenKind, scan};
use onrecord::text::Span;
use onrecord::write::{Csv, Jsonl, QuoteRow, Writer, rows};
use onrecord::{Analysis, Document, Extractor, Lexicon};
use std::collections::BTreeMap;

/// A letter, marks of both families, and what decides which way they lean.
const SIGNS: &[&str] = &["a", "\"", "“", "”", "'", "’", ".", " ", "\n"];

/// Fewer signs, for longer texts: typewriter marks, and nested curly ones.
const STRAIGHT: &[&str] = &["a", "\"", "'", " "];
const CURLY: &[&str] = &["a", "“", "”", "‘", "’", " "];

/// Words that name and say, so that small texts have speakers too.
const WORDS: &[&str] = &["Ana Ruiz ", "she ", "said ", "“I ", "”", "\"", ", ", "\n"];

/// Fewer words, for longer texts: turns, and quotes that go on.
const TURNS: &[&str] = &["Ana Ruiz ", "she ", "said ", "“I ", "”", "\n"];

/// Calls `check` with every text of up to `longest` pieces, short ones first.
fn every_text(pieces: &[&str], longest: u32, mut check: impl FnMut(&str)) {
    let mut text = String::new();
    for length in 0..=longest {
        for mut number in 0..pieces.len().pow(length) {
            text.clear();
            for _ in 0..length {
                text.push_str(pieces[number % pieces.len()]);
                number /= pieces.len();
            }
            check(&text);
        }
    }
}

fn document(text: &str) -> Document {
    Document::plain("story", text).expect("a short text")
}

fn scanned(text: &str) -> Scan {
    scan(&document(text), Lexicon::builtin())
}

#[test]
fn quotes_lie_in_the_text_and_nest() {
    for (signs, longest) in [(SIGNS, 5), (CURLY, 6), (STRAIGHT, 7)] {
        every_text(signs, longest, assert_quotes_lie_and_nest);
    }
}

fn assert_quotes_lie_and_nest(text: &str) {
    let document = document(text);
    let scan = scan(&document, Lexicon::builtin());
    let mut before: Option<&Quote> = None;
    for quote in &scan.quotes {
        assert_lies_in(quote.span, text);
        assert!(quote.span.contains(quote.content), "{text:?}: {quote:?}");
        let words = &text[quote.content];
        assert_eq!(words, words.trim(), "{text:?}: {quote:?}");
        let marked = quote.span.start() < quote.content.start();
        assert!(marked, "{text:?}: no opening mark: {quote:?}");
        let closed = quote.content.end() < quote.span.end();
        assert_eq!(
            closed,
            quote.closing == Closing::Mark,
            "{text:?}: {quote:?}"
        );
        assert_nests(quote, before, &scan, text);
        let blocks = document.blocks().iter();
        let holding = blocks.filter(|b| b.span.contains(quote.span));
        assert_eq!(holding.count(), 1, "{text:?}: {quote:?}");
        before = Some(quote);
    }
}

fn assert_lies_in(span: Span, text: &str) {
    let lies = span.end() <= text.len();
    let lies = lies && text.is_char_boundary(span.start()) && text.is_char_boundary(span.end());
    assert!(lies, "{text:?} has no {span:?}");
}

/// A quote begins behind the one before it, and lies inside its parent or clear of it.
fn assert_nests(quote: &Quote, before: Option<&Quote>, scan: &Scan, text: &str) {
    if let Some(before) = before {
        let behind = before.span.start() < quote.span.start();
        let nested = before.content.contains(quote.span);
        let clear = !before.span.overlaps(quote.span);
        assert!(
            behind && (nested || clear),
            "{text:?}: {before:?} {quote:?}"
        );
        assert!(!nested || quote.depth > before.depth, "{text:?}: {quote:?}");
    }
    match quote.parent.map(|id| &scan.quotes[id.index()]) {
        Some(parent) => {
            assert!(parent.content.contains(quote.span), "{text:?}: {quote:?}");
            assert_eq!(quote.depth, parent.depth + 1, "{text:?}: {quote:?}");
        }
        None => assert_eq!(quote.depth, 0, "{text:?}: {quote:?}"),
    }
}

#[test]
fn every_sign_of_a_passage_is_in_one_token_and_every_token_in_one_sentence() {
    every_text(SIGNS, 5, |text| {
        let scan = scanned(text);
        let (mut tokens, mut sentences) = (0, 0);
        for passage in &scan.passages {
            assert_eq!(passage.tokens.start, tokens, "{text:?}: {passage:?}");
            assert_eq!(passage.sentences.start, sentences, "{text:?}: {passage:?}");
            let mut at = passage.span.start();
            for token in &scan.tokens[passage.tokens.clone()] {
                assert!(
                    at <= token.span.start() && !token.span.is_empty(),
                    "{text:?}"
                );
                assert_is_white(at, token.span.start(), text);
                at = token.span.end();
            }
            assert_is_white(at, passage.span.end(), text);
            for sentence in &scan.sentences[passage.sentences.clone()] {
                assert_eq!(sentence.tokens.start, tokens, "{text:?}: {sentence:?}");
                assert!(!sentence.tokens.is_empty(), "{text:?}");
                tokens = sentence.tokens.end;
            }
            assert_eq!(tokens, passage.tokens.end, "{text:?}: {passage:?}");
            sentences = passage.sentences.end;
        }
    });
}

fn assert_is_white(start: usize, end: usize, text: &str) {
    let between = &text[start..end];
    assert!(
        between.trim().is_empty(),
        "{text:?}: no token for {between:?}"
    );
}

#[test]
fn a_quote_is_one_token_of_its_passage() {
    every_text(SIGNS, 5, |text| {
        let scan = scanned(text);
        for (n, quote) in scan.quotes.iter().enumerate() {
            let token = scan.tokens[quote.token];
            assert_eq!(token.span, quote.span, "{text:?}");
            let own = matches!(token.kind, TokenKind::Quote(id) if id.index() == n);
            assert!(own, "{text:?}: {token:?}");
            let passage = &scan.passages[quote.passage];
            assert!(passage.tokens.contains(&quote.token), "{text:?}");
            assert_eq!(passage.inside, quote.parent, "{text:?}");
            let inside = &scan.passages[quote.inside];
            assert_eq!(inside.span, quote.content, "{text:?}");
        }
    });
}

#[test]
fn a_paragraph_more_leaves_the_quotes_before_it_alone() {
    let paragraphs = ["a", "a'", "'a", "’", "“a", "a”", "\"a\"", "‘a’ b", "'a' b"];
    every_text(SIGNS, 4, |text| {
        let before = scanned(text);
        for paragraph in paragraphs {
            let longer = format!("{text}\n\n{paragraph}");
            let after = scanned(&longer);
            assert!(before.quotes.len() <= after.quotes.len(), "{longer:?}");
            for (quote, same) in before.quotes.iter().zip(&after.quotes) {
                let mut same = same.clone();
                // A quote without a closing mark goes on in a paragraph that opens with a mark.
                if same.closing == Closing::Continued {
                    same.closing = quote.closing;
                }
                assert_eq!(*quote, same, "{longer:?}");
            }
        }
    });
}

#[test]
fn a_family_of_marks_makes_no_difference() {
    // Every order of these. `<` and `>` stand for the marks, `[` and `]` for those inside them.
    let pieces = [
        "a ",
        "b. ",
        "<a> ",
        "<a b.> ",
        "<a, [b] a> ",
        "<[a]> ",
        "\n<a> ",
        "(<a>) ",
    ];
    let families = [
        ["\"", "\"", "'", "'"],
        ["“", "”", "‘", "’"],
        ["‘", "’", "“", "”"],
        ["'", "'", "\"", "\""],
        ["«", "»", "‹", "›"],
        ["„", "“", "‚", "‘"],
        ["''", "''", "\"", "\""],
        ["``", "''", "‘", "’"],
    ];
    every_text(&pieces, 4, |text| {
        let expected = bracketed(text);
        for family in families {
            let text = spell(text, family);
            let scan = scanned(&text);
            let quotes = scan.quotes.iter().map(|quote| {
                let words = &text.as_str()[quote.content];
                (quote.depth, spell_back(words, family))
            });
            assert_eq!(quotes.collect::<Vec<_>>(), expected, "{text:?}");
        }
    });
}

const BRACKETS: [&str; 4] = ["<", ">", "[", "]"];

/// Writes a family's marks for brackets.
fn spell(text: &str, family: [&str; 4]) -> String {
    let pairs = BRACKETS.into_iter().zip(family);
    pairs.fold(text.to_owned(), |text, (bracket, mark)| {
        text.replace(bracket, mark)
    })
}

/// Takes a family's marks out of some words.
fn spell_back(words: &str, family: [&str; 4]) -> String {
    let without = |words: String, mark| words.replace(mark, "");
    family.into_iter().fold(words.to_owned(), without)
}

/// Returns what stands in brackets, with its depth, in reading order.
fn bracketed(text: &str) -> Vec<(u8, String)> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<(u8, String)> = Vec::new();
    for sign in text.chars() {
        match sign {
            '<' | '[' => {
                open.push(found.len());
                found.push((open.len() as u8 - 1, String::new()));
            }
            '>' | ']' => drop(open.pop()),
            sign => open.iter().for_each(|&n| found[n].1.push(sign)),
        }
    }
    found
}
