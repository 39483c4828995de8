//! `onrecord verify`: stories and sources in, a verdict on every quote out.

use crate::args::FileSetting;
use crate::exit::{self, Exit};
use crate::hidden;
use crate::kept::FoundFields;
use crate::message_limit::LimitedMessages;
use crate::output::Target;
use crate::plan::{self, Reporting, Sources, SummaryLine};
use crate::report::{self, subject};
use crate::settings::Settings;
use crate::setup::extractor;
use crate::verdict_output::VerdictOutput;
use onrecord::error::ErrorKind;
use onrecord::read::SourcedStories;
use onrecord::verify::{QuoteIndex, SourceMatches, Verdict, VerdictResult};
use onrecord::write::report::{Finding, Report, verdict_findings};
use onrecord::write::{VerdictRow, verdict_rows};
use onrecord::{Analysis, Document, Error, Extractor, batch, read};
use std::path::PathBuf;

/// The longest source: sometimes a year of hearings is one file. Sources are searched chunk by chunk, so
/// that a long one takes little more memory than its text.
const LONGEST_SOURCE: u64 = 1 << 30;

/// A statement is shorter, and needs no labels.
const LONG_TEXT: usize = 4000;

/// Executes a plan.
pub(crate) fn run(plan: &plan::Verify, settings: &Settings) -> Exit {
    let mut run = VerifyRun {
        problems: LimitedMessages::problems(),
        has_failed: false,
        unread: Vec::new(),
        sources: Vec::new(),
        stories: 0,
        findings: 0,
        others: 0,
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
    /// What could not be read or checked, for a report.
    unread: Vec<Error>,
    /// The names of the sources that were read.
    sources: Vec<String>,
    stories: usize,
    findings: usize,
    /// How many quotes the source gives to another speaker.
    others: usize,
    /// How many quotes have each verdict, in the order of [`Verdict::ALL`].
    counts: [usize; Verdict::ALL.len()],
}

impl VerifyRun {
    /// Does everything; an error is one that ends the run.
    fn all(&mut self, plan: &plan::Verify, settings: &Settings) -> Result<(), Error> {
        let groups = match &plan.sources {
            Sources::Paths(sources) => vec![SourcedStories {
                stories: plan.stories.clone(),
                sources: sources.clone(),
            }],
            Sources::Previous => vec![SourcedStories {
                stories: plan.stories.clone(),
                sources: Vec::new(),
            }],
            Sources::Pairs(list) => read::pairs(list)?,
        };
        let files = groups.iter().flat_map(|group| {
            let stories = read::files(&group.stories, &plan.reading);
            stories.chain(read::files(&group.sources, &plan.reading))
        });
        let read = files
            .chain(plan.lexicons.iter().cloned())
            .chain(plan.people.iter().map(|file| file.path.clone()))
            .chain(settings.file.clone());
        plan::refuse_overwrite(&plan.target, read)?;
        let extractor = extractor(&plan.lexicons, settings)?;
        let mut stories = Vec::new();
        let mut results = Vec::new();
        for group in &groups {
            let first = stories.len();
            stories.extend(self.stories(plan, &extractor, &group.stories)?);
            if !group.sources.is_empty() {
                let found = self.against(plan, &extractor, &stories[first..], &group.sources)?;
                results.extend(found.into_iter().map(|result| VerdictResult {
                    story: result.story + first,
                    ..result
                }));
            }
        }
        if let (Sources::Previous, [] | [_]) = (&plan.sources, &stories[..]) {
            return Err(too_few(&stories));
        }
        if matches!(plan.sources, Sources::Previous) {
            let before = stories.iter().rev().skip(1).rev();
            self.sources = before.map(|story| story.document.id().to_owned()).collect();
            results = against_previous(&extractor, &stories);
        }
        self.problems.end();
        let kept = FoundFields::of_all(stories.iter().map(|story| &story.document), &plan.kept);
        if let Some(missing) = kept.missing(&plan.kept) {
            exit::eprint_line(&missing);
        }
        if plan.is_rewrite && results.is_empty() {
            let message = "the text has no quote, so nothing was checked";
            let error = Error::new(ErrorKind::Usage, "", message);
            exit::report_error(&error);
            self.unread.push(error);
            self.findings += 1;
        }
        if let Some(reporting) = &plan.report {
            return self.report(plan, reporting, &stories, &results);
        }
        if stories.is_empty() && self.has_failed && matches!(plan.target, Target::File(_)) {
            // A file with a header and no story looks like a story without quotes.
            return Ok(());
        }
        let mut output = VerdictOutput::begin(&plan.format, &plan.target)?;
        for (story, mut rows) in checked_stories(plan, &stories, &results) {
            self.count(plan, &rows);
            if let Some(only) = plan.only {
                rows.retain(|row| only.is_met(row));
                if rows.is_empty() {
                    continue;
                }
            }
            if let Some(note) = hidden::in_verdicts(&rows) {
                exit::eprint_line(&format_args!("onrecord: {note}"));
            }
            output.story(&story.document, rows)?;
        }
        output.finish(&self.sources)
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
        let before = self.findings;
        for (story, rows) in checked_stories(plan, stories, results) {
            self.count(plan, &rows);
            report.subjects.push(subject(story));
            for row in &rows {
                let found = verdict_findings(std::slice::from_ref(row));
                let found = reporting.all_weighted(found);
                report
                    .findings
                    .extend(found.into_iter().map(|finding| Finding {
                        fails: plan.fail_on.fails(&finding, row),
                        ..finding
                    }));
            }
        }
        report.problems = self.unread.iter().map(report::problem).collect();
        report.sort_worst_first();
        // In a report the findings decide, with the severities that the settings give them.
        self.findings = before + usize::from(report::print(&report, reporting)? == Exit::Found);
        Ok(())
    }

    /// Reads the stories and finds their quotes.
    fn stories(
        &mut self,
        plan: &plan::Verify,
        extractor: &Extractor,
        paths: &[PathBuf],
    ) -> Result<Vec<Analysis>, Error> {
        let mut stories = Vec::new();
        batch::map(
            read::inputs(paths, plan.story_reading.clone()),
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
            |source| {
                let source = with_speaker(source, &plan.speaker_of);
                let name = source.id().to_owned();
                let is_unknown = has_no_speakers(&source);
                Ok((name, is_unknown, index.search(&source, extractor)))
            },
            |matches| {
                if let Some((source, is_unknown, matches)) = self.read_or_report(matches) {
                    if is_unknown {
                        exit::eprint_line(&format_args!(
                            "onrecord: speakers of {source} are not known"
                        ));
                    }
                    self.sources.push(source);
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
        match read {
            Ok(read) => Some(read),
            Err(error) => {
                self.problems.report_error(&error);
                self.has_failed = true;
                self.unread.push(error);
                None
            }
        }
    }

    fn count(&mut self, plan: &plan::Verify, rows: &[VerdictRow<'_>]) {
        self.stories += 1;
        for row in rows {
            let kind = Verdict::ALL
                .iter()
                .position(|verdict| *verdict == row.verdict);
            self.counts[kind.unwrap_or(0)] += 1;
            self.findings += usize::from(plan.fail_on.is_met(row));
            self.others += usize::from(row.same_speaker == Some(false));
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
        let mut counts: Vec<String> = counts.map(|(v, n)| format!("{n} {}", v.name())).collect();
        if self.others > 0 {
            counts.push(format!("{} of another speaker", self.others));
        }
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
    plan: &'s plan::Verify,
    stories: &'s [Analysis],
    results: &'s [VerdictResult],
) -> impl Iterator<Item = (&'s Analysis, Vec<VerdictRow<'s>>)> {
    let unchecked = usize::from(matches!(plan.sources, Sources::Previous));
    let checked = stories.iter().enumerate().skip(unchecked);
    checked.map(move |(n, story)| {
        let first = results.partition_point(|result| result.story < n);
        let end = results.partition_point(|result| result.story <= n);
        let mut rows = verdict_rows(story, &results[first..end]);
        for row in &mut rows {
            complete(row, plan);
        }
        (story, rows)
    })
}

/// Adds to a row what the arguments say of it.
fn complete<'p>(row: &mut VerdictRow<'p>, plan: &'p plan::Verify) {
    if plan.is_rewrite {
        row.judge_as_rewrite();
    }
    let document = row.source.as_ref().map_or("", |source| source.document);
    let own = |(file, _): &&(Option<String>, String)| {
        file.as_ref().is_some_and(|file| is_file(document, file))
    };
    let all = |(file, _): &&(Option<String>, String)| file.is_none();
    let media = plan.media.iter().find(own).or(plan.media.iter().find(all));
    if let Some((_, address)) = media {
        row.set_media(address);
    }
    row.keep(&plan.kept);
    if let Some(file) = &plan.people {
        row.look_up(&file.people);
    }
}

/// Returns whether a document is the file that was typed: its path, or the end of it.
fn is_file(document: &str, typed: &str) -> bool {
    let rest = document.strip_suffix(typed);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '\\']))
}

/// Returns a source with the speaker that the arguments give it.
fn with_speaker(source: Document, speakers: &[FileSetting]) -> Document {
    let own = speakers
        .iter()
        .find(|setting| is_file(source.id(), &setting.file));
    match own {
        Some(setting) => source.with_speaker(setting.value.as_str()),
        None => source,
    }
}

/// Returns whether a source has the words of people and does not say whose: subtitles without names, or a long
/// text without labels and without quotes.
fn has_no_speakers(source: &Document) -> bool {
    let text = source.text();
    if source.speaker().is_some() || text.trim().is_empty() {
        return false;
    }
    if source.turns().is_empty() {
        return text.len() > LONG_TEXT && !text.contains(['“', '”', '"', '«', '„', '‘']);
    }
    // “SPEAKER_00” is nobody's name.
    let named = |name: &str| !name.contains(|c: char| c.is_ascii_digit());
    let mut labels = source.turns().iter().filter_map(|turn| turn.speaker);
    !labels.any(|label| named(&text[label]))
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
