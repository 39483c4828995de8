//! Inputs that once broke a law: each is small, invented, and tried again by the target that found it.
//!
//! `tests/regressions/TARGET/NAME` is one input of a target of `fuzz/`, byte for byte. The name says
//! what it was about.

#![cfg(all(feature = "cli", feature = "gzip", feature = "html"))]

#[allow(
    unreachable_pub,
    reason = "the targets are public where the harness uses them"
)]
#[path = "../fuzz/src/targets/mod.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use targets::Target;

#[test]
fn readers_take_any_bytes() {
    assert_no_law_is_broken(Target::Read);
}

#[test]
fn any_text_has_an_analysis() {
    assert_no_law_is_broken(Target::Extract);
}

#[test]
fn any_two_texts_can_be_compared() {
    assert_no_law_is_broken(Target::Diff);
}

#[test]
fn any_story_can_be_verified() {
    assert_no_law_is_broken(Target::Verify);
}

#[test]
fn files_beside_stories_are_read_or_refused() {
    assert_no_law_is_broken(Target::Files);
}

#[test]
fn settings_are_read_or_refused() {
    assert_no_law_is_broken(Target::Settings);
}

fn assert_no_law_is_broken(target: Target) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions");
    let folder = folder.join(target.name());
    let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    assert!(!paths.is_empty(), "no inputs in {}", folder.display());
    let mut broken = Vec::new();
    for path in paths {
        let input = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let is_named = input
            .first()
            .is_some_and(|first| target.letters().contains(first));
        let is_alike = target.letters().is_empty();
        assert!(is_named || is_alike, "{}: what is it?", path.display());
        // What is wrong stands in the output, with the place of the law.
        if catch_unwind(AssertUnwindSafe(|| target.run(&input))).is_err() {
            broken.push(path.file_name().expect("a name").to_owned());
        }
    }
    assert!(broken.is_empty(), "{}: {broken:?}", target.name());
}

#[test]
fn every_folder_is_of_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions");
    for entry in fs::read_dir(folder).expect("the folder") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        assert!(Target::named(&name).is_some(), "{name} is no target");
    }
}
