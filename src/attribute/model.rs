//! The learned scorer: boosted trees over feature rows, read from `data/attribution_model.txt`, which the build
//! script packs (`build/model.rs`).
//!
//! Trees hold whole numbers only, so that a score is the same on any machine. How they are learned
//! is described in `docs/experiments.md`; the trainer is `src/train`.

use super::features::{Feature, Row, SCHEMA, Vocabularies};
use crate::coref::{ENTITY_SCHEMA, EntityFeature, EntityRanker};
use crate::error::{Error, ErrorKind};
use crate::rank::{FlatTree, Forest};

/// What was learned: a forest for each pass, one for the confidence of an answer, and the calibration
/// from its score to a probability.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The words that are distinguished.
    pub(super) words: Vocabularies,
    /// Tells which entity a mention means.
    pub(crate) entities: EntityRanker,
    /// Scores all candidates of a quote.
    pub(super) first: Forest,
    /// Scores the best of them again.
    pub(super) second: Forest,
    /// Scores an answer by how likely it is right.
    pub(super) confidence: Forest,
    /// Points of the calibration: a score of the confidence forest, and how many in ten thousand answers with
    /// it are right; both rising.
    pub(super) calibration: Vec<(i32, u16)>,
}

/// Why a model is refused whose features are not those of the program.
const OTHER_FEATURES: &str =
    "the model was trained for other features than this program has: train it again";

impl Model {
    /// Parses a model.
    ///
    /// The text has one line `schema HASH HASH` with the hashes of the features of attribution and of the entity
    /// ranker, one line `calibration SCORE:RIGHT …`, one line `members N N N N` with the ensemble members of the
    /// first pass, the second, and the entity ranker for sources and for pronouns, lines `words Feature word …`, a
    /// line `heads word …`, and one line per tree: `first`, `second`, `confidence`, `entity` or `pronoun`, and the tree
    /// in prefix order, `Feature mask no-branch yes-branch`, or a whole number for a leaf.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] with the line that is wrong; for a model that was trained for other features,
    /// or does not say for which.
    pub fn parse(name: &str, text: &str) -> Result<Model, Error> {
        let mut model = Model::default();
        let mut members = [1, 1, 1, 1];
        let mut fits = false;
        for (n, line) in text.lines().enumerate() {
            let wrong =
                |what: &str| Error::new(ErrorKind::Syntax, format!("{name}:{}", n + 1), what);
            let mut words = line.split_ascii_whitespace();
            match words.next() {
                None | Some("#") => {}
                Some("schema") => {
                    let hash = words.next().and_then(|w| u64::from_str_radix(w, 16).ok());
                    let entities = words.next().and_then(|w| u64::from_str_radix(w, 16).ok());
                    if hash != Some(SCHEMA) || entities != Some(ENTITY_SCHEMA) {
                        return Err(wrong(OTHER_FEATURES));
                    }
                    fits = true;
                }
                Some("heads") => {
                    let added = words.try_for_each(|word| model.entities.add_head(word));
                    added.ok_or_else(|| wrong("too many words"))?;
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
                Some("members") => {
                    for members in &mut members {
                        let number = words.next().and_then(|w| w.parse().ok());
                        *members = number.ok_or_else(|| wrong("not a number"))?;
                    }
                }
                Some("words") => {
                    let place = words.next().unwrap_or_default();
                    let added = model.words.add(place, words);
                    added.ok_or_else(|| wrong("no such feature, or too many words"))?;
                }
                // Trees are parsed all at once, below.
                Some("first" | "second" | "confidence" | "entity" | "pronoun") => {}
                Some(_) => {
                    return Err(wrong(
                        "expected schema, calibration, members, words, heads, entity, pronoun, first, second or confidence",
                    ));
                }
            }
        }
        if !fits {
            return Err(Error::new(ErrorKind::Syntax, name, OTHER_FEATURES));
        }
        let parse = |stage, features, members| forest(name, text, stage, features, members);
        model.first = parse("first ", Feature::ALL, members[0])?;
        model.second = parse("second ", Feature::ALL, members[1])?;
        model.confidence = parse("confidence ", Feature::ALL, 1)?;
        let [sources, pronouns] = model.entities.forests();
        *sources = parse("entity ", EntityFeature::ALL, members[2])?;
        *pronouns = parse("pronoun ", EntityFeature::ALL, members[3])?;
        Ok(model)
    }

    /// Returns how often answers with such a row are right.
    pub(super) fn confidence(&self, row: &Row) -> f32 {
        let mut scores = Vec::with_capacity(1);
        self.confidence
            .score(std::slice::from_ref(row), &mut scores);
        self.calibrate(scores.first().copied().unwrap_or_default())
    }

    /// Returns a model with a calibration and nothing else, for the trainer to measure with.
    #[cfg(feature = "train")]
    pub(crate) fn with_calibration(calibration: Vec<(i32, u16)>) -> Model {
        Model {
            calibration,
            ..Model::default()
        }
    }

    /// Turns a score into how often answers with that score are right: straight between the points.
    pub(crate) fn calibrate(&self, score: i32) -> f32 {
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

/// Parses the trees whose lines begin with `stage`.
fn forest(
    name: &str,
    text: &str,
    stage: &str,
    features: &'static [(&'static str, bool)],
    members: usize,
) -> Result<Forest, Error> {
    let mut trees = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if let Some(tree) = line.strip_prefix(stage) {
            let place = || format!("{name}:{}", n + 1);
            let tree = FlatTree::parse(tree, features);
            trees.push(tree.ok_or_else(|| Error::new(ErrorKind::Syntax, place(), "not a tree"))?);
        }
    }
    Ok(Forest::new(&trees, members))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(calibration: &str) -> Result<Model, Error> {
        Model::parse(
            "model.txt",
            &format!("schema {SCHEMA:016x} {ENTITY_SCHEMA:016x}\n{calibration}\n"),
        )
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
