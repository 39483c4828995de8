//! Keywords: words beside a quote that say what the marks are for.
//!
//! `the so-called “quiet zone”`, `his novel “The Harbour”`, `a phenomenon known as “ghosting”`,
//! `on “Meet the Nation” on Sunday`.

use crate::lexicon::{Classes, Keyword};
use crate::scan::{Token, TokenKind};

/// Classes of words that are as good as a keyword; their values come after those of the keywords.
const CLASSES: [Classes; 6] = [
    Classes::WORK,
    Classes::DOCUMENT,
    Classes::SPEECH,
    Classes::ORGANIZATION.with(Classes::OUTLET),
    Classes::ROLE.with(Classes::KIN),
    Classes::NUMBER.with(Classes::TIME),
];

/// Returns the value of a word: that of its keyword, or of its class; 0 for none.
pub(crate) fn keyword(token: &Token) -> u8 {
    if !matches!(token.kind, TokenKind::Lower | TokenKind::Capital) {
        return 0;
    }
    if token.word.keyword != Keyword::None {
        return token.word.keyword as u8;
    }
    let class = CLASSES.iter().position(|&classes| token.is(classes));
    class.map_or(0, |n| (Keyword::COUNT + 1 + n) as u8)
}
