//! `onrecord diff`: versions of a story in, changes of its quotes out.

use crate::exit::{self, Exit};
use crate::git;
use crate::message_limit::LimitedMessages;
use crate::output::Output;
use crate::plan::{self, SummaryLine, Versions};
use crate::report::{self, subject};
use crate::settings::Settings;
use crate::setup::extractor;
use onrecord::diff::{History, Kind, Relation, history};
use onrecord::read::{self, Raw};
use onrecord::write::report::{Report, change_findings};
use onrecord::write::{self, ChangeRow};
use onrecord::{Analysis, Error, ErrorKind, Extractor, batch};
use std::path::{Path, PathBuf};

/// Carries a plan out.
pub(crate) fn run(plan: &plan::Diff, settings: &Settings) -> Exit {
    let mut run = Run {
        exit: Exit::Done,
        problems: LimitedMessages::problems(),
        versions: Vec::new(),
    };
    match run.all(plan, settings) {
        Ok(()) => run.exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// What has been read so far.
struct Run {
    exit: Exit,
    problems: LimitedMessages,
    versions: Vec<Analysis>,
}

impl Run {
    /// Does everything; an error is one that nothing can go on after.
    fn all(&mut self, plan: &plan::Diff, settings: &Settings) -> Result<(), Error> {
        let read: Vec<PathBuf> = match &plan.versions {
            Versions::Paths(paths, reading) => read::files(paths, reading).collect(),
            Versions::Git { path, .. } => vec![path.clone()],
        };
        let read = read.into_iter().chain(plan.lexicons.iter().cloned());
        plan::refuse_overwrite(&plan.target, read)?;
        self.read(plan, settings)?;
        self.problems.end();
        if self.versions.len() < 2 {
            return self.too_few();
        }
        let history = history(&self.versions);
        let rows = write::change_rows(&history, &self.versions, &plan.ignored);
        if let Some(reporting) = &plan.report {
            let report = Report {
                subjects: self.versions.iter().map(subject).collect(),
                findings: reporting.all_weighed(change_findings(&rows)),
            };
            report::print(&report, reporting)?;
        } else {
            let mut page = Vec::new();
            let written = plan.writer.changes(&rows, &mut page);
            written.map_err(|e| Error::io("", e))?;
            Output::open(&plan.target)?.write_once(&page)?;
        }
        let strangers = self.strangers(&history);
        if plan.summary == SummaryLine::Shown {
            exit::eprint_line(&summary(&rows, self.versions.len()));
        }
        let found = |row: &ChangeRow<'_>| plan.bars.iter().any(|bar| bar.is_met(&row.change));
        if self.exit == Exit::Done && (strangers || rows.iter().any(found)) {
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
                return self.extract(plan, &extractor, raws.into_iter());
            }
            Versions::Paths(paths, reading) => (paths, reading),
        };
        // Files side by side are read together, a folder alone, because it has an order of its own.
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
        batch::map(
            raws,
            plan.jobs,
            |document| Ok(extractor.extract(document)),
            |version| {
                match version {
                    Ok(version) => self.versions.push(version),
                    Err(error) => self.exit = self.problems.report_error(&error),
                }
                Ok(())
            },
        )
    }

    /// Says that there is nothing to compare, unless it has been said why.
    fn too_few(&self) -> Result<(), Error> {
        let message = match self.versions.first() {
            Some(only) => format!(
                "{}: the only version: there is nothing to compare it with",
                only.document.id()
            ),
            None => "no version could be read: there is nothing to compare".to_owned(),
        };
        Err(Error::new(ErrorKind::Usage, "", message))
    }

    /// Says which versions are no versions of one story.
    fn strangers(&self, history: &History) -> bool {
        let mut found = false;
        for (n, step) in history.steps.iter().enumerate() {
            if step.comparison.relation == Relation::DifferentStories {
                let id = |n: usize| self.versions[n].document.id();
                exit::eprint_line(&format_args!(
                    "onrecord: {} and {}: these look like different stories",
                    id(n),
                    id(n + 1)
                ));
                found = true;
            }
        }
        found
    }
}

fn is_folder(paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| Path::is_dir(path))
}

/// Sorts the versions of a folder: by the dates they give, where each gives one, and by name.
fn sort(versions: &mut [Analysis]) {
    let dated = versions.iter().all(|version| date(version).is_some());
    versions.sort_by_cached_key(|version| {
        let date = date(version).filter(|_| dated).map(str::to_owned);
        (date, natural(version.document.id()))
    });
}

/// Returns the date a version gives, where it is written so that dates can be sorted as text:
/// `2026-03-09`, with or without a time. Time zones are not looked at.
fn date(version: &Analysis) -> Option<&str> {
    let date = version.document.metadata().published.as_deref()?;
    let day = date.as_bytes().get(..10)?;
    let fits = |(n, byte): (usize, &u8)| match n {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    day.iter().enumerate().all(fits).then_some(date)
}

/// What a name is sorted by: `v10.txt` behind `v9.txt`.
fn natural(name: &str) -> Vec<(String, u64)> {
    let digit = |c: char| c.is_ascii_digit();
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let start = rest.find(digit).unwrap_or(rest.len());
        let (words, tail) = rest.split_at(start);
        let end = tail.find(|c| !digit(c)).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(end);
        // A number beyond all versions (a hash in digits) is as good as any other.
        parts.push((words.to_owned(), number.parse().unwrap_or(u64::MAX)));
        rest = tail;
    }
    parts
}

/// "2 versions, 3 quotes changed: 1 high, 2 low; 1 with other signs only"
fn summary(rows: &[ChangeRow<'_>], versions: usize) -> String {
    let count = |severity: &str| rows.iter().filter(|row| row.severity == severity).count();
    let signs = count("none");
    let changed = rows.len() - signs;
    let mut line = format!("{versions} versions, ");
    line += &match changed {
        0 => "no quote changed".to_owned(),
        1 => "1 change".to_owned(),
        many => format!("{many} changes"),
    };
    let severities = ["high", "medium", "low"].map(|name| (count(name), name));
    let counts = severities.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    if !counts.is_empty() {
        line += &format!(": {}", counts.join(", "));
    }
    if signs > 0 {
        line += &format!(
            "; {signs} with other signs only ({})",
            Kind::Typography.name()
        );
    }
    line
}
