//! Many documents in parallel, results in input order.
//!
//! A batch of stories is fetched, processed on all threads and handed over; then comes the next. A
//! batch is bounded in bytes and in number, so memory does not grow with the input. Without the
//! feature `parallel` everything runs on the calling thread, in the same order.

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::read::Raw;
use std::any::Any;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes of stories per thread and batch: enough that threads wait for each other less than 2 % of
/// the time, few enough to stay in the cache of a server.
const BYTES_PER_THREAD: usize = 1 << 20;

/// Stories per thread and batch, where they are tiny.
const STORIES_PER_THREAD: usize = 1 << 12;

/// Items that [`each`] processes before it hands their results over.
const ITEMS_PER_BATCH: usize = 1 << 10;

/// Processes every story on `jobs` threads (one per CPU if `None`) and hands the results to `take`,
/// in the order of `inputs`.
///
/// `work` runs on any thread and gets the story decoded. If a story cannot be read, `take` gets the
/// error in its place. A panic in `work` is an [`ErrorKind::Bug`] for that story only. With one job
/// no thread is started.
///
/// # Errors
/// The first error that `take` returns; it stops the run.
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

/// Like [`map`], for `work` that parses the bytes itself: a line of annotated JSONL holds more than
/// the story.
///
/// # Errors
/// The first error that `take` returns; it stops the run.
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
    let jobs = threads(jobs);
    let one = |raw: Result<Raw, Error>| raw.and_then(|raw| process(raw, &work));
    if jobs == 1 {
        return inputs.map(one).try_for_each(take);
    }
    let workers = Workers::start(jobs)?;
    for batch in (Batches { inputs, jobs }) {
        let done = workers.map(batch, one);
        done.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Processes every item on `jobs` threads (one per CPU if `None`) and hands the results to `take`,
/// in the order of `items`: [`map`] for work that fetches its own stories.
///
/// A panic in `work` is an [`ErrorKind::Bug`] at `place` for that item only.
///
/// # Errors
/// The first error that `take` returns; it stops the run.
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
    let workers = Workers::start(threads(jobs))?;
    let one = |item: &I| caught(|| place(item), || work(item));
    for batch in items.chunks(ITEMS_PER_BATCH) {
        let done = workers.map(batch.iter().collect(), one);
        done.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Returns how many threads to use: `jobs`, or one per CPU.
fn threads(jobs: Option<NonZero<usize>>) -> usize {
    if !cfg!(feature = "parallel") {
        return 1;
    }
    let jobs = jobs.or_else(|| std::thread::available_parallelism().ok());
    jobs.map_or(1, NonZero::get)
}

/// The threads that process a batch.
struct Workers {
    #[cfg(feature = "parallel")]
    pool: rayon::ThreadPool,
}

#[cfg(feature = "parallel")]
impl Workers {
    fn start(threads: usize) -> Result<Workers, Error> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|e| Error::new(ErrorKind::Io, "", e.to_string()))?;
        Ok(Workers { pool })
    }

    /// Processes a batch; the results are in its order.
    fn map<I: Send, T: Send>(&self, batch: Vec<I>, work: impl Fn(I) -> T + Send + Sync) -> Vec<T> {
        use rayon::prelude::*;
        self.pool
            .install(|| batch.into_par_iter().map(work).collect())
    }
}

#[cfg(not(feature = "parallel"))]
impl Workers {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "a pool of threads can fail to start"
    )]
    fn start(_: usize) -> Result<Workers, Error> {
        Ok(Workers {})
    }

    #[expect(clippy::unused_self, reason = "a pool of threads is used")]
    fn map<I: Send, T: Send>(&self, batch: Vec<I>, work: impl Fn(I) -> T + Send + Sync) -> Vec<T> {
        batch.into_iter().map(work).collect()
    }
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
        while bytes < BYTES_PER_THREAD * self.jobs && batch.len() < STORIES_PER_THREAD * self.jobs {
            let Some(raw) = self.inputs.next() else { break };
            bytes += raw.as_ref().map_or(0, Raw::size);
            batch.push(raw);
        }
        (!batch.is_empty()).then_some(batch)
    }
}

/// Processes one story; a panic is an error of this story.
fn process<T>(raw: Raw, work: impl Fn(Raw) -> Result<T, Error>) -> Result<T, Error> {
    let (file, place) = (raw.file().to_owned(), raw.place());
    caught(|| place, || work(raw)).map_err(|error| error.in_file(&file))
}

/// Runs `work`; a panic in it is an [`ErrorKind::Bug`] at `place`. The work must change nothing that outlives the call,
/// so that a panic leaves nothing half done.
///
/// # Errors
/// Those of `work`.
pub fn caught<T>(
    place: impl FnOnce() -> String,
    work: impl FnOnce() -> Result<T, Error>,
) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(bug(place(), panic.as_ref())))
}

fn bug(place: String, panic: &(dyn Any + Send)) -> Error {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    let message = format!("skipped because of a bug in onrecord, please report it: {said}");
    Error::new(ErrorKind::Bug, place, message)
}
