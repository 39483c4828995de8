//! The columns of a table in `--help`.

use onrecord::write::schema::TableSpec;

/// How wide a line of the help is, its indent included.
const WIDTH: usize = 98;

/// Puts the columns of a CSV where a help text says `{columns}`.
pub(super) fn with_columns(help: &str, table: &TableSpec) -> String {
    let mut lines = vec!["  ".to_owned()];
    for (n, column) in table.csv().iter().enumerate() {
        let last = lines.len() - 1;
        let comma = if n > 0 { "," } else { "" };
        lines[last] += comma;
        if lines[last].len() + column.name.len() >= WIDTH {
            lines.push(format!("  {}", column.name));
        } else {
            lines[last] += column.name;
        }
    }
    help.replace("{columns}", &lines.join("\n"))
}
