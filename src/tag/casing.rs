//! What a story's own letters say of a word: written small somewhere, written large in the middle
//! of a sentence, standing behind a given name.
//!
//! A capital at the start of a sentence or in a headline says nothing by itself: `Rain fell` and
//! `Ryan fell` look the same. Elsewhere in the story they do not.

use super::key::Key;
use super::seen_words::SeenWords;
use crate::lexicon::{Classes, WordLists};
use crate::scan::{Scan, Token, TokenKind};

/// How the words of a story are written.
#[derive(Debug, Default)]
pub(crate) struct Casing {
    seen: SeenWords,
    /// For each passage: its capitals say nothing, as in a headline.
    titled: Vec<bool>,
}

const SMALL: u8 = 1;
const LARGE: u8 = 2;
const SURNAME: u8 = 4;

/// Words that are no evidence: the lexicon knows what they are.
const KNOWN: Classes = Classes::DETERMINER
    .with(Classes::PREPOSITION)
    .with(Classes::CONJUNCTION)
    .with(Classes::PRONOUN)
    .with(Classes::AUXILIARY)
    .with(Classes::POSSESSIVE)
    .with(Classes::OBJECT)
    .with(Classes::RELATIVE)
    .with(Classes::QUESTION)
    .with(Classes::SAY);

impl Casing {
    /// Reads all words of a document.
    pub(crate) fn of(text: &str, scan: &Scan, keys: &[Key]) -> Casing {
        let mut casing = Casing::default();
        casing.titled.reserve(scan.passages.len());
        for passage in &scan.passages {
            let tokens = &scan.tokens[passage.tokens.clone()];
            casing.titled.push(is_titled(text, tokens));
        }
        for sentence in &scan.sentences {
            if !casing.titled[sentence.passage] {
                let words = sentence.tokens.clone();
                casing.read(text, &scan.tokens[words.clone()], &keys[words]);
            }
        }
        casing
    }

    fn read(&mut self, text: &str, tokens: &[Token], keys: &[Key]) {
        let mut initial = true;
        let mut before: Option<&Token> = None;
        for (token, &key) in tokens.iter().zip(keys) {
            match token.kind {
                // "al-Brodel" is no proof that "Al-Brodel" is a word.
                TokenKind::Lower if has_capital(text, token) && is_articled(&text[token.span]) => {
                    self.see(key, LARGE);
                }
                TokenKind::Lower if !token.is(KNOWN) => self.see(key, SMALL),
                TokenKind::Capital | TokenKind::Acronym => {
                    let named = before
                        .is_some_and(|before| names_next(before) || is_initial(text, before))
                        && !token.is(Classes::SUFFIX)
                        // "Trent University" is nobody; "Mr Commission" is.
                        && (!token.is_listed(WordLists::NOT_SURNAME)
                            || before.is_some_and(is_courtesy));
                    if named {
                        self.see(key, SURNAME | LARGE);
                    } else if !initial && !token.is(KNOWN) {
                        self.see(key, LARGE);
                    }
                }
                _ => {}
            }
            initial = match token.kind {
                TokenKind::Sign(':' | '—' | '…' | '•' | '*') => true,
                TokenKind::Sign(_) | TokenKind::Number => initial,
                _ => false,
            };
            before = Some(token);
        }
    }

    fn see(&mut self, key: Key, flag: u8) {
        self.seen.add(key, flag);
    }

    fn has(&self, key: Key, flag: u8) -> bool {
        self.seen.flags(key) & flag != 0
    }

    /// Tells whether the word is written in lower case somewhere.
    pub(crate) fn is_small(&self, key: Key) -> bool {
        self.has(key, SMALL)
    }

    /// Tells whether the word has a capital where only names have one.
    pub(crate) fn is_large(&self, key: Key) -> bool {
        self.has(key, LARGE)
    }

    /// Tells whether the word stands behind a given name or a courtesy title: `Tim Cook`, `Mrs May`.
    pub(crate) fn is_surname(&self, key: Key) -> bool {
        self.has(key, SURNAME)
    }

    /// Tells whether the capitals of a passage say nothing, as in a headline.
    pub(crate) fn is_titled(&self, passage: usize) -> bool {
        self.titled.get(passage).copied().unwrap_or_default()
    }
}

/// Returns whether a word that begins with a small letter and that no list has holds a capital: `al-Brodel`.
pub(super) fn has_capital(text: &str, token: &Token) -> bool {
    let word = &text[token.span];
    token.word.classes.is_empty() && word.bytes().any(|b| b.is_ascii_uppercase())
}

/// Returns whether a word begins with an Arabic article: `al-Brodel`, but not `mid-October`.
fn is_articled(word: &str) -> bool {
    word.starts_with("al-") || word.starts_with("el-")
}

/// Returns whether a token is the initial of a name: the `H.` of `Lena H. Tribe`.
fn is_initial(text: &str, token: &Token) -> bool {
    let mut letters = text[token.span].chars();
    token.is_capital() && letters.next().is_some_and(char::is_uppercase) && letters.eq(['.'])
}

/// Tells whether a token is such that a capital behind it is a surname.
fn names_next(token: &Token) -> bool {
    if !token.is_capital() {
        return false;
    }
    // "Virginia Governor" and "Chelsea Manager" are no surnames; "Virginia Woolf" has other hints.
    let given = token.is(Classes::GIVEN) && !token.is(Classes::PLACE | Classes::TIME);
    given || is_courtesy(token)
}

/// Tells whether a token is a title that only a name can follow: `Mr`, `Ms.`, `Sen.`.
pub(crate) fn is_courtesy(token: &Token) -> bool {
    token.is(Classes::TITLE)
        && !token.is(Classes::ROLE | Classes::KIN)
        && token.is(Classes::MALE | Classes::FEMALE | Classes::ABBREVIATION)
        && token.span.len() <= 5
}

/// Tells whether most of a passage's words have a capital, as in `Two Held After Harbour Fire`.
fn is_titled(text: &str, tokens: &[Token]) -> bool {
    let (mut large, mut small) = (0, 0);
    for token in tokens {
        match token.kind {
            TokenKind::Capital | TokenKind::Acronym if !token.is(Classes::TIME) => large += 1,
            TokenKind::Lower if is_weighty(token) => small += 1,
            _ => {}
        }
    }
    let stops = tokens
        .last()
        .is_some_and(|last| text[last.span].ends_with('.'));
    large >= 4 && large > 8 * small && !(stops && small > 0)
}

/// Tells whether a headline would give the word a capital: all but the short function words.
fn is_weighty(token: &Token) -> bool {
    let light = Classes::PREPOSITION | Classes::CONJUNCTION | Classes::DETERMINER;
    let verb = Classes::SAY | Classes::AUXILIARY | Classes::PRONOUN;
    token.is(verb) || (token.span.len() > 3 && !token.is(light))
}
