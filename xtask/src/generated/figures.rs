//! The measured figures of README.md and docs/accuracy.md, from one file of scores.
//!
//! `docs/figures.json` has what `onrecord eval --format json` printed for each set of annotated
//! stories, without the lists. So no figure is typed by hand, and both pages have the same.

use super::Part;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Where the scores are kept.
pub(crate) const FIGURES: &str = "docs/figures.json";

/// What a set of annotated stories is called.
struct SetName {
    name: &'static str,
    /// In docs/accuracy.md.
    about: &'static str,
    /// In the README, after the number of stories; nothing for a set that is not in there.
    short: Option<&'static str>,
}

const SETS: [SetName; 4] = [
    SetName {
        name: "seed",
        about: "one story, many roles",
        short: None,
    },
    SetName {
        name: "cases",
        about: "a hard construction each",
        short: None,
    },
    SetName {
        name: "polnear-dev",
        about: "US politics",
        short: Some("of US politics, 2015–16"),
    },
    SetName {
        name: "wild-dev",
        about: "many outlets and topics",
        short: Some("of many outlets and topics"),
    },
];

/// The figures that are kept, by their path in the output of `onrecord eval`.
const KEPT: [&str; 8] = [
    "documents",
    "gold_quotes",
    "detection/f1",
    "mention/f1",
    "speaker/f1",
    "abstention",
    "calibration_error",
    "answered_at_99",
];

/// The figures of every set.
pub(crate) struct Sets {
    sets: BTreeMap<String, Map<String, Value>>,
}

impl Sets {
    /// Reads the scores of the repository at `root`.
    ///
    /// # Errors
    /// The sentence for a file that is no such table.
    pub(crate) fn read(root: &Path) -> Result<Sets, String> {
        let json = super::read(root, FIGURES)?;
        let sets = serde_json::from_str(&json).map_err(|e| format!("{FIGURES}: {e}"))?;
        Ok(Sets { sets })
    }

    /// Takes in what `onrecord eval --format json` printed for a set.
    ///
    /// # Errors
    /// The sentence for an output without one of the figures.
    #[allow(
        dead_code,
        reason = "the test that includes this module measures nothing"
    )]
    pub(crate) fn insert(&mut self, name: &str, printed: &str) -> Result<(), String> {
        let printed: Value = serde_json::from_str(printed).map_err(|e| format!("{name}: {e}"))?;
        let mut set = Map::new();
        for path in KEPT {
            let value = printed.pointer(&format!("/{path}"));
            let value = value.ok_or_else(|| format!("{name}: no {path}"))?;
            set.insert(path.to_owned(), value.clone());
        }
        self.sets.insert(name.to_owned(), set);
        Ok(())
    }

    /// Prints the file: a set per line, its figures in order.
    #[allow(
        dead_code,
        reason = "the test that includes this module measures nothing"
    )]
    pub(crate) fn to_json(&self) -> String {
        let sets = self.sets.iter().map(|(name, set)| {
            let figures = KEPT.map(|path| format!("\"{path}\": {}", set[path]));
            format!("  \"{name}\": {{{}}}", figures.join(", "))
        });
        format!("{{\n{}\n}}\n", sets.collect::<Vec<_>>().join(",\n"))
    }

    /// The table of docs/accuracy.md.
    pub(crate) fn accuracy(&self) -> Part {
        let mut text = "| gold | stories | quotes | found, F1 | mention F1 | speaker F1 | \
                        abstention | calibration error | answered at 99 % |\n"
            .to_owned();
        text += "|---|---|---|---|---|---|---|---|---|\n";
        for SetName { name, about, .. } in SETS {
            if let Some(set) = self.sets.get(name) {
                let figures = KEPT.map(|path| shown(&set[path]));
                let _ = writeln!(
                    text,
                    "| `{name}.jsonl`: {about} | {} |",
                    figures.join(" | ")
                );
            }
        }
        Part {
            marker: "figures",
            text,
        }
    }

    /// The table of the README.
    pub(crate) fn readme(&self) -> Part {
        let mut text = "| stories | quotes | mention F1 | speaker F1 | not speech, left alone | \
                        calibration error | answered at 99 % |\n"
            .to_owned();
        text += "|---|---|---|---|---|---|---|\n";
        for SetName { name, short, .. } in SETS {
            if let (Some(set), Some(short)) = (self.sets.get(name), short) {
                let [stories, quotes, _, figures @ ..] = KEPT.map(|path| shown(&set[path]));
                let figures = figures.join(" | ");
                let _ = writeln!(text, "| {stories} {short} | {quotes} | {figures} |");
            }
        }
        Part {
            marker: "figures",
            text,
        }
    }
}

/// Prints a count, or a share with three digits; `–` for a share of nothing.
fn shown(value: &Value) -> String {
    match (value.as_u64(), value.as_f64()) {
        (Some(count), _) => count.to_string(),
        // Shares have four digits: rounded in whole numbers, every machine prints the same.
        (None, Some(share)) => {
            let thousandths = ((share * 10_000.0).round() as u64 + 5) / 10;
            format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
        }
        (None, None) => "–".to_owned(),
    }
}
