//! `onrecord review`: goldens that wait to be accepted, one at a time.

use crate::check::{Case, Named, pending, search, shown};
use crate::exit::{self, Exit, complain};
use crate::output::Output;
use crate::plan::{self, Answers};
use crate::settings::{Ignored, Settings};
use onrecord::Error;
use onrecord::check::{self, Actual, Golden};
use onrecord::visible::Visible;
use onrecord::write::report::{Listing, Report, Reporter as _, opening};
use std::fs;
use std::io::{self, BufRead as _};
use std::path::Path;

/// Carries a plan out.
pub(crate) fn run(plan: &plan::Review, settings: &Settings) -> Exit {
    let mut exit = Exit::Done;
    let found = match Ignored::new(settings) {
        Ok(ignored) => search(&plan.paths, &ignored, Named::Always),
        Err(error) => return complain(&error),
    };
    for error in &found.errors {
        exit = complain(error);
    }
    let waiting: Vec<&Case> = found.cases.iter().filter(|case| waits(case)).collect();
    let mut review = Review {
        plan,
        forever: None,
        waiting: 0,
    };
    for (n, case) in waiting.iter().enumerate() {
        if let Err(error) = review.one(case, (n + 1, waiting.len())) {
            exit = exit::of(Err(error)).max(exit);
            review.waiting += 1;
        }
    }
    if waiting.is_empty() {
        exit::tell(&"nothing waits to be reviewed");
    }
    if review.waiting > 0 {
        exit.max(Exit::Found)
    } else {
        exit
    }
}

fn waits(case: &Case) -> bool {
    pending(&case.golden).is_file()
}

/// What is done about a golden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Skip,
}

struct Review<'p> {
    plan: &'p plan::Review,
    /// The answer to all that follow.
    forever: Option<Answer>,
    /// How many still wait.
    waiting: usize,
}

impl Review<'_> {
    /// Shows one golden and does what is answered.
    fn one(&mut self, case: &Case, (number, all): (usize, usize)) -> Result<(), Error> {
        let waits = pending(&case.golden);
        let mut page = format!("({number} of {all}) ").into_bytes();
        page.extend(self.page(case, &waits)?);
        Output::stdout(self.plan.paint).write_once(&page)?;
        let answer = match self.plan.answers {
            Answers::Accept => Answer::Accept,
            Answers::Reject => Answer::Reject,
            Answers::List => Answer::Skip,
            Answers::Asked => self.ask()?,
        };
        match answer {
            Answer::Accept => {
                let renamed = fs::rename(&waits, &case.golden);
                renamed.map_err(|e| Error::io(shown(&waits), e))?;
                exit::tell(&format_args!("{}: accepted", shown(&case.golden)));
            }
            Answer::Reject => {
                fs::remove_file(&waits).map_err(|e| Error::io(shown(&waits), e))?;
                exit::tell(&format_args!("{}: rejected", shown(&case.golden)));
            }
            Answer::Skip => self.waiting += 1,
        }
        Ok(())
    }

    /// Shows what a golden that waits changes, or holds where there is none yet.
    fn page(&self, case: &Case, waits: &Path) -> Result<Vec<u8>, Error> {
        let read = |path: &Path| fs::read(path).map_err(|e| Error::io(shown(path), e));
        let new = Golden::parse(case.kind, &shown(waits), &read(waits)?)?;
        let name = shown(&case.golden);
        if !case.golden.exists() {
            return Ok(first(&new, &name).into_bytes());
        }
        let old = Golden::parse(case.kind, &name, &read(&case.golden)?)?;
        let new = Actual::pending(&new);
        let comparison = check::compare(&old, &new);
        let differences = comparison.differences().into_iter();
        let report = Report {
            findings: differences
                .map(|d| comparison.finding(d, &name, &name))
                .collect(),
            ..Report::default()
        };
        let mut page = Vec::new();
        let written = Listing::new(self.plan.paint).report(&report, &mut page);
        written.map_err(|e| Error::io(name, e))?;
        Ok(page)
    }

    /// Asks until there is an answer. Where nobody is left to answer, the rest is skipped.
    fn ask(&mut self) -> Result<Answer, Error> {
        if let Some(answer) = self.forever {
            return Ok(answer);
        }
        loop {
            exit::tell(&"a accepts, r rejects, s skips; A, R, S: and all that follow");
            let mut line = String::new();
            let read = io::stdin().lock().read_line(&mut line);
            let read = read.map_err(|e| Error::io("standard input", e))?;
            let (answer, forever) = match line.trim() {
                _ if read == 0 => (Answer::Skip, true),
                "a" => (Answer::Accept, false),
                "r" => (Answer::Reject, false),
                "s" => (Answer::Skip, false),
                "A" => (Answer::Accept, true),
                "R" => (Answer::Reject, true),
                "S" => (Answer::Skip, true),
                _ => continue,
            };
            self.forever = forever.then_some(answer);
            return Ok(answer);
        }
    }
}

/// Shows a golden that is the first one of its story.
fn first(golden: &Golden, name: &str) -> String {
    let mut page = format!("{}: a first golden\n", Visible(name));
    for row in golden.rows() {
        let cell = |column| golden.cell(row, column).unwrap_or_default();
        let by = match cell("speaker") {
            "" => "nobody",
            speaker => speaker,
        };
        let line = format!("  line {}: “{}” {by}", cell("line"), opening(cell("quote")));
        page += &format!("{}\n", Visible(&line));
    }
    page
}
