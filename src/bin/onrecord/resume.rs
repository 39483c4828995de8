//! Resumes an interrupted run.
//!
//! Processed stories are fetched once more and compared, by a hash of all their bytes. So the
//! output is what one run over the current inputs would have written, or the run is refused. Input
//! after them may change: a line added to a JSONL file is read.

use crate::checkpoint::Checkpoint;
use crate::exit;
use crate::output::{Output, Target};
use crate::output_lock::OutputLock;
use crate::people::PeopleFile;
use crate::plan::{self, Resume};
use crate::settings::Settings;
use crate::setup::AddedLexicon;
use onrecord::read::Raw;
use onrecord::{Error, ErrorKind};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

const START_OVER: &str = "remove its .checkpoint and .partial to start over";

/// An output, new or resumed, and its progress.
pub(crate) struct StartedOutput {
    pub(crate) output: Output,
    pub(crate) done: Checkpoint,
    /// The lock, if the output is resumable.
    pub(crate) lock: Option<OutputLock>,
}

/// Starts an output, or resumes it. `words` is the hash that [`words`] returns.
pub(crate) fn begin(
    target: &Target,
    plan: &plan::Extract,
    words: u64,
) -> Result<StartedOutput, Error> {
    let mut anew = Checkpoint::default();
    if let Target::File(path) = target {
        anew.arguments = format!("{} {:016x}", plan.arguments, words);
        if plan.resume == Resume::IfBegun {
            return resume_output(path, anew);
        }
    }
    let output = Output::open(target)?;
    if let Target::File(path) = target
        && output.can_be_kept()
    {
        Checkpoint::refuse_foreign(path)?;
    }
    Ok(StartedOutput {
        output,
        done: anew,
        lock: None,
    })
}

fn resume_output(path: &Path, anew: Checkpoint) -> Result<StartedOutput, Error> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let message = "not a regular file, which --resume needs: write to another file";
        return Err(Error::new(ErrorKind::Usage, place(path), message));
    }
    let lock = OutputLock::of(path)?;
    let done = match checked(path, &lock, anew) {
        Ok(done) => done,
        Err(error) => {
            lock.withdraw();
            return Err(error);
        }
    };
    let output = Output::resumed(&lock, path, done.bytes);
    Ok(StartedOutput {
        output: output.map_err(|e| Error::io(place(lock.path()), e))?,
        done,
        lock: Some(lock),
    })
}

/// Returns the progress; `anew` if there is none.
fn checked(path: &Path, lock: &OutputLock, anew: Checkpoint) -> Result<Checkpoint, Error> {
    let Some(done) = Checkpoint::read(path)? else {
        if lock.len()? > 0 {
            Checkpoint::refuse_foreign(path)?;
        }
        // A checkpoint shows that the .partial was written by onrecord.
        anew.write(path)?;
        return Ok(anew);
    };
    if done.arguments != anew.arguments {
        let message = format!(
            "started with different arguments, lexicons, settings, people or version: {START_OVER}"
        );
        return Err(Error::new(ErrorKind::Usage, place(path), message));
    }
    if lock.is_new() {
        // A run was killed between its last two steps: the output has its name, and the checkpoint
        // is still there. Or a user has removed the partial output.
        let place = place(path);
        exit::eprint_line(&format_args!(
            "onrecord: {place}: its .partial is gone: starting over"
        ));
        anew.write(path)?;
        return Ok(anew);
    }
    if lock.len()? < done.bytes {
        let message = "shorter than its checkpoint says: remove both to start over";
        return Err(Error::new(ErrorKind::Io, place(lock.path()), message));
    }
    Ok(done)
}

/// Hashes the lexicons, the file of people and the known speakers: the output depends on them.
pub(crate) fn words(
    added: &[AddedLexicon],
    people: Option<&PeopleFile>,
    settings: &Settings,
) -> u64 {
    let mut hasher = DefaultHasher::new();
    for lexicon in added {
        lexicon.csv.hash(&mut hasher);
    }
    if let Some(file) = people {
        file.digest.hash(&mut hasher);
    }
    for (name, forms) in &settings.known_speakers {
        (name, &forms.value).hash(&mut hasher);
    }
    hasher.finish()
}

/// Fetches the processed stories, and checks that they are unchanged.
pub(crate) fn skip(
    inputs: &mut impl Iterator<Item = Result<Raw, Error>>,
    done: &Checkpoint,
    target: &Target,
) -> Result<(), Error> {
    let mut digest = 0;
    let mut fetched = 0;
    for story in inputs
        .by_ref()
        .take(usize::try_from(done.stories).unwrap_or(usize::MAX))
    {
        digest = hash(digest, &story);
        fetched += 1;
    }
    if (fetched, digest) == (done.stories, done.digest) {
        return Ok(());
    }
    let what = match fetched < done.stories {
        true => "the inputs have fewer stories than were processed",
        false => "some processed stories have changed",
    };
    let place = match target {
        Target::File(path) | Target::Folder(path) => place(path),
        Target::Stdout(_) => String::new(),
    };
    let message = format!("{what}: restore them, or {START_OVER}");
    Err(Error::new(ErrorKind::Usage, place, message))
}

/// Hashes a story and all before it.
fn hash(before: u64, story: &Result<Raw, Error>) -> u64 {
    let mut hasher = DefaultHasher::new();
    before.hash(&mut hasher);
    match story {
        Ok(raw) => raw.hash(&mut hasher),
        Err(error) => (error.place(), error.kind()).hash(&mut hasher),
    }
    hasher.finish()
}

/// The hashes of stories in progress: several are processed at a time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Digests(Rc<RefCell<VecDeque<u64>>>);

impl Digests {
    /// Hashes stories as they are fetched, after those with the hash `digest`.
    pub(crate) fn along(
        &self,
        inputs: impl Iterator<Item = Result<Raw, Error>>,
        mut digest: u64,
    ) -> impl Iterator<Item = Result<Raw, Error>> {
        inputs.inspect(move |story| {
            digest = hash(digest, story);
            self.0.borrow_mut().push_back(digest);
        })
    }

    /// Returns the hash up to the next finished story.
    pub(crate) fn next(&self) -> u64 {
        self.0.borrow_mut().pop_front().unwrap_or_default()
    }
}

/// Returns the real target: through a link, the file is written and not the link.
pub(crate) fn resolved(target: &Target) -> Target {
    match target {
        Target::File(path) if path.is_symlink() => {
            Target::File(fs::canonicalize(path).unwrap_or_else(|_| PathBuf::clone(path)))
        }
        other => other.clone(),
    }
}

fn place(path: &Path) -> String {
    onrecord::read::name(path)
}
