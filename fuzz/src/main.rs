//! `onrecord-fuzz TARGET --bytes N --seconds S --seed K`: tries a target on inputs that are made up, until
//! so many bytes are tried or so many seconds are over. See `docs/testing.md`.

mod args;
mod run;

use args::Args;
use onrecord_fuzz::generate::Generator;
use onrecord_fuzz::{seeds, trial};
use std::process::ExitCode;

/// Threads of the library have this much stack where they read and extract.
const STACK: usize = 2 << 20;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    trial::listen();
    let tried = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || work(&args));
    let done = tried.map(|thread| thread.join());
    match done {
        Ok(Ok(Ok(0))) => ExitCode::SUCCESS,
        Ok(Ok(Ok(_))) => ExitCode::from(1),
        Ok(Ok(Err(error))) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        _ => {
            eprintln!("the harness itself failed");
            ExitCode::from(2)
        }
    }
}

/// Does what was asked for; returns how many faults there are.
fn work(args: &Args) -> std::io::Result<usize> {
    if let Some(folder) = &args.corpus {
        for task in &args.tasks {
            let count = seeds::write(task.target, folder)?;
            println!("{}: {count} seeds", task.target.name());
        }
        return Ok(0);
    }
    if let Some(file) = &args.input {
        let input = std::fs::read(file)?;
        return Ok(run::one(args.tasks[0].target, &input));
    }
    if let Some(file) = &args.save {
        let generator = Generator::new(args.tasks[0].target, args.seed);
        std::fs::write(file, generator.input(args.from))?;
        return Ok(0);
    }
    let mut faults = 0;
    for &task in &args.tasks {
        faults += run::run(task, args)?;
    }
    Ok(faults)
}
