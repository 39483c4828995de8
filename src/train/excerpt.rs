//! The words around a span, on a line, for people.

use crate::eval;
use crate::text::Span;

/// Characters before and after the span.
const CONTEXT: [usize; 2] = [400, 150];

/// Returns the span in double brackets with the words around it.
pub(super) fn excerpt(text: &str, span: Span) -> String {
    let (before, after) = eval::around(text, span, CONTEXT);
    format!("{before}⟦{}⟧{after}", &text[span]).replace(['\n', '\r'], "⏎")
}
