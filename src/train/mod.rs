//! Trains the attribution model from annotated stories.
//!
//! The ranker is gradient-boosted trees under a softmax over the candidates of a quote (`boost`,
//! `grow`; Friedman 2001, with the second-order gains of XGBoost, Chen and Guestrin 2016). It has two
//! passes, and the second learns from what the first makes of stories that it has not seen; so the
//! first is trained once per fold before it is trained on everything (`ranker`). Confidence is learned
//! last, from answers to stories that no model had seen (`confidence`), and calibrated by isotonic
//! regression (`calibrate`).
//!
//! Stories are read by [`Gold`](crate::eval::Gold), and answers judged by [`judge`](crate::eval::judge), so that what is trained
//! for is what is measured. The same gold and the same options give the same bytes, on any number of
//! threads.

mod boost;
mod calibrate;
mod chain_groups;
mod confidence;
mod entities;
mod entity_groups;
mod excerpt;
mod folds;
mod gold_file;
mod group;
mod grow;
mod header;
mod held_out;
mod model_text;
mod options;
mod ranker;
mod report;
mod rng;
mod story;
mod templates;
mod vocabulary;

pub use folds::Folds;
pub use gold_file::GoldFile;
pub use options::{Growth, TrainOptions};

use crate::error::{Error, ErrorKind};
use crate::extract::Analysis;
use chain_groups::ChainText;
use held_out::HeldOutAnswer;
use rayon::prelude::*;
use story::GoldStory;

/// Stories to train from, with their folds.
pub struct Trainer {
    stories: Vec<GoldStory>,
    /// Texts from which the entity ranker learns too.
    chains: Vec<ChainText>,
    options: TrainOptions,
    header: String,
    /// The gold files.
    names: Vec<String>,
}

/// A trained model.
pub struct Trained {
    /// The model, as [`Model::parse`](crate::attribute::Model::parse) reads it.
    pub text: String,
    /// For people: how good the models of the folds were on the stories they had not seen.
    pub report: String,
    /// The wrong answers among them, for people, with the words around each quote; then, each after `ENTITY`, the
    /// mentions whose entity is wrong, with the entities that they could mean.
    pub misses: String,
}

impl Trainer {
    /// Reads the stories of gold files, and makes the template stories.
    ///
    /// # Errors
    /// Where a line is no annotated story, with its place; where all stories are of one fold, so that none
    /// could be held out.
    pub fn new(files: &[GoldFile], folds: &Folds, options: TrainOptions) -> Result<Trainer, Error> {
        let mut stories = Vec::new();
        for (n, file) in files.iter().enumerate() {
            let mut of_file = file.stories(folds)?;
            of_file.iter_mut().for_each(|story| story.file = n);
            stories.extend(of_file);
        }
        // The file with the greatest weight is the one whose annotation is aimed at.
        let greatest = files.iter().map(|file| file.weight).fold(0.0, f64::max);
        for story in &mut stories {
            story.origin = u8::from(story.weight < greatest);
        }
        if stories.iter().all(|story| story.fold == stories[0].fold) {
            let what = "all stories are in one fold: at least two folds are needed";
            let place = files.first().map_or("", |file| file.name.as_str());
            return Err(Error::new(ErrorKind::Syntax, place, what));
        }
        if options.templates > 0.0 {
            for (n, gold) in templates::stories()?.into_iter().enumerate() {
                let mut story = GoldStory::new(gold, options.templates, n % folds.count());
                story.template = true;
                stories.push(story);
            }
        }
        Ok(Trainer {
            stories,
            chains: Vec::new(),
            header: header::header(files, folds, &options),
            names: files.iter().map(|file| file.stem().to_owned()).collect(),
            options,
        })
    }

    /// Also learns whom a mention means from texts in which people marked that, as [`Chains::parse`](crate::eval::Chains::parse) reads them.
    ///
    /// # Errors
    /// Where a line is no such text, with its place.
    pub fn with_chains(mut self, files: &[GoldFile]) -> Result<Trainer, Error> {
        for file in files {
            self.chains.extend(ChainText::read(file)?);
            self.header += &header::file_line("coreference", file);
        }
        Ok(self)
    }

    /// Trains on every story.
    pub fn train(&self) -> Trained {
        let all: Vec<&GoldStory> = self.stories.iter().collect();
        let (text, answers, [entities, wrong]) = ranker::train(&all, &self.chains, &self.options);
        let misses = answers.iter().filter_map(HeldOutAnswer::miss);
        Trained {
            misses: misses.chain([wrong]).collect(),
            report: entities + &report::report(&answers, &self.names),
            text: format!("{}{text}", self.header),
        }
    }

    /// Trains once per fold on the stories of the other folds, everything that is learned, and hands
    /// over what each of these models makes of the stories of its fold, in the order of the stories.
    ///
    /// # Errors
    /// What `take` returns.
    pub fn held_out(
        &self,
        mut take: impl FnMut(&Analysis) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut folds: Vec<usize> = self.stories.iter().map(|story| story.fold).collect();
        folds.sort_unstable();
        folds.dedup();
        let mut analyses: Vec<Option<Analysis>> = Vec::new();
        analyses.resize_with(self.stories.len(), || None);
        for fold in folds {
            let rest: Vec<&GoldStory> = self.stories.iter().filter(|s| s.fold != fold).collect();
            let (text, ..) = ranker::train(&rest, &self.chains, &self.options);
            let model = model_text::parse(&text);
            let answered: Vec<(usize, Analysis)> = (0..self.stories.len())
                .into_par_iter()
                .filter(|&n| self.stories[n].fold == fold && !self.stories[n].template)
                .map(|n| {
                    (
                        n,
                        self.stories[n]
                            .with_entities(&model.entities)
                            .analyze(&model),
                    )
                })
                .collect();
            for (n, analysis) in answered {
                analyses[n] = Some(analysis);
            }
        }
        analyses.iter().flatten().try_for_each(&mut take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_of_one_fold_are_refused() {
        let file = |lines: &str| GoldFile {
            name: "gold.jsonl".to_owned(),
            text: lines.as_bytes().to_vec(),
            weight: 1.0,
        };
        let story = r#"{"id": "ferry", "text": "“It sails,” Ada Marsh said.", "quotes": []}"#;
        for lines in ["", story] {
            let refused = Trainer::new(&[file(lines)], &Folds::in_turn(5), TrainOptions::default());
            let error = refused.err().expect("no fold to hold out").to_string();
            assert!(error.contains("at least two folds"), "{error}");
        }
        let two = file(&format!("{story}\n{story}\n"));
        assert!(Trainer::new(&[two], &Folds::in_turn(5), TrainOptions::default()).is_ok());
    }
}
