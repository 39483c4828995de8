//! The learned scorer: boosted trees over feature rows, read from `data/attribution_model.txt`.
//!
//! Trees hold whole numbers only, so that a score is the same on any machine. How they are learned
//! is told in `docs/accuracy.md`; the trainer is `examples/train`.

use super::feature::COUNT;
use super::forest::Forest;
use super::form::Forms;
use crate::error::{Error, ErrorKind};
use std::sync::OnceLock;

/// Units of a score to one in log-odds.
pub const UNIT: f32 = 1024.0;

/// What was learned: a forest for each look, and the way from the second's shares to a confidence.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The words that are told apart.
    pub(super) forms: Forms,
    /// Scores all candidates of a quote.
    pub(super) first: Forest,
    /// Scores the best of them again.
    pub(super) second: Forest,
    /// Points of the calibration, `(share, right)` in thousandths, both rising.
    calibration: Vec<(u16, u16)>,
}

impl Model {
    /// Returns the built-in model, parsed at first use.
    pub fn builtin() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            let parsed = Model::parse(
                "data/attribution_model.txt",
                include_str!("../../data/attribution_model.txt"),
            );
            // A test reads the file; a build whose file is broken abstains everywhere.
            debug_assert!(parsed.is_ok(), "{parsed:?}");
            parsed.unwrap_or_default()
        })
    }

    /// Parses a model.
    ///
    /// The text has one line `features N`, one line `calibration SHARE:RIGHT …`, lines
    /// `forms Feature word …`, and one line a tree, `first` or `second` and the tree in prefix order: `Feature mask no-branch yes-branch`,
    /// or a whole number for a leaf.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] with the line that is wrong.
    pub fn parse(name: &str, text: &str) -> Result<Model, Error> {
        let mut model = Model::default();
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
                        let number = |w: &str| w.parse().map_err(|_| wrong("not a number"));
                        model.calibration.push((number(raw)?, number(right)?));
                    }
                }
                Some("forms") => {
                    let place = words.next().unwrap_or_default();
                    let added = model.forms.add(place, words);
                    added.ok_or_else(|| wrong("no such place, or too many forms"))?;
                }
                // Trees are planted all at once, further down.
                Some("first" | "second") => {}
                Some(_) => {
                    return Err(wrong(
                        "expected features, calibration, forms, first or second",
                    ));
                }
            }
        }
        model.first = plant(name, text, "first ")?;
        model.second = plant(name, text, "second ")?;
        Ok(model)
    }

    /// Turns the share of an answer into how often such answers are right.
    pub(super) fn calibrate(&self, raw: f32) -> f32 {
        let x = raw * 1000.0;
        let mut below = (0.0, 0.0);
        for &(at, right) in &self.calibration {
            let point = (f32::from(at), f32::from(right));
            if x <= point.0 {
                let width = (point.0 - below.0).max(1.0);
                let y = below.1 + (point.1 - below.1) * (x - below.0) / width;
                return y / 1000.0;
            }
            below = point;
        }
        if self.calibration.is_empty() {
            raw
        } else {
            below.1 / 1000.0
        }
    }
}

/// Plants the trees whose lines begin with `look`.
fn plant(name: &str, text: &str, look: &str) -> Result<Forest, Error> {
    let all = text.lines().enumerate();
    let (numbers, trees): (Vec<usize>, Vec<&str>) = all
        .filter_map(|(n, line)| Some((n + 1, line.strip_prefix(look)?)))
        .unzip();
    Forest::plant(&trees).map_err(|tree| {
        let place = format!("{name}:{}", numbers[tree]);
        Error::new(ErrorKind::Syntax, place, "not a tree")
    })
}
