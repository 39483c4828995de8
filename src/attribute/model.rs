//! The learned scorer: boosted trees over feature rows, read from `data/attribution_model.txt`, which the build
//! script packs (`build/model.rs`).
//!
//! Trees hold whole numbers only, so that a score is the same on any machine. How they are learned
//! is told in `docs/accuracy.md`; the trainer is `examples/train`.

use super::feature::{COUNT, Row};
use super::forest::Forest;
use super::form::Forms;
use super::tree::FlatTree;
use crate::error::{Error, ErrorKind};

/// Units of a score to one in log-odds.
pub const UNIT: f32 = 1024.0;

/// What was learned: a forest for each look, one for the doubt about an answer, and the way from
/// its score to a confidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The words that are told apart.
    pub(super) forms: Forms,
    /// Scores all candidates of a quote.
    pub(super) first: Forest,
    /// Scores the best of them again.
    pub(super) second: Forest,
    /// Scores an answer by how likely it is right.
    pub(super) doubt: Forest,
    /// Points of the calibration: a score of the doubt, and how many in ten thousand answers with
    /// it are right; both rising.
    pub(super) calibration: Vec<(i32, u16)>,
}

impl Model {
    /// Parses a model.
    ///
    /// The text has one line `features N`, one line `calibration SCORE:RIGHT …`, one line `bags N N` with
    /// the bags of the first and the second look, lines `forms Feature word …`, and one line a tree, `first`, `second` or
    /// `doubt` and the tree in prefix order: `Feature mask no-branch yes-branch`,
    /// or a whole number for a leaf.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] with the line that is wrong.
    pub fn parse(name: &str, text: &str) -> Result<Model, Error> {
        let mut model = Model::default();
        let mut bags = [1, 1];
        for (n, line) in text.lines().enumerate() {
            let wrong =
                |what: &str| Error::new(ErrorKind::Syntax, format!("{name}:{}", n + 1), what);
            let mut words = line.split_ascii_whitespace();
            match words.next() {
                None | Some("#") => {}
                Some("features") => {
                    let count = words.next().and_then(|w| w.parse().ok());
                    if count != Some(COUNT) {
                        return Err(wrong("the model was trained for other features"));
                    }
                }
                Some("calibration") => {
                    for point in words {
                        let (raw, right) =
                            point.split_once(':').ok_or_else(|| wrong("no colon"))?;
                        let score = raw.parse().map_err(|_| wrong("not a number"))?;
                        let right = right.parse().map_err(|_| wrong("not a number"))?;
                        let rises = |&(s, r): &(i32, u16)| s < score && r < right;
                        if !model.calibration.last().is_none_or(rises) {
                            return Err(wrong("the calibration does not rise"));
                        }
                        model.calibration.push((score, right));
                    }
                }
                Some("bags") => {
                    for bags in &mut bags {
                        let number = words.next().and_then(|w| w.parse().ok());
                        *bags = number.ok_or_else(|| wrong("not a number"))?;
                    }
                }
                Some("forms") => {
                    let place = words.next().unwrap_or_default();
                    let added = model.forms.add(place, words);
                    added.ok_or_else(|| wrong("no such place, or too many forms"))?;
                }
                // Trees are planted all at once, further down.
                Some("first" | "second" | "doubt") => {}
                Some(_) => {
                    return Err(wrong(
                        "expected features, calibration, bags, forms, first, second or doubt",
                    ));
                }
            }
        }
        model.first = plant(name, text, "first ", bags[0])?;
        model.second = plant(name, text, "second ", bags[1])?;
        model.doubt = plant(name, text, "doubt ", 1)?;
        Ok(model)
    }

    /// Tells from the row of an answer how often answers like it are right.
    pub(super) fn confidence(&self, row: &Row) -> f32 {
        let mut scores = Vec::with_capacity(1);
        self.doubt.score(std::slice::from_ref(row), &mut scores);
        self.calibrate(scores.first().copied().unwrap_or_default())
    }

    /// Turns a score into how often answers with that score are right: straight between the points.
    fn calibrate(&self, score: i32) -> f32 {
        let above = self.calibration.partition_point(|&(at, _)| at < score);
        let right = |point: &(i32, u16)| f32::from(point.1) / 10_000.0;
        match (above.checked_sub(1), self.calibration.get(above)) {
            (None, None) => 0.5,
            (None, Some(first)) => right(first),
            (Some(last), None) => right(&self.calibration[last]),
            (Some(below), Some(above)) => {
                let below = &self.calibration[below];
                let way = (score - below.0) as f32 / (above.0 - below.0) as f32;
                right(below) + (right(above) - right(below)) * way
            }
        }
    }
}

/// Plants the trees whose lines begin with `look`.
fn plant(name: &str, text: &str, look: &str, bags: usize) -> Result<Forest, Error> {
    let mut trees = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if let Some(tree) = line.strip_prefix(look) {
            let place = || format!("{name}:{}", n + 1);
            let tree = FlatTree::parse(tree);
            trees.push(tree.ok_or_else(|| Error::new(ErrorKind::Syntax, place(), "not a tree"))?);
        }
    }
    Ok(Forest::new(&trees, bags))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(calibration: &str) -> Result<Model, Error> {
        Model::parse("model.txt", &format!("features {COUNT}\n{calibration}\n"))
    }

    #[test]
    fn of_two_answers_the_one_with_the_higher_score_is_more_sure() {
        let model = model("calibration -1000:5000 1000:9000 3000:9900").expect("a model");
        assert_eq!(model.calibrate(-2000), 0.5);
        assert_eq!(model.calibrate(0), 0.7);
        assert_eq!(model.calibrate(4000), 0.99);
        let sure: Vec<f32> = (-1000..=3000).map(|score| model.calibrate(score)).collect();
        assert!(sure.windows(2).all(|two| two[0] < two[1]));
    }

    #[test]
    fn a_calibration_that_falls_is_refused_with_its_line() {
        for points in ["0:5000 0:6000", "0:5000 100:5000", "0:5000 100:4000"] {
            let refused = model(&format!("calibration {points}")).expect_err(points);
            assert!(refused.to_string().starts_with("model.txt:2:"), "{refused}");
        }
    }
}
