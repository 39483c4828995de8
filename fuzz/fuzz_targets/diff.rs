//! The target `diff` for cargo-fuzz: `cargo +nightly fuzz run --features libfuzzer diff`.
#![no_main]

use onrecord_fuzz::targets::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Diff.run(input));
