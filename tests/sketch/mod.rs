//! An analysis made by hand: the quotes are found in the text, everything else is told.

use onrecord::attribute::{Attribution, Evidence, Outcome, QuoteKind};
use onrecord::coref::{Coreference, Speaker, SpeakerKind};
use onrecord::mention::{Gender, Mention, MentionId, MentionKind, SpeakerId};
use onrecord::scan::{Scan, scan};
use onrecord::text::Span;
use onrecord::{Analysis, Document, Lexicon};

/// A story whose answers are being told. Words are named by their first occurrence.
pub(crate) struct Sketch {
    document: Document,
    scan: Scan,
    coreference: Coreference,
    attributions: Vec<Attribution>,
}

impl Sketch {
    /// Begins with a text. Until something else is told, its quotes are direct and unnamed.
    pub(crate) fn new(id: &str, text: &str) -> Sketch {
        let document = Document::plain(id, text).unwrap();
        let scan = scan(&document, Lexicon::builtin());
        let unnamed = Attribution {
            outcome: Outcome::Unnamed,
            kind: QuoteKind::Direct,
            confidence: 0.0,
            runner_up: None,
        };
        Sketch {
            attributions: vec![unnamed; scan.quotes.len()],
            coreference: Coreference::default(),
            document,
            scan,
        }
    }

    pub(crate) fn analysis(self) -> Analysis {
        Analysis {
            turns: Vec::new(),
            document: self.document,
            scan: self.scan,
            coreference: self.coreference,
            attributions: self.attributions,
            lexicon: Lexicon::builtin().clone(),
        }
    }

    pub(crate) fn speaker(&mut self, name: &str, kind: SpeakerKind, roles: &[&str]) -> SpeakerId {
        self.coreference.speakers.push(Speaker {
            name: name.to_owned(),
            kind,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            mentions: Vec::new(),
            gender: Gender::Unknown,
        });
        SpeakerId(self.coreference.speakers.len() as u32 - 1)
    }

    pub(crate) fn mention(&mut self, words: &str, speaker: SpeakerId) -> MentionId {
        let span = self.span(words);
        let sentence = self.scan.sentences.iter().position(|sentence| {
            let tokens = &self.scan.tokens[sentence.tokens.clone()];
            tokens[0]
                .span
                .cover(tokens[tokens.len() - 1].span)
                .contains(span)
        });
        let id = MentionId(self.coreference.mentions.len() as u32);
        self.coreference.speakers[speaker.index()].mentions.push(id);
        self.coreference.mentions.push(Mention {
            span,
            kind: MentionKind::Name,
            speaker,
            tokens: 0..0,
            core: 0..0,
            passage: 0,
            sentence: sentence.unwrap(),
            possessor: false,
            title: false,
            role: false,
            gender: Gender::Unknown,
            plural: false,
            within: None,
        });
        id
    }

    /// Tells that the quote that begins with `quote` was spoken.
    pub(crate) fn spoken(
        &mut self,
        quote: &str,
        mention: MentionId,
        cue: Option<&str>,
        evidence: Evidence,
        confidence: f32,
    ) {
        let cue = cue.map(|words| self.span(words));
        let speaker = self.coreference.mentions[mention.index()].speaker;
        let attribution = self.attribution(quote);
        attribution.confidence = confidence;
        attribution.outcome = Outcome::Spoken {
            speaker,
            mention,
            cue,
            evidence,
        };
    }

    pub(crate) fn not_speech(&mut self, quote: &str, kind: QuoteKind, confidence: f32) {
        let attribution = self.attribution(quote);
        attribution.outcome = Outcome::NotSpeech;
        attribution.kind = kind;
        attribution.confidence = confidence;
    }

    pub(crate) fn kind(&mut self, quote: &str, kind: QuoteKind) {
        self.attribution(quote).kind = kind;
    }

    pub(crate) fn runner_up(&mut self, quote: &str, mention: MentionId) {
        self.attribution(quote).runner_up = Some(mention);
    }

    fn attribution(&mut self, quote: &str) -> &mut Attribution {
        let text = self.document.text();
        let begins = |span: Span| text[span].starts_with(quote);
        let found = self.scan.quotes.iter().position(|q| begins(q.content));
        &mut self.attributions[found.unwrap_or_else(|| panic!("no quote begins with {quote}"))]
    }

    fn span(&self, words: &str) -> Span {
        let start = self.document.text().find(words).unwrap();
        Span::new(start, start + words.len())
    }
}
