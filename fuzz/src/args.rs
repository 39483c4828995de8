//! What was typed.

use onrecord_fuzz::targets::Target;
use std::path::PathBuf;

const USAGE: &str = "\
onrecord-fuzz [--seed K] TARGET [--bytes N] [--seconds S] [TARGET …] [--from I] [--crashes DIR]
onrecord-fuzz TARGET --input FILE     tries one input
onrecord-fuzz TARGET --seed K --from I --save FILE     writes input I to a file
onrecord-fuzz TARGET --corpus DIR     writes the seeds for cargo-fuzz
TARGET is read, extract, diff, verify, files, settings, or all";

/// What was typed.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) tasks: Vec<Task>,
    pub(crate) seed: u64,
    /// The number of the first input.
    pub(crate) from: u64,
    /// Where inputs that break a law are kept.
    pub(crate) crashes: PathBuf,
    pub(crate) input: Option<PathBuf>,
    /// Where the first input is written instead of being tried.
    pub(crate) save: Option<PathBuf>,
    pub(crate) corpus: Option<PathBuf>,
}

/// A target, and when it is enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Task {
    pub(crate) target: Target,
    /// Once so many bytes are tried.
    pub(crate) bytes: Option<u64>,
    /// After so many seconds.
    pub(crate) seconds: Option<u64>,
}

impl Args {
    pub(crate) fn parse(mut typed: impl Iterator<Item = String>) -> Result<Args, String> {
        let mut args = Args {
            tasks: Vec::new(),
            seed: 1,
            from: 0,
            crashes: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/crashes")),
            input: None,
            save: None,
            corpus: None,
        };
        while let Some(word) = typed.next() {
            let mut value = || typed.next().ok_or(format!("{word} needs a value\n{USAGE}"));
            match word.as_str() {
                // Both are about the targets before them that have none yet.
                "--bytes" => {
                    let bytes = number(&value()?)?;
                    args.tasks
                        .iter_mut()
                        .for_each(|task| _ = task.bytes.get_or_insert(bytes));
                }
                "--seconds" => {
                    let seconds = number(&value()?)?;
                    args.tasks
                        .iter_mut()
                        .for_each(|task| _ = task.seconds.get_or_insert(seconds));
                }
                "--seed" => args.seed = number(&value()?)?,
                "--from" => args.from = number(&value()?)?,
                "--crashes" => args.crashes = value()?.into(),
                "--input" => args.input = Some(value()?.into()),
                "--save" => args.save = Some(value()?.into()),
                "--corpus" => args.corpus = Some(value()?.into()),
                "all" => args.tasks.extend(Target::ALL.map(task)),
                name => match Target::named(name) {
                    Some(target) => args.tasks.push(task(target)),
                    None => return Err(format!("{name} is no target\n{USAGE}")),
                },
            }
        }
        match args.tasks.is_empty() {
            true => Err(USAGE.to_owned()),
            false => Ok(args),
        }
    }
}

fn task(target: Target) -> Task {
    Task {
        target,
        bytes: None,
        seconds: None,
    }
}

/// Reads `1000`, `1_000` or `1e9`.
fn number(typed: &str) -> Result<u64, String> {
    let plain = typed.replace('_', "");
    let found = match plain.split_once('e') {
        Some((digits, power)) => digits.parse::<u64>().ok().zip(power.parse::<u32>().ok()),
        None => plain.parse::<u64>().ok().map(|digits| (digits, 0)),
    };
    let found = found.and_then(|(digits, power)| digits.checked_mul(10u64.checked_pow(power)?));
    found.ok_or(format!("{typed} is no number"))
}
