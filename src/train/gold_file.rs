//! A gold file to train from: annotated stories with a weight.

use super::folds::Folds;
use super::story::GoldStory;
use crate::error::Error;
use crate::eval::Gold;
use rayon::prelude::*;

/// Annotated stories, one JSON object per line, as [`Gold::parse`] reads them.
#[derive(Clone, Debug)]
pub struct GoldFile {
    /// Its name in errors, in the table of folds (without `.jsonl`) and in the header of the model.
    pub name: String,
    /// What it holds.
    pub text: Vec<u8>,
    /// The weight of its quotes.
    pub weight: f64,
}

impl GoldFile {
    pub(super) fn stories(&self, folds: &Folds) -> Result<Vec<GoldStory>, Error> {
        let stem = self.stem();
        let lines = self.lines();
        let story = |(n, (at, line)): (usize, (usize, &[u8]))| {
            let gold = Gold::parse(&format!("{}:{}", self.name, at + 1), line)?;
            let fold = folds.of(stem, gold.document.id(), n);
            Ok(GoldStory::new(gold, self.weight, fold))
        };
        lines.into_par_iter().enumerate().map(story).collect()
    }

    /// Returns the lines that hold something, each with its number from 0.
    pub(super) fn lines(&self) -> Vec<(usize, &[u8])> {
        let lines = self.text.split(|&byte| byte == b'\n').enumerate();
        lines
            .filter(|(_, line)| !line.trim_ascii().is_empty())
            .collect()
    }

    /// Returns the name without folders and `.jsonl`.
    pub(super) fn stem(&self) -> &str {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        name.strip_suffix(".jsonl").unwrap_or(name)
    }
}
