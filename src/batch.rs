//! Many documents in parallel, results in input order.
//!
//! The order of work is: fetch a batch of stories, work on them on all threads, hand the results
//! over, next. A batch is bounded in bytes and in number, so memory does not grow with the input.

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::read::Raw;
use rayon::prelude::*;
use std::any::Any;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many bytes of stories one thread is given at a time. Enough that threads wait for each
/// other less than 2 % of the time, little enough to stay in the cache of a server.
const BYTES_A_THREAD: usize = 1 << 20;

/// How many stories one thread is given at a time, where they are tiny.
const STORIES_A_THREAD: usize = 1 << 12;

/// How many items [`each`] works on before it hands their results over.
const ITEMS_AT_A_TIME: usize = 1 << 10;

/// Works on every story with `jobs` threads (one a processor where it is `None`) and hands the
/// results to `take`, in the order of `inputs`.
///
/// `work` runs on any thread, and sees the story decoded. Where a story cannot be read, `take` is
/// given the error in its place. A panic in `work` is an [`ErrorKind::Bug`] for that story only.
/// With one job no thread is started.
///
/// # Errors
/// The first error that `take` returns: it ends the run.
pub fn map<T, W>(
    inputs: impl Iterator<Item = Result<Raw, Error>>,
    jobs: Option<NonZero<usize>>,
    work: W,
    take: impl FnMut(Result<T, Error>) -> Result<(), Error>,
) -> Result<(), Error>
where
    T: Send,
    W: Fn(Document) -> Result<T, Error> + Sync,
{
    map_raw(inputs, jobs, |raw| work(raw.document()?), take)
}

/// Does what [`map`] does, for `work` that makes of the bytes what it needs: more than the story,
/// where a line of JSONL holds more.
///
/// # Errors
/// The first error that `take` returns: it ends the run.
pub fn map_raw<T, W>(
    inputs: impl Iterator<Item = Result<Raw, Error>>,
    jobs: Option<NonZero<usize>>,
    work: W,
    mut take: impl FnMut(Result<T, Error>) -> Result<(), Error>,
) -> Result<(), Error>
where
    T: Send,
    W: Fn(Raw) -> Result<T, Error> + Sync,
{
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok());
    let jobs = jobs.map_or(1, NonZero::get);
    let one = |raw: Result<Raw, Error>| raw.and_then(|raw| guarded(raw, &work));
    if jobs == 1 {
        return inputs.map(one).try_for_each(take);
    }
    let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    let threads = threads.map_err(|e| Error::new(ErrorKind::Io, "", e.to_string()))?;
    let batches = Batches { inputs, jobs };
    for batch in batches {
        let done: Vec<_> = threads.install(|| batch.into_par_iter().map(one).collect());
        done.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Works on every item with `jobs` threads (one a processor where it is `None`) and hands the
/// results to `take`, in the order of `items`: [`map`] for work that fetches its own stories.
///
/// A panic in `work` is an [`ErrorKind::Bug`] at `place` for that item only.
///
/// # Errors
/// The first error that `take` returns: it ends the run.
pub fn each<I, T>(
    items: &[I],
    jobs: Option<NonZero<usize>>,
    place: impl Fn(&I) -> String + Sync,
    work: impl Fn(&I) -> Result<T, Error> + Sync,
    mut take: impl FnMut(Result<T, Error>) -> Result<(), Error>,
) -> Result<(), Error>
where
    I: Sync,
    T: Send,
{
    let threads = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, NonZero::get));
    let threads = threads.build();
    let threads = threads.map_err(|e| Error::new(ErrorKind::Io, "", e.to_string()))?;
    let one = |item: &I| {
        catch_unwind(AssertUnwindSafe(|| work(item)))
            .unwrap_or_else(|panic| Err(bug(place(item), panic.as_ref())))
    };
    for batch in items.chunks(ITEMS_AT_A_TIME) {
        let done: Vec<_> = threads.install(|| batch.par_iter().map(one).collect());
        done.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Cuts the inputs into batches.
struct Batches<I> {
    inputs: I,
    jobs: usize,
}

impl<I: Iterator<Item = Result<Raw, Error>>> Iterator for Batches<I> {
    type Item = Vec<Result<Raw, Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < BYTES_A_THREAD * self.jobs && batch.len() < STORIES_A_THREAD * self.jobs {
            let Some(raw) = self.inputs.next() else { break };
            bytes += raw.as_ref().map_or(0, Raw::size);
            batch.push(raw);
        }
        (!batch.is_empty()).then_some(batch)
    }
}

/// Does the work on one story, whatever happens in it.
fn guarded<T>(raw: Raw, work: impl Fn(Raw) -> Result<T, Error>) -> Result<T, Error> {
    let (file, place) = (raw.file().to_owned(), raw.place());
    // Nothing that outlives the call is changed by it, so nothing can be left half done.
    catch_unwind(AssertUnwindSafe(|| work(raw)))
        .unwrap_or_else(|panic| Err(bug(place, panic.as_ref())))
        .map_err(|error| error.in_file(&file))
}

fn bug(place: String, panic: &(dyn Any + Send)) -> Error {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    let message = format!("left out because of a bug in onrecord, please report it: {said}");
    Error::new(ErrorKind::Bug, place, message)
}
