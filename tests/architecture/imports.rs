//! Which file imports which: the paths in the code, followed through re-exports to the file that they
//! lead to.

use super::code::code_only;
use super::{is_word, word};
use std::collections::{BTreeMap, BTreeSet};

/// A module, as its path: `["scan", "mark"]` for `src/scan/mark.rs`.
pub(crate) type Module = Vec<String>;

/// A path in the code, with the name it is bound to if a `use` does so.
#[derive(Debug)]
struct Import {
    path: Vec<String>,
    bound: Option<String>,
    exported: bool,
}

/// All files, and the imports in each.
pub(crate) struct Imports {
    files: BTreeMap<Module, Vec<Import>>,
    codes: BTreeMap<Module, String>,
}

impl Imports {
    /// Reads files, each with its path from `src/` on.
    pub(crate) fn new<'a>(sources: impl Iterator<Item = (&'a str, &'a str)>) -> Imports {
        let codes: BTreeMap<Module, String> = sources
            .map(|(path, text)| (module(path), code_only(text)))
            .filter(|(module, _)| module.last().is_none_or(|name| name != "tests"))
            .collect();
        let modules: Vec<&Module> = codes.keys().collect();
        let children = |of: &Module| -> BTreeSet<&str> {
            let inside = modules.iter().filter(|m| m.len() == of.len() + 1);
            let inside = inside.filter(|m| m.starts_with(of));
            inside.map(|m| m[of.len()].as_str()).collect()
        };
        let files = codes
            .iter()
            .map(|(module, code)| (module.clone(), imports(module, code, &children(module))))
            .collect();
        Imports { files, codes }
    }

    /// Returns each pair of files of which the first imports the second.
    pub(crate) fn edges(&self) -> BTreeSet<(Module, Module)> {
        let mut edges = BTreeSet::new();
        for (from, imports) in &self.files {
            for import in imports {
                // A re-export alone is no use: who imports the name imports the file behind it.
                let name = import.bound.as_deref().filter(|_| import.exported);
                let is_used = name.is_none_or(|name| uses(&self.codes[from], name));
                if let Some(to) = self
                    .file(&import.path, 0)
                    .filter(|to| to != from && is_used)
                {
                    edges.insert((from.clone(), to));
                }
            }
        }
        edges
    }

    /// The file that declares the end of a path, or as much of it as is known.
    fn file(&self, path: &[String], followed: usize) -> Option<Module> {
        let known = (0..=path.len())
            .rev()
            .find(|n| self.files.contains_key(&path[..*n]));
        let known = &path[..known?];
        let named = path.get(known.len()).filter(|_| followed < 8);
        let import = self.files[known]
            .iter()
            .find(|import| import.bound.is_some() && import.bound.as_ref() == named);
        match import {
            Some(import) if import.path != path => self.file(&import.path, followed + 1),
            _ => Some(known.to_vec()),
        }
    }
}

/// `["scan", "mark"]` for `scan/mark.rs`; the root of a crate is the folder it is in.
fn module(path: &str) -> Module {
    let inner = path.strip_suffix(".rs").expect("a Rust file");
    let parts = inner.split('/').map(str::to_owned);
    let roots = ["mod", "lib", "main"];
    parts
        .filter(|part| !roots.contains(&part.as_str()))
        .collect()
}

/// The paths in the code of a module that lead to modules of its crate.
fn imports(module: &Module, code: &str, children: &BTreeSet<&str>) -> Vec<Import> {
    let root = match module.as_slice() {
        // Every folder of `bin` is a crate.
        [bin, name, ..] if bin == "bin" => vec![bin.clone(), name.clone()],
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    let mut last = 0;
    for (at, _) in code.match_indices("::") {
        let start = code[..at].rfind(|c| !is_word(c)).map_or(0, |n| {
            n + code[n..].chars().next().map_or(1, char::len_utf8)
        });
        let first = &code[start..at];
        let before = &code[..start];
        // `pub(in crate::write)` says who may import it.
        let is_start = start >= last && !before.ends_with("::") && !before.ends_with("(in ");
        let base = match first {
            "crate" => root.clone(),
            // Indented declarations stand in a module inside the file, one deeper.
            "super" => module[..module.len().saturating_sub(1)].to_vec(),
            "self" => module.clone(),
            child if children.contains(child) => [module.as_slice(), &[child.to_owned()]].concat(),
            _ => continue,
        };
        if is_start {
            let line = code[..start].rfind(['\n', ';', '}']).map_or(0, |n| n + 1);
            let before = code[line..start].trim();
            let use_of = before == "use" || before.ends_with(" use");
            let exported = use_of && before.starts_with("pub");
            let statement = Statement {
                code,
                use_of,
                exported,
            };
            last = statement.tree(at + 2, base, &mut found);
        }
    }
    found
}

struct Statement<'a> {
    code: &'a str,
    use_of: bool,
    exported: bool,
}

impl Statement<'_> {
    /// Adds the paths of a tree that begins at a byte, behind a base; returns the byte behind it.
    fn tree(&self, mut at: usize, mut path: Vec<String>, found: &mut Vec<Import>) -> usize {
        loop {
            let rest = &self.code[at..];
            let name = word(rest);
            match name {
                "" if rest.starts_with('{') => return self.group(at + 1, &path, found),
                "" => {
                    self.end(path, None, found);
                    return at + usize::from(rest.starts_with('*'));
                }
                "super" => {
                    path.pop();
                }
                "self" => {}
                name => path.push(name.to_owned()),
            }
            at += name.len();
            match self.code[at..].strip_prefix("::") {
                Some(_) => at += 2,
                None => break,
            }
        }
        let alias = self.code[at..].strip_prefix(" as ").map(word);
        let bound = alias.map(str::to_owned).or(path.last().cloned());
        self.end(path, bound, found);
        at + alias.map_or(0, |alias| " as ".len() + alias.len())
    }

    fn group(&self, mut at: usize, path: &[String], found: &mut Vec<Import>) -> usize {
        while let Some(sign) = self.code[at..].chars().next() {
            at = match sign {
                '}' => return at + 1,
                sign if is_word(sign) || sign == '*' => self.tree(at, path.to_vec(), found),
                sign => at + sign.len_utf8(),
            };
        }
        at
    }

    fn end(&self, path: Vec<String>, bound: Option<String>, found: &mut Vec<Import>) {
        found.push(Import {
            path,
            bound: bound.filter(|_| self.use_of),
            exported: self.exported,
        });
    }
}

/// Whether a name stands in the code, `use` and `mod` aside.
fn uses(code: &str, name: &str) -> bool {
    let mut in_use = false;
    code.split_inclusive([';', '{', '}']).any(|part| {
        // The braces of a `use` hold names only.
        in_use = in_use || part.lines().any(is_use_or_mod);
        let found = !in_use && part.split(|c| !is_word(c)).any(|word| word == name);
        in_use = in_use && !part.ends_with(';');
        found
    })
}

/// Whether a line begins a `use` or `mod`.
fn is_use_or_mod(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.find(|word| !word.starts_with("pub") && !word.ends_with(')'));
    matches!(first, Some("use" | "mod"))
}
