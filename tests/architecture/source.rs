//! One source file, and what it names: modules of ours, crates, and the way out of its module.

use super::{CRATES, MODULES, is_word, word};

/// One source file.
pub(crate) struct Source<'a> {
    path: &'a str,
    /// The module it is part of: `scan` for `src/scan/mark.rs`.
    pub(crate) module: &'a str,
    /// How many modules deep it is: 1 for the module's own file.
    depth: usize,
    text: &'a str,
}

impl<'a> Source<'a> {
    pub(crate) fn new(path: &'a str, text: &'a str) -> Source<'a> {
        let inner = path.strip_prefix("src/").expect("a file of src/");
        let inner = inner.strip_suffix(".rs").expect("a Rust file");
        let parts: Vec<&str> = inner.split('/').filter(|part| *part != "mod").collect();
        Source {
            path,
            module: parts[0],
            depth: parts.len(),
            text,
        }
    }

    /// Lists what breaks the table, in the order of the lines.
    pub(crate) fn complaints(&self, exports: &[(String, String)]) -> Vec<String> {
        let Some((_, allowed)) = MODULES.iter().find(|(module, _)| *module == self.module) else {
            return vec![self.complaint(0, "is not in the table")];
        };
        let mut found: Vec<(usize, String)> = Vec::new();
        if self.module != "bin" {
            for (at, name) in self.names_of_ours() {
                let owner = exports.iter().find(|(export, _)| export == name);
                let name = owner.map_or(name, |(_, module)| module);
                if name != self.module && !allowed.contains(&name) {
                    found.push((at, format!("names {name}")));
                }
            }
        }
        for (name, homes) in CRATES {
            if !homes.contains(&self.module) {
                found.extend(self.uses(name).map(|at| (at, format!("names {name}"))));
            }
        }
        found.extend(
            self.ways_out()
                .map(|at| (at, "leaves itself by super::".to_owned())),
        );
        found.sort();
        found
            .iter()
            .map(|(at, what)| self.complaint(*at, what))
            .collect()
    }

    fn complaint(&self, at: usize, what: &str) -> String {
        let line = self.text[..at].matches('\n').count() + 1;
        format!("{}:{line}: {} {what}", self.path, self.module)
    }

    /// The names behind `crate::`, groups in braces taken apart, each with its place.
    fn names_of_ours(&self) -> Vec<(usize, &'a str)> {
        let mut names = Vec::new();
        for at in self.code("crate::") {
            let start = at + "crate::".len();
            match self.text[start..].strip_prefix('{') {
                Some(_) => self.group(start + 1, &mut names),
                None => names.push((start, word(&self.text[start..]))),
            }
        }
        names
    }

    /// The first names of the paths in a group that begins at a byte.
    fn group(&self, start: usize, names: &mut Vec<(usize, &'a str)>) {
        let mut depth = 0;
        let mut fresh = true;
        for (at, sign) in self.text[start..].char_indices() {
            match sign {
                '{' => depth += 1,
                '}' if depth == 0 => return,
                '}' => depth -= 1,
                ',' if depth == 0 => fresh = true,
                sign if fresh && is_word(sign) => {
                    names.push((start + at, word(&self.text[start + at..])));
                    fresh = false;
                }
                _ => {}
            }
        }
    }

    /// The places where a crate is named: `use csv::…`, `::csv::…`, but not `self::csv::…`.
    fn uses(&self, name: &'a str) -> impl Iterator<Item = usize> + '_ {
        self.code(name).filter(move |&at| {
            let before = &self.text[..at];
            let path = before
                .strip_suffix("::")
                .is_some_and(|b| b.ends_with(is_word));
            let behind = &self.text[at + name.len()..];
            let named = behind.starts_with("::") || before.ends_with("use ");
            named && !path && !before.ends_with(is_word) && !behind.starts_with(is_word)
        })
    }

    /// The places where a path of `super`s leads out of the module. Indented code is in a module of
    /// its own inside the file, one deeper.
    fn ways_out(&self) -> impl Iterator<Item = usize> + '_ {
        self.code("super::").filter(|&at| {
            let first = !self.text[..at].ends_with("super::");
            let supers = self.text[at..]
                .split("::")
                .take_while(|part| *part == "super")
                .count();
            let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
            let inside = usize::from(self.text[line..].starts_with(' '));
            first && supers >= self.depth + inside
        })
    }

    /// The places of a pattern outside comments.
    fn code(&self, pattern: &'a str) -> impl Iterator<Item = usize> + '_ {
        self.text
            .match_indices(pattern)
            .map(|(at, _)| at)
            .filter(|&at| {
                let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
                !self.text[line..at].contains("//")
            })
    }
}
