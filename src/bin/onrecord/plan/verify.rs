//! `onrecord verify`: from arguments to a plan.

use super::destination::{
    FOR_CSV, SummaryLine, destination, file, named, no_page, no_workbook, refuse,
};
use super::kept::{OutputShape, field_names};
use super::{Reporting, reading};
use crate::args::{FileSetting, FoundFormat, RowFormat, VerifyArgs};
use crate::fail_on::VerdictThreshold;
use crate::output::Target;
use crate::people::PeopleFile;
use crate::settings::Settings;
use crate::setup::lexicons;
use crate::verdict_output::VerdictFormat;
use onrecord::write::{Screen, VerdictCsv, VerdictJsonl, VerdictTable, person_columns, schema};
use onrecord::{Error, read};
use std::io::{self, IsTerminal as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};

/// The plan of `onrecord verify`.
pub(crate) struct Verify {
    pub(crate) stories: Vec<PathBuf>,
    pub(crate) sources: Sources,
    pub(crate) reading: read::Options,
    pub(crate) lexicons: Vec<PathBuf>,
    pub(crate) jobs: Option<NonZero<usize>>,
    pub(crate) fail_on: VerdictThreshold,
    pub(crate) format: VerdictFormat,
    pub(crate) target: Target,
    /// How findings are reported; `None` if rows are printed.
    pub(crate) report: Option<Reporting>,
    pub(crate) summary: SummaryLine,
    /// Whether the stories are rewritten from the sources.
    pub(crate) is_rewrite: bool,
    /// How the stories are read.
    pub(crate) story_reading: read::Options,
    /// Who speaks in sources without labels.
    pub(crate) speaker_of: Vec<FileSetting>,
    /// The addresses of recordings: of one source, or of all.
    pub(crate) media: Vec<(Option<String>, String)>,
    /// Fields of the stories' input that are printed.
    pub(crate) kept: Vec<String>,
    pub(crate) people: Option<PeopleFile>,
    /// Which quotes are printed.
    pub(crate) only: Option<VerdictThreshold>,
}

/// What to check stories against.
pub(crate) enum Sources {
    /// These files and folders.
    Paths(Vec<PathBuf>),
    /// The story before.
    Previous,
    /// Each story against its own sources, as this file lists them.
    Pairs(PathBuf),
}

/// Builds the plan from the arguments. Contradictory arguments end the program.
///
/// # Errors
/// The file of people cannot be read.
pub(crate) fn verify(mut args: VerifyArgs, settings: &Settings) -> Result<Verify, Error> {
    args.printing.file.output = file(args.printing.file.output);
    let report = args.printing.format.and_then(FoundFormat::report);
    let report = report
        .map(|format| Reporting::of_findings(format, args.printing.file.output.clone(), settings));
    let format = format(&args).unwrap_or_else(|contradiction| refuse("verify", contradiction));
    let is_rewrite = !args.rewrite_of.is_empty();
    let sources = match (args.own, args.pairs.take()) {
        (true, _) => Sources::Previous,
        (_, Some(list)) => Sources::Pairs(list),
        _ if is_rewrite => Sources::Paths(std::mem::take(&mut args.rewrite_of)),
        _ => Sources::Paths(std::mem::take(&mut args.against)),
    };
    let sources = last_is_story(sources, &mut args.paths);
    let shape = match format {
        RowFormat::Jsonl | RowFormat::Table | RowFormat::Html => OutputShape::Objects,
        RowFormat::Csv | RowFormat::Tsv | RowFormat::Xlsx => OutputShape::Flat,
    };
    let kept = field_names("--keep", args.keep.keep, &schema::VERDICTS, shape);
    let kept = kept.unwrap_or_else(|contradiction| refuse("verify", contradiction));
    let (people, of_people) = PeopleFile::typed(
        args.people.people.as_deref(),
        |people| person_columns(people).collect(),
        (shape == OutputShape::Flat).then_some(&schema::VERDICTS),
        &kept,
    )?;
    let further = [kept.as_slice(), &of_people].concat();
    let reading = reading(args.reading);
    let story_reading =
        match is_rewrite && reading.is_auto() && args.paths.iter().all(|path| is_text(path)) {
            true => reading.clone().format(read::Format::Markdown),
            false => reading.clone(),
        };
    let story_reading = story_reading.keep(kept.iter().cloned());
    let (target, screen) = destination(args.printing.file.output.as_deref(), args.colors);
    Ok(Verify {
        format: output_format(format, args.excel, screen, &further),
        kept,
        people,
        target,
        report,
        stories: args.paths,
        sources,
        is_rewrite,
        story_reading,
        speaker_of: args.speaker_of,
        media: args.media.into_iter().map(media).collect(),
        only: args.only.map(VerdictThreshold::settled),
        reading,
        lexicons: lexicons(args.extractor.lexicon, settings),
        jobs: args.extractor.jobs,
        fail_on: args.fail_on.settled(),
        summary: if io::stderr().is_terminal() {
            SummaryLine::Shown
        } else {
            SummaryLine::Hidden
        },
    })
}

fn output_format(
    format: RowFormat,
    is_for_excel: bool,
    screen: Screen,
    further: &[String],
) -> VerdictFormat {
    let csv = |csv: VerdictCsv| Box::new(csv.with_kept(further.iter().cloned()));
    VerdictFormat::Stories(match format {
        RowFormat::Csv if is_for_excel => csv(VerdictCsv::for_excel()),
        RowFormat::Csv => csv(VerdictCsv::default()),
        RowFormat::Tsv => csv(VerdictCsv::default().with_tabs()),
        RowFormat::Jsonl => Box::new(VerdictJsonl),
        RowFormat::Table => Box::new(VerdictTable::new(screen)),
        #[cfg(feature = "pages")]
        RowFormat::Html => return VerdictFormat::Page,
        #[cfg(not(feature = "pages"))]
        RowFormat::Html => unreachable!("refused above"),
        #[cfg(feature = "xlsx")]
        RowFormat::Xlsx => return VerdictFormat::Workbook(further.to_vec()),
        #[cfg(not(feature = "xlsx"))]
        RowFormat::Xlsx => unreachable!("refused above"),
    })
}

/// Takes the story from the end of the list of sources, where none is given: `--against src.txt story.txt`.
fn last_is_story(sources: Sources, stories: &mut Vec<PathBuf>) -> Sources {
    match sources {
        Sources::Paths(mut paths) if stories.is_empty() && paths.len() > 1 => {
            stories.extend(paths.pop());
            Sources::Paths(paths)
        }
        Sources::Paths(_) if stories.is_empty() => {
            refuse("verify", "expected a STORY and a source".to_owned())
        }
        sources => sources,
    }
}

/// Returns whether a file may be text with Markdown in it, as chatbots write it.
fn is_text(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_none_or(|ending| {
        ["txt", "text", "md", "markdown"]
            .iter()
            .any(|text| ending == *text)
    })
}

/// Reads the address of a recording, perhaps with the source that it is of: `hearing.vtt=https://…`.
fn media(typed: String) -> (Option<String>, String) {
    match typed.split_once('=') {
        Some((file, address)) if !file.contains("://") && !file.is_empty() => {
            (Some(file.to_owned()), address.to_owned())
        }
        _ => (None, typed),
    }
}

/// Decides the format: by the flag, the extension of the output, or the terminal.
fn format(args: &VerifyArgs) -> Result<RowFormat, String> {
    let rows = args
        .printing
        .format
        .map(|format| format.rows().unwrap_or(RowFormat::Csv));
    let format = match (rows, &args.printing.file.output) {
        (Some(format), _) => format,
        (None, Some(path)) => named(path)?,
        (None, None) if args.excel || !io::stdout().is_terminal() => RowFormat::Csv,
        (None, None) => RowFormat::Table,
    };
    match format {
        RowFormat::Tsv
        | RowFormat::Jsonl
        | RowFormat::Table
        | RowFormat::Html
        | RowFormat::Xlsx
            if args.excel =>
        {
            Err(FOR_CSV.to_owned())
        }
        RowFormat::Html => no_page(args.printing.file.output.as_deref()).map_or(Ok(format), Err),
        RowFormat::Xlsx => {
            no_workbook(args.printing.file.output.as_deref()).map_or(Ok(format), Err)
        }
        format => Ok(format),
    }
}
