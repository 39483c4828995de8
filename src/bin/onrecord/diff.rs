//! `onrecord diff`: versions of a story in, changes of its quotes out.

use crate::exit::{self, Exit};
use crate::git;
use crate::message_limit::LimitedMessages;
use crate::output::Output;
use crate::plan::{self, ChangeFormat, SummaryLine, Versions};
use crate::report::{self, subject};
use crate::settings::Settings;
use crate::setup::extractor;
use onrecord::diff::{ChangeKind, History, Relation, history_with};
use onrecord::read::{self, Raw};
use onrecord::write::report::{Report, change_findings};
use onrecord::write::{self, ChangeRow};
use onrecord::{Analysis, Error, ErrorKind, Extractor, Severity, batch};
use std::path::{Path, PathBuf};

/// How many bytes all versions may have together, as all of them are kept: two of the longest stories.
const MOST_BYTES: u64 = 128 << 20;

/// Executes a plan.
pub(crate) fn run(plan: &plan::Diff, settings: &Settings) -> Exit {
    let mut run = DiffRun {
        exit: Exit::Done,
        problems: LimitedMessages::problems(),
        unread: Vec::new(),
        versions: Vec::new(),
        bytes: 0,
    };
    match run.all(plan, settings) {
        Ok(()) => run.exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// What has been read so far.
struct DiffRun {
    exit: Exit,
    problems: LimitedMessages,
    /// What could not be read.
    unread: Vec<Error>,
    versions: Vec<Analysis>,
    /// How many bytes the versions have.
    bytes: u64,
}

impl DiffRun {
    /// Does everything; an error is one that ends the run.
    fn all(&mut self, plan: &plan::Diff, settings: &Settings) -> Result<(), Error> {
        let read: Vec<PathBuf> = match &plan.versions {
            Versions::Paths(paths, reading) => read::files(paths, reading).collect(),
            Versions::Git { path, .. } => vec![path.clone()],
        };
        let people = plan.people.iter().map(|file| file.path.clone());
        let read = read
            .into_iter()
            .chain(plan.lexicons.iter().cloned())
            .chain(people);
        plan::refuse_overwrite(&plan.target, read.chain(settings.file.clone()))?;
        self.read(plan, settings)?;
        self.problems.end();
        if self.versions.len() < 2 {
            return self.too_few();
        }
        let history = history_with(&self.versions, plan.terms);
        let mut rows = write::change_rows(&history, &self.versions, &plan.ignored);
        if let Some(file) = &plan.people {
            rows.iter_mut().for_each(|row| row.look_up(&file.people));
        }
        let different = self.different_stories(&history);
        let mut has_found = !different.is_empty();
        if let Some(reporting) = &plan.report {
            let mut findings = reporting.all_weighted(change_findings(&rows));
            for finding in &mut findings {
                finding.fails = plan.fail_on.iter().any(|least| least.fails(finding));
            }
            let mut report = Report {
                subjects: self.versions.iter().map(subject).collect(),
                findings,
                problems: self
                    .unread
                    .iter()
                    .chain(&different)
                    .map(report::problem)
                    .collect(),
            };
            report.sort_worst_first();
            has_found |= report::print(&report, reporting)? == Exit::Found;
        } else {
            let found =
                |row: &ChangeRow<'_>| plan.fail_on.iter().any(|least| least.is_met(&row.change));
            has_found |= rows.iter().any(found);
            let mut page = Vec::new();
            let written = match &plan.format {
                ChangeFormat::Rows(writer) => writer.changes(&rows, &mut page),
                #[cfg(feature = "pages")]
                ChangeFormat::Page => {
                    write::changes_html(&history, &self.versions, &rows, &mut page)
                }
            };
            written.map_err(|e| Error::io("", e))?;
            Output::open(&plan.target)?.write_once(&page)?;
        }
        for error in &different {
            exit::report_error(error);
        }
        if plan.summary == SummaryLine::Shown {
            exit::eprint_line(&summary(&rows, self.versions.len()));
        }
        if self.exit == Exit::Done && has_found {
            self.exit = Exit::Found;
        }
        Ok(())
    }

    /// Reads and extracts all versions, in their order.
    fn read(&mut self, plan: &plan::Diff, settings: &Settings) -> Result<(), Error> {
        let extractor = extractor(&plan.lexicons, settings)?;
        let (paths, reading) = match &plan.versions {
            Versions::Git { path, since, max } => {
                let raws = git::versions(path, since.as_deref(), *max)?;
                return self.extract(plan, &extractor, raws);
            }
            Versions::Paths(paths, reading) => (paths, reading),
        };
        // Consecutive files are read together, a folder alone, because its versions are sorted.
        for paths in paths.chunk_by(|a, b| !a.is_dir() && !b.is_dir()) {
            let first = self.versions.len();
            self.extract(plan, &extractor, read::inputs(paths, reading.clone()))?;
            if is_folder(paths) {
                sort(&mut self.versions[first..]);
            }
        }
        Ok(())
    }

    fn extract(
        &mut self,
        plan: &plan::Diff,
        extractor: &Extractor,
        raws: impl Iterator<Item = Result<Raw, Error>>,
    ) -> Result<(), Error> {
        let mut bytes = self.bytes;
        let fitting = raws.take_while(|raw| {
            bytes += raw.as_ref().map_or(0, |raw| raw.size() as u64);
            bytes <= MOST_BYTES
        });
        batch::map(
            fitting,
            plan.jobs,
            |document| Ok(extractor.extract(document)),
            |version| {
                match version {
                    Ok(version) => self.versions.push(version),
                    Err(error) => {
                        self.exit = self.problems.report_error(&error);
                        self.unread.push(error);
                    }
                }
                Ok(())
            },
        )?;
        self.bytes = bytes;
        if bytes > MOST_BYTES {
            return Err(too_many_bytes(&plan.versions));
        }
        Ok(())
    }

    /// Returns the error that there is nothing to compare.
    fn too_few(&self) -> Result<(), Error> {
        let message = match self.versions.first() {
            Some(only) => format!(
                "{}: only one version, nothing to compare it with",
                only.document.id()
            ),
            None => "no version could be read, nothing to compare".to_owned(),
        };
        Err(Error::new(ErrorKind::Usage, "", message))
    }

    /// Returns errors for versions that are not of one story.
    fn different_stories(&self, history: &History) -> Vec<Error> {
        let steps = history.steps.iter().enumerate();
        let steps = steps.filter(|(_, step)| step.diff.relation == Relation::DifferentStories);
        let errors = steps.map(|(n, _)| {
            let id = |n: usize| self.versions[n].document.id();
            let place = format!("{} and {}", id(n), id(n + 1));
            Error::new(ErrorKind::Usage, place, "these look like different stories")
        });
        errors.collect()
    }
}

/// Says that not all versions can be compared at a time.
fn too_many_bytes(versions: &Versions) -> Error {
    let way_out = match versions {
        Versions::Git { .. } => "choose fewer of them with --max or --since",
        Versions::Paths(..) => "compare fewer of them at a time",
    };
    let most = MOST_BYTES >> 20;
    let message = format!("the versions have more than {most} MiB together: {way_out}");
    Error::new(ErrorKind::Limit, "", message)
}

fn is_folder(paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| Path::is_dir(path))
}

/// Sorts the versions of a folder: by their dates, if all have one, then by name.
fn sort(versions: &mut [Analysis]) {
    let dated = versions.iter().all(|version| date(version).is_some());
    versions.sort_by_cached_key(|version| {
        let date = date(version).filter(|_| dated).map(str::to_owned);
        (date, natural(version.document.id()))
    });
}

/// Returns the date of a version, if it can be sorted as text: `2026-03-09`, with or without a time. Time
/// zones are ignored.
fn date(version: &Analysis) -> Option<&str> {
    let date = version.document.metadata().published.as_deref()?;
    let day = date.as_bytes().get(..10)?;
    let fits = |(n, byte): (usize, &u8)| match n {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    day.iter().enumerate().all(fits).then_some(date)
}

/// Returns the sort key of a name: `v10.txt` comes after `v9.txt`.
fn natural(name: &str) -> Vec<(String, u64)> {
    let digit = |c: char| c.is_ascii_digit();
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let start = rest.find(digit).unwrap_or(rest.len());
        let (words, tail) = rest.split_at(start);
        let end = tail.find(|c| !digit(c)).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(end);
        // A number too large to parse (a hash in digits) sorts last.
        parts.push((words.to_owned(), number.parse().unwrap_or(u64::MAX)));
        rest = tail;
    }
    parts
}

/// "2 versions, 3 changes: 1 error, 2 notes; 1 with different signs only"
fn summary(rows: &[ChangeRow<'_>], versions: usize) -> String {
    let count = |severity| {
        let rows = rows.iter();
        rows.filter(|row| row.change.severity == severity).count()
    };
    let signs = count(Severity::None);
    let changed = rows.len() - signs;
    let mut line = format!("{versions} versions, ");
    line += &match changed {
        0 => "no quote changed".to_owned(),
        1 => "1 change".to_owned(),
        many => format!("{many} changes"),
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = severities.map(|severity| (count(severity), severity.name()));
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, name)| match count {
            1 => format!("1 {name}"),
            many => format!("{many} {name}s"),
        })
        .collect();
    if !counts.is_empty() {
        line += &format!(": {}", counts.join(", "));
    }
    if signs > 0 {
        let kinds = [ChangeKind::Typography, ChangeKind::Encoding].map(ChangeKind::name);
        line += &format!("; {signs} with different signs only ({})", kinds.join(", "));
    }
    line
}
