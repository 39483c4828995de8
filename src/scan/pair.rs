//! Pairing: which marks belong together.
//!
//! One walk over the marks of a paragraph with a stack of open quotes. A single mark that never
//! finds its partner was an apostrophe and is taken back; a double mark that never finds one stays
//! a quote whose closing mark is missing, and spoils its own paragraph only.

use super::mark::{Lean, Mark, Sign};
use super::single;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// A pair of marks, or an opening mark whose partner is missing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// The opening mark.
    pub(super) open: Span,
    /// The closing mark; `None` where it is missing.
    pub(super) close: Option<Span>,
    /// Where the quote ends, closing mark included.
    pub(super) end: usize,
    /// How many pairs hold this one.
    pub(super) depth: u8,
    /// Index of the pair that holds this one.
    pub(super) parent: Option<usize>,
    sign: Sign,
    /// A single mark that turned out to be an apostrophe.
    taken_back: bool,
}

/// Quotes nest at most this deep; deeper marks are read as text.
const DEEPEST: usize = 8;

/// Pairs the marks of one paragraph; the pairs come by their start, an outer one first.
pub(super) fn pair(text: &str, lexicon: &Lexicon, block: Span, marks: &[Mark]) -> Vec<Pair> {
    if marks.is_empty() {
        return Vec::new();
    }
    let mut pairing = Pairing::new(text, lexicon, block, marks);
    for (n, mark) in marks.iter().enumerate() {
        if mark.sign.is_single() {
            pairing.single(n);
        } else {
            pairing.double(n);
        }
    }
    pairing.finish()
}

struct Pairing<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    block: Span,
    marks: &'t [Mark],
    /// For each mark, how many double marks follow it, and the next two of them.
    doubles_after: Vec<Ahead>,
    /// For each mark, whether a single mark behind it can close.
    single_closer_after: Vec<bool>,
    pairs: Vec<Pair>,
    /// Indices into `pairs` of what is open, outermost first.
    open: Vec<usize>,
}

#[derive(Clone, Copy, Default)]
struct Ahead {
    count: usize,
    next: [Option<Lean>; 2],
}

impl<'t> Pairing<'t> {
    fn new(text: &'t str, lexicon: &'t Lexicon, block: Span, marks: &'t [Mark]) -> Pairing<'t> {
        let mut doubles_after = vec![Ahead::default(); marks.len()];
        let mut single_closer_after = vec![false; marks.len()];
        let mut ahead = Ahead::default();
        let mut closer = false;
        for (n, mark) in marks.iter().enumerate().rev() {
            doubles_after[n] = ahead;
            single_closer_after[n] = closer;
            if mark.sign.is_single() {
                closer |= single::can_close(mark);
            } else {
                closer |= mark.sign == Sign::Doubled && mark.lean == Lean::Close;
                ahead.count += 1;
                ahead.next = [Some(mark.lean), ahead.next[0]];
            }
        }
        Pairing {
            text,
            lexicon,
            block,
            marks,
            doubles_after,
            single_closer_after,
            pairs: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Returns the position on the stack of the innermost open double or guillemet.
    fn open_double(&self) -> Option<usize> {
        self.open
            .iter()
            .rposition(|&p| !self.pairs[p].sign.is_single())
    }

    fn top_is_single(&self) -> bool {
        self.open
            .last()
            .is_some_and(|&p| self.pairs[p].sign.is_single())
    }

    fn push(&mut self, mark: Mark) {
        if self.open.len() >= DEEPEST {
            return;
        }
        self.pairs.push(Pair {
            open: mark.span,
            close: None,
            end: self.block.end(),
            depth: 0,
            parent: self.open.last().copied(),
            sign: mark.sign,
            taken_back: false,
        });
        self.open.push(self.pairs.len() - 1);
    }

    /// Closes the open pair at a stack position with a mark; what is open inside it ends there too.
    fn close(&mut self, position: usize, mark: Span) {
        self.end_above(position + 1, mark.start());
        let pair = self.open[position];
        self.pairs[pair].close = Some(mark);
        self.pairs[pair].end = mark.end();
        self.open.truncate(position);
    }

    /// Ends every open pair from a stack position on, without a closing mark.
    fn end_above(&mut self, position: usize, at: usize) {
        for &pair in &self.open[position..] {
            let pair = &mut self.pairs[pair];
            pair.end = at;
            pair.taken_back = pair.sign.is_single();
        }
        self.open.truncate(position);
    }

    fn double(&mut self, n: usize) {
        let mark = self.marks[n];
        match (mark.sign, self.open_double()) {
            (Sign::Doubled, _) if self.closes_two_singles(mark) => self.close_two_singles(mark),
            (_, None) => {
                if self.opens_outside(n) {
                    self.push(mark);
                }
            }
            (_, Some(_)) if self.top_is_single() && mark.lean == Lean::Open => self.push(mark),
            (_, Some(position)) => match self.inside(n, position) {
                Inside::Closes => self.close(position, mark.span),
                Inside::Nests => self.push(mark),
                Inside::Restarts => {
                    self.end_above(position, mark.span.start());
                    self.push(mark);
                }
                Inside::Text => {}
            },
        }
    }

    /// `‘She told me ‘never’’`: two apostrophes that close two open singles.
    fn closes_two_singles(&self, mark: Mark) -> bool {
        mark.lean != Lean::Open
            && self.open.len() >= 2
            && (self.open.iter().rev().take(2)).all(|&p| self.pairs[p].sign.is_single())
    }

    fn close_two_singles(&mut self, mark: Mark) {
        let middle = mark.span.start() + 1;
        self.close(self.open.len() - 1, Span::new(middle - 1, middle));
        self.close(self.open.len() - 1, Span::new(middle, middle + 1));
    }

    /// Decides whether a double mark opens where no double is open.
    fn opens_outside(&self, n: usize) -> bool {
        let mark = self.marks[n];
        let more = self.doubles_after[n].count > 0;
        match mark.sign {
            Sign::Low => true,
            Sign::Opening => mark.lean != Lean::Close || mark.span.start() == self.block.start(),
            Sign::Closing => match mark.lean {
                Lean::Open => starts_words(mark.after),
                // “It is late,” he said.”We go home.”
                Lean::Tight => more && ends_words(mark.before),
                Lean::Close | Lean::Spaced => false,
            },
            Sign::GuillemetLeft => mark.lean != Lean::Close,
            // German »so« turns its guillemets round.
            Sign::GuillemetRight => mark.lean == Lean::Open && more,
            _ => match mark.lean {
                Lean::Open => true,
                // he said:" We go home."
                Lean::Close => more && mark.before == Some(':'),
                Lean::Spaced => more,
                // 6'2"tall is a measure, day."The opens.
                Lean::Tight => more && !mark.before.is_some_and(char::is_numeric),
            },
        }
    }

    /// Decides what a double mark does where a double is open at a stack position.
    fn inside(&self, n: usize, position: usize) -> Inside {
        let mark = self.marks[n];
        let opened = self.pairs[self.open[position]];
        let guillemet = |sign| matches!(sign, Sign::GuillemetLeft | Sign::GuillemetRight);
        if guillemet(mark.sign) || guillemet(opened.sign) {
            return self.inside_guillemets(mark, opened);
        }
        let ahead = self.doubles_after[n];
        let closes = |lean| matches!(lean, Some(Lean::Close | Lean::Tight));
        let nests = ahead.next.into_iter().all(closes);
        match (mark.sign, mark.lean) {
            (Sign::Low, _) => Inside::Nests,
            (Sign::Opening, Lean::Spaced) if mark.after.is_some() => Inside::Restarts,
            (_, Lean::Close | Lean::Spaced) if self.is_measure(n) => Inside::Text,
            (_, Lean::Close | Lean::Spaced) => Inside::Closes,
            (Sign::Opening, Lean::Tight) if !ends_words(mark.before) => Inside::Restarts,
            (_, Lean::Tight) => Inside::Closes,
            (_, Lean::Open) if nests && opened.sign != Sign::Low => Inside::Nests,
            (Sign::Opening, Lean::Open) if opened.sign != Sign::Low => Inside::Restarts,
            (_, Lean::Open) => self.open_lean_inside(n, opened),
        }
    }

    /// `"We had no idea. "Then it fell.` against `"We had no idea, "he said.`: the first lost a
    /// closing mark, the second a space.
    fn open_lean_inside(&self, n: usize, opened: Pair) -> Inside {
        let mark = self.marks[n];
        let words = self.text[Span::new(opened.open.end(), mark.span.start())].trim_end();
        let lead = words.ends_with(':');
        let sentence = words.ends_with(['.', '?', '!', '…']) && words.len() > 15;
        let odd = self.doubles_after[n].count.is_multiple_of(2);
        let lower = mark.after.is_some_and(char::is_lowercase);
        if lead || (sentence && !lower) || (odd && !(lower && words.ends_with(','))) {
            Inside::Restarts
        } else {
            Inside::Closes
        }
    }

    /// `"The 5" pipe burst," he said.`: inches inside a quote leave an odd number of marks behind.
    fn is_measure(&self, n: usize) -> bool {
        let mark = self.marks[n];
        mark.sign == Sign::Straight
            && mark.before.is_some_and(|c| c.is_ascii_digit())
            && self.doubles_after[n].count % 2 == 1
            && self.text[Span::new(mark.span.end(), self.block.end())]
                .trim_start()
                .starts_with(|c: char| c.is_lowercase() || c == ',')
            && self.doubles_after[n].next[0] == Some(Lean::Close)
    }

    fn inside_guillemets(&self, mark: Mark, opened: Pair) -> Inside {
        match (opened.sign, mark.sign) {
            (Sign::GuillemetLeft, Sign::GuillemetRight)
            | (Sign::GuillemetRight, Sign::GuillemetLeft) => Inside::Closes,
            (Sign::GuillemetLeft, Sign::GuillemetLeft) => Inside::Nests,
            (Sign::GuillemetRight, Sign::GuillemetRight) => Inside::Closes,
            _ if matches!(mark.lean, Lean::Open) => Inside::Nests,
            _ => Inside::Text,
        }
    }

    fn single(&mut self, n: usize) {
        let mark = self.marks[n];
        if self.top_is_single() && single::can_close(&mark) {
            if !single::is_possessive(self.text, self.lexicon, self.block, self.marks, n) {
                self.close(self.open.len() - 1, mark.span);
            }
        } else if single::can_open(self.text, self.lexicon, self.block, &mark)
            && !self.top_is_single_like(mark)
            && (self.single_closer_after[n]
                || single::opens_speech(self.text, self.block, mark.span, mark.sign))
        {
            self.push(mark);
        }
    }

    /// Singles of one sort do not nest in each other: ‘the ‘real’ reason’ is too rare to believe.
    fn top_is_single_like(&self, mark: Mark) -> bool {
        self.top_is_single() && mark.sign != Sign::SingleOpening
    }

    fn finish(mut self) -> Vec<Pair> {
        let end = self.block.end();
        for &pair in &self.open {
            let pair = &mut self.pairs[pair];
            pair.end = end;
            let outermost = pair.parent.is_none();
            pair.taken_back = pair.sign.is_single()
                && !(outermost
                    && single::opens_speech(self.text, self.block, pair.open, pair.sign));
        }
        settle(self.text, self.pairs)
    }
}

enum Inside {
    Closes,
    /// A quote inside the quote.
    Nests,
    /// The open quote lost its closing mark; a new one begins.
    Restarts,
    /// Not a mark at all.
    Text,
}

/// Drops what was taken back or is empty, and counts depths.
fn settle(text: &str, pairs: Vec<Pair>) -> Vec<Pair> {
    let mut kept: Vec<Pair> = Vec::with_capacity(pairs.len());
    // Where each pair went, or the nearest kept pair around it.
    let mut place: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for mut pair in pairs {
        let around = pair.parent.and_then(|p| place[p]);
        let content = Span::new(
            pair.open.end(),
            pair.close
                .map_or(pair.end, Span::start)
                .max(pair.open.end()),
        );
        let holds_words = text[content].chars().any(char::is_alphanumeric);
        if pair.taken_back || !holds_words {
            place.push(around);
            continue;
        }
        pair.parent = around;
        pair.depth = around.map_or(0, |p| kept[p].depth + 1);
        place.push(Some(kept.len()));
        kept.push(pair);
    }
    kept
}

/// Tells whether a character can begin quoted words.
fn starts_words(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '[' | '(' | '$' | '£' | '€' | '…' | '.' | '@' | '#')
    })
}

/// Tells whether a character ends quoted words in print: `done,“` closes, whatever the sign.
fn ends_words(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | ';' | ':'))
}
