//! Laws of documents, however they were read.

use super::text::assert_lies;
use onrecord::Document;

/// Asserts that blocks stand in the text, one behind the other, and turns in theirs.
pub(super) fn assert_laws(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for block in document.blocks() {
        assert_lies(block.span, text);
        assert!(end <= block.span.start(), "{block:?} begins before {end}");
        end = block.span.end();
        let found = document.block_of(block.span).map(|found| found.span);
        assert_eq!(found, Some(block.span), "a block is the block of its span");
        if let Some(raw) = document.raw(block.span) {
            assert!(raw.start <= raw.end, "{raw:?}");
        }
        let _ = document.in_file(block.span);
    }
    let mut end = 0;
    for turn in document.turns() {
        if let Some(speaker) = turn.speaker {
            assert_lies(speaker, text);
        }
        for stretch in &turn.stretches {
            assert_lies(stretch.span, text);
            let start = stretch.span.start();
            assert!(end <= start, "{stretch:?} begins before {end}");
            end = stretch.span.end();
        }
    }
}
