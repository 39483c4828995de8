//! `onrecord review`: differences from goldens, accepted or rejected one golden at a time.
//!
//! It compares by itself, and needs no file of an earlier check.

use crate::bounded;
use crate::check::{
    Bounds, Case, Examined, Examiner, Lists, Proposal, is_to_be_accepted, search, shown,
};
use crate::exit::{self, Exit, report_error};
use crate::output::Output;
use crate::plan::{self, NamedPaths, ReviewMode};
use crate::settings::{IgnoreRules, Settings, Update};
use crate::setup::extractor;
use onrecord::check::Golden;
use onrecord::visible::Visible;
use onrecord::write::report::{Finding, Listing, Report, Reporter as _, opening};
use onrecord::{Error, ErrorKind, batch};
use std::io::{self, BufRead as _};

/// Runs the command.
pub(crate) fn run(plan: &plan::Review, settings: &Settings) -> Exit {
    let mut exit = Exit::Done;
    match all(plan, settings, &mut exit) {
        Ok(left) => exit.max(left),
        Err(error) => exit::of(Err(error)).max(exit),
    }
}

fn all(plan: &plan::Review, settings: &Settings, exit: &mut Exit) -> Result<Exit, Error> {
    let ignored = IgnoreRules::new(settings)?;
    let mut found = search(&plan.paths, &plan.links, &ignored, NamedPaths::Always);
    for error in &found.errors {
        *exit = report_error(error);
    }
    let bounds = Bounds::new(settings, plan.links.typed(&plan.paths));
    let subjects = found.cases.iter().map(|case| case.subject.as_path());
    let lists = Lists::of(subjects, &settings.root, &bounds);
    for error in lists.errors() {
        *exit = report_error(error);
    }
    found
        .cases
        .retain(|case| lists.are_known_for(&case.subject));
    let examiner = Examiner {
        extractor: extractor(&plan.lexicons, settings)?,
        settings,
        unreferenced: &found.unreferenced,
        lists: &lists,
        bounds: &bounds,
        update: Update::No,
    };
    let mut open = Vec::new();
    // The results come in the order of the cases.
    let mut cases = found.cases.iter();
    batch::each(
        &found.cases,
        plan.jobs,
        |case| shown(&case.story),
        |case| examiner.examine(case),
        |examined| {
            match (cases.next(), examined) {
                (Some(case), Ok(examined)) => open.extend(PendingGolden::of(case, examined)),
                (_, Err(error)) => *exit = report_error(&error),
                (None, Ok(_)) => {}
            }
            Ok(())
        },
    )?;
    let mut review = ReviewSession {
        plan,
        bounds: &bounds,
        forever: None,
        left: 0,
    };
    for (n, one) in open.iter().enumerate() {
        if let Err(error) = review.one(one, (n + 1, open.len())) {
            *exit = exit::of(Err(error)).max(*exit);
            review.left += 1;
        }
    }
    if open.is_empty() {
        exit::eprint_line(&"nothing to review");
    }
    Ok(if review.left > 0 {
        Exit::Found
    } else {
        Exit::Done
    })
}

/// A golden that differs or is missing.
struct PendingGolden<'c> {
    case: &'c Case,
    findings: Vec<Finding>,
    proposal: Proposal,
}

impl<'c> PendingGolden<'c> {
    fn of(case: &'c Case, mut examined: Examined) -> Option<PendingGolden<'c>> {
        examined.findings.retain(is_to_be_accepted);
        Some(PendingGolden {
            case,
            findings: examined.findings,
            proposal: examined.proposal?,
        })
    }

    /// Renders the differences, or the proposed golden if there is none.
    fn page(&self, plan: &plan::Review) -> Result<Vec<u8>, Error> {
        let name = shown(&self.case.golden);
        if self.proposal.old.is_none() {
            let golden = Golden::parse(self.case.kind, &name, &self.proposal.new)?;
            return Ok(first(&golden, &name).into_bytes());
        }
        let findings = self.findings.iter().cloned().map(|finding| Finding {
            document: name.clone(),
            ..finding
        });
        let report = Report {
            findings: findings.collect(),
            ..Report::default()
        };
        let mut page = Vec::new();
        let written = Listing::new(plan.colors).report(&report, &mut page);
        written.map_err(|e| Error::io(name, e))?;
        Ok(page)
    }
}

/// The decision about a golden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Accept,
    Reject,
    Skip,
}

struct ReviewSession<'p> {
    plan: &'p plan::Review,
    bounds: &'p Bounds,
    /// The decision for all the rest.
    forever: Option<Decision>,
    /// How many were skipped.
    left: usize,
}

impl ReviewSession<'_> {
    /// Shows one golden and carries out the decision.
    fn one(
        &mut self,
        open: &PendingGolden<'_>,
        (number, all): (usize, usize),
    ) -> Result<(), Error> {
        let mut page = format!("({number} of {all}) ").into_bytes();
        page.extend(open.page(self.plan)?);
        let mut output = Output::stdout(self.plan.colors);
        output.write(&page)?;
        output.flushed()?;
        let answer = match self.plan.mode {
            // The reader of the output has left.
            ReviewMode::Asked if output.is_unread() => Decision::Skip,
            ReviewMode::Accept => Decision::Accept,
            ReviewMode::Reject => Decision::Reject,
            ReviewMode::List => Decision::Skip,
            ReviewMode::Asked => self.ask()?,
        };
        let name = shown(&open.case.golden);
        match answer {
            Decision::Accept => {
                self.accept(open)?;
                exit::eprint_line(&format_args!("{name}: accepted"));
            }
            Decision::Reject => exit::eprint_line(&format_args!("{name}: rejected, golden kept")),
            Decision::Skip => self.left += 1,
        }
        Ok(())
    }

    /// Writes a golden, unless it was edited since it was read.
    fn accept(&self, open: &PendingGolden<'_>) -> Result<(), Error> {
        let golden = &open.case.golden;
        if self.bounds.read(golden, bounded::GOLDEN)? != open.proposal.old {
            let message = "not written: it changed during the review; review it again";
            return Err(Error::new(ErrorKind::Usage, shown(golden), message));
        }
        self.bounds.put(golden, &open.proposal.new)
    }

    /// Asks until there is an answer. At the end of standard input, the rest is skipped.
    fn ask(&mut self) -> Result<Decision, Error> {
        if let Some(answer) = self.forever {
            return Ok(answer);
        }
        loop {
            exit::eprint_line(&"a accept, r reject, s skip; A, R, S: the same for all the rest");
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            let read = read.map_err(|e| Error::io("standard input", e))?;
            let (answer, forever) = match line.trim() {
                _ if read == 0 => (Decision::Skip, true),
                "a" => (Decision::Accept, false),
                "r" => (Decision::Reject, false),
                "s" => (Decision::Skip, false),
                "A" => (Decision::Accept, true),
                "R" => (Decision::Reject, true),
                "S" => (Decision::Skip, true),
                _ => continue,
            };
            self.forever = forever.then_some(answer);
            return Ok(answer);
        }
    }
}

/// Renders a first golden.
fn first(golden: &Golden, name: &str) -> String {
    let mut page = format!("{}: first golden\n", Visible(name));
    for row in golden.rows() {
        let cell = |column| golden.words(row, column).unwrap_or_default();
        let speaker = cell("speaker");
        let by = match speaker.as_ref() {
            "" => "nobody",
            speaker => speaker,
        };
        let line = format!(
            "  line {}: “{}” {by}",
            cell("line"),
            opening(&cell("quote"))
        );
        page += &format!("{}\n", Visible(&line));
    }
    page
}
