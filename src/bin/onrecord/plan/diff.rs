//! `onrecord diff`: what is to be done.

use super::{Summary, named, paint, width};
use crate::args::{Args, DiffArgs, Format, InputFormat};
use crate::fail_on::Bar;
use crate::output::Target;
use clap::CommandFactory as _;
use clap::error::ErrorKind;
use onrecord::diff::Kind;
use onrecord::read;
use onrecord::write::{ChangeCsv, ChangeJsonl, ChangePage, ChangeWriter, Paint, Screen};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::PathBuf;

/// What `onrecord diff` is to do.
pub(crate) struct Diff {
    pub(crate) versions: Versions,
    pub(crate) ignored: Vec<Kind>,
    pub(crate) bars: Vec<Bar>,
    pub(crate) lexicon: Option<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) writer: Box<dyn ChangeWriter>,
    pub(crate) target: Target,
    pub(crate) summary: Summary,
}

/// Where the versions are.
pub(crate) enum Versions {
    /// In files and folders.
    Paths(Vec<PathBuf>, read::Format),
    /// In the git history of a file.
    Git {
        path: PathBuf,
        since: Option<String>,
        max: Option<NonZero<u32>>,
    },
}

/// Makes a plan of the arguments. Arguments that contradict each other end the program.
pub(crate) fn diff(args: DiffArgs) -> Diff {
    let format = match (args.format, &args.output) {
        (Some(format), _) => format,
        (None, Some(path)) => named(path).unwrap_or_else(|contradiction| {
            let mut command = Args::command();
            command.build();
            let diff = command.find_subcommand_mut("diff").expect("it is one");
            diff.error(ErrorKind::ArgumentConflict, contradiction)
                .exit()
        }),
        (None, None) if io::stdout().is_terminal() => Format::Table,
        (None, None) => Format::Csv,
    };
    let target = match args.output {
        Some(path) => Target::File(path),
        None => Target::Stdout(paint(args.color)),
    };
    let screen = Screen {
        width: width(&target),
        paint: match target {
            Target::Stdout(paint) => paint,
            Target::File(_) => Paint::Plain,
        },
    };
    let input_format = match args.input_format {
        InputFormat::Auto => read::Format::Auto,
        InputFormat::Text => read::Format::Text,
        InputFormat::Jsonl => read::Format::Jsonl,
    };
    Diff {
        versions: match args.git {
            None => Versions::Paths(args.paths, input_format),
            Some(path) => Versions::Git {
                path,
                since: args.since,
                max: args.max,
            },
        },
        ignored: args.ignore,
        bars: args.fail_on,
        lexicon: args.lexicon,
        jobs: args.jobs,
        writer: match format {
            Format::Csv => Box::new(ChangeCsv::default()),
            Format::Jsonl => Box::new(ChangeJsonl),
            Format::Table => Box::new(ChangePage::new(screen)),
        },
        target,
        summary: if io::stderr().is_terminal() || format == Format::Table {
            Summary::Shown
        } else {
            Summary::Left
        },
    }
}
