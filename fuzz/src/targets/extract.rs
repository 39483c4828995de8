//! A text through scan, mention, attribute and write.

use super::text::{extracted, extractor};
use super::{analysis, document, output};

/// What takes as long as extracting is tried on every so manieth input; its length tells.
const EVERY: usize = 4;

pub(super) fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let found = extracted("story.txt", &text);
    document::assert_laws(&found.document);
    analysis::assert_laws(&found);
    output::assert_reads_back(&found);
    match text.len() % EVERY {
        0 => output::print_pages(&found),
        1 => {
            let first = output::printed(&found);
            let again = extractor().extract(found.document);
            assert!(
                first == output::printed(&again),
                "other answers when asked again"
            );
        }
        _ => {}
    }
}
