//! What the arguments mean, once the terminal and each other are taken into account.

use crate::args::{Args, Color, EvalArgs, EvalFormat, ExtractArgs, Format, InputFormat};
use crate::output::Target;
use crate::speaker::Wanted;
use clap::CommandFactory as _;
use clap::error::ErrorKind;
use onrecord::read;
use onrecord::write::{Csv, Explain, Jsonl, Paint, Screen, Table, Writer};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// The width of a page where no terminal tells one.
const PAGE: usize = 80;

/// What `onrecord extract` is to do.
pub(crate) struct Extract {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) input_format: read::Format,
    pub(crate) lexicon: Option<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) min_confidence: f64,
    pub(crate) speakers: Vec<Wanted>,
    pub(crate) writer: Box<dyn Writer>,
    pub(crate) target: Target,
    pub(crate) summary: Summary,
}

/// Whether a line on standard error sums the run up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Summary {
    Shown,
    Left,
}

/// Makes a plan of the arguments. Arguments that contradict each other end the program.
pub(crate) fn extract(args: ExtractArgs) -> Extract {
    let page = page(&args).unwrap_or_else(|contradiction| {
        let mut command = Args::command();
        command.build();
        let extract = command.find_subcommand_mut("extract").expect("it is one");
        extract
            .error(ErrorKind::ArgumentConflict, contradiction)
            .exit()
    });
    let target = match &args.output {
        Some(path) => Target::File(path.clone()),
        None => Target::Stdout(paint(args.color)),
    };
    let screen = Screen {
        width: width(&target),
        paint: match target {
            Target::Stdout(paint) => paint,
            Target::File(_) => Paint::Plain,
        },
    };
    Extract {
        writer: match page {
            Page::Csv => Box::new(Csv::default()),
            Page::Excel => Box::new(Csv::for_excel()),
            Page::Jsonl => Box::new(Jsonl),
            Page::Table => Box::new(Table::new(screen)),
            Page::Explain => Box::new(Explain::new(screen)),
        },
        target,
        paths: args.paths,
        input_format: match args.input_format {
            InputFormat::Auto => read::Format::Auto,
            InputFormat::Text => read::Format::Text,
            InputFormat::Jsonl => read::Format::Jsonl,
        },
        lexicon: args.lexicon,
        jobs: args.jobs,
        min_confidence: args.min_confidence,
        speakers: args.speaker,
        summary: if io::stderr().is_terminal() {
            Summary::Shown
        } else {
            Summary::Left
        },
    }
}

/// What `onrecord eval` is to do.
pub(crate) struct Eval {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) format: EvalFormat,
    /// How many misses to show; nothing where nobody asked for them.
    pub(crate) misses: Option<usize>,
    pub(crate) lexicon: Option<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
}

/// Makes a plan of the arguments.
pub(crate) fn eval(args: EvalArgs) -> Eval {
    Eval {
        paths: args.paths,
        format: args.format,
        misses: args.misses,
        lexicon: args.lexicon,
        jobs: args.jobs,
    }
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Csv,
    Excel,
    Jsonl,
    Table,
    Explain,
}

/// Decides what is printed: by what was asked for, the name of the output, or who is reading.
fn page(args: &ExtractArgs) -> Result<Page, String> {
    if args.explain {
        return Ok(Page::Explain);
    }
    let format = match (args.format, &args.output) {
        (Some(format), _) => format,
        (None, Some(path)) => named(path)?,
        (None, None) if args.excel || !io::stdout().is_terminal() => Format::Csv,
        (None, None) => Format::Table,
    };
    match (format, args.excel) {
        (Format::Csv, false) => Ok(Page::Csv),
        (Format::Csv, true) => Ok(Page::Excel),
        (_, true) => Err("--excel is for CSV only".to_owned()),
        (Format::Jsonl, false) => Ok(Page::Jsonl),
        (Format::Table, false) => Ok(Page::Table),
    }
}

/// Tells the format by the ending of a file's name; CSV where there is none that says otherwise.
fn named(path: &Path) -> Result<Format, String> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
        Some("txt") => Ok(Format::Table),
        Some("json") => Err(format!(
            "{}: one JSON object a line is JSONL: name it .jsonl, or say --format jsonl",
            path.display()
        )),
        _ => Ok(Format::Csv),
    }
}

/// Decides on colours: `--color`, or else `NO_COLOR`, `CLICOLOR` and the terminal.
fn paint(color: Color) -> Paint {
    let coloured = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    if coloured { Paint::Ansi } else { Paint::Plain }
}

fn width(target: &Target) -> usize {
    match target {
        Target::Stdout(_) => terminal_size::terminal_size_of(io::stdout()),
        Target::File(_) => None,
    }
    .map_or(PAGE, |(terminal_size::Width(columns), _)| columns.into())
}
