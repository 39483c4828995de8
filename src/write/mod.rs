//! Results to bytes: CSV, JSONL, and a table for people. It computes nothing.
