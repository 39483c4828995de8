//! `onrecord verify`: stories and sources in, a verdict on every quote out.

use crate::exit::{self, Exit};
use crate::hidden;
use crate::message_limit::LimitedMessages;
use crate::output::{Output, Target};
use crate::plan::{self, Reporting, Sources, SummaryLine};
use crate::report::{self, subject};
use crate::settings::Settings;
use crate::setup::extractor;
use onrecord::error::ErrorKind;
use onrecord::verify::{QuoteIndex, SourceMatches, Verdict, VerdictResult};
use onrecord::write::report::{Report, verdict_findings};
use onrecord::write::{VerdictRow, verdict_rows};
use onrecord::{Analysis, Error, Extractor, batch, read};
use std::path::PathBuf;

/// The longest source: sometimes a year of hearings is one file. Sources are searched chunk by chunk, so
/// that a long one takes little more memory than its text.
const LONGEST_SOURCE: u64 = 1 << 30;

/// Executes a plan.
pub(crate) fn run(plan: &plan::Verify, settings: &Settings) -> Exit {
    let mut run = VerifyRun {
        problems: LimitedMessages::problems(),
        has_failed: false,
        stories: 0,
        findings: 0,
        counts: [0; Verdict::ALL.len()],
    };
    match run.all(plan, settings) {
        Ok(()) if plan.summary == SummaryLine::Shown => {
            exit::eprint_line(&run.tally());
            run.exit()
        }
        Ok(()) => run.exit(),
        Err(error) => exit::of(Err(error)),
    }
}

/// What has happened so far.
struct VerifyRun {
    problems: LimitedMessages,
    has_failed: bool,
    stories: usize,
    findings: usize,
    /// How many quotes have each verdict, in the order of [`Verdict::ALL`].
    counts: [usize; Verdict::ALL.len()],
}

impl VerifyRun {
    /// Does everything; an error is one that ends the run.
    fn all(&mut self, plan: &plan::Verify, settings: &Settings) -> Result<(), Error> {
        let sources = match &plan.sources {
            Sources::Paths(sources) => &sources[..],
            Sources::Previous => &[],
        };
        let read = read::files(&plan.stories, &plan.reading)
            .chain(read::files(sources, &plan.reading))
            .chain(plan.lexicons.iter().cloned())
            .chain(settings.file.clone());
        plan::refuse_overwrite(&plan.target, read)?;
        let extractor = extractor(&plan.lexicons, settings)?;
        let stories = self.stories(plan, &extractor)?;
        if let (Sources::Previous, [] | [_]) = (&plan.sources, &stories[..]) {
            return Err(too_few(&stories));
        }
        self.problems.end();
        let results = match &plan.sources {
            Sources::Paths(sources) => self.against(plan, &extractor, &stories, sources)?,
            Sources::Previous => against_previous(&extractor, &stories),
        };
        self.problems.end();
        if let Some(reporting) = &plan.report {
            return self.report(plan, reporting, &stories, &results);
        }
        if stories.is_empty() && self.has_failed && matches!(plan.target, Target::File(_)) {
            // A file with a header and no story looks like a story without quotes.
            return Ok(());
        }
        let mut output = Output::open(&plan.target)?;
        let mut page = Vec::new();
        plan.writer.begin(&mut page).map_err(|e| Error::io("", e))?;
        output.write(&page)?;
        for (story, rows) in checked_stories(plan, &stories, &results) {
            self.count(plan, &rows);
            if let Some(note) = hidden::in_verdicts(&rows) {
                exit::eprint_line(&format_args!("onrecord: {note}"));
            }
            page.clear();
            let written = plan.writer.story(&story.document, &rows, &mut page);
            written.map_err(|e| Error::io(story.document.id(), e))?;
            output.write(&page)?;
        }
        output.finish()
    }

    /// Prints the findings as a report for CI.
    fn report(
        &mut self,
        plan: &plan::Verify,
        reporting: &Reporting,
        stories: &[Analysis],
        results: &[VerdictResult],
    ) -> Result<(), Error> {
        let mut report = Report::default();
        for (story, rows) in checked_stories(plan, stories, results) {
            self.count(plan, &rows);
            report.subjects.push(subject(story));
            let findings = reporting.all_weighted(verdict_findings(&rows));
            report.findings.extend(findings);
        }
        report::print(&report, reporting)?;
        Ok(())
    }

    /// Reads the stories and finds their quotes.
    fn stories(
        &mut self,
        plan: &plan::Verify,
        extractor: &Extractor,
    ) -> Result<Vec<Analysis>, Error> {
        let mut stories = Vec::new();
        batch::map(
            read::inputs(&plan.stories, plan.reading.clone()),
            plan.jobs,
            |document| Ok(extractor.extract(document)),
            |story| {
                stories.extend(self.read_or_report(story));
                Ok(())
            },
        )?;
        Ok(stories)
    }

    /// Searches the sources for the quotes of all stories.
    fn against(
        &mut self,
        plan: &plan::Verify,
        extractor: &Extractor,
        stories: &[Analysis],
        sources: &[PathBuf],
    ) -> Result<Vec<VerdictResult>, Error> {
        let index = QuoteIndex::new(stories);
        let mut found: Option<SourceMatches> = None;
        batch::map(
            read::inputs(sources, plan.reading.clone().longest(LONGEST_SOURCE)),
            plan.jobs,
            |source| Ok(index.search(&source, extractor)),
            |matches| {
                if let Some(matches) = self.read_or_report(matches) {
                    found.get_or_insert_default().merge(matches);
                }
                Ok(())
            },
        )?;
        let Some(found) = found else {
            // Otherwise every quote would be absent.
            let message = "no source could be read, so nothing was checked";
            return Err(Error::new(ErrorKind::Usage, "", message));
        };
        Ok(index.verdicts(vec![found]))
    }

    /// Returns what could be read; otherwise reports the error and continues.
    fn read_or_report<T>(&mut self, read: Result<T, Error>) -> Option<T> {
        read.inspect_err(|error| {
            self.problems.report_error(error);
            self.has_failed = true;
        })
        .ok()
    }

    fn count(&mut self, plan: &plan::Verify, rows: &[VerdictRow<'_>]) {
        self.stories += 1;
        for row in rows {
            let kind = Verdict::ALL
                .iter()
                .position(|verdict| *verdict == row.verdict);
            self.counts[kind.unwrap_or(0)] += 1;
            self.findings += usize::from(plan.fail_on.is_met(row));
        }
    }

    fn exit(&self) -> Exit {
        match (self.has_failed, self.findings) {
            (true, _) => Exit::Failed,
            (false, 0) => Exit::Done,
            (false, _) => Exit::Found,
        }
    }

    /// Returns a summary of the run: "2 stories, 9 quotes: 7 exact, 2 altered".
    fn tally(&self) -> String {
        let stories = if self.stories == 1 {
            "story"
        } else {
            "stories"
        };
        let all: usize = self.counts.iter().sum();
        let quotes = if all == 1 { "quote" } else { "quotes" };
        let counts = Verdict::ALL.iter().zip(self.counts).filter(|(_, n)| *n > 0);
        let counts: Vec<String> = counts.map(|(v, n)| format!("{n} {}", v.name())).collect();
        let colon = if counts.is_empty() { "" } else { ": " };
        let counts = counts.join(", ");
        format!("{} {stories}, {all} {quotes}{colon}{counts}", self.stories)
    }
}

/// Returns the error that there is nothing to check a version against.
fn too_few(versions: &[Analysis]) -> Error {
    let message = match versions {
        [only, ..] => format!(
            "{}: only one version, nothing to check it against",
            only.document.id()
        ),
        [] => "no version could be read, nothing to check".to_owned(),
    };
    Error::new(ErrorKind::Usage, "", message)
}

/// Returns the checked stories, each with the verdicts on its quotes. With `--self` the first one is not
/// checked.
fn checked_stories<'s>(
    plan: &plan::Verify,
    stories: &'s [Analysis],
    results: &'s [VerdictResult],
) -> impl Iterator<Item = (&'s Analysis, Vec<VerdictRow<'s>>)> {
    let unchecked = usize::from(matches!(plan.sources, Sources::Previous));
    let checked = stories.iter().enumerate().skip(unchecked);
    checked.map(|(n, story)| {
        let first = results.partition_point(|result| result.story < n);
        let end = results.partition_point(|result| result.story <= n);
        (story, verdict_rows(story, &results[first..end]))
    })
}

/// Checks each story against the one before it.
fn against_previous(extractor: &Extractor, stories: &[Analysis]) -> Vec<VerdictResult> {
    let mut results = Vec::new();
    for n in 1..stories.len() {
        let index = QuoteIndex::new(&stories[n..=n]);
        let found = index.search(&stories[n - 1].document, extractor);
        let decided = index.verdicts(vec![found]);
        results.extend(
            decided
                .into_iter()
                .map(|result| VerdictResult { story: n, ..result }),
        );
    }
    results
}
