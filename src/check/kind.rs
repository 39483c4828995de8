//! The kinds of goldens: a file name and some columns of a table each.
//!
//! Which columns a golden may have, and what they are compared for, is declared with the columns, in
//! [`crate::write::schema`].

use crate::write::report::Rule;
use crate::write::schema::{
    Changes, Column, GoldenColumn, GoldenPresence, GoldenRole, Quotes, TableSchema, Unit, Verdicts,
    golden_fields,
};
use std::sync::LazyLock;

/// What a golden is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The quotes of a story: `quotes.csv`.
    Quotes,
    /// What happened to the quotes between the versions of a story: `changes.csv`.
    Changes,
    /// The quotes of a story against its sources: `verdicts.csv`.
    Verdicts,
}

/// What is so of a kind.
struct KindFacts {
    file_name: &'static str,
    noun: &'static str,
    needed: &'static str,
    /// How many of the columns a new golden is given.
    first: usize,
    columns: Vec<&'static str>,
    /// The rules that differences break, in the order of the columns.
    rules: Vec<&'static str>,
    added: &'static str,
    removed: &'static str,
    key: Vec<&'static str>,
    words: Vec<&'static str>,
    lines: Vec<&'static str>,
    /// Columns that name a file.
    files: Vec<&'static str>,
    /// Those of them that tell which versions a row is about, the one before first.
    versions: Vec<&'static str>,
}

static QUOTES: LazyLock<KindFacts> = LazyLock::new(|| KindFacts {
    file_name: "quotes.csv",
    noun: "quote",
    needed: "quote",
    added: "quote-added",
    removed: "quote-removed",
    ..KindFacts::of::<Quotes>()
});

static CHANGES: LazyLock<KindFacts> = LazyLock::new(|| KindFacts {
    file_name: "changes.csv",
    noun: "change",
    needed: "changes",
    added: "golden-change",
    removed: "golden-change",
    ..KindFacts::of::<Changes>()
});

static VERDICTS: LazyLock<KindFacts> = LazyLock::new(|| KindFacts {
    file_name: "verdicts.csv",
    noun: "quote",
    needed: "quote",
    added: "golden-verdict",
    removed: "golden-verdict",
    ..KindFacts::of::<Verdicts>()
});

impl KindFacts {
    /// Takes the columns of a table that goldens may have.
    fn of<T: TableSchema>() -> KindFacts {
        let fields = golden_fields::<T>();
        let some = |is_wanted: fn(&Column, GoldenColumn) -> bool| -> Vec<&'static str> {
            let fields = fields.iter();
            let fields = fields.filter(|(field, golden)| is_wanted(&field.column, *golden));
            fields.map(|(field, _)| field.column.name).collect()
        };
        // A quote is known by its words in the version after, where it is in there.
        let backwards = |mut names: Vec<&'static str>| {
            names.reverse();
            names
        };
        KindFacts {
            file_name: "",
            noun: "",
            needed: "",
            first: some(|_, golden| golden.presence == GoldenPresence::New).len(),
            columns: some(|_, _| true),
            rules: fields.iter().map(|(_, golden)| golden.rule).collect(),
            added: "",
            removed: "",
            key: some(|_, golden| golden.role != GoldenRole::Answer),
            words: backwards(some(|_, golden| golden.role == GoldenRole::Words)),
            lines: backwards(some(|_, golden| golden.role == GoldenRole::Line)),
            files: some(|column, _| column.unit == Unit::Document),
            versions: some(|column, golden| {
                column.unit == Unit::Document && golden.role == GoldenRole::Key
            }),
        }
    }
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Quotes, Kind::Changes, Kind::Verdicts];

    fn facts(self) -> &'static KindFacts {
        match self {
            Kind::Quotes => &QUOTES,
            Kind::Changes => &CHANGES,
            Kind::Verdicts => &VERDICTS,
        }
    }

    /// Returns the name of the golden's file in a folder of its own.
    pub fn file_name(self) -> &'static str {
        self.facts().file_name
    }

    /// Returns the columns that a golden may have. They are those that `onrecord extract`, `diff`
    /// and `verify` print, without the story, which the golden's place tells, and without
    /// fractions: a newly trained model moves confidences, and no answer with them.
    pub fn columns(self) -> &'static [&'static str] {
        &self.facts().columns
    }

    /// Returns the columns that a new golden is given: what an editor can judge.
    pub fn first_columns(self) -> &'static [&'static str] {
        &self.columns()[..self.facts().first]
    }

    /// Returns the column that every golden has to have.
    pub fn needed_column(self) -> &'static str {
        self.facts().needed
    }

    /// Returns the columns that tell which rows are about the same thing.
    pub(super) fn key(self) -> &'static [&'static str] {
        &self.facts().key
    }

    /// Returns the columns with quoted words, the one that a row is known by first.
    pub(super) fn words(self) -> &'static [&'static str] {
        &self.facts().words
    }

    /// Returns the columns with lines of stories, in the order of [`Kind::words`].
    pub(super) fn lines(self) -> &'static [&'static str] {
        &self.facts().lines
    }

    /// Returns what a row is about.
    pub(super) fn noun(self) -> &'static str {
        self.facts().noun
    }

    /// Returns the columns that name the versions before and after; nothing for a kind without.
    pub(super) fn versions(self) -> Option<(&'static str, &'static str)> {
        match self.facts().versions.as_slice() {
            [before, after] => Some((before, after)),
            _ => None,
        }
    }

    /// Returns whether a column names a file.
    pub(super) fn names_file(self, column: &str) -> bool {
        self.facts().files.contains(&column)
    }

    /// Returns whether a difference in a golden of this kind can break a rule.
    pub(super) fn breaks(self, rule: &str) -> bool {
        let facts = self.facts();
        facts.rules.contains(&rule) || facts.added == rule || facts.removed == rule
    }

    /// Returns the rule that a difference in a column breaks, or in a row as a whole: `added`,
    /// `removed`.
    pub(super) fn rule(self, column: &str) -> &'static Rule {
        let facts = self.facts();
        let id = match column {
            "added" => facts.added,
            "removed" => facts.removed,
            column => {
                let n = facts.columns.iter().position(|name| *name == column);
                n.map_or("", |n| facts.rules[n])
            }
        };
        Rule::named(id).expect("every column has its rule")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_known_and_has_its_rule() {
        for kind in Kind::ALL {
            let facts = kind.facts();
            let needed = vec![facts.needed];
            for column in [&facts.key, &facts.words, &facts.lines, &needed]
                .into_iter()
                .flatten()
            {
                assert!(kind.columns().contains(column), "{kind:?}: {column}");
            }
            for column in kind.columns().iter().chain(&["added", "removed"]) {
                assert!(!kind.rule(column).id.is_empty(), "{kind:?}: {column}");
            }
            assert_eq!(facts.words.len(), facts.lines.len());
            assert!(kind.first_columns().contains(&facts.needed));
        }
    }
}
