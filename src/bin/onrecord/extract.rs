//! `onrecord extract`: stories in, attributed quotes out.

use crate::bounded;
use crate::checkpoint::{Checkpoint, beside};
use crate::claim::Claim;
use crate::exit::{self, Exit, complain};
use crate::few::Few;
use crate::interrupt::{self, lock};
use crate::output::Target;
use crate::plan::{self, Errors, Summary};
use crate::progress::Progress;
use crate::resume::{self, Begun, Digests};
use crate::settings::Settings;
use crate::sink::{Part, Sink};
use crate::summary::Tally;
use onrecord::mention::KnownSpeakers;
use onrecord::read::Raw;
use onrecord::{Analysis, Document, Error, ErrorKind, Extractor, Lexicon, batch, read, write};
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::sync::Mutex;

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
    let run = Mutex::new(None);
    let work = || stories(plan, settings, &extractor, &run);
    match plan.target {
        // Nothing is kept of it, so that signals end the program as they always do.
        Target::Stdout(_) => work(),
        Target::File(_) => interrupt::listening(&run, |run| run.take().map_or((), Run::keep), work),
    }
}

/// Works on all stories.
fn stories<'p>(
    plan: &'p plan::Extract,
    settings: &Settings,
    extractor: &Extractor,
    run: &Mutex<Option<Run<'p>>>,
) -> Result<Exit, Error> {
    let target = resume::resolved(&plan.target);
    let mut inputs = read::inputs(&plan.paths, plan.reading.clone());
    let done = {
        let mut run = lock(run);
        let begun = resume::begin(&target, plan, settings)?;
        let done = begun.done.clone();
        let mut begun = Run::begin(plan, target.clone(), begun)?;
        let size = io::stderr()
            .is_terminal()
            .then(|| read::size(&plan.paths, &plan.reading));
        begun.progress = Progress::over(size.flatten(), inputs.meter());
        *run = Some(begun);
        done
    };
    resume::skip(&mut inputs, &done, &target)?;
    let digests = Digests::default();
    let ended = batch::map_raw(
        digests.along(inputs, done.digest),
        plan.jobs,
        |story| page(plan, extractor, story),
        |page| {
            let digest = digests.next();
            lock(run)
                .as_mut()
                .map_or(Ok(()), |run| run.add(page, digest))
        },
    );
    let mut run = lock(run);
    // Where it is gone, the run has been ended, and the program ends before this returns.
    run.take()
        .map_or(Ok(Exit::Failed), move |run| run.end(ended))
}

/// A run, and what has happened so far.
struct Run<'p> {
    plan: &'p plan::Extract,
    target: Target,
    exit: Exit,
    tally: Tally,
    sink: Sink,
    progress: Progress,
    problems: Few,
    notes: Few,
    done: Checkpoint,
    /// What the last checkpoint was.
    saved: Checkpoint,
    claim: Option<Claim>,
    /// Whether it has ended early because nobody reads what it writes.
    is_left: bool,
}

/// One story's part of the output.
struct Page {
    part: Option<Part>,
    tally: Tally,
    /// What the reader of the output has to know about how the story was read, and its file.
    note: Option<(String, String)>,
}

impl<'p> Run<'p> {
    fn begin(plan: &'p plan::Extract, target: Target, begun: Begun) -> Result<Run<'p>, Error> {
        let Begun {
            output,
            done,
            claim,
        } = begun;
        let sink = if done.stories == 0 {
            Sink::begin(&plan.form, output)?
        } else {
            let done = counted(done.stories);
            exit::tell(&format_args!("onrecord: going on behind {done}"));
            Sink::resumed(output)
        };
        Ok(Run {
            plan,
            target,
            exit: match done.skipped {
                0 => Exit::Done,
                _ => Exit::Failed,
            },
            tally: Tally::default(),
            sink,
            progress: Progress::over(None, read::Meter::default()),
            problems: Few::problems(),
            notes: Few::notes(),
            saved: done.clone(),
            done,
            claim,
            is_left: false,
        })
    }

    /// Takes in one story, or says why there is none and goes on with the rest. `digest` is the hash
    /// of the stories up to this one.
    fn add(&mut self, page: Result<Page, Error>, digest: u64) -> Result<(), Error> {
        match page {
            Ok(page) => {
                if let Some((file, note)) = page.note {
                    self.progress.aside(|| self.notes.tell(&file, &note));
                }
                self.tally.add(page.tally);
                page.part.map_or(Ok(()), |part| self.sink.add(part))?;
            }
            Err(error) if self.plan.errors == Errors::Stop => return Err(error),
            Err(error) => {
                self.exit = self.progress.aside(|| self.problems.complain(&error));
                self.tally.skip(error.kind());
                self.done.skipped += 1;
            }
        }
        self.done.stories += 1;
        self.done.digest = digest;
        self.progress.story();
        self.save_now_and_then()?;
        if self.sink.is_unread() {
            self.is_left = true;
            return Err(Error::new(ErrorKind::Usage, "", "nobody reads the rest"));
        }
        Ok(())
    }

    fn save_now_and_then(&mut self) -> Result<(), Error> {
        let is_due = self.done.stories - self.saved.stories >= STORIES_A_CHECKPOINT
            || self.sink.written() - self.saved.bytes >= BYTES_A_CHECKPOINT;
        match (&self.target, &self.claim) {
            (Target::File(path), Some(claim)) if is_due => {
                self.done.bytes = self.sink.flushed()?;
                claim.check()?;
                self.saved = self.done.clone();
                self.saved.write(path)
            }
            _ => Ok(()),
        }
    }

    /// Ends the output, complete or not, and sums up.
    fn end(mut self, ended: Result<(), Error>) -> Result<Exit, Error> {
        self.progress.end();
        if !self.is_left {
            ended?;
            self.claim.as_ref().map_or(Ok(()), Claim::check)?;
            self.sink.finish()?;
            if let (Target::File(path), Some(_)) = (&self.target, &self.claim) {
                Checkpoint::remove(path);
            }
        }
        self.problems.end();
        self.notes.end();
        if self.plan.summary == Summary::Shown {
            exit::tell(&self.tally);
        }
        Ok(self.exit)
    }

    /// Keeps what is done of a run that ends before its end, so that `--resume` can go on.
    fn keep(mut self) {
        self.progress.end();
        if self.sink.can_be_kept() {
            if let Err(error) = self.kept() {
                complain(&error);
            }
            if self.plan.summary == Summary::Shown {
                exit::tell(&self.tally);
            }
        }
    }

    fn kept(&mut self) -> Result<(), Error> {
        let Target::File(path) = &self.target else {
            return Ok(());
        };
        self.sink.close()?;
        self.done.bytes = self.sink.flushed()?;
        let is_standing = self.claim.is_some();
        let claim = match self.claim.take() {
            Some(claim) => claim,
            None => Claim::of(path)?,
        };
        claim.check()?;
        // Standard input is gone, and a table has its end.
        let is_resumable = !self.plan.form.is_one_table() && !self.plan.reads_standard_input();
        if !is_standing {
            // What another run has kept gives way to this one's, its checkpoint first.
            Checkpoint::remove(path);
            claim.clear()?;
        }
        if is_resumable {
            self.done.write(path)?;
        }
        self.sink.keep()?;
        self.problems.end();
        self.notes.end();
        let verb = if self.done.stories == 1 { "is" } else { "are" };
        let are_done = format!("{} {verb} done", counted(self.done.stories));
        if is_resumable {
            exit::tell(&format_args!(
                "onrecord: {are_done}; --resume goes on from there"
            ));
        } else {
            let partial = beside(path, "partial");
            let partial = partial.display();
            exit::tell(&format_args!("onrecord: {are_done}, in {partial}"));
        }
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

/// Makes an extractor, with the words of the user's lexicons and the names of known speakers.
pub(crate) fn extractor(lexicons: &[PathBuf], settings: &Settings) -> Result<Extractor, Error> {
    let mut lexicon = Lexicon::builtin().clone();
    for path in lexicons {
        let name = read::name(path);
        let csv = bounded::read(path, bounded::LEXICON);
        let csv = csv.map_err(|e| Error::io(name.as_str(), e))?;
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
fn page(plan: &plan::Extract, extractor: &Extractor, story: Raw) -> Result<Page, Error> {
    let file = story.file().to_owned();
    let analysis = extractor.extract(story.document()?);
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
        note: encoding(&analysis.document).map(|note| (file, note)),
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
