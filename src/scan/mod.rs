//! The tokenizer: a document as tokens, sentences and quotes.
//!
//! Quotes come first, from marks alone; then the text is cut into tokens in such a way that a
//! whole quote stands as *one* token in the words around it. Later stages read the frame
//! (`Q , the official said .`), not the quoted words, which have tokens of their own.

mod mark;
mod pair;
mod quote;
mod sentence;
mod shape;
mod single;
mod token;
mod words;

pub use quote::{Closing, Quote, QuoteId};
pub use token::{Token, TokenKind};

use crate::document::Document;
use crate::lexicon::{Lexicon, Word};
use crate::text::Span;
use mark::Mark;
use pair::Pair;
use std::ops::Range;

/// A document cut into quotes, passages, sentences and tokens.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// All quotes in reading order: by start, an outer quote before those it holds.
    pub quotes: Vec<Quote>,
    /// The passages in reading order: each paragraph, and behind it the insides of its quotes.
    pub passages: Vec<Passage>,
    /// The sentences of all passages, in the order of the passages.
    pub sentences: Vec<Sentence>,
    /// The tokens of all passages, in the order of the passages. A quote of a passage is one token
    /// there ([`TokenKind::Quote`]); its words are tokens of the quote's own passage.
    pub tokens: Vec<Token>,
}

/// A run of text that is read as one: a paragraph of the story, or the inside of a quote.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// The quote whose inside this is; `None` for a paragraph.
    pub inside: Option<QuoteId>,
    /// Which block of the document it belongs to.
    pub block: usize,
    /// Its sentences, as indices into [`Scan::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`Scan::tokens`].
    pub tokens: Range<usize>,
}

/// A sentence of a passage. A quote and the frame around it are one sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, as indices into [`Scan::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// The passage it is a sentence of.
    pub passage: usize,
}

/// Cuts a document into quotes, passages, sentences and tokens, in time linear in its length.
pub fn scan(document: &Document, lexicon: &Lexicon) -> Scan {
    let mut scanner = Scanner {
        text: document.text(),
        lexicon,
        scan: Scan::default(),
        open_before: None,
    };
    let mut marks: Vec<Mark> = Vec::new();
    for (n, block) in document.blocks().iter().enumerate() {
        mark::marks(scanner.text, block.span, &mut marks);
        let pairs = pair::pair(scanner.text, lexicon, block.span, &marks);
        scanner.block(n, block.span, &pairs);
    }
    scanner.scan
}

struct Scanner<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    scan: Scan,
    /// The quote that the last block left open.
    open_before: Option<QuoteId>,
}

impl Scanner<'_> {
    fn block(&mut self, block: usize, span: Span, pairs: &[Pair]) {
        let first = self.scan.quotes.len();
        let paragraph = self.scan.passages.len();
        for pair in pairs {
            self.quote(pair, first, paragraph);
        }
        self.continue_speech(span, first);
        self.passage(block, span, None, first);
        for n in first..self.scan.quotes.len() {
            let content = self.scan.quotes[n].content;
            self.passage(block, content, Some(QuoteId(n as u32)), n + 1);
        }
    }

    fn quote(&mut self, pair: &Pair, first: usize, paragraph: usize) {
        let inner = Span::new(
            pair.open.end(),
            pair.close
                .map_or(pair.end, Span::start)
                .max(pair.open.end()),
        );
        let content = trim(self.text, inner);
        let end = pair.close.map_or(content.end(), Span::end);
        let ordinal = self.scan.quotes.len() - first;
        self.scan.quotes.push(Quote {
            span: Span::new(pair.open.start(), end),
            content,
            closing: match pair.close {
                Some(_) => Closing::Mark,
                None => Closing::Missing,
            },
            depth: pair.depth,
            parent: pair.parent.map(|p| QuoteId((first + p) as u32)),
            continues: None,
            passage: pair.parent.map_or(paragraph, |p| paragraph + 1 + p),
            token: 0,
            inside: paragraph + 1 + ordinal,
        });
    }

    /// Links a quote that opens its paragraph to the one that the paragraph before left open.
    fn continue_speech(&mut self, block: Span, first: usize) {
        let quotes = &mut self.scan.quotes;
        let opens = quotes
            .get(first)
            .is_some_and(|q| q.span.start() == block.start());
        if let (true, Some(before)) = (opens, self.open_before) {
            quotes[before.index()].closing = Closing::Continued;
            quotes[first].continues = Some(before);
        }
        self.open_before = (first..quotes.len())
            .rev()
            .find(|&n| quotes[n].depth == 0)
            .filter(|&n| quotes[n].closing == Closing::Missing)
            .filter(|&n| quotes[n].span.end() == block.end())
            .map(|n| QuoteId(n as u32));
    }

    /// Cuts a passage into tokens and sentences. Its quotes are among those from `next` on.
    fn passage(&mut self, block: usize, span: Span, inside: Option<QuoteId>, mut next: usize) {
        let passage = self.scan.passages.len();
        let first_token = self.scan.tokens.len();
        let mut at = span.start();
        while next < self.scan.quotes.len() {
            let quote = &mut self.scan.quotes[next];
            if quote.span.start() >= span.end() {
                break;
            }
            if quote.parent == inside {
                let stretch = Span::new(at, quote.span.start());
                words::tokenize(self.text, stretch, self.lexicon, &mut self.scan.tokens);
                quote.token = self.scan.tokens.len();
                self.scan.tokens.push(Token {
                    span: quote.span,
                    kind: TokenKind::Quote(QuoteId(next as u32)),
                    word: Word::default(),
                });
                at = quote.span.end();
            }
            next += 1;
        }
        let stretch = Span::new(at, span.end());
        words::tokenize(self.text, stretch, self.lexicon, &mut self.scan.tokens);
        let tokens = first_token..self.scan.tokens.len();
        let first_sentence = self.scan.sentences.len();
        let Scan {
            sentences,
            tokens: all,
            quotes,
            ..
        } = &mut self.scan;
        sentence::split(self.text, all, tokens.clone(), quotes, |tokens| {
            sentences.push(Sentence { tokens, passage });
        });
        self.scan.passages.push(Passage {
            span,
            inside,
            block,
            sentences: first_sentence..self.scan.sentences.len(),
            tokens,
        });
    }
}

/// Returns a span without the white space at its edges.
fn trim(text: &str, span: Span) -> Span {
    let words = &text[span];
    let start = span.start() + (words.len() - words.trim_start().len());
    let end = span.end() - (words.len() - words.trim_end().len());
    Span::new(start, end.max(start))
}
