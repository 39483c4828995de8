//! Bytes to documents: plain text and JSONL, one file, many, or standard input.
