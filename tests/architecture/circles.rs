//! No circles of imports: neither between files of a folder of `src`, nor between its sub-folders.
//!
//! In each folder its files, its sub-folders and its own `mod.rs` are taken as one each, and what one
//! imports of another is an arrow. A `mod.rs` that only re-exports is no arrow: who imports a name from
//! it imports the file that declares the name.

use super::imports::{Imports, Module};
use super::sources;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Folders whose entries still import each other in circles, with how many entries do, and what is to
/// be done. The list may only shrink: a number that is too large fails as well.
const LEFT_CIRCLES: &[(&str, usize, &str)] = &[];

#[test]
fn no_files_import_each_other_in_a_circle() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<(String, String)> = sources(&src)
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&src).expect("a file of src/");
            let path = path.to_str().expect("a path in ASCII").replace('\\', "/");
            (path, fs::read_to_string(file).expect("a source"))
        })
        .collect();
    let files = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let imports = Imports::new(files);
    let complaints = complaints(&circles(&imports), LEFT_CIRCLES, &imports);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Lists the circles of folders that are not in the list of leftovers, and leftovers that are not as
/// the list says.
fn complaints(found: &[Circle], left: &[(&str, usize, &str)], imports: &Imports) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for circle in found {
        *sizes.entry(&circle.folder).or_default() += circle.members.len();
    }
    for (folder, size) in &sizes {
        let (_, allowed, _) = left
            .iter()
            .find(|(name, ..)| name == folder)
            .unwrap_or(&("", 0, ""));
        if size > allowed {
            let circles = found.iter().filter(|circle| circle.folder == *folder);
            for Circle { members, .. } in circles {
                let list = members.iter().cloned().collect::<Vec<_>>().join(", ");
                complaints.push(format!("a circle of imports: {list}"));
                complaints.extend(arrows(members, imports));
            }
        }
    }
    for (folder, allowed, _) in left {
        let size = sizes.get(folder).copied().unwrap_or_default();
        if size > *allowed {
            complaints.push(format!(
                "{folder}: {size} in circles, and the list allows {allowed}"
            ));
        } else if size == 0 {
            complaints.push(format!(
                "{folder}: no circle any more, take it off the list"
            ));
        } else if size < *allowed {
            complaints.push(format!(
                "{folder}: {size} in circles, say so in the list ({allowed})"
            ));
        }
    }
    complaints
}

/// Entries of one folder each of which leads to all others.
#[derive(PartialEq, Eq)]
struct Circle {
    folder: String,
    members: BTreeSet<String>,
}

/// The imports inside a circle, for the message.
fn arrows(circle: &BTreeSet<String>, imports: &Imports) -> Vec<String> {
    let mut arrows = BTreeSet::new();
    for (from, to) in imports.edges() {
        let member = |module: &Module, other: &Module| entry(module, common(module, other)).1;
        let (a, b) = (member(&from, &to), member(&to, &from));
        if circle.contains(&a) && circle.contains(&b) {
            arrows.insert(format!("  {} imports {}", from.join("::"), to.join("::")));
        }
    }
    arrows.into_iter().collect()
}

/// The circles of all folders.
fn circles(imports: &Imports) -> Vec<Circle> {
    // For each folder the arrows between its entries.
    let mut folders: BTreeMap<Module, BTreeSet<(String, String)>> = BTreeMap::new();
    for (from, to) in imports.edges() {
        let shared = common(&from, &to);
        let (folder, a) = entry(&from, shared);
        let (_, b) = entry(&to, shared);
        folders.entry(folder).or_default().insert((a, b));
    }
    let mut circles = Vec::new();
    for (folder, arrows) in &folders {
        for start in arrows.iter().map(|(a, _)| a) {
            let members: BTreeSet<String> = reached(start, arrows)
                .into_iter()
                .filter(|entry| reached(entry, arrows).contains(start))
                .collect();
            let folder = folder.join("::");
            let circle = Circle { folder, members };
            if circle.members.len() > 1 && !circles.contains(&circle) {
                circles.push(circle);
            }
        }
    }
    circles
}

/// How many folders two modules share from the root on.
fn common(a: &Module, b: &Module) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The folder at a depth that holds a module, and the entry of the folder that the module is or is in.
fn entry(module: &Module, depth: usize) -> (Module, String) {
    let folder = module[..depth].to_vec();
    let entry = match module.get(depth) {
        Some(_) => module[..=depth].join("::"),
        None => format!("{}::mod", folder.join("::")),
    };
    (folder, entry)
}

fn reached(start: &str, arrows: &BTreeSet<(String, String)>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start.to_owned()];
    while let Some(at) = open.pop() {
        for (_, to) in arrows.iter().filter(|(from, _)| *from == at) {
            if reached.insert(to.clone()) {
                open.push(to.clone());
            }
        }
    }
    reached
}

#[test]
fn a_circle_is_found_and_a_leftover_that_is_gone_too() {
    let of = |files: &[(&'static str, &'static str)]| Imports::new(files.iter().copied());
    let names = |files: &[(&'static str, &'static str)]| -> Vec<String> {
        let circles = circles(&of(files));
        let members = circles.iter().map(|circle| circle.members.iter().cloned());
        members
            .map(|members| members.collect::<Vec<_>>().join(" "))
            .collect()
    };
    // Two files, by each kind of path.
    for (a, b) in [
        ("use super::b::B;", "use super::a::A;"),
        ("use crate::m::b::B;", "fn f() -> super::a::A {}"),
        (
            "use super::{b::{B, C as D}, x};",
            "use crate::{t::T, m::a};",
        ),
    ] {
        let files = [("m/mod.rs", "mod a;\nmod b;"), ("m/a.rs", a), ("m/b.rs", b)];
        assert_eq!(names(&files), ["m::a m::b"], "{a} {b}");
    }
    // By a name that `mod.rs` re-exports.
    let m = (
        "m/mod.rs",
        "mod a;\nmod b;\npub use a::A;\npub use self::b::B;",
    );
    let b = ("m/b.rs", "use crate::m::A;");
    assert_eq!(names(&[m, ("m/a.rs", "use super::B;"), b]), ["m::a m::b"]);
    assert_eq!(names(&[m, ("m/a.rs", ""), b]), [""; 0]);
    // A file and the `mod.rs` that uses it.
    let m = ("m/mod.rs", "mod a;\nstruct S;\nfn f() { a::g() }");
    assert_eq!(names(&[m, ("m/a.rs", "use super::S;")]), ["m::a m::mod"]);
    // Two folders, none of whose files import each other.
    let folders = [
        ("m/x/a.rs", "use crate::m::y::b::B;"),
        ("m/x/c.rs", ""),
        ("m/y/b.rs", ""),
        ("m/y/d.rs", "use crate::m::x::c::C;"),
    ];
    assert_eq!(names(&folders), ["m::x m::y"]);
    // Comments and tests import nothing.
    let quiet = [
        (
            "m/a.rs",
            "// use super::b::B;\n#[cfg(test)]\nmod tests {\n    use super::super::b::B;\n}\n",
        ),
        ("m/b.rs", "use super::a::A;"),
    ];
    assert_eq!(names(&quiet), [""; 0]);

    let files = [
        ("m/a.rs", "use super::b::B;"),
        ("m/b.rs", "use super::a::A;"),
    ];
    let imports = of(&files);
    let found = circles(&imports);
    let expected = [
        "a circle of imports: m::a, m::b",
        "  m::a imports m::b",
        "  m::b imports m::a",
    ];
    assert_eq!(complaints(&found, &[], &imports), expected);
    assert_eq!(complaints(&found, &[("m", 2, "why")], &imports), [""; 0]);
    assert_eq!(
        complaints(&found, &[("m", 1, "why")], &imports)[3],
        "m: 2 in circles, and the list allows 1"
    );
    assert_eq!(
        complaints(&found, &[("m", 3, "why"), ("x", 2, "why")], &imports),
        [
            "m: 2 in circles, say so in the list (3)",
            "x: no circle any more, take it off the list"
        ]
    );
}
