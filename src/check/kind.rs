//! The kinds of goldens: a file name and some columns of a table each.
//!
//! Which columns a golden may have, and what they are compared for, is declared with the columns, in
//! [`crate::write::schema`].

use crate::write::report::Rule;
use crate::write::schema::{
    Changes, Column, ColumnType, GoldenColumn, GoldenPresence, GoldenRole, Quotes, TableSchema,
    Unit, Verdicts, golden_fields,
};
use std::sync::LazyLock;

/// What a golden holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum GoldenKind {
    /// The quotes of a story: `quotes.csv`.
    Quotes,
    /// What happened to the quotes between the versions of a story: `changes.csv`.
    Changes,
    /// The quotes of a story against its sources: `verdicts.csv`.
    Verdicts,
}

/// The file name, the columns and the words of a kind.
struct GoldenSchema {
    file_name: &'static str,
    noun: &'static str,
    needed: &'static str,
    /// How many of the columns a new golden has.
    first: usize,
    columns: Vec<&'static str>,
    /// The rules that differences break, in the order of the columns.
    rules: Vec<&'static str>,
    added: &'static str,
    removed: &'static str,
    /// The rule of a row that is at another place among the others.
    moved: &'static str,
    /// The rule of a quote of which only marks, dashes or spaces differ.
    typography: &'static str,
    key: Vec<&'static str>,
    words: Vec<&'static str>,
    lines: Vec<&'static str>,
    /// Columns with whole numbers.
    numbers: Vec<&'static str>,
    /// All columns with numbers of lines, of stories and of sources.
    line_numbers: Vec<&'static str>,
    /// Columns that name a file.
    files: Vec<&'static str>,
    /// Those of them that tell which versions a row is about, the one before first.
    versions: Vec<&'static str>,
}

static QUOTES: LazyLock<GoldenSchema> = LazyLock::new(|| GoldenSchema {
    file_name: "quotes.csv",
    noun: "quote",
    needed: "quote",
    added: "quote-added",
    removed: "quote-removed",
    moved: "quote-moved",
    typography: "quote-typography",
    ..GoldenSchema::of::<Quotes>()
});

static CHANGES: LazyLock<GoldenSchema> = LazyLock::new(|| GoldenSchema {
    file_name: "changes.csv",
    noun: "change",
    needed: "changes",
    added: "golden-change",
    removed: "golden-change",
    moved: "golden-change",
    typography: "golden-change",
    ..GoldenSchema::of::<Changes>()
});

static VERDICTS: LazyLock<GoldenSchema> = LazyLock::new(|| GoldenSchema {
    file_name: "verdicts.csv",
    noun: "quote",
    needed: "quote",
    added: "golden-verdict",
    removed: "golden-verdict",
    moved: "golden-verdict",
    typography: "golden-verdict",
    ..GoldenSchema::of::<Verdicts>()
});

impl GoldenSchema {
    /// Takes the columns of a table that goldens may have.
    fn of<T: TableSchema>() -> GoldenSchema {
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
        GoldenSchema {
            file_name: "",
            noun: "",
            needed: "",
            first: some(|_, golden| golden.presence == GoldenPresence::New).len(),
            columns: some(|_, _| true),
            rules: fields.iter().map(|(_, golden)| golden.rule).collect(),
            added: "",
            removed: "",
            moved: "",
            typography: "",
            key: some(|_, golden| matches!(golden.role, GoldenRole::Key | GoldenRole::Words)),
            words: backwards(some(|_, golden| golden.role == GoldenRole::Words)),
            lines: backwards(some(|_, golden| golden.role == GoldenRole::Line)),
            numbers: some(|column, _| matches!(column.kind, ColumnType::Integer)),
            line_numbers: some(|column, _| column.unit == Unit::Lines),
            files: some(|column, _| column.unit == Unit::Document),
            versions: some(|column, golden| {
                column.unit == Unit::Document && golden.role == GoldenRole::Key
            }),
        }
    }
}

impl GoldenKind {
    /// All kinds.
    pub const ALL: [GoldenKind; 3] = [
        GoldenKind::Quotes,
        GoldenKind::Changes,
        GoldenKind::Verdicts,
    ];

    fn schema(self) -> &'static GoldenSchema {
        match self {
            GoldenKind::Quotes => &QUOTES,
            GoldenKind::Changes => &CHANGES,
            GoldenKind::Verdicts => &VERDICTS,
        }
    }

    /// Returns the name of the golden's file in a folder of its own.
    pub fn file_name(self) -> &'static str {
        self.schema().file_name
    }

    /// Returns the columns that a golden may have: those that `onrecord extract`, `diff` and `verify` print,
    /// without the story, which the golden's place shows, and without fractions: a newly trained model
    /// moves confidences without changing an answer.
    pub fn columns(self) -> &'static [&'static str] {
        &self.schema().columns
    }

    /// Returns the columns of a new golden: those that an editor can judge.
    pub fn first_columns(self) -> &'static [&'static str] {
        &self.columns()[..self.schema().first]
    }

    /// Returns the column that every golden has to have.
    pub fn needed_column(self) -> &'static str {
        self.schema().needed
    }

    /// Returns whether a column is compared. Lines are there for people: a paragraph at the top changes them
    /// all.
    pub(super) fn is_compared(self, column: &str) -> bool {
        !self.schema().line_numbers.contains(&column)
    }

    /// Returns whether a column has whole numbers.
    pub(super) fn is_number(self, column: &str) -> bool {
        self.schema().numbers.contains(&column)
    }

    /// Returns the columns that identify a row.
    pub(super) fn key(self) -> &'static [&'static str] {
        &self.schema().key
    }

    /// Returns the columns with quoted words, the most important one first.
    pub(super) fn words(self) -> &'static [&'static str] {
        &self.schema().words
    }

    /// Returns the columns with lines of stories, in the order of [`GoldenKind::words`].
    pub(super) fn lines(self) -> &'static [&'static str] {
        &self.schema().lines
    }

    /// Returns the noun for a row.
    pub(super) fn noun(self) -> &'static str {
        self.schema().noun
    }

    /// Returns the columns that name the versions before and after; nothing for a kind without.
    pub(super) fn versions(self) -> Option<(&'static str, &'static str)> {
        match self.schema().versions.as_slice() {
            [before, after] => Some((before, after)),
            _ => None,
        }
    }

    /// Returns whether a column names a file.
    pub(super) fn names_file(self, column: &str) -> bool {
        self.schema().files.contains(&column)
    }

    /// Returns whether a difference in a golden of this kind can break a rule.
    pub(super) fn breaks(self, rule: &str) -> bool {
        let schema = self.schema();
        let rows = [
            schema.added,
            schema.removed,
            schema.moved,
            schema.typography,
        ];
        schema.rules.contains(&rule) || rows.contains(&rule)
    }

    /// Returns the rule that a difference in a column breaks, or a difference of a whole row: `added`,
    /// `removed`, `moved`; or one of `typography`.
    pub(super) fn rule(self, column: &str) -> &'static Rule {
        let schema = self.schema();
        let id = match column {
            "added" => schema.added,
            "removed" => schema.removed,
            "moved" => schema.moved,
            "typography" => schema.typography,
            column => {
                let n = schema.columns.iter().position(|name| *name == column);
                n.map_or("", |n| schema.rules[n])
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
        for kind in GoldenKind::ALL {
            let schema = kind.schema();
            let needed = vec![schema.needed];
            for column in [&schema.key, &schema.words, &schema.lines, &needed]
                .into_iter()
                .flatten()
            {
                assert!(kind.columns().contains(column), "{kind:?}: {column}");
            }
            let rows = ["added", "removed", "moved", "typography"];
            for column in kind.columns().iter().chain(&rows) {
                assert!(!kind.rule(column).id.is_empty(), "{kind:?}: {column}");
            }
            assert_eq!(schema.words.len(), schema.lines.len());
            assert!(kind.first_columns().contains(&schema.needed));
        }
    }
}
