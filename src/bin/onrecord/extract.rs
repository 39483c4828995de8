//! `onrecord extract`: stories in, attributed quotes out.

use crate::checkpoint::{Checkpoint, beside};
use crate::exit::{self, Exit, complain};
use crate::interrupt;
use crate::output::{Output, Target};
use crate::plan::{self, Errors, Resume, Summary};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::sink::{Part, Sink};
use crate::summary::Tally;
use onrecord::mention::KnownSpeakers;
use onrecord::{Analysis, Document, Error, ErrorKind, Extractor, Lexicon, batch, read, write};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

/// How many stories, or bytes of output, are done between two checkpoints.
const STORIES_A_CHECKPOINT: u64 = 1000;
const BYTES_A_CHECKPOINT: u64 = 4 << 20;

/// Carries a plan out.
pub(crate) fn run(plan: &plan::Extract, settings: &Settings) -> Exit {
    match all(plan, settings) {
        Ok(exit) => exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// Does everything; an error is one that nothing can go on after.
fn all(plan: &plan::Extract, settings: &Settings) -> Result<Exit, Error> {
    let read = read::files(&plan.paths, &plan.reading);
    plan::spare(&plan.target, read.chain(plan.lexicons.iter().cloned()))?;
    let extractor = extractor(&plan.lexicons, settings)?;
    let mut run = Run::begin(plan)?;
    let mut inputs = read::inputs(&plan.paths, plan.reading.clone());
    let size = io::stderr()
        .is_terminal()
        .then(|| read::size(&plan.paths, &plan.reading));
    run.progress = Progress::over(size.flatten(), inputs.meter());
    for _ in 0..run.done.stories {
        inputs.next();
    }
    if !plan.paths.iter().any(|path| path.as_os_str() == "-") {
        // What waits for standard input would not notice that it is to end.
        interrupt::listen();
    }
    let ended = batch::map(
        inputs,
        plan.jobs,
        |document| page(plan, &extractor, document),
        |page| run.add(page),
    );
    run.end(ended)
}

/// A run, and what has happened so far.
struct Run<'p> {
    plan: &'p plan::Extract,
    exit: Exit,
    tally: Tally,
    sink: Sink,
    progress: Progress,
    done: Checkpoint,
    /// What the last checkpoint was.
    saved: Checkpoint,
}

/// One story's part of the output.
struct Page {
    part: Option<Part>,
    tally: Tally,
    /// What the reader of the output has to know about how the story was read.
    note: Option<String>,
}

impl<'p> Run<'p> {
    fn begin(plan: &'p plan::Extract) -> Result<Run<'p>, Error> {
        let anew = Checkpoint {
            arguments: plan.arguments.clone(),
            ..Checkpoint::default()
        };
        let (output, done) = match (&plan.target, plan.resume) {
            (Target::File(path), Resume::IfBegun) => {
                let done = Checkpoint::read(path)?.unwrap_or(anew);
                check_same(path, &done, plan)?;
                (Output::resumed(path, &done)?, done)
            }
            (target, _) => (Output::open(target)?, anew),
        };
        let sink = if done.stories == 0 {
            Sink::begin(&plan.form, output)?
        } else {
            let done = counted(done.stories);
            exit::tell(&format_args!("onrecord: going on behind {done}"));
            Sink::resumed(output)
        };
        Ok(Run {
            plan,
            exit: match done.skipped {
                0 => Exit::Done,
                _ => Exit::Failed,
            },
            tally: Tally::default(),
            sink,
            progress: Progress::over(None, read::Meter::default()),
            saved: done.clone(),
            done,
        })
    }

    /// Takes in one story, or says why there is none and goes on with the rest.
    fn add(&mut self, page: Result<Page, Error>) -> Result<(), Error> {
        match page {
            Ok(page) => {
                if let Some(note) = page.note {
                    let note = format!("onrecord: {note}");
                    self.progress.aside(|| exit::tell(&note));
                }
                self.tally.add(page.tally);
                page.part.map_or(Ok(()), |part| self.sink.add(part))?;
            }
            Err(error) if self.plan.errors == Errors::Stop => return Err(error),
            Err(error) => {
                self.exit = self.progress.aside(|| complain(&error));
                self.tally.skip(error.kind());
                self.done.skipped += 1;
            }
        }
        self.done.stories += 1;
        self.progress.story();
        self.save_now_and_then()?;
        if interrupt::is_asked_for() {
            self.exit = Exit::Interrupted;
            return Err(Error::new(ErrorKind::Usage, "", "ended"));
        }
        Ok(())
    }

    fn save_now_and_then(&mut self) -> Result<(), Error> {
        let is_due = self.done.stories - self.saved.stories >= STORIES_A_CHECKPOINT
            || self.sink.written() - self.saved.bytes >= BYTES_A_CHECKPOINT;
        match &self.plan.target {
            Target::File(path) if is_due && self.plan.resume == Resume::IfBegun => {
                self.done.bytes = self.sink.flushed()?;
                self.saved = self.done.clone();
                self.saved.write(path)
            }
            _ => Ok(()),
        }
    }

    /// Ends the output, complete or not, and sums up.
    fn end(mut self, ended: Result<(), Error>) -> Result<Exit, Error> {
        self.progress.end();
        if self.exit == Exit::Interrupted {
            self.keep()?;
        } else {
            ended?;
            self.sink.finish()?;
            if let (Target::File(path), Resume::IfBegun) = (&self.plan.target, self.plan.resume) {
                Checkpoint::remove(path);
            }
        }
        if self.plan.summary == Summary::Shown {
            exit::tell(&self.tally);
        }
        Ok(self.exit)
    }

    /// Keeps what is done, so that `--resume` can go on.
    fn keep(&mut self) -> Result<(), Error> {
        self.sink.close()?;
        let Target::File(path) = &self.plan.target else {
            return self.sink.flushed().map(drop);
        };
        self.done.bytes = self.sink.flushed()?;
        self.sink.keep()?;
        let verb = if self.done.stories == 1 { "is" } else { "are" };
        let are_done = format!("{} {verb} done", counted(self.done.stories));
        if self.plan.form.is_one_table() {
            let partial = beside(path, "partial");
            let partial = partial.display();
            exit::tell(&format_args!("onrecord: {are_done}, in {partial}"));
            return Ok(());
        }
        self.done.write(path)?;
        exit::tell(&format_args!(
            "onrecord: {are_done}; --resume goes on from there"
        ));
        Ok(())
    }
}

/// "1 story", "2 stories".
fn counted(stories: u64) -> String {
    match stories {
        1 => "1 story".to_owned(),
        n => format!("{n} stories"),
    }
}

/// Refuses to go on with a run that was to do something else.
fn check_same(path: &Path, done: &Checkpoint, plan: &plan::Extract) -> Result<(), Error> {
    if done.arguments == plan.arguments {
        return Ok(());
    }
    let message = "was begun with other arguments or another version: remove its .checkpoint and \
                   .partial to begin anew";
    Err(Error::new(
        ErrorKind::Usage,
        path.display().to_string(),
        message,
    ))
}

/// Makes an extractor, with the words of the user's lexicons and the names of known speakers.
pub(crate) fn extractor(lexicons: &[PathBuf], settings: &Settings) -> Result<Extractor, Error> {
    let mut lexicon = Lexicon::builtin().clone();
    for path in lexicons {
        let name = path.display().to_string();
        let csv = std::fs::read(path).map_err(|e| Error::io(name.as_str(), e))?;
        lexicon = lexicon.with_entries(&name, &csv)?;
    }
    let mut known = KnownSpeakers::default();
    for (name, forms) in &settings.known_speakers {
        known.add(name, name);
        forms.value.iter().for_each(|form| known.add(name, form));
    }
    Ok(Extractor::with_lexicon(lexicon).with_known_speakers(known))
}

/// Turns one story into its part of the output. Runs on any thread.
fn page(plan: &plan::Extract, extractor: &Extractor, document: Document) -> Result<Page, Error> {
    let mut analysis = extractor.extract(document);
    if !plan.form.wants_reasons() {
        analysis.forget_tokens();
    }
    let mut rows = rows(plan, &analysis);
    if plan.form.wants_reasons() && !rows.is_empty() {
        let mut reasons = extractor.explain(&analysis);
        for row in &mut rows {
            row.reasons = std::mem::take(&mut reasons[row.record.id().index()]);
        }
    }
    // Under a filter, a story that has nothing of it is not spoken of.
    let is_spoken_of = plan.speakers.is_empty() || !rows.is_empty();
    let part = is_spoken_of.then(|| plan.form.part(&analysis.document, &rows));
    let part = part.transpose();
    Ok(Page {
        tally: Tally::of(&rows),
        part: part.map_err(|e| Error::io(analysis.document.id(), e))?,
        note: encoding(&analysis.document),
    })
}

/// Says which encoding a story was in, where it was found from the bytes or is none of the usual.
fn encoding(document: &Document) -> Option<String> {
    let encoding = document.encoding();
    (encoding != "UTF-8").then(|| format!("{}: read as {encoding}", document.id()))
}

/// Returns the rows the reader asked for.
fn rows<'a>(plan: &plan::Extract, analysis: &'a Analysis) -> Vec<write::Row<'a>> {
    let mut rows = write::rows(analysis, plan.min_confidence);
    if !plan.speakers.is_empty() {
        rows.retain(|row| {
            let wanted = |name| plan.speakers.iter().any(|wanted| wanted.matches(name));
            row.speaker.is_some_and(wanted)
        });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_story_is_no_stories() {
        assert_eq!(counted(1), "1 story");
        assert_eq!(counted(0), "0 stories");
        assert_eq!(counted(812), "812 stories");
    }
}
