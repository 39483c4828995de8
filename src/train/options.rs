//! How to train: the three forests and how each is grown.

use crate::attribute::Feature;
use crate::coref::EntityFeature;
use crate::error::{Error, ErrorKind};
use std::fmt;

/// How to train.
#[derive(Clone, Debug)]
pub struct TrainOptions {
    /// The weight of a template story; 0 to do without them.
    pub templates: f64,
    /// Quotes whose label has a smaller probability than this, under a model that has not seen the
    /// story, are taken for errors of the annotation and left out.
    pub min_label_probability: f64,
    /// The entity ranker, which tells whom a mention means.
    pub entity: Growth,
    /// The entity ranker for pronouns that are no source of a quote: it is asked in other texts than extraction, so
    /// that it may be larger.
    pub pronoun: Growth,
    /// The first pass, which scores all candidates.
    pub first: Growth,
    /// The second pass, which scores the best of them.
    pub second: Growth,
    /// The confidence model: there are fewer answers than rows.
    pub confidence: Growth,
}

/// How a forest is grown. The defaults were chosen by the held-out figures of the training files.
#[derive(Clone, Debug)]
pub struct Growth {
    /// Trees in each ensemble member.
    pub trees: usize,
    /// Leaves of a tree.
    pub leaves: usize,
    /// Shrinkage of each tree.
    pub learning_rate: f64,
    /// The fewest rows in a leaf.
    pub min_child_samples: usize,
    /// The L2 penalty of leaf values.
    pub l2: f64,
    /// The fraction of the features that a tree sees.
    pub feature_fraction: f64,
    /// The fraction of the quotes that a tree sees.
    pub subsample: f64,
    /// The weight of quotes whose answer is nobody.
    pub nobody_weight: f64,
    /// Ensemble members, each with its own random seed.
    pub members: u64,
    /// The random seed.
    pub seed: u64,
    /// Whether trees see whose annotation a row is from.
    pub origins: bool,
    /// Features that no tree sees, to measure what they are worth.
    pub without: Vec<String>,
}

impl Default for TrainOptions {
    fn default() -> TrainOptions {
        let second = Growth {
            trees: 90,
            leaves: 20,
            learning_rate: 0.11,
            min_child_samples: 40,
            l2: 5.0,
            feature_fraction: 0.3,
            subsample: 0.7,
            nobody_weight: 1.0,
            members: 4,
            seed: 1,
            origins: true,
            without: Vec::new(),
        };
        TrainOptions {
            templates: 1.0,
            min_label_probability: 0.1,
            entity: Growth {
                trees: 80,
                leaves: 12,
                learning_rate: 0.1,
                min_child_samples: 15,
                feature_fraction: 0.3,
                members: 1,
                ..second.clone()
            },
            pronoun: Growth {
                trees: 160,
                learning_rate: 0.08,
                min_child_samples: 15,
                members: 1,
                ..second.clone()
            },
            first: Growth {
                trees: 50,
                learning_rate: 0.16,
                members: 3,
                ..second.clone()
            },
            confidence: Growth {
                trees: 80,
                leaves: 12,
                learning_rate: 0.1,
                feature_fraction: 0.6,
                members: 2,
                ..second.clone()
            },
            second,
        }
    }
}

impl TrainOptions {
    /// Sets one parameter, written `STAGE.PARAMETER=VALUE`: `second.trees=120`. A stage is `entity`, `pronoun`, `first`,
    /// `second`, `confidence` or `all`, a parameter a field of [`Growth`]. `all.without=A,B` takes
    /// names of features.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] for an unknown name or a value that does not fit.
    pub fn set(&mut self, setting: &str) -> Result<(), Error> {
        let wrong = |what: String| Error::new(ErrorKind::Syntax, setting, what);
        let parts = setting.split_once('=').and_then(|(name, value)| {
            let (stage, parameter) = name.split_once('.')?;
            Some((stage, parameter, value))
        });
        let Some((stage, parameter, value)) = parts else {
            return Err(wrong("expected STAGE.PARAMETER=VALUE".to_owned()));
        };
        let stages: &mut [&mut Growth] = match stage {
            "entity" => &mut [&mut self.entity],
            "pronoun" => &mut [&mut self.pronoun],
            "first" => &mut [&mut self.first],
            "second" => &mut [&mut self.second],
            "confidence" => &mut [&mut self.confidence],
            "all" => &mut [
                &mut self.entity,
                &mut self.pronoun,
                &mut self.first,
                &mut self.second,
                &mut self.confidence,
            ],
            _ => {
                let stages = "entity, pronoun, first, second, confidence or all";
                return Err(wrong(format!("no stage `{stage}`: expected {stages}")));
            }
        };
        for growth in stages {
            growth.set(parameter, value).map_err(&wrong)?;
        }
        Ok(())
    }
}

impl Growth {
    fn set(&mut self, parameter: &str, value: &str) -> Result<(), String> {
        if parameter == "without" {
            for name in value.split(',') {
                let mut known = Feature::ALL.iter().chain(EntityFeature::ALL);
                if !known.any(|(known, _)| *known == name) {
                    return Err(format!("no feature `{name}`"));
                }
                self.without.push(name.to_owned());
            }
            return Ok(());
        }
        let number: f64 = value
            .parse()
            .map_err(|_| format!("`{value}` is not a number"))?;
        if !(0.0..=1e6).contains(&number) {
            return Err(format!("`{value}` is not between 0 and 1000000"));
        }
        let whole = number as usize;
        match parameter {
            "trees" => self.trees = whole,
            "leaves" => {
                let most = crate::rank::tree::MAX_LEAVES;
                if !(2..=most).contains(&whole) {
                    return Err(format!("a tree has 2 to {most} leaves"));
                }
                self.leaves = whole;
            }
            "learning-rate" => self.learning_rate = number,
            "min-child-samples" => self.min_child_samples = whole,
            "l2" => self.l2 = number,
            "feature-fraction" => self.feature_fraction = number,
            "subsample" => self.subsample = number,
            "nobody-weight" => self.nobody_weight = number,
            "members" => self.members = (whole as u64).max(1),
            "seed" => self.seed = whole as u64,
            "origins" => self.origins = number > 0.0,
            _ => {
                let known = "trees, leaves, learning-rate, min-child-samples, l2, feature-fraction, subsample, nobody-weight, members, seed, origins or without";
                return Err(format!("no parameter `{parameter}`: expected {known}"));
            }
        }
        Ok(())
    }
}

impl fmt::Display for TrainOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "templates={} min-label-probability={}",
            self.templates, self.min_label_probability
        )?;
        let stages = [
            ("entity", &self.entity),
            ("pronoun", &self.pronoun),
            ("first", &self.first),
            ("second", &self.second),
            ("confidence", &self.confidence),
        ];
        stages
            .iter()
            .try_for_each(|(stage, growth)| growth.write(stage, f))
    }
}

impl Growth {
    fn write(&self, stage: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            " {stage}.trees={} {stage}.leaves={} {stage}.learning-rate={} {stage}.min-child-samples={} {stage}.l2={}",
            self.trees, self.leaves, self.learning_rate, self.min_child_samples, self.l2
        )?;
        write!(
            f,
            " {stage}.feature-fraction={} {stage}.subsample={} {stage}.nobody-weight={} {stage}.members={} {stage}.seed={} {stage}.origins={}",
            self.feature_fraction,
            self.subsample,
            self.nobody_weight,
            self.members,
            self.seed,
            u8::from(self.origins)
        )?;
        for feature in &self.without {
            write!(f, " {stage}.without={feature}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_header_says_can_be_set_again() {
        let mut options = TrainOptions::default();
        for setting in ["second.trees=7", "all.seed=3", "first.without=Rank"] {
            options.set(setting).expect(setting);
        }
        let written = options.to_string();
        let mut again = TrainOptions::default();
        for setting in written.split(' ').skip(2) {
            again.set(setting).expect(setting);
        }
        assert_eq!(again.to_string(), written);
    }

    #[test]
    fn a_wrong_setting_says_what_is_expected() {
        for (setting, expected) in [
            ("trees=7", "expected STAGE.PARAMETER=VALUE"),
            (
                "third.trees=7",
                "entity, pronoun, first, second, confidence or all",
            ),
            ("first.twigs=7", "expected trees, leaves"),
            ("first.trees=many", "not a number"),
            ("first.leaves=40", "2 to"),
            ("first.without=Moon", "no feature `Moon`"),
        ] {
            let error = TrainOptions::default().set(setting).expect_err(setting);
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}
