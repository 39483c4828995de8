//! A run of `onrecord extract`: progress, messages, output and checkpoints.

use crate::checkpoint::{Checkpoint, beside};
use crate::exit::{self, Exit, report_error};
use crate::kept::FoundFields;
use crate::message_limit::LimitedMessages;
use crate::output::Target;
use crate::output_lock::OutputLock;
use crate::plan::{self, Errors, SummaryLine};
use crate::progress::Progress;
use crate::resume::StartedOutput;
use crate::sink::{OutputPart, Sink};
use crate::summary::{RunSummary, count};
use onrecord::{Error, ErrorKind, read, write};

/// How many stories, or bytes of output, between two checkpoints.
const STORIES_A_CHECKPOINT: u64 = 1000;
const BYTES_A_CHECKPOINT: u64 = 4 << 20;

/// The state of a run.
pub(crate) struct ExtractRun<'p> {
    plan: &'p plan::Extract,
    target: Target,
    exit: Exit,
    summary: RunSummary,
    /// The fields of the inputs that were found: of a run that is resumed, only those of its last part.
    kept: FoundFields,
    is_resumed: bool,
    sink: Sink,
    pub(crate) progress: Progress,
    problems: LimitedMessages,
    notes: LimitedMessages,
    done: Checkpoint,
    /// The last checkpoint.
    saved: Checkpoint,
    lock: Option<OutputLock>,
    /// Whether it stopped because the reader of its output has left.
    is_left: bool,
}

/// The output of one story.
pub(crate) struct StoryOutput {
    pub(crate) part: Option<OutputPart>,
    pub(crate) summary: RunSummary,
    pub(crate) kept: FoundFields,
    /// Notes about how the story was read, each with its file.
    pub(crate) notes: Vec<(String, String)>,
}

impl<'p> ExtractRun<'p> {
    pub(crate) fn begin(
        plan: &'p plan::Extract,
        target: Target,
        begun: StartedOutput,
    ) -> Result<ExtractRun<'p>, Error> {
        let StartedOutput { output, done, lock } = begun;
        if done.stories > 0 {
            let done = count(done.stories, "story", "stories");
            exit::eprint_line(&format_args!("onrecord: resuming after {done}"));
        }
        // A run that was interrupted in its first story has written the header and nothing else.
        let sink = match done.bytes {
            0 => Sink::begin(&plan.format, output)?,
            _ => Sink::resumed(output),
        };
        Ok(ExtractRun {
            plan,
            target,
            exit: match done.skipped {
                0 => Exit::Done,
                _ => Exit::Failed,
            },
            summary: RunSummary::default(),
            kept: FoundFields::default(),
            is_resumed: done.stories > 0,
            sink,
            progress: Progress::over(None, read::Meter::default()),
            problems: LimitedMessages::problems(),
            notes: LimitedMessages::notes(),
            saved: done.clone(),
            done,
            lock,
            is_left: false,
        })
    }

    /// Adds one story, or reports why it could not be read. `digest` is the hash of the stories up
    /// to this one.
    pub(crate) fn add(
        &mut self,
        page: Result<StoryOutput, Error>,
        digest: u64,
    ) -> Result<(), Error> {
        match page {
            Ok(page) => {
                for (file, note) in page.notes {
                    self.progress.aside(|| self.notes.eprint_line(&file, &note));
                }
                self.summary.add(page.summary);
                self.kept.add(&page.kept);
                page.part.map_or(Ok(()), |part| self.sink.add(part))?;
            }
            Err(error) if self.plan.errors == Errors::Stop => return Err(error),
            Err(error) if self.plan.errors == Errors::Rows => {
                let mut row = Vec::new();
                write::error_jsonl(&error, &mut row).map_err(|e| Error::io("", e))?;
                self.summary.skip(error.kind());
                self.sink.add(OutputPart::Bytes(row))?;
            }
            Err(error) => {
                self.exit = self.progress.aside(|| self.problems.report_error(&error));
                self.summary.skip(error.kind());
                self.done.skipped += 1;
            }
        }
        self.done.stories += 1;
        self.done.digest = digest;
        self.progress.story();
        self.save_now_and_then()?;
        if self.sink.is_unread() {
            self.is_left = true;
            return Err(Error::new(ErrorKind::Usage, "", "the reader has left"));
        }
        Ok(())
    }

    fn save_now_and_then(&mut self) -> Result<(), Error> {
        let is_due = self.done.stories - self.saved.stories >= STORIES_A_CHECKPOINT
            || self.sink.written() - self.saved.bytes >= BYTES_A_CHECKPOINT;
        match (&self.target, &self.lock) {
            (Target::File(path), Some(lock)) if is_due => {
                self.done.bytes = self.sink.flushed()?;
                lock.check()?;
                self.saved = self.done.clone();
                self.saved.write(path)
            }
            _ => Ok(()),
        }
    }

    /// Ends the output and prints the summary.
    pub(crate) fn end(mut self, ended: Result<(), Error>) -> Result<Exit, Error> {
        self.progress.end();
        if !self.is_left {
            ended?;
            self.lock.as_ref().map_or(Ok(()), OutputLock::check)?;
            let failed = self.done.stories > 0 && self.done.skipped == self.done.stories;
            let is_file = matches!(self.target, Target::File(_));
            // A file with a header and no story looks like a story without quotes.
            if !(failed && is_file && self.lock.is_none()) {
                self.sink.finish()?;
            }
            if let (Target::File(path), Some(_)) = (&self.target, &self.lock) {
                Checkpoint::remove(path);
            }
        }
        self.problems.end();
        self.notes.end();
        if let Some(skipped) = skipped(&self.progress.skipped()) {
            exit::eprint_line(&skipped);
        }
        let missing = self.kept.missing(&self.plan.kept);
        if let Some(missing) = missing.filter(|_| !self.is_resumed) {
            exit::eprint_line(&missing);
        }
        if self.plan.summary == SummaryLine::Shown {
            exit::eprint_line(&self.summary);
        }
        Ok(self.exit)
    }

    /// Keeps the finished work of an interrupted run, so that `--resume` can continue it; a folder stays as it is.
    pub(crate) fn keep(mut self) {
        self.progress.end();
        if self.sink.can_be_kept() || matches!(self.target, Target::Folder(_)) {
            if let Err(error) = self.kept() {
                report_error(&error);
            }
            if self.plan.summary == SummaryLine::Shown {
                exit::eprint_line(&self.summary);
            }
        }
    }

    fn kept(&mut self) -> Result<(), Error> {
        let done = count(self.done.stories, "story", "stories");
        let path = match &self.target {
            Target::File(path) => path,
            Target::Folder(path) => {
                self.problems.end();
                self.notes.end();
                let path = path.display();
                exit::eprint_line(&format_args!(
                    "onrecord: {done} processed, in {path}, which is incomplete"
                ));
                return Ok(());
            }
            Target::Stdout(_) => return Ok(()),
        };
        self.sink.close()?;
        self.done.bytes = self.sink.flushed()?;
        let is_standing = self.lock.is_some();
        let lock = match self.lock.take() {
            Some(lock) => lock,
            None => OutputLock::of(path)?,
        };
        lock.check()?;
        // Standard input is gone, and a Parquet file has its footer.
        let is_resumable = !self.plan.format.is_one_table() && !self.plan.reads_standard_input();
        if !is_standing {
            Checkpoint::refuse_foreign(path)?;
            // The partial output of another run is replaced, its checkpoint first.
            Checkpoint::remove(path);
            lock.clear()?;
        }
        // Even if it cannot be resumed: it shows that the .partial was written by onrecord.
        self.done.write(path)?;
        self.sink.keep()?;
        self.problems.end();
        self.notes.end();
        if is_resumable {
            exit::eprint_line(&format_args!(
                "onrecord: {done} processed; --resume continues after them"
            ));
        } else {
            let partial = beside(path, "partial");
            let partial = partial.display();
            exit::eprint_line(&format_args!("onrecord: {done} processed, in {partial}"));
        }
        Ok(())
    }
}

/// How many endings a message names.
const MOST_NAMED: usize = 5;

/// Says what folders have besides stories: `12 files in folders are not read: 8 .jpg, 3 .csv, 1 without an ending`.
fn skipped(counts: &[(String, u64)]) -> Option<String> {
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    let mut named: Vec<String> = counts
        .iter()
        .take(MOST_NAMED)
        .map(|(ending, count)| match ending.as_str() {
            "" => format!("{count} without an ending"),
            ending => format!("{count} {ending}"),
        })
        .collect();
    let others: u64 = counts.iter().skip(MOST_NAMED).map(|(_, count)| count).sum();
    named.extend((others > 0).then(|| format!("{others} others")));
    let (files, are) = if total == 1 {
        ("file", "is")
    } else {
        ("files", "are")
    };
    (total > 0).then(|| {
        format!(
            "onrecord: {total} {files} in folders {are} not read, by their names: {}",
            named.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_story_is_no_stories() {
        assert_eq!(count(1_u64, "story", "stories"), "1 story");
        assert_eq!(count(0_u64, "story", "stories"), "0 stories");
        assert_eq!(count(812_u64, "story", "stories"), "812 stories");
    }
}
