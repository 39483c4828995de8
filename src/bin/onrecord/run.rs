//! A run of `onrecord extract`: what is done so far, told, written and kept.

use crate::checkpoint::{Checkpoint, beside};
use crate::claim::Claim;
use crate::exit::{self, Exit, complain};
use crate::few::Few;
use crate::output::Target;
use crate::plan::{self, Errors, Summary};
use crate::progress::Progress;
use crate::resume::Begun;
use crate::sink::{Part, Sink};
use crate::summary::Tally;
use onrecord::{Error, ErrorKind, read};

/// How many stories, or bytes of output, are done between two checkpoints.
const STORIES_A_CHECKPOINT: u64 = 1000;
const BYTES_A_CHECKPOINT: u64 = 4 << 20;

/// A run, and what has happened so far.
pub(crate) struct Run<'p> {
    plan: &'p plan::Extract,
    target: Target,
    exit: Exit,
    tally: Tally,
    sink: Sink,
    pub(crate) progress: Progress,
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
pub(crate) struct Page {
    pub(crate) part: Option<Part>,
    pub(crate) tally: Tally,
    /// What the reader of the output has to know about how the story was read, and its file.
    pub(crate) notes: Vec<(String, String)>,
}

impl<'p> Run<'p> {
    pub(crate) fn begin(
        plan: &'p plan::Extract,
        target: Target,
        begun: Begun,
    ) -> Result<Run<'p>, Error> {
        let Begun {
            output,
            done,
            claim,
        } = begun;
        if done.stories > 0 {
            let done = counted(done.stories);
            exit::tell(&format_args!("onrecord: going on behind {done}"));
        }
        // A run that was ended within its first story has written its head, and no more.
        let sink = match done.bytes {
            0 => Sink::begin(&plan.form, output)?,
            _ => Sink::resumed(output),
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
    pub(crate) fn add(&mut self, page: Result<Page, Error>, digest: u64) -> Result<(), Error> {
        match page {
            Ok(page) => {
                for (file, note) in page.notes {
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
    pub(crate) fn end(mut self, ended: Result<(), Error>) -> Result<Exit, Error> {
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
    pub(crate) fn keep(mut self) {
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
            Checkpoint::check_is_ours(path)?;
            // What another run has kept gives way to this one's, its checkpoint first.
            Checkpoint::remove(path);
            claim.clear()?;
        }
        // Also where nothing can go on with it, it says whose the .partial is.
        self.done.write(path)?;
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
