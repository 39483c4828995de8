//! The front door: a document in, an analysis out.

use crate::attribute::{self, Attribution, Model, Outcome, Reason};
use crate::coref::{self, Coreference, KnownSpeakers, Ranking, Speaker};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::scan::{self, Quote, QuoteId, Scan};
use std::sync::Arc;

mod interview;
mod turns;

use interview::Interview;
pub use turns::SpokenTurn;

/// Extracts attributed quotes. Immutable: make one, share it between threads.
#[derive(Clone, Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    known: KnownSpeakers,
    /// `None` for the built-in one.
    model: Option<Arc<Model>>,
    interviews: Interviews,
}

/// Whether what is said in an interview without quotation marks is found, too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Interviews {
    /// Only what stands in quotation marks is a quote.
    #[default]
    Quotes,
    /// Questions and answers without marks are turns: see [`Analysis::turns`].
    Turns,
}

impl Default for Extractor {
    /// Makes an extractor with the built-in lexicon and model.
    fn default() -> Extractor {
        Extractor::with_lexicon(Lexicon::builtin().clone())
    }
}

impl Extractor {
    /// Makes an extractor that knows the words of `lexicon`.
    pub fn with_lexicon(lexicon: Lexicon) -> Extractor {
        Extractor {
            lexicon,
            known: KnownSpeakers::default(),
            model: None,
            interviews: Interviews::default(),
        }
    }

    /// Returns the extractor with or without the turns of interviews.
    #[must_use]
    pub fn with_interviews(mut self, interviews: Interviews) -> Extractor {
        self.interviews = interviews;
        self
    }

    /// Returns the extractor with the full names of some speakers.
    ///
    /// They change what a speaker is called, and nobody's quotes: who said what is decided by what
    /// the story says.
    #[must_use]
    pub fn with_known_speakers(mut self, known: KnownSpeakers) -> Extractor {
        self.known = known;
        self
    }

    /// Returns the extractor with another model for the speakers, such as one that `onrecord-train` made.
    #[must_use]
    pub fn with_model(mut self, model: Model) -> Extractor {
        self.model = Some(Arc::new(model));
        self
    }

    fn model(&self) -> &Model {
        self.model.as_deref().unwrap_or_else(|| Model::builtin())
    }

    /// Finds the quotes of a document and who said them.
    ///
    /// Cannot fail: any text has an analysis, if only an empty one.
    pub fn extract(&self, document: Document) -> Analysis {
        let scan = scan::scan(&document, &self.lexicon);
        let interview = match self.interviews {
            Interviews::Turns => Interview::of(&document, &self.lexicon).turns(),
            Interviews::Quotes => Vec::new(),
        };
        if scan.quotes.is_empty() && interview.is_empty() {
            // Who is named matters for quotes only.
            return Analysis {
                document,
                scan,
                coreference: Coreference::default(),
                attributions: Vec::new(),
                turns: Vec::new(),
                lexicon: self.lexicon.clone(),
            };
        }
        let entities = &self.model().entities;
        let mut coreference = coref::resolve_with(
            &document,
            &scan,
            &self.lexicon,
            Ranking::of_sources(entities),
        );
        let attributions = attribute::attribute_with(self.model(), &document, &scan, &coreference);
        self.known.name(&mut coreference);
        let turns = turns::turns(&interview, &document, &scan, &coreference, &self.lexicon);
        Analysis {
            document,
            scan,
            coreference,
            attributions,
            turns,
            lexicon: self.lexicon.clone(),
        }
    }

    /// Finds everybody whom a document names, and which mentions are one speaker, in text with quotes or without.
    ///
    /// The ranker is asked about every mention. [`Extractor::extract`] asks about those that can be the source of
    /// a quote, so that single answers may differ.
    pub fn coreference(&self, document: &Document) -> Coreference {
        let scan = scan::scan(document, &self.lexicon);
        let ranking = Ranking {
            everywhere: true,
            ..Ranking::of_sources(&self.model().entities)
        };
        let mut coreference = coref::resolve_with(document, &scan, &self.lexicon, ranking);
        self.known.name(&mut coreference);
        coreference
    }

    /// Finds out what decided each attribution of an analysis: the reasons for each quote, in the
    /// order of `scan.quotes`, the weightiest first. Takes about as long as attributing did.
    pub fn explain(&self, analysis: &Analysis) -> Vec<Vec<Reason>> {
        let Analysis {
            document,
            scan,
            coreference,
            ..
        } = analysis;
        attribute::reasons(self.model(), document, scan, coreference)
    }
}

/// A document with everything that was found in it. Ids are indices into its parts.
#[derive(Debug)]
pub struct Analysis {
    /// The document, untouched.
    pub document: Document,
    /// Its tokens, sentences and quotes.
    pub scan: Scan,
    /// Who is named; nobody where nothing is quoted.
    pub coreference: Coreference,
    /// One attribution a quote, in the order of `scan.quotes`.
    pub attributions: Vec<Attribution>,
    /// The turns of an interview, paragraph by paragraph, if they were asked for.
    pub turns: Vec<SpokenTurn>,
    /// What was known of its words, by which its quotes are compared with others.
    pub lexicon: Lexicon,
}

impl Analysis {
    /// Returns the quotes with their attributions, in reading order.
    pub fn records(&self) -> impl ExactSizeIterator<Item = Record<'_>> {
        (0..self.scan.quotes.len()).map(|n| Record {
            analysis: self,
            id: QuoteId(n as u32),
        })
    }
}

impl Analysis {
    /// Frees the tokens, sentences and passages: writing needs none of them, explaining does.
    pub fn forget_tokens(&mut self) {
        self.scan.tokens = Vec::new();
        self.scan.sentences = Vec::new();
        self.scan.passages = Vec::new();
        self.coreference.tags = Vec::new();
    }

    /// Returns one quote with its attribution.
    pub fn record(&self, id: QuoteId) -> Record<'_> {
        Record { analysis: self, id }
    }

    /// Returns the words of a quote, without marks.
    pub fn words(&self, id: QuoteId) -> &str {
        self.record(id).words()
    }
}

/// One quote of an analysis, with its attribution.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    analysis: &'a Analysis,
    id: QuoteId,
}

impl<'a> Record<'a> {
    /// Returns the analysis the record is part of.
    pub fn analysis(&self) -> &'a Analysis {
        self.analysis
    }

    /// Returns the quote's index.
    pub fn id(&self) -> QuoteId {
        self.id
    }

    /// Returns the quote.
    pub fn quote(&self) -> &'a Quote {
        &self.analysis.scan.quotes[self.id.index()]
    }

    /// Returns the quoted words, without marks.
    pub fn words(&self) -> &'a str {
        &self.analysis.document.text()[self.quote().content]
    }

    /// Returns the attribution.
    pub fn attribution(&self) -> &'a Attribution {
        &self.analysis.attributions[self.id.index()]
    }

    /// Returns who said it, in full.
    pub fn spoken_by(&self) -> Option<&'a Speaker> {
        let speaker = self.attribution().outcome.speaker()?;
        Some(&self.analysis.coreference.speakers[speaker.index()])
    }

    /// Returns who said it, by name.
    pub fn speaker(&self) -> Option<&'a str> {
        self.spoken_by().map(|s| s.name.as_str())
    }

    /// Returns the words that name the speaker.
    pub fn mention(&self) -> Option<&'a Mention> {
        match self.attribution().outcome {
            Outcome::Spoken { mention, .. } => {
                Some(&self.analysis.coreference.mentions[mention.index()])
            }
            Outcome::Unnamed | Outcome::NotSpeech => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_looked_for_where_nothing_is_quoted() {
        let analysis = |story| {
            let document = Document::plain("story.txt", story).expect("a story");
            Extractor::default().extract(document)
        };
        let without = analysis("Ines Duarte said that the dam was safe.");
        assert!(without.coreference.speakers.is_empty() && !without.scan.tokens.is_empty());
        let with = analysis("“The dam is safe,” Ines Duarte said.");
        assert!(!with.coreference.speakers.is_empty());
    }
}
