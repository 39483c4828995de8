//! Fields of the input that are printed.

use onrecord::write::schema::TableSpec;

/// Whether the output is a table, whose columns have names of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputShape {
    Flat,
    Objects,
}

/// Returns the names of fields that an option was given, each once. In a flat table none may be that of a column.
pub(super) fn field_names(
    option: &str,
    typed: Vec<String>,
    table: &TableSpec,
    shape: OutputShape,
) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    for name in typed {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return Err(format!("{option}: a field without a name"));
        }
        let columns = table.columns();
        let mut own = columns.iter().filter(|column| !column.is_requested);
        let is_taken = own.any(|column| column.name == name);
        if shape == OutputShape::Flat && is_taken {
            return Err(format!(
                "{option} {name}: the output has a column {name} of its own: choose --format jsonl, which keeps them \
                 apart"
            ));
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}
