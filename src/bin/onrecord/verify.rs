//! `onrecord verify`: stories and sources in, a verdict on every quote out.

use crate::exit::{self, Exit};
use crate::hidden;
use crate::message_limit::LimitedMessages;
use crate::output::Output;
use crate::plan::{self, Reporting, Sources, SummaryLine};
use crate::report::{self, subject};
use crate::settings::Settings;
use crate::setup::extractor;
use onrecord::error::ErrorKind;
use onrecord::verify::{Inquiry, Ruling, Sightings, Verdict};
use onrecord::write::report::{Report, verdict_findings};
use onrecord::write::{VerdictRow, verdict_rows};
use onrecord::{Analysis, Error, Extractor, batch, read};
use std::path::PathBuf;

/// The longest source: a year of hearings is one file now and then. Sources are looked through
/// passage by passage, so that a long one takes little more memory than its text.
const LONGEST_SOURCE: u64 = 1 << 30;

/// Carries a plan out.
pub(crate) fn run(plan: &plan::Verify, settings: &Settings) -> Exit {
    let mut run = Run {
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
struct Run {
    problems: LimitedMessages,
    has_failed: bool,
    stories: usize,
    findings: usize,
    /// How many quotes have each verdict, in the order of [`Verdict::ALL`].
    counts: [usize; Verdict::ALL.len()],
}

impl Run {
    /// Does everything; an error is one that nothing can go on after.
    fn all(&mut self, plan: &plan::Verify, settings: &Settings) -> Result<(), Error> {
        let sources = match &plan.sources {
            Sources::Paths(sources) => &sources[..],
            Sources::Previous => &[],
        };
        let read = read::files(&plan.stories, &plan.reading)
            .chain(read::files(sources, &plan.reading))
            .chain(plan.lexicons.iter().cloned());
        plan::refuse_overwrite(&plan.target, read)?;
        let extractor = extractor(&plan.lexicons, settings)?;
        let stories = self.stories(plan, &extractor)?;
        if let (Sources::Previous, [] | [_]) = (&plan.sources, &stories[..]) {
            return Err(too_few(&stories));
        }
        self.problems.end();
        let rulings = match &plan.sources {
            Sources::Paths(sources) => self.against(plan, &extractor, &stories, sources)?,
            Sources::Previous => against_previous(&extractor, &stories),
        };
        self.problems.end();
        if let Some(reporting) = &plan.report {
            return self.report(plan, reporting, &stories, &rulings);
        }
        let mut output = Output::open(&plan.target)?;
        let mut page = Vec::new();
        plan.writer.begin(&mut page).map_err(|e| Error::io("", e))?;
        output.write(&page)?;
        for (story, rows) in ruled(plan, &stories, &rulings) {
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

    /// Reports what is not exact to CI.
    fn report(
        &mut self,
        plan: &plan::Verify,
        reporting: &Reporting,
        stories: &[Analysis],
        rulings: &[Ruling],
    ) -> Result<(), Error> {
        let mut report = Report::default();
        for (story, rows) in ruled(plan, stories, rulings) {
            self.count(plan, &rows);
            report.subjects.push(subject(story));
            let findings = reporting.all_weighed(verdict_findings(&rows));
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
                stories.extend(self.taken(story));
                Ok(())
            },
        )?;
        Ok(stories)
    }

    /// Looks the quotes of all stories up in the sources.
    fn against(
        &mut self,
        plan: &plan::Verify,
        extractor: &Extractor,
        stories: &[Analysis],
        sources: &[PathBuf],
    ) -> Result<Vec<Ruling>, Error> {
        let inquiry = Inquiry::new(stories);
        let mut found: Option<Sightings> = None;
        batch::map(
            read::inputs(sources, plan.reading.clone().longest(LONGEST_SOURCE)),
            plan.jobs,
            |source| Ok(inquiry.search(&source, extractor)),
            |sightings| {
                if let Some(sightings) = self.taken(sightings) {
                    found.get_or_insert_default().absorb(sightings);
                }
                Ok(())
            },
        )?;
        let Some(found) = found else {
            // Every quote would be called absent.
            let message = "no source could be read, so nothing was checked";
            return Err(Error::new(ErrorKind::Usage, "", message));
        };
        Ok(inquiry.rule(vec![found]))
    }

    /// Takes what could be read, or says why it could not and goes on with the rest.
    fn taken<T>(&mut self, read: Result<T, Error>) -> Option<T> {
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
            self.findings += usize::from(plan.bar.is_some_and(|bar| is_finding(row, bar)));
        }
    }

    fn exit(&self) -> Exit {
        match (self.has_failed, self.findings) {
            (true, _) => Exit::Failed,
            (false, 0) => Exit::Done,
            (false, _) => Exit::Found,
        }
    }

    /// Sums the run up: "2 stories, 9 quotes: 7 exact, 2 altered".
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

/// Says that there is nothing to check a version against.
fn too_few(versions: &[Analysis]) -> Error {
    let message = match versions {
        [only, ..] => format!(
            "{}: the only version: there is nothing to check it against",
            only.document.id()
        ),
        [] => "no version could be read: there is nothing to check".to_owned(),
    };
    Error::new(ErrorKind::Usage, "", message)
}

/// Returns the stories that were checked, each with the verdicts on its quotes. Where a story is
/// checked against the one before, the first one is not.
fn ruled<'s>(
    plan: &plan::Verify,
    stories: &'s [Analysis],
    rulings: &'s [Ruling],
) -> impl Iterator<Item = (&'s Analysis, Vec<VerdictRow<'s>>)> {
    let unchecked = usize::from(matches!(plan.sources, Sources::Previous));
    let checked = stories.iter().enumerate().skip(unchecked);
    checked.map(|(n, story)| {
        let first = rulings.partition_point(|ruling| ruling.story < n);
        let end = rulings.partition_point(|ruling| ruling.story <= n);
        (story, verdict_rows(story, &rulings[first..end]))
    })
}

/// Tells whether a row is worth an exit code. A title or a term is not to be found in a transcript.
fn is_finding(row: &VerdictRow<'_>, bar: Verdict) -> bool {
    let expected = row.is_speech || row.verdict != Verdict::Absent;
    (row.verdict >= bar && expected) || row.same_speaker == Some(false)
}

/// Checks each story against the one before it.
fn against_previous(extractor: &Extractor, stories: &[Analysis]) -> Vec<Ruling> {
    let mut rulings = Vec::new();
    for n in 1..stories.len() {
        let inquiry = Inquiry::new(&stories[n..=n]);
        let found = inquiry.search(&stories[n - 1].document, extractor);
        let ruled = inquiry.rule(vec![found]);
        rulings.extend(
            ruled
                .into_iter()
                .map(|ruling| Ruling { story: n, ..ruling }),
        );
    }
    rulings
}
