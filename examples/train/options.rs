//! What was asked for on the command line.

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
    /// Trees of the first look, and of the second.
    pub(crate) trees: [usize; 2],
    pub(crate) leaves: usize,
    pub(crate) rate: f64,
    pub(crate) least_rows: usize,
    pub(crate) l2: f64,
    /// The weight of a drill; 0 to go without.
    pub(crate) drills: f64,
    /// Forests of the second look, which count as one.
    pub(crate) bags: u64,
    pub(crate) doubt: f64,
    pub(crate) feature_share: f64,
    pub(crate) row_share: f64,
    pub(crate) nobody_weight: f64,
}

pub(crate) fn parse(args: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        out: String::new(),
        gold: Vec::new(),
        tests: Vec::new(),
        misses: None,
        folds: 5,
        trees: [120, 150],
        leaves: 24,
        rate: 0.08,
        least_rows: 40,
        l2: 5.0,
        drills: 0.5,
        bags: 4,
        doubt: 0.1,
        feature_share: 0.4,
        row_share: 0.7,
        nobody_weight: 1.0,
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
        if name == "misses" {
            options.misses = Some(value);
            continue;
        }
        if name == "test" {
            options.tests.push(gold_file(&value)?);
            continue;
        }
        let number: f64 = value
            .parse()
            .map_err(|_| format!("--{name}: {value} is no number"))?;
        match name {
            "folds" => options.folds = number as usize,
            "first-trees" => options.trees[0] = number as usize,
            "trees" => options.trees[1] = number as usize,
            "leaves" => options.leaves = number as usize,
            "rate" => options.rate = number,
            "least-rows" => options.least_rows = number as usize,
            "doubt" => options.doubt = number,
            "bags" => options.bags = number as u64,
            "drills" => options.drills = number,
            "l2" => options.l2 = number,
            "features" => options.feature_share = number,
            "rows" => options.row_share = number,
            "nobody" => options.nobody_weight = number,
            _ => return Err(format!("unknown option --{name}")),
        }
    }
    if options.gold.is_empty() {
        return Err("usage: train [--folds N] … OUT GOLD.jsonl[:WEIGHT]…".to_string());
    }
    Ok(options)
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
