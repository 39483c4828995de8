//! Folds for cross-validation: which stories are answered by a model that has not seen them.

use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;

/// The fold of each story.
#[derive(Clone, Debug)]
pub struct Folds {
    /// Folds by the name of the gold file, without `.jsonl`, and the id of the story.
    given: BTreeMap<(String, String), usize>,
    count: usize,
    /// The file they were read from, for the header of the model.
    text: Option<Vec<u8>>,
}

impl Folds {
    /// Deals the stories of each gold file out to `count` folds in turn. Stories that share text may
    /// come into different folds, which flatters the figures: see [`parse`](Self::parse).
    pub fn in_turn(count: usize) -> Folds {
        Folds {
            given: BTreeMap::new(),
            count: count.max(2),
            text: None,
        }
    }

    /// Parses a table of folds: lines of gold file (without `.jsonl`), id and number from 0, with tabs
    /// between, and a header line. Stories that are not listed are dealt out in turn.
    ///
    /// # Errors
    /// [`ErrorKind::Syntax`] with the line that is wrong.
    pub fn parse(name: &str, text: &str) -> Result<Folds, Error> {
        let mut given = BTreeMap::new();
        let mut count = 2;
        for (n, line) in text.lines().enumerate().skip(1) {
            let wrong = |what| Error::new(ErrorKind::Syntax, format!("{name}:{}", n + 1), what);
            let cells: Vec<&str> = line.split('\t').collect();
            let [file, id, fold] = cells[..] else {
                return Err(wrong("expected three cells: gold file, id and fold"));
            };
            let fold: u8 = fold
                .parse()
                .map_err(|_| wrong("a fold is a number from 0 to 255"))?;
            count = count.max(usize::from(fold) + 1);
            given.insert((file.to_owned(), id.to_owned()), usize::from(fold));
        }
        Ok(Folds {
            given,
            count,
            text: Some(text.as_bytes().to_vec()),
        })
    }

    /// Returns how many folds there are, at least two.
    pub fn count(&self) -> usize {
        self.count
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        self.text.as_deref()
    }

    /// Returns the fold of the n-th story of a gold file.
    pub(super) fn of(&self, file: &str, id: &str, n: usize) -> usize {
        let key = (file.to_owned(), id.to_owned());
        self.given.get(&key).copied().unwrap_or(n % self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_stories_have_their_fold_and_others_are_dealt_out() {
        let folds = Folds::parse("folds.tsv", "file\tid\tfold\nport\tferry\t4\n").expect("folds");
        assert_eq!(folds.count(), 5);
        assert_eq!(folds.of("port", "ferry", 0), 4);
        assert_eq!(folds.of("port", "dam", 7), 2);
        assert_eq!(folds.of("town", "ferry", 3), 3);
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        for line in ["port\tferry", "port\tferry\tfour", "port\tferry\t-1"] {
            let text = format!("file\tid\tfold\n{line}\n");
            let error = Folds::parse("folds.tsv", &text).expect_err(line);
            assert!(error.to_string().starts_with("folds.tsv:2:"), "{error}");
        }
    }
}
