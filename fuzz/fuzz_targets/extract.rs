//! The target `extract` for cargo-fuzz: `cargo +nightly fuzz run --features libfuzzer extract`.
#![no_main]

use onrecord_fuzz::targets::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Extract.run(input));
