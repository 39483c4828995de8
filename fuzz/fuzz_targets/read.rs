//! The target `read` for cargo-fuzz: `cargo +nightly fuzz run --features libfuzzer read`.
#![no_main]

use onrecord_fuzz::targets::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Read.run(input));
