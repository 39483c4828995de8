//! `onrecord eval`: annotated stories in, accuracy out.

use crate::args::EvalFormat;
use crate::exit::{self, Exit};
use crate::message_limit::LimitedMessages;
use crate::output::Output;
use crate::plan;
use crate::settings::Settings;
use crate::setup::{extractor, read_model};
use onrecord::eval::{self, Figures, Gold, Miss, Score};
use onrecord::read::{self, Raw};
use onrecord::write::ColorChoice;
use onrecord::{Error, Extractor, batch};
use std::fmt::Write as _;

/// Runs the command.
pub(crate) fn run(plan: &plan::Eval, settings: &Settings) -> Exit {
    let mut run = EvalRun {
        exit: Exit::Done,
        problems: LimitedMessages::problems(),
        score: Score::default(),
        misses: Vec::new(),
    };
    match run.all(plan, settings) {
        Ok(()) => run.exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// The counts so far.
struct EvalRun {
    exit: Exit,
    problems: LimitedMessages,
    score: Score,
    misses: Vec<Miss>,
}

/// One story's part of it.
struct StoryScore {
    score: Score,
    misses: Vec<Miss>,
}

impl EvalRun {
    /// Runs all steps; an error here stops the run.
    fn all(&mut self, plan: &plan::Eval, settings: &Settings) -> Result<(), Error> {
        let mut extractor = extractor(&plan.lexicons, settings)?;
        if let Some(model) = &plan.model {
            extractor = extractor.with_model(read_model(model)?);
        }
        let most = plan.misses.unwrap_or(0);
        batch::map_raw(
            read::inputs(&plan.paths, read::Format::Jsonl),
            plan.jobs,
            |raw| part(&extractor, &raw, most),
            |part| {
                self.add(part, most);
                Ok(())
            },
        )?;
        self.problems.end();
        let page = self.page(plan);
        Output::stdout(ColorChoice::Plain).write_once(page.as_bytes())
    }

    /// Adds one story, or reports why it could not be read.
    fn add(&mut self, part: Result<StoryScore, Error>, most: usize) {
        match part {
            Ok(part) => {
                self.score.append(part.score);
                let room = most - self.misses.len();
                self.misses.extend(part.misses.into_iter().take(room));
            }
            Err(error) => self.exit = self.problems.report_error(&error),
        }
    }

    fn page(&self, plan: &plan::Eval) -> String {
        let figures = self.score.figures();
        match plan.format {
            EvalFormat::Table => table(&figures, &self.misses),
            EvalFormat::Json => figures.to_json(plan.misses.and(Some(&self.misses))),
        }
    }
}

/// Judges one story. Runs on any thread.
fn part(extractor: &Extractor, raw: &Raw, most: usize) -> Result<StoryScore, Error> {
    let place = raw.place();
    let gold = Gold::parse(&place, raw.bytes())?;
    let analysis = extractor.extract(gold.document);
    let judged = eval::judge(&gold.quotes, &analysis);
    let mut score = Score::default();
    score.add_document(&judged);
    Ok(StoryScore {
        score,
        misses: eval::misses(&place, &analysis, &judged, most),
    })
}

/// The misses, then the figures: a terminal shows the end.
fn table(figures: &Figures, misses: &[Miss]) -> String {
    let mut page = String::new();
    for miss in misses {
        let _ = writeln!(page, "{miss}");
    }
    let _ = write!(page, "{figures}");
    page
}
