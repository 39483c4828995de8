//! What each token does in its sentence, as far as the words around it tell.
//!
//! No part-of-speech model: the lexicon says what a word may be, the tag before it says which of
//! these it is. `reports` is a noun behind `the` and a verb behind `the minister`.

mod capital;
pub(crate) mod casing;
mod classes;
mod function;
pub(crate) mod key;
mod seen_words;
mod tagger;
mod verb;

use crate::lexicon::Lexicon;
use crate::scan::{Scan, TokenKind};
use casing::Casing;
use key::Key;
use tagger::{Phrase, Tagger};

pub(crate) use classes::{Tag, VERB};

/// The tokens of a scan with what is known of each: parallel to `Scan::tokens`.
#[derive(Debug)]
pub(crate) struct TaggedTokens {
    /// Folded words; [`Key::NONE`] for signs and quotes.
    pub(crate) keys: Vec<Key>,
    /// How the story writes its words.
    pub(crate) casing: Casing,
    /// What each token does.
    pub(crate) tags: Vec<Tag>,
}

/// Tags every token of a scan.
pub(crate) fn tag(text: &str, scan: &Scan, lexicon: &Lexicon) -> TaggedTokens {
    let keys = scan.tokens.iter().map(|token| match token.kind {
        TokenKind::Quote(_) | TokenKind::Sign(_) => Key::NONE,
        _ => Key::at(text, token.span),
    });
    let keys: Vec<Key> = keys.collect();
    let casing = Casing::of(text, scan, &keys);
    let tags = tags(text, scan, &keys, &casing, lexicon);
    TaggedTokens { keys, casing, tags }
}

fn tags(text: &str, scan: &Scan, keys: &[Key], casing: &Casing, lexicon: &Lexicon) -> Vec<Tag> {
    let mut tags = vec![Tag::Sign; scan.tokens.len()];
    for sentence in &scan.sentences {
        let mut tagger = Tagger {
            text,
            lexicon,
            tokens: &scan.tokens[sentence.tokens.clone()],
            keys: &keys[sentence.tokens.clone()],
            casing,
            titled: casing.is_titled(sentence.passage),
            initial: true,
            phrase: Phrase::None,
        };
        let mut before = Tag::Sign;
        for (n, tag) in tags[sentence.tokens.clone()].iter_mut().enumerate() {
            *tag = tagger.tag(n, before);
            tagger.step(n, *tag);
            before = *tag;
        }
    }
    tags
}
