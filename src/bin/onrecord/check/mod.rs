//! `onrecord check`: stories and their goldens in, differences out.

mod actual;
mod bounds;
mod compared;
mod examine;
mod file_names;
mod known;
mod layout;
mod renamed;
mod search;
mod stories;
mod walk;

pub(crate) use actual::{actual, story};
pub(crate) use bounds::Bounds;
pub(crate) use compared::ComparedStory;
pub(crate) use examine::{Examined, Examiner, Proposal, is_to_be_accepted};
pub(crate) use file_names::{plain, shown};
pub(crate) use layout::Case;
pub(crate) use search::{no_stories, search};
pub(crate) use stories::FoundStories;

use crate::exit::{self, Exit, report_error};
use crate::plan::{self, Links, NamedPaths};
use crate::report;
use crate::settings::{Settings, Unreferenced, is_ci};
use crate::summary::count;
use onrecord::write::report::{Finding, Report, Rule};
use onrecord::{Error, ErrorKind, Severity, batch};
use search::FoundCases;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Executes a plan.
pub(crate) fn run(plan: &plan::Check, settings: &Settings) -> Exit {
    let mut run = CheckRun::default();
    match run.all(plan, settings) {
        Ok(found) => run.exit.max(found),
        Err(error) => exit::of(Err(error)),
    }
}

/// What has happened so far.
#[derive(Default)]
struct CheckRun {
    exit: Exit,
    report: Report,
    /// The entries of lists of known misses that were used.
    used: BTreeSet<(usize, usize)>,
    /// The subjects of the checked stories.
    checked: Vec<PathBuf>,
    /// The goldens of renamed stories, under their old names.
    renamed: BTreeSet<PathBuf>,
    updated: usize,
    /// How many goldens an update would write.
    pending: usize,
}

impl CheckRun {
    /// Does everything; an error is one that ends the run.
    fn all(&mut self, plan: &plan::Check, settings: &Settings) -> Result<Exit, Error> {
        let mut stories = FoundStories::find(&plan.paths, &plan.links, plan.named, settings)?;
        for error in stories.errors() {
            self.report_error(error);
        }
        let read = stories.files().chain(settings.file.clone());
        let read = read.chain(plan.lexicons.iter().cloned());
        plan::refuse_overwrite(&plan.reporting.target, read)?;
        stories.leave_out_unknown();
        let examiner = stories.examiner(&plan.lexicons, settings, plan.update)?;
        let FoundStories {
            found,
            bounds,
            lists,
        } = &stories;
        batch::each(
            &found.cases,
            plan.jobs,
            |case| shown(&case.story),
            |case| examiner.examine(case),
            |examined| {
                self.add(examined, plan);
                Ok(())
            },
        )?;
        let unneeded = lists.unneeded(self.checked.iter().map(PathBuf::as_path), &self.used);
        self.take(unneeded, plan);
        self.unreferenced(&found.unreferenced, bounds, plan);
        if found.cases.is_empty() && self.exit == Exit::Done {
            self.no_stories(found, plan);
        }
        self.report.sort_worst_first();
        let reported = report::print(&self.report, &plan.reporting)?;
        self.advise(plan);
        Ok(reported)
    }

    /// Reports that there are no stories. A mistyped path must not look like a passed check. A pre-commit hook
    /// may name only files that the settings ignore.
    fn no_stories(&mut self, found: &FoundCases, plan: &plan::Check) {
        let error = Error::new(ErrorKind::Usage, "", no_stories(&plan.paths));
        let is_meant = plan.links == Links::Anywhere || is_ci();
        if is_meant && plan.named == NamedPaths::Always && found.unreferenced.is_empty() {
            self.report_error(&error);
        } else {
            report_error(&error);
        }
    }

    /// Adds the result of one story, or reports why there is none.
    fn add(&mut self, examined: Result<Examined, Error>, plan: &plan::Check) {
        match examined {
            Ok(examined) => {
                self.checked.push(examined.case);
                self.report.subjects.push(examined.subject);
                self.used.extend(examined.used);
                // After an update it is one without a story.
                let renamed = examined.renamed_from.filter(|_| !examined.is_written);
                self.renamed.extend(renamed);
                self.updated += usize::from(examined.is_written);
                self.pending += usize::from(!examined.is_written && examined.proposal.is_some());
                self.take(examined.findings, plan);
            }
            Err(error) => self.report_error(&error),
        }
    }

    /// Reports what could not be checked, here and in the report.
    fn report_error(&mut self, error: &Error) {
        self.exit = report_error(error);
        self.report.problems.push(report::problem(error));
    }

    fn take(&mut self, findings: Vec<Finding>, plan: &plan::Check) {
        let weighted = plan.reporting.all_weighted(findings);
        self.report.findings.extend(weighted);
    }

    /// Reports, or deletes, goldens without a story.
    fn unreferenced(&mut self, goldens: &[PathBuf], bounds: &Bounds, plan: &plan::Check) {
        let goldens = goldens.iter().filter(|path| !self.renamed.contains(*path));
        for golden in goldens.cloned().collect::<Vec<_>>() {
            let golden = golden.as_path();
            match plan.unreferenced {
                Unreferenced::Ignore => {}
                Unreferenced::Delete => match bounds.delete(golden) {
                    Ok(()) => {
                        exit::eprint_line(&format_args!("onrecord: {}: deleted", shown(golden)))
                    }
                    Err(error) => self.report_error(&error),
                },
                said => {
                    let rule = Rule::named("golden-unreferenced").expect("a rule");
                    let message = "has accepted answers for no story".to_owned();
                    let mut finding = Finding::new(rule, shown(golden), message);
                    if said == Unreferenced::Reject {
                        finding.severity = Severity::Error;
                    }
                    self.take(vec![finding], plan);
                }
            }
        }
    }

    /// Prints a summary and the command to type next.
    fn advise(&self, plan: &plan::Check) {
        let quotes: usize = self.report.subjects.iter().map(|s| s.quotes.len()).sum();
        let open = self.report.open().count();
        let known = self.report.findings.len() - open;
        let mut sum = vec![
            count(self.report.subjects.len(), "story", "stories"),
            count(quotes, "quote", "quotes"),
            count(open, "finding", "findings"),
        ];
        if known > 0 {
            sum.push(format!("{known} known"));
        }
        if self.updated > 0 {
            sum.push(count(self.updated, "golden written", "goldens written"));
        }
        exit::eprint_line(&sum.join(", "));
        let typed = &plan.typed;
        if self.pending > 0 && is_ci() {
            exit::eprint_line(&format_args!(
                "to accept what is right, run `onrecord review{typed}` on your machine"
            ));
        } else if self.pending > 0 {
            let open = count(self.pending, "story", "stories");
            exit::eprint_line(&format_args!(
                "{open} to review: `onrecord review{typed}` shows each finding, `onrecord check --update{typed}` accepts all"
            ));
        }
    }
}
