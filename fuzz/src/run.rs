//! A target tried on many inputs.

use crate::args::{Args, Task};
use onrecord_fuzz::generate::Generator;
use onrecord_fuzz::minimize::minimize;
use onrecord_fuzz::targets::Target;
use onrecord_fuzz::trial::{Fault, try_once};
use onrecord_fuzz::work::peak;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// An input that takes this long is taken to take for ever.
const FOREVER: Duration = Duration::from_secs(120);

/// So many bytes are tried where nobody says how many.
const BYTES: u64 = 1_000_000;

/// Faults of one place.
struct Known {
    first: Fault,
    input: u64,
    count: usize,
}

/// Tries a target; returns how many kinds of faults there are.
pub(crate) fn run(task: Task, args: &Args) -> io::Result<usize> {
    let target = task.target;
    let generator = Generator::new(target, args.seed);
    let folder = args.crashes.join(target.name());
    fs::create_dir_all(&folder)?;
    let mut running = Running::start(&folder)?;
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let (start, mut bytes, mut n) = (Instant::now(), 0, args.from);
    let (mut slowest, mut slowest_input) = (Duration::ZERO, 0);
    let limit = task.seconds.map(Duration::from_secs);
    let enough = task.bytes.unwrap_or(BYTES);
    while bytes < enough && limit.is_none_or(|limit| start.elapsed() < limit) {
        let input = generator.input(n);
        running.now(&input)?;
        let outcome = try_once(target, &input);
        if outcome.took > slowest {
            (slowest, slowest_input) = (outcome.took, n);
        }
        if let Some(fault) = outcome.fault {
            let place = fault.place.clone();
            let entry = known.entry(place);
            let is_new = matches!(entry, std::collections::btree_map::Entry::Vacant(_));
            let entry = entry.or_insert(Known {
                first: fault,
                input: n,
                count: 0,
            });
            entry.count += 1;
            if is_new {
                keep(target, &folder, &input, n, entry)?;
            }
        }
        bytes += input.len() as u64;
        n += 1;
    }
    running.end()?;
    let took = start.elapsed().as_secs_f64();
    println!(
        "{:<9} {:>9} inputs {:>11} bytes {:>3} faults {took:>7.1} s {:>6.2} MB/s, slowest {slowest:.0?} \
         (input {slowest_input}), peak {} MB",
        target.name(),
        n - args.from,
        bytes,
        known.len(),
        bytes as f64 / 1e6 / took,
        peak().unwrap_or(0) >> 20,
    );
    for (place, known) in &known {
        println!(
            "  {place} ({} times, first by input {}): {}",
            known.count,
            known.input,
            short(&known.first.message)
        );
    }
    Ok(known.len())
}

/// Tries one input, and tells what is wrong with it.
pub(crate) fn one(target: Target, input: &[u8]) -> usize {
    let outcome = try_once(target, input);
    println!(
        "{}: {} bytes in {:.1?}",
        target.name(),
        input.len(),
        outcome.took
    );
    match outcome.fault {
        Some(fault) => {
            println!("{}: {}", fault.place, fault.message);
            1
        }
        None => 0,
    }
}

/// Keeps an input and, where that does not take for ever, what is left of it when it is made small.
fn keep(target: Target, folder: &Path, input: &[u8], n: u64, known: &Known) -> io::Result<()> {
    let name: String = known.first.place.replace(['/', ':'], "-");
    fs::write(folder.join(format!("{name}-{n}")), input)?;
    if !matches!(known.first.place.as_str(), "time" | "memory") {
        let small = minimize(target, input, &known.first);
        fs::write(folder.join(format!("{name}-small")), small)?;
    }
    Ok(())
}

fn short(message: &str) -> String {
    let line: String = message
        .chars()
        .flat_map(char::escape_debug)
        .take(300)
        .collect();
    line
}

/// The input that is being tried, in a file: where it ends the process or never ends, it is there.
struct Running {
    path: PathBuf,
    file: File,
    /// How many inputs were begun.
    count: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
}

impl Running {
    fn start(folder: &Path) -> io::Result<Running> {
        let path = folder.join("running");
        let kept = folder.join("ended-the-process");
        if path.exists() {
            println!(
                "the last run did not come to its end: its input is {}",
                kept.display()
            );
            fs::rename(&path, kept)?;
        }
        let running = Running {
            file: File::create(&path)?,
            path,
            count: Arc::default(),
            is_over: Arc::default(),
        };
        running.watch();
        Ok(running)
    }

    /// Ends the process where an input takes for ever.
    fn watch(&self) {
        let (count, is_over) = (Arc::clone(&self.count), Arc::clone(&self.is_over));
        let path = self.path.clone();
        std::thread::spawn(move || {
            let mut seen = (u64::MAX, Instant::now());
            while !is_over.load(Ordering::Relaxed) {
                let now = count.load(Ordering::Relaxed);
                if now != seen.0 {
                    seen = (now, Instant::now());
                } else if seen.1.elapsed() > FOREVER {
                    println!("takes for ever: {}", path.display());
                    std::process::exit(3);
                }
                std::thread::sleep(Duration::from_millis(200));
            }
        });
    }

    fn now(&mut self, input: &[u8]) -> io::Result<()> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.file.rewind()?;
        self.file.write_all(input)?;
        self.file.set_len(input.len() as u64)
    }

    fn end(self) -> io::Result<()> {
        self.is_over.store(true, Ordering::Relaxed);
        fs::remove_file(self.path)
    }
}
