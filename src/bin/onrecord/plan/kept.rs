//! Fields of the input that are printed.

use crate::args::KeepArgs;
use onrecord::write::schema::TableSpec;

/// Whether the output is a table, whose columns have names of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputShape {
    Flat,
    Objects,
}

/// Returns the names of the fields, each once. In a flat table none may be that of a column.
pub(super) fn kept(
    args: KeepArgs,
    table: &TableSpec,
    shape: OutputShape,
) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    for name in args.keep {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return Err("--keep: a field without a name".to_owned());
        }
        let is_taken = table.columns().iter().any(|column| column.name == name);
        if shape == OutputShape::Flat && is_taken {
            return Err(format!(
                "--keep {name}: the output has a column {name} of its own: choose --format jsonl, which keeps them \
                 apart"
            ));
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}
