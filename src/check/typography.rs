//! Texts of the same words: only marks, dashes or spaces differ.

use crate::compare::Words;
use crate::visible::hidden;

/// Returns whether two texts have the same words: only marks, dashes or spaces differ.
pub(super) fn is_typographic(was: &str, is: &str) -> bool {
    // Tags and direction marks may carry words.
    if hidden(was).map(|found| found.to_string()) != hidden(is).map(|found| found.to_string()) {
        return false;
    }
    let (was, is) = (Words::of(was), Words::of(is));
    let are_same = |n: usize| was.folded(n) == is.folded(n);
    // Capitals count as well; texts without any words have nothing in common.
    was.spoken() > 0 && was.len() == is.len() && (0..was.len()).all(are_same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_no_words() {
        assert!(is_typographic("I don't -- mind", "I don’t — mind"));
        assert!(!is_typographic("We go", "We\u{E0041} go"));
        assert!(!is_typographic("us", "US"));
        assert!(!is_typographic("not now", "now"));
        assert!(!is_typographic("…", "—"));
    }
}
