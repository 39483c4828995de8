//! The command line: `onrecord extract story.txt`.
//!
//! [`args`] is what was typed, [`plan`] what it means; each subcommand has a file of its own that
//! carries a plan out. Data go to standard output, words for people to standard error.

mod args;
mod diff;
mod eval;
mod exit;
mod extract;
mod fail_on;
mod git;
mod output;
mod plan;
mod speaker;
mod summary;

use args::{Args, Command};
use clap::{CommandFactory as _, Parser as _};
use exit::Exit;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    let exit = match (args.completions, args.command) {
        (Some(shell), _) => completions(shell),
        (None, Some(Command::Extract(args))) => extract::run(plan::extract(args)),
        (None, Some(Command::Diff(args))) => diff::run(&plan::diff(args)),
        (None, Some(Command::Eval(args))) => eval::run(&plan::eval(args)),
        (None, None) => Exit::Failed, // clap has shown the help instead.
    };
    exit.into()
}

fn completions(shell: clap_complete::Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "onrecord", &mut script);
    exit::of(output::Output::stdout(onrecord::write::Paint::Plain).write_once(&script))
}
