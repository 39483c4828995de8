//! `onrecord review`: findings, accepted or rejected one by one.
//!
//! It compares by itself, and needs no file of an earlier check. At a terminal a key press decides about a finding
//! ([`session`]); the flags decide about all of them without asking.

mod editor;
mod screen;
mod session;
mod story;

use crate::check::{Bounds, FoundStories, no_stories, shown};
use crate::exit::{self, Exit, report_error};
use crate::output::Output;
use crate::plan::{self, NamedPaths, ReviewMode};
use crate::settings::{Settings, Update};
use onrecord::check::Golden;
use onrecord::visible::Visible;
use onrecord::write::report::{Finding, Listing, Report, Reporter as _};
use onrecord::{Error, ErrorKind, batch};
use screen::ReviewScreen;
use session::{ReviewSession, first_rows};
use story::{Decision, ReviewStory};

/// Runs the command.
pub(crate) fn run(plan: &plan::Review, settings: &Settings) -> Exit {
    let mut exit = Exit::Done;
    match all(plan, settings, &mut exit) {
        Ok(left) => exit.max(left),
        Err(error) => exit::of(Err(error)).max(exit),
    }
}

fn all(plan: &plan::Review, settings: &Settings, exit: &mut Exit) -> Result<Exit, Error> {
    if plan.mode == ReviewMode::Asked && !ReviewScreen::is_there() {
        let message = "review: needs a terminal, to read key presses; without one, --list lists the findings, \
                       and --accept or --reject decides about all of them";
        return Err(Error::new(ErrorKind::Usage, "", message));
    }
    let mut found = FoundStories::find(&plan.paths, &plan.links, NamedPaths::Always, settings)?;
    for error in found.errors() {
        *exit = report_error(error);
    }
    found.leave_out_unknown();
    let examiner = found.examiner(&plan.lexicons, settings, Update::No)?;
    let (cases, bounds) = (&found.found.cases, &found.bounds);
    let mut stories = Vec::new();
    // The results come in the order of the cases.
    let mut next = cases.iter();
    batch::each(
        cases,
        plan.jobs,
        |case| shown(&case.story),
        |case| examiner.examine(case),
        |examined| {
            match (next.next(), examined) {
                (Some(case), Ok(examined)) => stories.extend(ReviewStory::of(case, examined)),
                (_, Err(error)) => *exit = report_error(&error),
                (None, Ok(_)) => {}
            }
            Ok(())
        },
    )?;
    if cases.is_empty() && *exit == Exit::Done {
        let error = Error::new(ErrorKind::Usage, "", no_stories(&plan.paths));
        return Ok(report_error(&error));
    }
    if stories.is_empty() {
        if *exit == Exit::Done {
            exit::eprint_line(&"nothing to review");
        }
        return Ok(Exit::Done);
    }
    match plan.mode {
        ReviewMode::Asked => {
            let failed = |error| Error::io("the terminal", error);
            let session = ReviewSession::new(stories, &examiner, plan.colors).map_err(failed)?;
            let (stories, has_failed) = session.run().map_err(failed)?;
            if has_failed {
                *exit = Exit::Failed;
            }
            Ok(summed_up(&stories))
        }
        ReviewMode::Accept => all_alike(stories, Decision::Accept, plan, bounds, exit),
        ReviewMode::Reject => all_alike(stories, Decision::Reject, plan, bounds, exit),
        ReviewMode::List => all_alike(stories, Decision::Skip, plan, bounds, exit),
    }
}

/// Says how many findings were accepted, rejected and skipped; returns the exit.
fn summed_up(stories: &[ReviewStory<'_>]) -> Exit {
    let count = |decision| -> usize { stories.iter().map(|story| story.count(decision)).sum() };
    let skipped = count(Some(Decision::Skip)) + count(None);
    exit::eprint_line(&format_args!(
        "{} accepted, {} rejected, {skipped} skipped",
        count(Some(Decision::Accept)),
        count(Some(Decision::Reject)),
    ));
    match skipped {
        0 => Exit::Done,
        _ => Exit::Found,
    }
}

/// Prints all findings, and decides about them without asking.
fn all_alike(
    mut stories: Vec<ReviewStory<'_>>,
    decision: Decision,
    plan: &plan::Review,
    bounds: &Bounds,
    exit: &mut Exit,
) -> Result<Exit, Error> {
    let all = stories.len();
    let mut left = 0;
    for (n, story) in stories.iter_mut().enumerate() {
        let mut page = format!("({} of {all}) ", n + 1).into_bytes();
        page.extend(self::page(story, plan)?);
        let mut output = Output::stdout(plan.colors);
        output.write(&page)?;
        output.flushed()?;
        let name = shown(&story.case.golden);
        let items: Vec<usize> = (0..story.items.len()).collect();
        let decided = story.decide_all(&items, decision, bounds);
        match (decided, decision) {
            (Ok(()), Decision::Accept) => exit::eprint_line(&format_args!("{name}: accepted")),
            (Ok(()), Decision::Reject) => {
                exit::eprint_line(&format_args!("{name}: rejected, the accepted answers stay"));
            }
            (Ok(()), Decision::Skip) => left += 1,
            (Err(error), _) => {
                *exit = exit::of(Err(error)).max(*exit);
                left += 1;
            }
        }
    }
    Ok(match left {
        0 => Exit::Done,
        _ => Exit::Found,
    })
}

/// Renders the differences of a story, or the proposed golden if there is none.
fn page(story: &ReviewStory<'_>, plan: &plan::Review) -> Result<Vec<u8>, Error> {
    let name = shown(&story.case.golden);
    if story.proposal.old.is_none() {
        let golden = Golden::parse(story.case.kind, &name, &story.proposal.new)?;
        let mut page = format!("{}: first accepted answers\n", Visible(&name));
        for row in first_rows(&golden) {
            page += &format!("  {}\n", Visible(&row));
        }
        return Ok(page.into_bytes());
    }
    let findings = story.items.iter().map(|item| Finding {
        document: name.clone(),
        ..item.finding.clone()
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
