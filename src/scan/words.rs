//! Words: a stretch of text without quotes, cut into tokens.

use super::shape::WordShape;
use super::token::{Token, TokenKind};
use crate::lexicon::{Classes, Lexicon, Word};
use crate::text::{Span, has_split_accent, may_be_damage, mojibake, reference};
use crate::visible::is_invisible;

/// Cuts a stretch of a passage into tokens and appends them.
pub(super) fn tokenize(text: &str, stretch: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut cursor = Cursor {
        text,
        at: stretch.start(),
        end: stretch.end(),
        lexicon,
    };
    while let Some(c) = cursor.peek() {
        if is_blank(c) || is_invisible(c) {
            cursor.at += c.len_utf8();
        } else if is_word(c) {
            cursor.word(tokens);
        } else if let Some(len) = cursor.article(c) {
            cursor.take(len, tokens);
        } else if let Some((len, sign)) = cursor.referenced(c) {
            cursor.reference(len, sign, tokens);
        } else {
            cursor.sign(c, tokens);
        }
    }
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    lexicon: &'t Lexicon,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.end {
            return None;
        }
        let byte = self.text.as_bytes()[at];
        if byte < 0x80 {
            return Some(char::from(byte));
        }
        self.text[Span::new(at, self.end)].chars().next()
    }

    /// Returns the length of the Dutch article in a name, which begins with an apostrophe: `Ines van 't Brodel`.
    fn article(&self, c: char) -> Option<usize> {
        if !matches!(c, '\'' | '’') {
            return None;
        }
        let len = c.len_utf8() + 1;
        let rest = &self.text[Span::new(self.at, self.end)];
        let name = rest[c.len_utf8()..].strip_prefix("t ");
        let named = name.is_some_and(|name| name.starts_with(char::is_uppercase));
        let before = self.text[..self.at].ends_with(' ');
        (named && before).then_some(len)
    }

    /// Takes a word in lower case of a known length.
    fn take(&mut self, len: usize, tokens: &mut Vec<Token>) {
        let span = Span::new(self.at, self.at + len);
        self.at += len;
        tokens.push(Token {
            span,
            kind: TokenKind::Lower,
            word: self.lexicon.word_at(self.text, span),
        });
    }

    /// Returns the length of a character reference that begins here, and what it stands for: `&nbsp;`, `&mdash;`.
    fn referenced(&self, c: char) -> Option<(usize, char)> {
        let rest = || &self.text[Span::new(self.at, self.end)];
        let (len, decoded) = (c == '&').then(|| reference(rest())).flatten()?;
        Some((len, decoded.chars().next()?))
    }

    /// Takes a character reference: a space, a sign, or the first letter of a word (`&Eacute;mile`).
    fn reference(&mut self, len: usize, sign: char, tokens: &mut Vec<Token>) {
        if is_word(sign) && !is_invisible(sign) {
            self.word(tokens);
            return;
        }
        let start = self.at;
        self.at += len;
        if !is_blank(sign) && !is_invisible(sign) {
            tokens.push(Token {
                span: Span::new(start, self.at),
                kind: TokenKind::Sign(if matches!(sign, '–' | '―') {
                    '—'
                } else {
                    sign
                }),
                word: Word::default(),
            });
        }
    }

    /// Takes a sign; a run of dots or of dashes is one.
    fn sign(&mut self, c: char, tokens: &mut Vec<Token>) {
        let start = self.at;
        self.at += c.len_utf8();
        if matches!(c, '.' | '-' | '–' | '—' | '…') {
            while self.peek() == Some(c) {
                self.at += c.len_utf8();
            }
        }
        let c = match c {
            '.' if self.at - start > 1 => '…',
            '–' | '―' => '—',
            '-' if self.at - start > 1 => '—',
            c => c,
        };
        tokens.push(Token {
            span: Span::new(start, self.at),
            kind: TokenKind::Sign(c),
            word: Word::default(),
        });
    }

    fn word(&mut self, tokens: &mut Vec<Token>) {
        let start = self.at;
        let mut shape = WordShape::default();
        loop {
            self.ascii(&mut shape);
            let Some(c) = self.peek() else {
                break;
            };
            if let Some((len, letter)) = self.encoded(c).or_else(|| self.split_accent(c, start)) {
                shape.see(letter);
                shape.foreign = true;
                self.at += len;
            } else if is_word(c) {
                shape.see(c);
                shape.foreign |= !c.is_ascii();
                self.at += c.len_utf8();
            } else if let Some(len) = self.joint(c, start) {
                shape.dots |= c == '.';
                shape.marked |= matches!(c, '\'' | '’');
                self.at += len;
            } else {
                if self.is_set_apart(c, start) {
                    self.at += c.len_utf8();
                }
                break;
            }
        }
        // What a web page puts behind a word to let it break there is not of the word.
        if shape.foreign {
            let word = &self.text[Span::new(start, self.at)];
            self.at -= word.len() - word.trim_end_matches(is_invisible).len();
        }
        self.dot(start, shape, tokens);
    }

    /// Takes letters and digits as long as they are ASCII: most of any word.
    fn ascii(&mut self, shape: &mut WordShape) {
        self.at += shape.see_ascii(&self.text.as_bytes()[self.at..self.end]);
    }

    /// Returns the letter or the apostrophe inside a word that a reference or mojibake stands for, and
    /// its length: `Ren&eacute;e`, `KrÃ¶ger`, `don&#8217;t`.
    fn encoded(&self, c: char) -> Option<(usize, char)> {
        if c != '&' && !may_be_damage(c) {
            return None;
        }
        let rest = &self.text[Span::new(self.at, self.end)];
        let (len, letter) = match c {
            '&' => {
                let (len, decoded) = reference(rest)?;
                (len, decoded.chars().next()?)
            }
            _ => mojibake(rest)?,
        };
        let is_inside = || self.char_at(self.at + len).is_some_and(is_word);
        let is_part = is_word(letter) || (matches!(letter, '\'' | '’') && is_inside());
        is_part.then_some((len, letter))
    }

    /// Returns what [`encoded`](Self::encoded) does where the first letter of the mojibake was taken already, because
    /// its accent is a character of its own.
    fn split_accent(&self, c: char, start: usize) -> Option<(usize, char)> {
        if !matches!(c, '\u{302}' | '\u{303}') || self.at == start {
            return None;
        }
        let damaged = Span::new(self.at - 1, self.end);
        let letter = self.text.is_char_boundary(damaged.start());
        let damaged = letter.then(|| &self.text[damaged])?;
        let (len, letter) = has_split_accent(damaged)
            .then(|| mojibake(damaged))
            .flatten()?;
        is_word(letter).then_some((len - 1, letter))
    }

    /// Returns the length of a sign that joins two parts of one word: `O’Neill`, `co-ordination`,
    /// `40,000`, `U.S`, `AT&T`.
    fn joint(&self, c: char, start: usize) -> Option<usize> {
        if !matches!(c, '\'' | '’' | '-' | '‑' | '&' | '@' | '_' | '.' | ',') {
            return None;
        }
        let len = c.len_utf8();
        // `Bo&nbsp;Lind` is two words, `AT&T` one.
        if c == '&' && self.referenced(c).is_some() {
            return None;
        }
        let next = self.char_at(self.at + len)?;
        let before = self.text[Span::new(start, self.at)].chars().next_back()?;
        let joins = match c {
            '\'' | '’' | '-' | '‑' | '&' | '@' | '_' => is_word(next),
            '.' => {
                (before.is_numeric() && next.is_numeric())
                    || (before.is_uppercase() && next.is_uppercase())
                    || (before.is_lowercase() && next.is_lowercase())
            }
            ',' => before.is_numeric() && next.is_numeric(),
            _ => false,
        };
        joins.then_some(len)
    }

    /// Tells whether an apostrophe belongs to the one letter before it, though a space follows: `Rory O’ Hara`.
    fn is_set_apart(&self, c: char, start: usize) -> bool {
        let after = self.at + c.len_utf8();
        let blank = self.char_at(after).filter(|&c| c == ' ');
        let next = blank.and_then(|c| self.char_at(after + c.len_utf8()));
        matches!(c, '\'' | '’')
            && &self.text[Span::new(start, self.at)] == "O"
            && next.is_some_and(char::is_uppercase)
    }

    /// Takes a full stop that belongs to the word (`Mr.`, `U.S.`, `J.`), then cuts off clitics.
    fn dot(&mut self, start: usize, shape: WordShape, tokens: &mut Vec<Token>) {
        let word = Span::new(start, self.at);
        let mut known = None;
        if self.peek() == Some('.') && self.char_at(self.at + 1) != Some('.') {
            let dotted = Span::new(start, self.at + 1);
            let entry = self.lexicon.word_at(self.text, dotted);
            let initial = shape.letters == 1 && shape.upper == 1 && shape.digits == 0;
            if initial || shape.dots || entry.classes.any(Classes::ABBREVIATION) {
                self.at += 1;
                known = Some((dotted, entry));
            }
        }
        match known {
            Some((span, word)) => tokens.push(Token {
                span,
                kind: shape.kind(),
                word,
            }),
            None => self.clitic(word, shape, tokens),
        }
    }

    /// Pushes a word, with `n't`, `'s`, `'ll` and their like as tokens of their own.
    fn clitic(&mut self, span: Span, shape: WordShape, tokens: &mut Vec<Token>) {
        if shape.marked {
            let word = &self.text[span];
            if let Some((len, kind, classes)) = clitic_of(word) {
                let cut = span.end() - len;
                self.push(Span::new(span.start(), cut), shape, tokens);
                tokens.push(Token {
                    span: Span::new(cut, span.end()),
                    kind,
                    word: Word {
                        classes,
                        lemma: 0,
                        ..self.lexicon.word_at(self.text, Span::new(cut, span.end()))
                    },
                });
                return;
            }
        }
        self.push(span, shape, tokens);
        // The bare apostrophe of a plural possessive: `the farmers’ market`.
        if let Some(c @ ('\'' | '’')) = self.peek()
            && self.text[span].ends_with(['s', 'S', 'x', 'z'])
        {
            let start = self.at;
            self.at += c.len_utf8();
            tokens.push(Token {
                span: Span::new(start, self.at),
                kind: TokenKind::Possessive,
                word: Word::default(),
            });
        }
    }

    fn push(&self, span: Span, shape: WordShape, tokens: &mut Vec<Token>) {
        let word = if shape.hidden {
            let word = self.text[span].chars();
            let bare: String = word.filter(|c| !is_invisible(*c)).collect();
            self.lexicon.word(&bare)
        } else {
            self.lexicon.word_at(self.text, span)
        };
        tokens.push(Token {
            span,
            kind: shape.kind(),
            word,
        });
    }
}

/// Splits the end off `isn't`, `Horne's`, `he'll`: its length in bytes, and what it is.
fn clitic_of(word: &str) -> Option<(usize, TokenKind, Classes)> {
    let quote = word.rfind(['\'', '’'])?;
    let tail = &word[Span::new(quote, word.len())];
    let letters = tail.trim_start_matches(['\'', '’']);
    let verb = Classes::AUXILIARY | Classes::PRESENT;
    match letters {
        "s" | "S" => Some((tail.len(), TokenKind::Possessive, Classes::NONE)),
        "t" | "T" if quote > 1 && word.as_bytes()[quote - 1].eq_ignore_ascii_case(&b'n') => {
            let classes = Classes::AUXILIARY | Classes::NEGATION;
            Some((tail.len() + 1, TokenKind::Lower, classes))
        }
        "ll" | "re" | "ve" | "d" | "m" | "LL" | "RE" | "VE" | "D" | "M" if quote > 0 => {
            Some((tail.len(), TokenKind::Lower, verb))
        }
        _ => None,
    }
}

fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || matches!(c, '@' | '#' | '$')
    } else {
        // Soft hyphens, joiners, direction marks: inside a word, but not of it.
        c.is_alphanumeric() || is_invisible(c) || is_combining(c)
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}
