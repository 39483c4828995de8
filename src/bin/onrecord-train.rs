//! `onrecord-train`: trains the attribution model from annotated stories.

#[allow(dead_code, reason = "`onrecord` resumes runs, the trainer does not")]
#[path = "onrecord/temporary.rs"]
mod temporary;

use clap::Parser;
use onrecord::Error;
use onrecord::train::{Folds, GoldFile, TrainOptions, Trainer};
use onrecord::visible::Visible;
use onrecord::write::{Jsonl, Writer, rows};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use temporary::Temporary;

/// Train the attribution model from annotated stories
///
/// Writes a model that the program reads: data/attribution_model.txt is built in, any other is tried
/// with `onrecord eval --model FILE`. Reports on stderr how good the model is on stories that it was
/// not trained on. The same gold and the same options give the same model, byte for byte.
#[derive(Debug, Parser)]
#[command(version, after_long_help = EXAMPLES)]
struct Args {
    /// Where to write the model
    model: PathBuf,

    /// Annotated stories (JSONL, see `onrecord eval --help`), with the weight of their quotes [default: 1]
    #[arg(value_name = "GOLD[:WEIGHT]", required = true, value_parser = gold_argument)]
    gold: Vec<(PathBuf, f64)>,

    /// Texts in which people marked which mentions mean the same (JSONL), with the weight of a mention: the
    /// entity ranker learns from them too; may be given many times
    #[arg(long, value_name = "FILE[:WEIGHT]", value_parser = gold_argument)]
    coreference: Vec<(PathBuf, f64)>,

    /// Table of folds: gold file without .jsonl, story id and fold, with tabs between, and a header line
    ///
    /// Stories that share text belong in one fold. Stories that are not listed are dealt out in turn.
    #[arg(long, value_name = "TSV")]
    folds: Option<PathBuf>,

    /// Number of folds, without --folds
    #[arg(long, value_name = "N", default_value_t = 5, conflicts_with = "folds", value_parser = clap::value_parser!(u8).range(2..))]
    fold_count: u8,

    /// Also train everything once per fold, and write the answers to the stories of that fold, as
    /// `onrecord extract --format jsonl` would; takes as long again as there are folds
    #[arg(long, value_name = "FILE")]
    held_out: Option<PathBuf>,

    /// Write the wrong answers to stories not trained on, with the words around each quote
    #[arg(long, value_name = "FILE")]
    misses: Option<PathBuf>,

    /// Weight of the template stories; 0 to do without them
    #[arg(long, value_name = "WEIGHT", default_value_t = 1.0)]
    templates: f64,

    /// Leave out quotes whose label has a smaller probability, under a model that has not seen the story
    #[arg(long, value_name = "P", default_value_t = 0.1)]
    min_label_probability: f64,

    /// Set a parameter of a forest, such as second.trees=120; may be given many times
    ///
    /// Stages: entity (whom a source means), pronoun (whom a pronoun elsewhere means), first (the pass
    /// over all candidates), second (the pass over the best six), confidence, all. Parameters: trees,
    /// leaves (at most 24), learning-rate, min-child-samples, l2, feature-fraction, subsample,
    /// nobody-weight, members, seed, origins (0 or 1), without (names of features). The header of the
    /// model lists the values in use.
    #[arg(long, value_name = "STAGE.PARAMETER=VALUE")]
    set: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  Train the built-in model again:
      onrecord-train data/attribution_model.txt polnear-train.jsonl wild-train.jsonl --folds folds.tsv

  Write held-out answers, and the wrong ones for reading:
      onrecord-train model.txt gold.jsonl --held-out held-out.jsonl --misses misses.txt

  Measure what a feature is worth:
      onrecord-train model.txt gold.jsonl --set all.without=CueBefore";

/// Parses `FILE` or `FILE:WEIGHT`.
fn gold_argument(argument: &str) -> Result<(PathBuf, f64), String> {
    let Some((file, weight)) = argument.rsplit_once(':') else {
        return Ok((argument.into(), 1.0));
    };
    match weight.parse::<f64>() {
        Ok(weight) if weight > 0.0 && weight.is_finite() => Ok((file.into(), weight)),
        _ => Err(format!(
            "`{weight}` is no weight: expected a number above 0"
        )),
    }
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&format!("error: {error}"));
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<(), Error> {
    let mut options = TrainOptions {
        templates: args.templates,
        min_label_probability: args.min_label_probability,
        ..TrainOptions::default()
    };
    args.set.iter().try_for_each(|set| options.set(set))?;
    let folds = match &args.folds {
        Some(file) => Folds::parse(&name(file), &read_text(file)?)?,
        None => Folds::in_turn(args.fold_count.into()),
    };
    let trainer = Trainer::new(&gold_files(&args.gold)?, &folds, options)?;
    let trainer = trainer.with_chains(&gold_files(&args.coreference)?)?;
    let trained = trainer.train();
    report(&trained.report);
    write(&args.model, trained.text.as_bytes())?;
    if let Some(file) = &args.misses {
        write(file, trained.misses.as_bytes())?;
    }
    if let Some(file) = &args.held_out {
        write_held_out(&trainer, file)?;
    }
    Ok(())
}

fn gold_files(arguments: &[(PathBuf, f64)]) -> Result<Vec<GoldFile>, Error> {
    let file = |(file, weight): &(PathBuf, f64)| {
        Ok(GoldFile {
            name: name(file),
            text: fs::read(file).map_err(|e| Error::io(name(file), e))?,
            weight: *weight,
        })
    };
    arguments.iter().map(file).collect()
}

/// Prints lines for people to stderr; a closed one stops nothing.
fn report(lines: &str) {
    let mut stderr = io::stderr().lock();
    for line in lines.lines() {
        let _ = writeln!(stderr, "{}", Visible(line));
    }
}

/// Writes the held-out answers as `onrecord extract --format jsonl` does.
fn write_held_out(trainer: &Trainer, file: &Path) -> Result<(), Error> {
    let mut lines = Vec::new();
    trainer.held_out(|analysis| {
        Jsonl
            .document(&analysis.document, &rows(analysis, 0.0), &mut lines)
            .map_err(|e| Error::io(name(file), e))
    })?;
    write(file, &lines)
}

fn name(path: &Path) -> String {
    onrecord::read::name(path)
}

fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|e| Error::io(name(path), e))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace(path, bytes).map_err(|e| Error::io(name(path), e))
}

/// Writes a file under a temporary name and renames it: after a kill there is the old file or the new one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Through a link the file it leads to is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let found = fs::metadata(&path);
    if found.as_ref().is_ok_and(|found| !found.is_file()) {
        // `/dev/stdout`, a named pipe: these cannot be replaced, only written to.
        return fs::write(&path, bytes);
    }
    let (mut file, temporary) = Temporary::beside(&path)?;
    if let Ok(found) = found {
        file.set_permissions(found.permissions())?;
    }
    file.write_all(bytes)?;
    temporary.rename()
}
