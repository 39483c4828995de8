//! The target `verify` for cargo-fuzz: `cargo +nightly fuzz run --features libfuzzer verify`.
#![no_main]

use onrecord_fuzz::targets::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Verify.run(input));
