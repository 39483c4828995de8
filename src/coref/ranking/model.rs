//! What the entity ranker has learned.

use super::instance::EntityInstance;
use crate::rank::{Forest, PROB_ONE, VALUES, probabilities};
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// The trees, and the head nouns that they distinguish. Without trees the rules decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct EntityRanker {
    pub(crate) heads: FxHashMap<Key, u8>,
    pub(crate) forest: Forest,
    /// For `he` and `she` where they are no source of a quote.
    pub(crate) pronouns: Forest,
}

/// What the ranker makes of a mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EntityChoice {
    /// The row that is believed.
    pub(crate) row: usize,
    /// Its probability, and that of the best other one, in parts of [`PROB_ONE`].
    pub(crate) probability: u32,
    pub(crate) second: u32,
    /// The row of that other one.
    pub(crate) rival: Option<usize>,
}

/// The rules are overruled where the ranker gives another entity more than this …
const SURE: u32 = PROB_ONE / 100 * 35;

/// … and theirs less than this.
const UNLIKELY: u32 = PROB_ONE / 100 * 35;

impl EntityRanker {
    /// Returns the forests to fill: for sources, and for pronouns elsewhere.
    pub(crate) fn forests(&mut self) -> [&mut Forest; 2] {
        [&mut self.forest, &mut self.pronouns]
    }

    /// Returns the trees for an instance.
    fn forest_of(&self, instance: &EntityInstance) -> &Forest {
        if instance.elsewhere {
            &self.pronouns
        } else {
            &self.forest
        }
    }

    /// Returns the number of a head noun; 0 for others.
    pub(super) fn number(&self, head: Key) -> u8 {
        self.heads.get(&head).copied().unwrap_or_default()
    }

    /// Adds the next head noun that is distinguished; `None` where there are too many.
    pub(crate) fn add_head(&mut self, word: &str) -> Option<()> {
        let number = u8::try_from(self.heads.len() + 1).ok();
        let number = number.filter(|&number| number < VALUES)?;
        self.heads.insert(Key::of(word), number);
        Some(())
    }

    /// Returns the probability of each row, in parts of [`PROB_ONE`].
    pub(crate) fn probabilities(&self, instance: &EntityInstance) -> Vec<u32> {
        let mut scores = Vec::with_capacity(instance.rows.len());
        self.forest_of(instance).score(&instance.rows, &mut scores);
        probabilities(&scores)
    }

    /// Chooses among the entities of an instance; `None` without trees.
    pub(crate) fn choose(&self, instance: &EntityInstance) -> Option<EntityChoice> {
        if self.forest_of(instance).members.is_empty() {
            return None;
        }
        let probable = self.probabilities(instance);
        let best = (0..probable.len()).rev().max_by_key(|&n| probable[n])?;
        let overruled = probable[best] > SURE && probable[instance.rule] < UNLIKELY;
        let row = if overruled { best } else { instance.rule };
        let others = (0..probable.len()).rev().filter(|&n| n != row);
        let rival = others.max_by_key(|&n| probable[n]);
        Some(EntityChoice {
            row,
            probability: probable[row],
            second: rival.map_or(0, |rival| probable[rival]),
            rival,
        })
    }
}

/// How the entity ranker is used.
#[derive(Debug)]
pub(crate) struct Ranking<'r> {
    pub(crate) ranker: &'r EntityRanker,
    /// Asks about every mention, and not only about those that can be the source of a quote.
    pub(crate) everywhere: bool,
    /// Takes what the ranker was asked, for its trainer.
    pub(crate) seen: Option<&'r mut Vec<EntityInstance>>,
}

impl<'r> Ranking<'r> {
    /// Asks about the mentions that can be the source of a quote.
    pub(crate) fn of_sources(ranker: &'r EntityRanker) -> Ranking<'r> {
        Ranking {
            ranker,
            everywhere: false,
            seen: None,
        }
    }
}
