//! The counts of many stories.

use super::answer::AnswerKind;
use super::confidence::{Sure, answered_at, calibration_error};
use super::figures::{AnswerCounts, AnswerLine, EvidenceCounts, EvidenceLine, Figures, Rates};
use super::gold::GoldKind;
use super::judge::Judged;
use super::share::{Share, Tally};
use crate::attribute::{Evidence, Outcome};

/// Adds up what was judged, story by story.
#[derive(Clone, Debug, Default)]
pub struct Score {
    documents: u64,
    detection: Tally,
    mention: Tally,
    speaker: Tally,
    exact: u64,
    attributed: u64,
    /// Gold quotes that are not speech, and those of them that were given to nobody.
    not_speech: u64,
    abstained: u64,
    /// In the order of the stories and their gold.
    sure: Vec<Sure>,
    answers: [AnswerCounts; AnswerKind::ALL.len()],
    evidence: [EvidenceCounts; Evidence::ALL.len()],
}

impl Score {
    /// Adds the quotes of one story.
    pub fn add_document(&mut self, judged: &[Judged<'_>]) {
        self.documents += 1;
        for quote in judged {
            self.detection += quote.detection;
            self.mention += quote.mention;
            self.speaker += quote.speaker;
            self.exact += u64::from(quote.exact);
            self.count_answer(quote);
            self.count_evidence(quote);
        }
    }

    /// Adds the stories of another score, behind those of this one.
    pub fn append(&mut self, mut other: Score) {
        self.documents += other.documents;
        self.detection += other.detection;
        self.mention += other.mention;
        self.speaker += other.speaker;
        self.exact += other.exact;
        self.attributed += other.attributed;
        self.not_speech += other.not_speech;
        self.abstained += other.abstained;
        self.sure.append(&mut other.sure);
        for (mine, more) in self.answers.iter_mut().zip(other.answers) {
            mine.attributed += more.attributed;
            mine.right += more.right;
            mine.sourceless += more.sourceless;
            mine.none += more.none;
            mine.not_in_gold += more.not_in_gold;
        }
        for (mine, more) in self.evidence.iter_mut().zip(other.evidence) {
            mine.quotes += more.quotes;
            mine.right += more.right;
        }
    }

    fn count_answer(&mut self, quote: &Judged<'_>) {
        let answer = AnswerKind::of(quote.record);
        let row = AnswerKind::ALL.iter().position(|&a| a == answer);
        let row = &mut self.answers[row.expect("every answer is listed")];
        match quote.gold.map(|gold| gold.kind) {
            Some(GoldKind::Attributed) => {
                self.attributed += 1;
                row.attributed += 1;
                row.right += quote.mention.right;
            }
            Some(GoldKind::None) => {
                self.not_speech += 1;
                self.abstained += 1 - quote.mention.answered;
                row.none += 1;
            }
            Some(GoldKind::Sourceless) => row.sourceless += 1,
            None => row.not_in_gold += 1,
            Some(GoldKind::Ignore) => {}
        }
    }

    /// Counts a mention that the precision counts, under its pattern and its confidence.
    fn count_evidence(&mut self, quote: &Judged<'_>) {
        let Some(record) = quote.record.filter(|_| quote.mention.answered > 0) else {
            return;
        };
        let attribution = record.attribution();
        if let Outcome::Spoken { evidence, .. } = attribution.outcome {
            let row = Evidence::ALL.iter().position(|&e| e == evidence);
            let row = &mut self.evidence[row.expect("every evidence is listed")];
            row.quotes += 1;
            row.right += quote.mention.right;
        }
        // Whether a quote that is not in the gold has a speaker, nobody has said.
        if quote.gold.is_some() {
            // Confidence promises the printed speaker; where none is printed, or the gold says nothing of
            // the name, the mention.
            let right = match quote.speaker.answered {
                0 => quote.mention.right > 0,
                _ => quote.speaker.right > 0,
            };
            self.sure.push(Sure::new(attribution.confidence, right));
        }
    }

    /// Returns the figures.
    pub fn figures(&self) -> Figures {
        Figures {
            documents: self.documents,
            gold_quotes: self.detection.wanted,
            predicted_quotes: self.detection.answered,
            detection: Rates::of(self.detection),
            exact: Share::new(self.exact, self.detection.right),
            mention: Rates::of(self.mention),
            speaker: Rates::of(self.speaker),
            abstention: Share::new(self.abstained, self.not_speech),
            calibration_error: calibration_error(&self.sure),
            answered_at_99: Share::new(answered_at(99, &self.sure), self.attributed),
            by_answer: AnswerKind::ALL
                .iter()
                .zip(self.answers)
                .map(|(&answer, counts)| AnswerLine::new(answer, counts))
                .collect(),
            by_evidence: Evidence::ALL
                .iter()
                .zip(self.evidence)
                .map(|(&evidence, counts)| EvidenceLine::new(evidence, counts))
                .collect(),
        }
    }
}
