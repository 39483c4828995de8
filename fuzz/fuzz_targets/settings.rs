//! The target `settings` for cargo-fuzz: `cargo +nightly fuzz run --features libfuzzer settings`.
#![no_main]

use onrecord_fuzz::targets::Target;

libfuzzer_sys::fuzz_target!(|input: &[u8]| Target::Settings.run(input));
