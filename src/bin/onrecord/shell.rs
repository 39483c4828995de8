//! Quoting of words in commands that messages suggest: a path may be made to be copied.

/// Returns a word as a shell takes it, in quotation marks if it has special characters.
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
