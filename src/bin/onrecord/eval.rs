//! `onrecord eval`: annotated stories in, accuracy out.

use crate::args::EvalFormat;
use crate::brat;
use crate::exit::{self, Exit};
use crate::message_limit::LimitedMessages;
use crate::output::Output;
use crate::plan;
use crate::settings::Settings;
use crate::setup::{extractor, read_model};
use onrecord::eval::{self, Figures, Gold, Miss, Score};
use onrecord::read;
use onrecord::write::ColorChoice;
use onrecord::{Error, Extractor, batch};
use std::fmt::Write as _;
use std::slice;

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
    /// The story as gold, if that is printed.
    gold: String,
}

impl EvalRun {
    /// Runs all steps; an error here stops the run.
    fn all(&mut self, plan: &plan::Eval, settings: &Settings) -> Result<(), Error> {
        let mut extractor = extractor(&plan.lexicons, settings)?;
        if let Some(model) = &plan.model {
            extractor = extractor.with_model(read_model(model)?);
        }
        let judge = |place: &str, gold| StoryScore::of(&extractor, plan, place, gold);
        let mut output = Output::stdout(ColorChoice::Plain);
        for path in &plan.paths {
            let (annotations, unread) = brat::annotations(path);
            if annotations.is_empty() {
                batch::map_raw(
                    read::inputs(slice::from_ref(path), read::Format::Jsonl),
                    plan.jobs,
                    |raw| {
                        let place = raw.place();
                        Ok(judge(&place, Gold::parse(&place, raw.bytes())?))
                    },
                    |story| self.add(story, plan, &mut output),
                )?;
            } else {
                for error in &unread {
                    self.exit = self.problems.report_error(error);
                }
                batch::each(
                    &annotations,
                    plan.jobs,
                    |path| read::name(path),
                    |path| Ok(judge(&read::name(path), brat::gold(path)?)),
                    |story| self.add(story, plan, &mut output),
                )?;
            }
        }
        self.problems.end();
        let page = self.page(plan);
        output.write_once(page.as_bytes())
    }

    /// Adds one story, or reports why it could not be read.
    fn add(
        &mut self,
        story: Result<StoryScore, Error>,
        plan: &plan::Eval,
        output: &mut Output,
    ) -> Result<(), Error> {
        match story {
            Ok(story) => {
                self.score.append(story.score);
                let room = plan.misses.unwrap_or(0) - self.misses.len();
                self.misses.extend(story.misses.into_iter().take(room));
                output.write(story.gold.as_bytes())
            }
            Err(error) => {
                self.exit = self.problems.report_error(&error);
                Ok(())
            }
        }
    }

    fn page(&self, plan: &plan::Eval) -> String {
        let figures = self.score.figures();
        match plan.format {
            EvalFormat::Table => table(&figures, &self.misses),
            // Each story is printed as soon as it is read.
            EvalFormat::Gold => String::new(),
            EvalFormat::Json => figures.to_json(plan.misses.and(Some(&self.misses))),
        }
    }
}

impl StoryScore {
    /// Judges one story. Runs on any thread.
    fn of(extractor: &Extractor, plan: &plan::Eval, place: &str, gold: Gold) -> StoryScore {
        if plan.format == EvalFormat::Gold {
            return StoryScore {
                score: Score::default(),
                misses: Vec::new(),
                gold: gold.to_jsonl(),
            };
        }
        let analysis = extractor.extract(gold.document);
        let judged = eval::judge(&gold.quotes, &analysis);
        let mut score = Score::default();
        score.add_document(&judged);
        StoryScore {
            score,
            misses: eval::misses(place, &analysis, &judged, plan.misses.unwrap_or(0)),
            gold: String::new(),
        }
    }
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
