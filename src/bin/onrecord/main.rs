//! The command line: `onrecord extract story.txt`.
//!
//! [`args`] has the arguments, [`plan`] what they mean; each command has a file that runs its plan, with
//! the extractor of [`setup`]. Data goes to stdout, messages to stderr.
//!
//! The Python package has this command, too: there this file is the root of a library (`python/cli`),
//! whose `run` gets the arguments of Python. So the two commands are one, and this file is all they share.

mod args;
mod bounded;
mod brat;
mod check;
mod checkpoint;
mod config;
mod diff;
mod eval;
mod exit;
mod extract;
mod fail_on;
mod git;
mod hidden;
mod init;
mod interrupt;
mod kept;
mod message_limit;
mod output;
mod output_lock;
mod people;
mod pipe;
mod plan;
mod progress;
mod report;
mod resume;
mod review;
mod rule;
mod run;
mod settings;
mod setup;
mod shell;
mod sink;
mod speaker;
mod speakers;
mod summary;
mod temporary;
mod usage;
mod verdict_output;
mod verify;

use args::{Args, Command};
use clap::{CommandFactory as _, Parser as _};
use exit::{Exit, report_error};
use settings::Settings;
use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with its own arguments.
pub fn main() -> ExitCode {
    run(env::args_os().collect()).into()
}

/// Runs a command line, whose first argument is the name of the program. Returns the exit code: 0 if all was
/// done, 1 if something was found, 2 if something could not be done.
///
/// It is for a program that does nothing else: it sets the hook for panics, and a signal may end the process.
pub fn run(arguments: Vec<OsString>) -> u8 {
    exit::report_panics();
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return usage::told(&error).code(),
    };
    let exit = match (args.completions, args.command) {
        (Some(shell), _) => completions(shell),
        (None, Some(command)) => match settings::load(&args.config) {
            Ok(settings) => execute(command, &settings),
            Err(error) => report_error(&error),
        },
        (None, None) => Exit::Failed, // clap has shown the help instead.
    };
    exit.code()
}

fn execute(command: Command, settings: &Settings) -> Exit {
    let done = match command {
        Command::Extract(args) => {
            plan::extract(args, settings).map(|plan| extract::run(&plan, settings))
        }
        Command::Diff(args) => plan::diff(args, settings).map(|plan| diff::run(&plan, settings)),
        Command::Verify(args) => {
            plan::verify(args, settings).map(|plan| verify::run(&plan, settings))
        }
        Command::Check(args) => plan::check(args, settings).map(|plan| check::run(&plan, settings)),
        Command::Review(args) => {
            plan::review(args, settings).map(|plan| review::run(&plan, settings))
        }
        Command::Rule(args) => Ok(rule::run(args.name.as_deref())),
        Command::Init(args) => Ok(init::run(&args.folder, settings)),
        Command::Config => Ok(config::run(settings)),
        Command::Speakers(args) => Ok(speakers::run(&plan::speakers(args, settings), settings)),
        Command::Eval(args) => Ok(eval::run(&plan::eval(args, settings), settings)),
    };
    done.unwrap_or_else(|error| report_error(&error))
}

fn completions(shell: clap_complete::Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "onrecord", &mut script);
    exit::of(output::Output::stdout(onrecord::write::ColorChoice::Plain).write_once(&script))
}
