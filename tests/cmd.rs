//! The walk-throughs of `tests/cmd`: what a user types, and what comes of it.
//!
//! `TRYCMD=overwrite cargo test --test cmd` puts into them what the tool prints now.

#![cfg(unix)]

use std::path::Path;
use trycmd::TestCases;

fn walk() -> TestCases {
    let cases = TestCases::new();
    // A real CI run has a page of its own, which is none of the tests'.
    cases.env("GITHUB_STEP_SUMMARY", "");
    for name in ["cat", "cp", "rm"] {
        cases.register_bin(name, Path::new("/bin").join(name).as_path());
    }
    cases
}

#[test]
fn at_home() {
    // These tests run on CI machines, too.
    walk().env("CI", "false").case("tests/cmd/check.md").run();
}

#[test]
fn on_a_ci_machine() {
    // Every command of this one says which machine it is on.
    walk().case("tests/cmd/ci.md").run();
}

#[test]
fn where_there_is_nothing() {
    walk()
        .env("CI", "false")
        .case("tests/cmd/messages.md")
        .run();
}

#[test]
fn a_gate_that_is_trusted() {
    walk().env("CI", "false").case("tests/cmd/gate.md").run();
}
