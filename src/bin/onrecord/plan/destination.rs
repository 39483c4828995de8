//! Where output goes and in which format, as far as that is the same for all commands.

use crate::args::{Args, ColorArgs, ColorMode, RowFormat};
use crate::exit;
use crate::output::Target;
use crate::usage;
use clap::CommandFactory as _;
use clap::error::ErrorKind;
use onrecord::write::{ColorChoice, Screen};
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

/// The width without a terminal.
const PAGE: usize = 80;

/// Why other formats are refused.
pub(super) const FOR_CSV: &str = "--excel is for CSV only";

/// Whether a line on stderr sums up the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SummaryLine {
    Shown,
    Hidden,
}

/// Returns the format for the extension of an output file; CSV for an unknown one, and an error for one that
/// promises what is not written.
pub(super) fn named(path: &Path) -> Result<RowFormat, String> {
    match ending(path).to_str() {
        Some("jsonl" | "ndjson") => Ok(RowFormat::Jsonl),
        Some("txt") => Ok(RowFormat::Table),
        Some("json") => Err(format!(
            "{}: output is JSONL, one object per line: name it .jsonl, or use --format jsonl",
            path.display()
        )),
        Some("parquet") => Err(format!(
            "{}: only extract writes Parquet: name it .csv or .jsonl",
            path.display()
        )),
        Some("html" | "htm") => Ok(RowFormat::Html),
        Some("tsv" | "tab") => Ok(RowFormat::Tsv),
        Some("xlsx") => Ok(RowFormat::Xlsx),
        Some("xls" | "xlsm" | "ods" | "numbers") => Err(format!(
            "{}: workbooks are written as .xlsx only: name it .xlsx or .csv",
            path.display()
        )),
        Some(
            ending @ ("md" | "markdown" | "pdf" | "docx" | "odt" | "rtf" | "xml" | "yaml" | "yml"
            | "toml"),
        ) => Err(format!(
            "{}: output is CSV, TSV, JSONL, a page, a workbook or a table of text, not .{ending}: name it .csv, .tsv, \
             .jsonl, .html, .xlsx or .txt, or choose with --format",
            path.display()
        )),
        _ => Ok(RowFormat::Csv),
    }
}

pub(super) fn ending(path: &Path) -> OsString {
    path.extension().unwrap_or_default().to_ascii_lowercase()
}

/// Ends the program because arguments contradict each other.
pub(super) fn refuse(subcommand: &str, contradiction: String) -> ! {
    let mut command = Args::command();
    command.build();
    let subcommand = command.find_subcommand_mut(subcommand).expect("it is one");
    let error = subcommand.error(ErrorKind::ArgumentConflict, contradiction);
    exit::now(usage::told(&error))
}

/// Says why no workbook can be written, if so. It is no text, so that a terminal cannot show it.
pub(super) fn no_workbook(output: Option<&Path>) -> Option<String> {
    if cfg!(not(feature = "xlsx")) {
        let name = output.map_or(String::new(), |path| format!("{}: ", path.display()));
        return Some(format!(
            "{name}this build cannot write workbooks: it lacks the feature `xlsx`; name it .csv, which a spreadsheet opens"
        ));
    }
    (output.is_none() && io::stdout().is_terminal())
        .then(|| "a workbook cannot be shown on a terminal: add -o FILE".to_owned())
}

/// Says why no page can be written, if so.
pub(super) fn no_page(output: Option<&Path>) -> Option<String> {
    let name = output.map_or(String::new(), |path| format!("{}: ", path.display()));
    cfg!(not(feature = "pages")).then(|| {
        format!("{name}this build cannot write pages: it lacks the feature `pages`; name it .csv or .txt")
    })
}

/// Returns the output file; `-` means stdout.
pub(super) fn file(output: Option<PathBuf>) -> Option<PathBuf> {
    output.filter(|path| path.as_os_str() != "-")
}

/// Returns the target of the output, with its width and colors.
pub(super) fn destination(output: Option<&Path>, colors: ColorArgs) -> (Target, Screen) {
    let target = match output {
        Some(path) => Target::File(path.to_owned()),
        None => Target::Stdout(color_choice(colors)),
    };
    let screen = Screen {
        width: width(&target),
        color: match target {
            Target::Stdout(color) => color,
            Target::File(_) | Target::Folder(_) => ColorChoice::Plain,
        },
    };
    (target, screen)
}

/// Decides on colors: by `--color`, else by `NO_COLOR`, `CLICOLOR` and the terminal.
pub(super) fn color_choice(colors: ColorArgs) -> ColorChoice {
    let is_colored = match colors.color {
        ColorMode::Always => true,
        ColorMode::Never => false,
        ColorMode::Auto => {
            anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
        }
    };
    if is_colored {
        ColorChoice::Ansi
    } else {
        ColorChoice::Plain
    }
}

fn width(target: &Target) -> usize {
    match target {
        Target::Stdout(_) => terminal_size::terminal_size_of(io::stdout()),
        Target::File(_) | Target::Folder(_) => None,
    }
    .map_or(PAGE, |(terminal_size::Width(columns), _)| columns.into())
}
