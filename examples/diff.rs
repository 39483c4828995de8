//! Compares the quotes in two versions of a story.
//!
//! ```text
//! cargo run --release --example diff
//! ```
#![allow(clippy::print_stdout, reason = "the list is the output of the example")]

use onrecord::diff::diff;
use onrecord::{Document, Error, Extractor};

const MONDAY: &str = "“We will not sell the ferry,” said Ines Duarte, the harbor master.";
const TUESDAY: &str = "“We will sell the ferry,” said Ines Duarte, the harbor master.";

fn main() -> Result<(), Error> {
    print!("{}", changes(MONDAY, TUESDAY)?);
    Ok(())
}

/// Lists the changes, one per line: severity, kinds, and each edit of the wording.
pub(crate) fn changes(before: &str, after: &str) -> Result<String, Error> {
    let extractor = Extractor::default();
    let before = extractor.extract(Document::plain("monday.txt", before)?);
    let after = extractor.extract(Document::plain("tuesday.txt", after)?);
    let mut list = String::new();
    for change in diff(&before, &after).changes {
        let kinds: Vec<&str> = change.kinds.iter().map(|kind| kind.name()).collect();
        list += &format!("{}: {}", change.severity.name(), kinds.join(", "));
        for edit in &change.edits {
            let before = &before.document.text()[edit.before];
            let after = &after.document.text()[edit.after];
            list += &format!(", “{before}” is now “{after}”");
        }
        list.push('\n');
    }
    Ok(list)
}
