//! A quote that is looked up: its words, and where its writer has marked a cut or an insertion.

use super::chunk::asides;
use super::vocabulary::Vocabulary;
use crate::compare::{Sort, Words};
use std::ops::Range;

/// A quote, cut into the words it is found by.
#[derive(Debug)]
pub(super) struct Sought<'a> {
    pub(super) words: Words<'a>,
    /// The label it begins with, `PENCE` of “PENCE: Well, look”; nothing where it has none.
    pub(super) label: Range<usize>,
    /// Its cores without the label: the words, numbers and symbols, by their place in `words`.
    pub(super) cores: Vec<usize>,
    /// What each core is compared by.
    pub(super) ids: Vec<u32>,
    /// The quote as one run of words, brackets and all.
    pub(super) literal: Vec<Item>,
    /// The quote with its marked cuts and insertions, where it has any.
    pub(super) marked: Option<Vec<Item>>,
    /// Whether it has what a transcript has of a remark: `(applause)`.
    pub(super) has_aside: bool,
}

/// A part of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A core, by its number.
    Core(usize),
    /// An ellipsis: words were left out here. Its words, brackets around it included.
    Cut(Range<usize>),
    /// Words in square brackets are the writer's.
    Insertion(Box<Insertion>),
}

/// Words in square brackets, which stand beside what was said or instead of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    /// All of it, brackets and glued letters included.
    pub(super) range: Range<usize>,
    /// What stands between the brackets.
    pub(super) inside: Range<usize>,
    /// The letters kept of the word that the brackets cut into: `walk` of `walk[ed]`.
    pub(super) before: Option<usize>,
    /// The same behind them: `e` of `[W]e`.
    pub(super) behind: Option<usize>,
}

impl Insertion {
    /// Tells whether letters of a word stand outside the brackets.
    pub(super) fn is_glued(&self) -> bool {
        self.before.is_some() || self.behind.is_some()
    }
}

impl<'a> Sought<'a> {
    /// Reads a quote; its words enter the vocabulary.
    pub(super) fn of(text: &'a str, vocabulary: &mut Vocabulary) -> Sought<'a> {
        let words = Words::of(text);
        let label = label(&words);
        let rest = label.end..words.len();
        let cores: Vec<usize> = rest.filter(|&n| is_core(&words, n)).collect();
        let ids = cores
            .iter()
            .map(|&n| vocabulary.add(words.key(n)))
            .collect();
        let has_marks =
            (0..words.len()).any(|n| matches!(words.sort(n), Sort::Ellipsis | Sort::Bracket));
        let marked = has_marks.then(|| Reader::new(&words, &cores).marked());
        Sought {
            literal: (0..cores.len()).map(Item::Core).collect(),
            marked,
            has_aside: asides(&words).contains(&true),
            label,
            words,
            cores,
            ids,
        }
    }

    /// Returns its parts as they are aligned: with its marks, where it has any.
    pub(super) fn items(&self) -> &[Item] {
        self.marked.as_deref().unwrap_or(&self.literal)
    }

    /// Tells whether a word has the letters that an insertion leaves outside the brackets: `walk[ed]`
    /// stands for "walking", `[W]e` for "we".
    pub(super) fn fits(&self, insertion: &Insertion, word: &str) -> bool {
        let starts = |n| word.starts_with(self.words.key(n));
        let ends = |n| word.ends_with(self.words.key(n));
        insertion.before.is_none_or(starts) && insertion.behind.is_none_or(ends)
    }

    /// Returns the words of a part of it.
    pub(super) fn range(&self, item: &Item) -> Range<usize> {
        match item {
            Item::Core(core) => self.cores[*core]..self.cores[*core] + 1,
            Item::Cut(range) => range.clone(),
            Item::Insertion(insertion) => insertion.range.clone(),
        }
    }

    /// Tells whether the quote is too short to be found by anything but all of its words: "the
    /// first time" altered by a word is somebody else's.
    pub(super) fn is_short(&self) -> bool {
        self.cores.len() < 4
    }
}

/// Finds the label of a quote out of a transcript: words in capitals, and a colon. They are the
/// typist's, who may have them on a line of their own.
fn label(words: &Words<'_>) -> Range<usize> {
    const LONGEST: usize = 4;
    let is_capital = |&n: &usize| {
        let word = words.folded(n);
        words.sort(n) == Sort::Word && word.len() > 1 && !word.contains(char::is_lowercase)
    };
    let end = (0..words.len()).take_while(is_capital).count();
    let labels = (1..=LONGEST).contains(&end) && end + 1 < words.len() && words.key(end) == ":";
    0..if labels { end } else { 0 }
}

/// Tells whether a word counts when a passage is looked for: what is spoken, and the signs that
/// stand for words (`$`, `%`, `&`). The other signs are judged afterwards.
pub(super) fn is_core(words: &Words<'_>, n: usize) -> bool {
    match words.sort(n) {
        Sort::Word | Sort::Number => true,
        Sort::Sign => !matches!(
            words.key(n),
            "." | ","
                | ";"
                | ":"
                | "!"
                | "?"
                | "("
                | ")"
                | "-"
                | "*"
                | "_"
                | "{"
                | "}"
                | "\\"
                | "|"
        ),
        _ => false,
    }
}

/// Reads the marks of cutting.
struct Reader<'w, 'a> {
    words: &'w Words<'a>,
    cores: &'w [usize],
    items: Vec<Item>,
    /// The number of the next core.
    core: usize,
}

impl<'w, 'a> Reader<'w, 'a> {
    fn new(words: &'w Words<'a>, cores: &'w [usize]) -> Self {
        Reader {
            words,
            cores,
            items: Vec::new(),
            core: 0,
        }
    }

    fn marked(mut self) -> Vec<Item> {
        let mut at = 0;
        while at < self.words.len() {
            at = self.step(at);
        }
        // A cut at the edge is no gap: "… and we will pay".
        let is_cut = |item: &Item| matches!(item, Item::Cut(_));
        let first = self.items.iter().position(|item| !is_cut(item));
        self.items.drain(..first.unwrap_or(self.items.len()));
        let last = self.items.iter().rposition(|item| !is_cut(item));
        self.items.truncate(last.map_or(0, |n| n + 1));
        self.items
    }

    /// Reads what stands at a word, and returns where the next part begins.
    fn step(&mut self, at: usize) -> usize {
        let end = match self.words.sort(at) {
            Sort::Ellipsis => {
                self.items.push(Item::Cut(at..at + 1));
                at + 1
            }
            Sort::Bracket if self.words.key(at) == "[" => match self.closing(at) {
                Some(close) => self.bracket(at, close),
                None => at + 1,
            },
            Sort::Sign if self.words.key(at) == "(" && self.is_cut(at + 1, ")") => {
                self.items.push(Item::Cut(at..at + 3));
                at + 3
            }
            _ => {
                if self.cores.get(self.core) == Some(&at) {
                    self.items.push(Item::Core(self.core));
                }
                at + 1
            }
        };
        while self.cores.get(self.core).is_some_and(|&n| n < end) {
            self.core += 1;
        }
        end
    }

    /// Tells whether an ellipsis stands at a word, and then a sign.
    fn is_cut(&self, at: usize, sign: &str) -> bool {
        at + 1 < self.words.len()
            && self.words.sort(at) == Sort::Ellipsis
            && self.words.key(at + 1) == sign
    }

    /// Finds the bracket that closes the one at a word.
    fn closing(&self, at: usize) -> Option<usize> {
        let next = (at + 1..self.words.len()).find(|&n| self.words.sort(n) == Sort::Bracket)?;
        (self.words.key(next) == "]").then_some(next)
    }

    fn bracket(&mut self, open: usize, close: usize) -> usize {
        let inside = open + 1..close;
        if !inside.clone().any(|n| is_core(self.words, n)) {
            if inside.clone().any(|n| self.words.sort(n) == Sort::Ellipsis) {
                self.items.push(Item::Cut(open..close + 1));
            }
            return close + 1;
        }
        let mut range = open..close + 1;
        let before = open.checked_sub(1).filter(|&n| self.is_glued(n, open));
        let core_before = self.items.last() == Some(&Item::Core(self.core.wrapping_sub(1)));
        let before = before.filter(|_| core_before);
        if before.is_some() {
            self.items.pop();
            range.start -= 1;
        }
        let behind = Some(close + 1).filter(|&n| n < self.words.len() && self.is_glued(close, n));
        range.end += usize::from(behind.is_some());
        let end = range.end;
        self.items.push(Item::Insertion(Box::new(Insertion {
            range,
            inside,
            before,
            behind,
        })));
        end
    }

    /// Tells whether two neighbours, one of them a word, touch.
    fn is_glued(&self, n: usize, next: usize) -> bool {
        let word = |n| self.words.sort(n) == Sort::Word;
        (word(n) || word(next)) && self.words.span(n).end() == self.words.span(next).start()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a quote: words, `…` for a cut, `[…]` for an insertion.
    fn parts(text: &str) -> String {
        let sought = Sought::of(text, &mut Vocabulary::default());
        let marked = sought.marked.expect("marks of cutting");
        let part = |item: &Item| match item {
            Item::Core(n) => sought.words.key(sought.cores[*n]).to_owned(),
            Item::Cut(_) => "…".to_owned(),
            Item::Insertion(insertion) => {
                sought.words.text()[sought.words.cover(insertion.range.clone())].to_owned()
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
