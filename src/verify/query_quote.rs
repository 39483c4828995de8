//! A quote that is looked up: its terms, and the cuts and insertions that its writer marked.

use super::terms::{asides, is_term};
use super::vocabulary::QueryVocabulary;
use crate::compare::{WordKind, Words, is_numeral};
use crate::lexicon::Lexicon;
use std::ops::Range;

/// A quote as a query.
#[derive(Debug)]
pub(super) struct QueryQuote<'a> {
    pub(super) words: Words<'a>,
    /// The label it begins with, `PENCE` of “PENCE: Well, look”; an empty range where it has none.
    pub(super) label: Range<usize>,
    /// Its terms without the label: words, numbers and symbols, by their place in `words`.
    pub(super) terms: Vec<usize>,
    /// The number of each term in the vocabulary.
    pub(super) ids: Vec<u32>,
    /// The quote as one run of words, including those in brackets.
    pub(super) literal: Vec<QuotePart>,
    /// The quote with its marked cuts and insertions, where it has any.
    pub(super) marked: Option<Vec<QuotePart>>,
    /// Whether it contains a remark of a transcript: `(applause)`.
    pub(super) has_aside: bool,
    /// Whether it contains a number.
    pub(super) has_numeral: bool,
}

/// A part of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QuotePart {
    /// A term, by its number.
    Term(usize),
    /// An ellipsis: words were left out here. Its words, brackets around it included.
    Cut(Range<usize>),
    /// Words in square brackets, added by the writer.
    Insertion(Box<Insertion>),
}

/// Words in square brackets, in addition to what was said or instead of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    /// All of it, including brackets and glued letters.
    pub(super) range: Range<usize>,
    /// The words between the brackets.
    pub(super) inside: Range<usize>,
    /// The letters kept of the word that the brackets cut into: `walk` of `walk[ed]`.
    pub(super) before: Option<usize>,
    /// The same after them: `e` of `[W]e`.
    pub(super) after: Option<usize>,
}

impl Insertion {
    /// Returns whether letters of a word are outside the brackets.
    pub(super) fn is_glued(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }
}

impl<'a> QueryQuote<'a> {
    /// Reads a quote; its words enter the vocabulary.
    pub(super) fn of(
        lexicon: &'a Lexicon,
        text: &'a str,
        vocabulary: &mut QueryVocabulary,
    ) -> QueryQuote<'a> {
        let words = Words::with_lexicon(text, lexicon);
        let label = label(&words);
        let rest = label.end..words.len();
        let terms: Vec<usize> = rest.filter(|&n| is_term(&words, n)).collect();
        let ids = terms
            .iter()
            .map(|&n| vocabulary.add(words.key(n)))
            .collect();
        let has_marks = (0..words.len())
            .any(|n| matches!(words.kind(n), WordKind::Ellipsis | WordKind::Bracket));
        let marked = has_marks.then(|| MarkedParser::new(&words, &terms).marked());
        QueryQuote {
            literal: (0..terms.len()).map(QuotePart::Term).collect(),
            marked,
            has_aside: asides(&words).contains(&true),
            has_numeral: terms.iter().any(|&n| is_numeral(&words, n)),
            label,
            words,
            terms,
            ids,
        }
    }

    /// Returns its parts for an alignment: with marked cuts and insertions, where it has any.
    pub(super) fn parts(&self) -> &[QuotePart] {
        self.marked.as_deref().unwrap_or(&self.literal)
    }

    /// Returns whether a word has the letters that an insertion leaves outside the brackets: `walk[ed]`
    /// replaces "walking", `[W]e` replaces "we".
    pub(super) fn fits(&self, insertion: &Insertion, word: &str) -> bool {
        let starts = |n| word.starts_with(self.words.key(n));
        let ends = |n| word.ends_with(self.words.key(n));
        insertion.before.is_none_or(starts) && insertion.after.is_none_or(ends)
    }

    /// Returns the words of a part of it.
    pub(super) fn range(&self, part: &QuotePart) -> Range<usize> {
        match part {
            QuotePart::Term(term) => self.terms[*term]..self.terms[*term] + 1,
            QuotePart::Cut(range) => range.clone(),
            QuotePart::Insertion(insertion) => insertion.range.clone(),
        }
    }

    /// Returns whether the quote is too short to be found by anything but all of its words: "the first
    /// time" with a word changed is a different phrase.
    pub(super) fn is_short(&self) -> bool {
        self.terms.len() < 4
    }
}

/// Finds the label of a quote from a transcript: words in capitals, and a colon. The typist added them,
/// perhaps on a line of their own.
fn label(words: &Words<'_>) -> Range<usize> {
    const LONGEST: usize = 4;
    let is_capital = |&n: &usize| {
        let word = words.folded(n);
        words.kind(n) == WordKind::Word && word.len() > 1 && !word.contains(char::is_lowercase)
    };
    let end = (0..words.len()).take_while(is_capital).count();
    let labels = (1..=LONGEST).contains(&end) && end + 1 < words.len() && words.key(end) == ":";
    0..if labels { end } else { 0 }
}

/// Parses a quote into terms, marked cuts and insertions.
struct MarkedParser<'w, 'a> {
    words: &'w Words<'a>,
    terms: &'w [usize],
    parts: Vec<QuotePart>,
    /// The number of the next term.
    term: usize,
}

impl<'w, 'a> MarkedParser<'w, 'a> {
    fn new(words: &'w Words<'a>, terms: &'w [usize]) -> Self {
        MarkedParser {
            words,
            terms,
            parts: Vec::new(),
            term: 0,
        }
    }

    fn marked(mut self) -> Vec<QuotePart> {
        let mut at = 0;
        while at < self.words.len() {
            at = self.step(at);
        }
        // A cut at the edge leaves out nothing: "… and we will pay".
        let is_cut = |part: &QuotePart| matches!(part, QuotePart::Cut(_));
        let first = self.parts.iter().position(|part| !is_cut(part));
        self.parts.drain(..first.unwrap_or(self.parts.len()));
        let last = self.parts.iter().rposition(|part| !is_cut(part));
        self.parts.truncate(last.map_or(0, |n| n + 1));
        self.parts
    }

    /// Reads the part at a word, and returns where the next part begins.
    fn step(&mut self, at: usize) -> usize {
        let end = match self.words.kind(at) {
            WordKind::Ellipsis => {
                self.parts.push(QuotePart::Cut(at..at + 1));
                at + 1
            }
            WordKind::Bracket if self.words.key(at) == "[" => match self.closing(at) {
                Some(close) => self.bracket(at, close),
                None => at + 1,
            },
            WordKind::Sign if self.words.key(at) == "(" && self.is_cut(at + 1, ")") => {
                self.parts.push(QuotePart::Cut(at..at + 3));
                at + 3
            }
            _ => {
                if self.terms.get(self.term) == Some(&at) {
                    self.parts.push(QuotePart::Term(self.term));
                }
                at + 1
            }
        };
        while self.terms.get(self.term).is_some_and(|&n| n < end) {
            self.term += 1;
        }
        end
    }

    /// Returns whether an ellipsis is at a word, followed by a sign.
    fn is_cut(&self, at: usize, sign: &str) -> bool {
        at + 1 < self.words.len()
            && self.words.kind(at) == WordKind::Ellipsis
            && self.words.key(at + 1) == sign
    }

    /// Finds the bracket that closes the one at a word.
    fn closing(&self, at: usize) -> Option<usize> {
        let next = (at + 1..self.words.len()).find(|&n| self.words.kind(n) == WordKind::Bracket)?;
        (self.words.key(next) == "]").then_some(next)
    }

    fn bracket(&mut self, open: usize, close: usize) -> usize {
        let inside = open + 1..close;
        if !inside.clone().any(|n| is_term(self.words, n)) {
            if inside
                .clone()
                .any(|n| self.words.kind(n) == WordKind::Ellipsis)
            {
                self.parts.push(QuotePart::Cut(open..close + 1));
            }
            return close + 1;
        }
        let mut range = open..close + 1;
        let before = open.checked_sub(1).filter(|&n| self.is_glued(n, open));
        let term_before = self.parts.last() == Some(&QuotePart::Term(self.term.wrapping_sub(1)));
        let before = before.filter(|_| term_before);
        if before.is_some() {
            self.parts.pop();
            range.start -= 1;
        }
        let after = Some(close + 1).filter(|&n| n < self.words.len() && self.is_glued(close, n));
        range.end += usize::from(after.is_some());
        let end = range.end;
        self.parts.push(QuotePart::Insertion(Box::new(Insertion {
            range,
            inside,
            before,
            after,
        })));
        end
    }

    /// Returns whether two neighbors, one of them a word, touch.
    fn is_glued(&self, n: usize, next: usize) -> bool {
        let word = |n| self.words.kind(n) == WordKind::Word;
        (word(n) || word(next)) && self.words.span(n).end() == self.words.span(next).start()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a quote: words, `…` for a cut, `[…]` for an insertion.
    fn parts(text: &str) -> String {
        let quote = QueryQuote::of(Lexicon::builtin(), text, &mut QueryVocabulary::default());
        let marked = quote.marked.expect("marks of cutting");
        let part = |part: &QuotePart| match part {
            QuotePart::Term(n) => quote.words.key(quote.terms[*n]).to_owned(),
            QuotePart::Cut(_) => "…".to_owned(),
            QuotePart::Insertion(insertion) => {
                quote.words.text()[quote.words.cover(insertion.range.clone())].to_owned()
            }
        };
        let parts: Vec<String> = marked.iter().map(part).collect();
        parts.join(" ")
    }

    #[test]
    fn cuts_and_insertions_are_parts_of_their_own() {
        assert_eq!(
            parts("We will ... pay, [the council] said"),
            "we will … pay [the council] said"
        );
        assert_eq!(parts("We will […] pay (…) now"), "we will … pay … now");
        assert_eq!(parts("[W]e walk[ed] home"), "[W]e walk[ed] home");
        assert_eq!(parts("… we pay …"), "we pay");
        assert_eq!(parts("we pay [now"), "we pay now");
    }
}
