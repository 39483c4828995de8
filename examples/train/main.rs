//! Trains the attribution model from annotated stories.
//!
//! ```text
//! cargo run --release --example train -- [--folds N] [--trees N] OUT GOLD.jsonl[:WEIGHT]…
//! ```
//!
//! The format of the gold files is described in `data/README.md`. The same input gives the same
//! bytes, on any number of threads.

mod boost;
mod calibrate;
mod gold;
mod grow;
mod options;

use boost::Boosted;
use gold::Group;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let options = options::parse(std::env::args().skip(1))?;
    let groups = gold::read_all(&options.gold)?;
    eprintln!(
        "{} quotes, {} rows",
        groups.len(),
        groups.iter().map(|g| g.rows.len()).sum::<usize>()
    );
    let held_out = calibrate::held_out(&groups, &options);
    calibrate::report(&held_out);
    let points = calibrate::isotonic(&held_out);
    let all: Vec<&Group> = groups.iter().collect();
    let model = Boosted::train(&all, &options);
    std::fs::write(&options.out, model.to_text(&points))?;
    Ok(())
}
