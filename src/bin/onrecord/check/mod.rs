//! `onrecord check`: stories and their goldens in, what differs out.

mod actual;
mod examine;
mod golden;
mod known;
mod layout;
mod search;

pub(crate) use actual::{actual, story};
pub(crate) use golden::{put, remove};
pub(crate) use layout::{Case, pending};
pub(crate) use search::{Named, plain, search};

use crate::exit::{self, Exit, complain};
use crate::extract::extractor;
use crate::plan;
use crate::report;
use crate::settings::{Ignored, Settings, Unreferenced, Update, is_ci};
use examine::{Examined, Examiner, Written};
use known::Lists;
use onrecord::write::report::{Finding, Level, Report, Rule};
use onrecord::{Error, batch};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Carries a plan out.
pub(crate) fn run(plan: &plan::Check, settings: &Settings) -> Exit {
    let mut run = Run::default();
    match run.all(plan, settings) {
        Ok(found) => run.exit.max(found),
        Err(error) => exit::of(Err(error)),
    }
}

/// What has happened so far.
#[derive(Default)]
struct Run {
    exit: Exit,
    report: Report,
    /// The entries of lists of known misses that were needed.
    used: BTreeSet<(usize, usize)>,
    /// The subjects of the stories that could be checked.
    checked: Vec<PathBuf>,
    updated: usize,
    pending: usize,
}

impl Run {
    /// Does everything; an error is one that nothing can go on after.
    fn all(&mut self, plan: &plan::Check, settings: &Settings) -> Result<Exit, Error> {
        let ignored = Ignored::new(settings)?;
        let found = search(&plan.paths, &ignored, plan.named);
        for error in &found.errors {
            self.exit = complain(error);
        }
        let subjects = || found.cases.iter().map(|case| case.subject.as_path());
        let lists = Lists::of(subjects(), &settings.root)?;
        let read = found.cases.iter().flat_map(Case::files);
        let read = read.chain(lists.files()).chain(settings.file.clone());
        let read = read.chain(plan.lexicons.iter().cloned());
        plan::spare(&plan.reporting.target, read)?;
        let examiner = Examiner {
            extractor: extractor(&plan.lexicons, settings)?,
            lists: &lists,
            update: plan.update,
        };
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
        self.unreferenced(&found.unreferenced, plan)?;
        let reported = report::print(&self.report, &plan.reporting)?;
        if found.cases.is_empty() && self.exit == Exit::Done {
            exit::tell(&"onrecord: no stories here");
            // A mistyped path must not pass for a check. A hook may well name nothing but what the
            // settings pass over.
            let is_meant = !plan.typed.is_empty() || is_ci();
            if is_meant && plan.named == Named::Always && found.unreferenced.is_empty() {
                self.exit = Exit::Failed;
            }
        }
        self.advise(plan, reported);
        Ok(reported)
    }

    /// Takes in one story, or says why there is none and goes on with the rest.
    fn add(&mut self, examined: Result<Examined, Error>, plan: &plan::Check) {
        match examined {
            Ok(examined) => {
                self.checked.push(examined.case);
                self.report.subjects.push(examined.subject);
                self.used.extend(examined.used);
                match examined.written {
                    Written::Golden => self.updated += 1,
                    Written::Pending => self.pending += 1,
                    Written::Nothing => {}
                }
                self.take(examined.findings, plan);
            }
            Err(error) => self.exit = complain(&error),
        }
    }

    fn take(&mut self, findings: Vec<Finding>, plan: &plan::Check) {
        let weighed = findings
            .into_iter()
            .filter_map(|f| plan.reporting.weighed(f));
        self.report.findings.extend(weighed);
    }

    /// Reports, or deletes, goldens without a story.
    fn unreferenced(&mut self, goldens: &[PathBuf], plan: &plan::Check) -> Result<(), Error> {
        for golden in goldens {
            match plan.unreferenced {
                Unreferenced::Ignore => {}
                Unreferenced::Delete => {
                    fs::remove_file(golden).map_err(|e| Error::io(shown(golden), e))?;
                    exit::tell(&format_args!("onrecord: {}: deleted", shown(golden)));
                }
                said => {
                    let rule = Rule::named("golden-unreferenced").expect("a rule");
                    let message = "is a golden, but its story is not there".to_owned();
                    let mut finding = Finding::new(rule, shown(golden), message);
                    if said == Unreferenced::Reject {
                        finding.level = Level::Error;
                    }
                    self.take(vec![finding], plan);
                }
            }
        }
        Ok(())
    }

    /// Sums up, and says what to type next.
    fn advise(&self, plan: &plan::Check, reported: Exit) {
        let count = |n: usize, one: &str, many: &str| match n {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        };
        let quotes = self.report.subjects.iter().map(|s| s.quotes.len()).sum();
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
        exit::tell(&sum.join(", "));
        let typed = &plan.typed;
        if self.pending > 0 {
            let waiting = count(self.pending, "golden waits", "goldens wait");
            exit::tell(&format_args!(
                "{waiting}: `onrecord review{typed}` asks about each, `onrecord check --update{typed}` accepts all"
            ));
        } else if reported == Exit::Found && plan.update == Update::No {
            exit::tell(&format_args!(
                "to accept what is right, type `onrecord check{typed}` and `onrecord review{typed}` on your machine"
            ));
        }
    }
}

/// Returns a path as reports show it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
