//! Trains the attribution model from annotated stories.
//!
//! ```text
//! cargo run --release --example train -- [--folds N] [--test GOLD.jsonl]… OUT GOLD.jsonl[:WEIGHT]…
//! ```
//!
//! The format of the gold files is described in `docs/evaluating.md`. The same input gives the same
//! bytes, on any number of threads.
#![allow(
    clippy::print_stderr,
    reason = "a program for the terminal; what it reports is no data"
)]

mod boost;
mod calibrate;
mod doubt;
mod drills;
mod folds;
mod gold;
mod grow;
mod options;

use onrecord::attribute::Model;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let options = options::parse(std::env::args().skip(1))?;
    let mut stories = gold::read_all(&options.gold)?;
    let most = options.gold.iter().map(|(_, weight)| *weight);
    let most = most.fold(0.0, f64::max);
    // The file that weighs most is the one whose annotation is aimed at.
    for story in &mut stories {
        story.origin = u8::from(story.weight < most);
    }
    if options.drills > 0.0 {
        for line in drills::stories() {
            let mut story = gold::Story::new(line, options.drills)?;
            story.drill = true;
            stories.push(story);
        }
    }
    let trained = folds::train(&stories, &options);
    calibrate::report("held out", &trained.held_out);
    if let Some(file) = &options.misses {
        let misses: String = trained
            .held_out
            .iter()
            .filter_map(|a| {
                Some(format!(
                    "{:.4} {}",
                    calibrate::odds(a.score),
                    a.miss.as_ref()?
                ))
            })
            .collect();
        std::fs::write(file, misses)?;
    }
    let model = Model::parse(&options.out, &trained.text)?;
    for test in &options.tests {
        let stories = gold::read_all(std::slice::from_ref(test))?;
        let stories = stories.iter().enumerate();
        let answers: Vec<_> = stories.flat_map(|(n, s)| s.answer(n, &model)).collect();
        calibrate::report(&test.0, &answers);
    }
    std::fs::write(&options.out, trained.text)?;
    Ok(())
}
