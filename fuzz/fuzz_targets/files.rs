//! The target `files` for cargo-fuzz: `cargo +nightly fuzz run --features libfuzzer files`.
#![no_main]

use onrecord_fuzz::targets::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Files.run(input));
