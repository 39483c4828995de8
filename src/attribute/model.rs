//! The learned scorer: boosted trees over feature rows, read from `data/attribution_model.txt`.
//!
//! Trees hold whole numbers only, so that a score is the same on any machine. How they are learned
//! is told in `docs/accuracy.md`; the trainer is `examples/train`.

use super::feature::{COUNT, Feature, Row};
use crate::error::{Error, ErrorKind};
use std::sync::OnceLock;

/// Units of a score to one in log-odds.
pub const UNIT: f32 = 1024.0;

/// A sum of trees, with the way from its scores to a confidence.
#[derive(Clone, Debug, Default)]
pub struct Model {
    nodes: Vec<Node>,
    roots: Vec<u32>,
    /// Points of the calibration, `(raw, right)` in thousandths, both rising.
    calibration: Vec<(u16, u16)>,
}

/// A question to one feature, or a leaf.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The values that go right.
    mask: u64,
    /// The node for a value outside the mask, or behind it for one inside; for a leaf, its score.
    next: [i32; 2],
    feature: u8,
    leaf: bool,
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
    /// The text has one line `features N`, one line `calibration RAW:RIGHT …`, and one line a tree
    /// in prefix order: `Feature mask no-branch yes-branch`, or a whole number for a leaf.
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
                Some("tree") => {
                    let root = model.nodes.len() as u32;
                    model
                        .tree(&mut words, 0)
                        .ok_or_else(|| wrong("not a tree"))?;
                    model.roots.push(root);
                }
                Some(_) => return Err(wrong("expected features, calibration or tree")),
            }
        }
        Ok(model)
    }

    fn tree<'w>(&mut self, words: &mut impl Iterator<Item = &'w str>, depth: usize) -> Option<i32> {
        let at = self.nodes.len();
        let word = words.next()?;
        if let Ok(score) = word.parse::<i32>() {
            self.nodes.push(Node {
                mask: 0,
                next: [score; 2],
                feature: 0,
                leaf: true,
            });
            return Some(at as i32);
        }
        if depth > 60 {
            return None;
        }
        let feature = Feature::ALL.iter().position(|(name, _)| *name == word)? as u8;
        let mask = u64::from_str_radix(words.next()?, 16).ok()?;
        self.nodes.push(Node {
            mask,
            next: [0; 2],
            feature,
            leaf: false,
        });
        let no = self.tree(words, depth + 1)?;
        let yes = self.tree(words, depth + 1)?;
        self.nodes[at].next = [no, yes];
        Some(at as i32)
    }

    /// Returns the score of a row, in units of [`UNIT`].
    pub fn score(&self, row: &Row) -> i32 {
        let mut sum = 0;
        for &root in &self.roots {
            let mut node = &self.nodes[root as usize];
            while !node.leaf {
                let value = row[usize::from(node.feature)];
                let inside = (node.mask >> value) & 1;
                node = &self.nodes[node.next[inside as usize] as usize];
            }
            sum += node.next[0];
        }
        sum
    }

    /// Turns a share of certainty into how often such answers are right.
    pub fn calibrate(&self, raw: f32) -> f32 {
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
