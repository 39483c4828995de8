//! Words that are shown to be typed again: a path in them may have been made to be copied.

/// Returns a word as a shell takes it: in quotation marks where it holds what means something to one.
pub(crate) fn quoted(word: &str) -> String {
    if word.contains(means_something) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        word.to_owned()
    }
}

fn means_something(sign: char) -> bool {
    !sign.is_alphanumeric() && !"/._-+,:@%=\\".contains(sign)
}
