//! `onrecord diff`: from arguments to a plan.

use super::destination::{SummaryLine, destination, file, named, no_page, no_workbook, refuse};
use super::{Reporting, reading};
use crate::args::{DiffArgs, FoundFormat, RowFormat};
use crate::fail_on::ChangeThreshold;
use crate::output::Target;
use crate::people::PeopleFile;
use crate::settings::Settings;
use crate::setup::lexicons;
use onrecord::diff::{ChangeKind, Terms};
use onrecord::write::{
    ChangeCsv, ChangeJsonl, ChangePage, ChangeWriter, person_columns_of_changes, schema,
};
use onrecord::{Error, read};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::PathBuf;

/// The plan of `onrecord diff`.
pub(crate) struct Diff {
    pub(crate) versions: Versions,
    pub(crate) ignored: Vec<ChangeKind>,
    pub(crate) terms: Terms,
    pub(crate) fail_on: Vec<ChangeThreshold>,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) people: Option<PeopleFile>,
    pub(crate) format: ChangeFormat,
    pub(crate) target: Target,
    /// How findings are reported; `None` if rows are printed.
    pub(crate) report: Option<Reporting>,
    pub(crate) summary: SummaryLine,
}

/// The output format of changes.
pub(crate) enum ChangeFormat {
    /// As rows.
    Rows(Box<dyn ChangeWriter>),
    /// As an HTML page.
    #[cfg(feature = "pages")]
    Page,
}

/// The place of the versions.
pub(crate) enum Versions {
    /// In files and folders.
    Paths(Vec<PathBuf>, read::Options),
    /// In the git history of a file.
    Git {
        path: PathBuf,
        since: Option<String>,
        max: Option<NonZero<u32>>,
    },
}

fn rows(writer: impl ChangeWriter + 'static) -> ChangeFormat {
    ChangeFormat::Rows(Box::new(writer))
}

/// Builds the plan from the arguments. Contradictory arguments end the program.
///
/// # Errors
/// The file of people cannot be read.
pub(crate) fn diff(mut args: DiffArgs, settings: &Settings) -> Result<Diff, Error> {
    args.printing.file.output = file(args.printing.file.output);
    // Where versions are named, clap does not ask for --git: it could not stand beside them.
    if args.git.is_none() && (args.since.is_some() || args.max.is_some()) {
        let message = "--since and --max need --git: they select from the history of a file";
        refuse("diff", message.to_owned());
    }
    let report = args.printing.format.and_then(FoundFormat::report);
    let report = report
        .map(|format| Reporting::of_findings(format, args.printing.file.output.clone(), settings));
    let typed = match report {
        Some(_) => Some(RowFormat::Csv),
        None => args.printing.format.and_then(FoundFormat::rows),
    };
    let format = match (typed, &args.printing.file.output) {
        (Some(format), _) => format,
        (None, Some(path)) => {
            named(path).unwrap_or_else(|contradiction| refuse("diff", contradiction))
        }
        (None, None) if io::stdout().is_terminal() => RowFormat::Table,
        (None, None) => RowFormat::Csv,
    };
    if let (RowFormat::Html, Some(reason)) = (format, no_page(args.printing.file.output.as_deref()))
    {
        refuse("diff", reason);
    }
    if let (RowFormat::Xlsx, Some(reason)) =
        (format, no_workbook(args.printing.file.output.as_deref()))
    {
        refuse("diff", reason);
    }
    let (target, screen) = destination(args.printing.file.output.as_deref(), args.colors);
    let is_flat = matches!(format, RowFormat::Csv | RowFormat::Tsv | RowFormat::Xlsx);
    let (people, further) = PeopleFile::typed(
        args.people.people.as_deref(),
        |people| person_columns_of_changes(people).collect(),
        is_flat.then_some(&schema::CHANGES),
        &[],
    )?;
    Ok(Diff {
        versions: match args.git {
            None => Versions::Paths(args.paths, reading(args.reading)),
            Some(path) => Versions::Git {
                path,
                since: args.since,
                max: args.max,
            },
        },
        ignored: args.ignore,
        terms: if args.terms {
            Terms::Reported
        } else {
            Terms::Ignored
        },
        fail_on: args
            .fail_on
            .into_iter()
            .map(ChangeThreshold::settled)
            .collect(),
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
        people,
        format: match format {
            RowFormat::Csv => rows(ChangeCsv::default().with_people(further)),
            RowFormat::Tsv => rows(ChangeCsv::default().with_people(further).with_tabs()),
            RowFormat::Jsonl => rows(ChangeJsonl),
            RowFormat::Table => rows(ChangePage::new(screen)),
            #[cfg(feature = "pages")]
            RowFormat::Html => ChangeFormat::Page,
            #[cfg(not(feature = "pages"))]
            RowFormat::Html => unreachable!("refused above"),
            #[cfg(feature = "xlsx")]
            RowFormat::Xlsx => {
                rows(onrecord::write::ChangeWorkbook::default().with_people(further))
            }
            #[cfg(not(feature = "xlsx"))]
            RowFormat::Xlsx => unreachable!("refused above"),
        },
        target,
        report,
        summary: if io::stderr().is_terminal() || format == RowFormat::Table {
            SummaryLine::Shown
        } else {
            SummaryLine::Hidden
        },
    })
}
