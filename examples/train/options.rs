//! What was asked for on the command line.

use onrecord::attribute::Feature;

/// How to train, from what, and where to.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) out: String,
    /// Gold files with the weight of their quotes.
    pub(crate) gold: Vec<(String, f64)>,
    /// Gold files that are only answered, to see how good the model is.
    pub(crate) tests: Vec<(String, f64)>,
    /// Where to list the wrong answers to held-out stories.
    pub(crate) misses: Option<String>,
    pub(crate) folds: usize,
    /// The weight of a drill; 0 to go without.
    pub(crate) drills: f64,
    /// Answers with a smaller share than this, in the eyes of a model that has not seen the story,
    /// are slips of the annotation: left out.
    pub(crate) doubt: f64,
    /// The first look has many candidates to see and has to be quick.
    pub(crate) first: Growth,
    pub(crate) second: Growth,
    /// Which answers are right: there are fewer answers than rows.
    pub(crate) doubting: Growth,
}

/// How trees are grown. The values were chosen by the held-out figures of the training files.
#[derive(Clone, Debug)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    /// How much of what is still wrong a tree takes on.
    pub(crate) rate: f64,
    /// The fewest rows of a leaf.
    pub(crate) least_rows: usize,
    pub(crate) l2: f64,
    /// The share of the features, and of the questions, that a tree sees.
    pub(crate) feature_share: f64,
    pub(crate) row_share: f64,
    /// The weight of questions whose answer is nobody.
    pub(crate) nobody_weight: f64,
    /// Forests that count as one.
    pub(crate) bags: u64,
    /// Which throws of the dice.
    pub(crate) seed: u64,
    /// Whether trees see whose annotation a row is from.
    pub(crate) origins: bool,
    /// Features that no tree sees, to learn what they are worth.
    pub(crate) without: Vec<usize>,
}

pub(crate) fn parse(args: impl Iterator<Item = String>) -> Result<Options, String> {
    let second = Growth {
        trees: 90,
        leaves: 20,
        rate: 0.11,
        least_rows: 40,
        l2: 5.0,
        feature_share: 0.3,
        row_share: 0.7,
        nobody_weight: 1.0,
        bags: 4,
        without: Vec::new(),
        seed: 0,
        origins: true,
    };
    let mut options = Options {
        out: String::new(),
        gold: Vec::new(),
        tests: Vec::new(),
        misses: None,
        folds: 5,
        drills: 1.0,
        doubt: 0.1,
        first: Growth {
            trees: 50,
            rate: 0.16,
            bags: 3,
            ..second.clone()
        },
        doubting: Growth {
            trees: 32,
            leaves: 8,
            rate: 0.2,
            feature_share: 0.6,
            ..second.clone()
        },
        second,
    };
    let mut args = args.peekable();
    while let Some(arg) = args.next() {
        let Some(name) = arg.strip_prefix("--") else {
            if options.out.is_empty() {
                options.out = arg;
            } else {
                options.gold.push(gold_file(&arg)?);
            }
            continue;
        };
        let value = args
            .next()
            .ok_or_else(|| format!("--{name} needs a value"))?;
        options.set(name, &value)?;
    }
    if options.gold.is_empty() {
        return Err("usage: train [--folds N] … OUT GOLD.jsonl[:WEIGHT]…".to_string());
    }
    Ok(options)
}

impl Options {
    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "misses" => self.misses = Some(value.to_owned()),
            "without" => self.leave_out(value)?,
            "test" => self.tests.push(gold_file(value)?),
            _ => self.set_number(name, number(name, value)?)?,
        }
        Ok(())
    }

    fn leave_out(&mut self, names: &str) -> Result<(), String> {
        for name in names.split(',') {
            let feature = Feature::ALL.iter().position(|(known, _)| *known == name);
            let feature = feature.ok_or_else(|| format!("{name} is no feature"))?;
            for growth in [&mut self.first, &mut self.second, &mut self.doubting] {
                growth.without.push(feature);
            }
        }
        Ok(())
    }

    fn set_number(&mut self, name: &str, number: f64) -> Result<(), String> {
        match name {
            "folds" => self.folds = number as usize,
            "drills" => self.drills = number,
            "seed" | "origins" => {
                for growth in [&mut self.first, &mut self.second, &mut self.doubting] {
                    growth.set(name, number)?;
                }
            }
            "doubt" => self.doubt = number,
            _ => match name.split_once('-') {
                Some(("first", name)) => self.first.set(name, number)?,
                Some(("doubting", name)) => self.doubting.set(name, number)?,
                _ => self.second.set(name, number)?,
            },
        }
        Ok(())
    }
}

impl Growth {
    fn set(&mut self, name: &str, number: f64) -> Result<(), String> {
        match name {
            "trees" => self.trees = number as usize,
            "leaves" => self.leaves = number as usize,
            "rate" => self.rate = number,
            "least-rows" => self.least_rows = number as usize,
            "l2" => self.l2 = number,
            "features" => self.feature_share = number,
            "rows" => self.row_share = number,
            "nobody" => self.nobody_weight = number,
            "seed" => self.seed = number as u64,
            "origins" => self.origins = number > 0.0,
            "bags" => self.bags = number as u64,
            _ => return Err(format!("unknown option --{name}")),
        }
        Ok(())
    }
}

fn number(name: &str, value: &str) -> Result<f64, String> {
    value
        .parse()
        .map_err(|_| format!("--{name}: {value} is no number"))
}

fn gold_file(arg: &str) -> Result<(String, f64), String> {
    match arg.rsplit_once(':') {
        None => Ok((arg.to_string(), 1.0)),
        Some((file, weight)) => {
            let weight = weight.parse().map_err(|_| format!("{arg}: not a weight"))?;
            Ok((file.to_string(), weight))
        }
    }
}
