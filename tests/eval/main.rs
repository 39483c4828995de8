//! Measuring: what counts as right, and `onrecord eval` as a user meets it.

mod command;

#[allow(
    dead_code,
    reason = "shared with the tests of `write`, which tell more"
)]
#[path = "../sketch/mod.rs"]
mod sketch;

use assert_cmd::Command;
use onrecord::attribute::{Evidence, QuoteKind};
use onrecord::coref::SpeakerKind;
use onrecord::eval::{self, Figures, Gold, Miss, Score, judge};
use onrecord::{Analysis, Extractor};
use serde_json::{Value, json};
use sketch::Sketch;
use std::fs;
use tempfile::TempDir;

/// A story annotated by its words; each is the first occurrence in the text.
struct Annotated {
    text: &'static str,
    quotes: Vec<Value>,
}

impl Annotated {
    fn new(text: &'static str) -> Annotated {
        Annotated {
            text,
            quotes: Vec::new(),
        }
    }

    fn attributed(self, words: &str, source: &str, speaker: Value) -> Annotated {
        let (start, end) = self.place(source);
        let rest = json!({"kind": "attributed", "source": [[start, end]], "speaker": speaker});
        self.quote(words, rest)
    }

    fn quote(mut self, words: &str, mut rest: Value) -> Annotated {
        let (start, end) = self.place(words);
        rest["start"] = start.into();
        rest["end"] = end.into();
        self.quotes.push(rest);
        self
    }

    /// Code points, as a gold file counts.
    fn place(&self, words: &str) -> (usize, usize) {
        let at = self.text.find(words).expect("words of the text");
        let start = self.text[..at].chars().count();
        (start, start + words.chars().count())
    }

    fn line(&self, id: &str) -> String {
        json!({"id": id, "text": self.text, "quotes": self.quotes}).to_string()
    }

    fn gold(&self) -> Gold {
        Gold::parse("gold.jsonl:1", self.line("story").as_bytes()).unwrap()
    }

    fn sketch(&self) -> Sketch {
        Sketch::new("story", self.text)
    }

    fn figures(&self, analysis: &Analysis) -> Value {
        let mut score = Score::default();
        score.add_document(&judge(&self.gold().quotes, analysis));
        as_json(&score.figures())
    }

    fn misses(&self, analysis: &Analysis) -> Vec<Miss> {
        let gold = self.gold();
        let judged = judge(&gold.quotes, analysis);
        eval::misses("gold.jsonl:1", analysis, &judged, usize::MAX)
    }

    /// What is wrong, as the JSON says it.
    fn wrong(&self, analysis: &Analysis) -> Value {
        let misses = self.misses(analysis);
        misses.iter().map(|miss| json!(miss.wrong)).collect()
    }
}

fn as_json(figures: &Figures) -> Value {
    serde_json::from_str(&figures.to_json(None)).unwrap()
}

fn rates(precision: f64, recall: f64, f1: f64) -> Value {
    json!({"precision": precision, "recall": recall, "f1": f1})
}

const FERRY: &str = "“The ferry sails at six,” said harbour master Ines Duarte.\n\n\
    She called it a “floating hotel”. Captain Paul Hoang said: “Nobody asked us.”";

fn ferry() -> Annotated {
    Annotated::new(FERRY)
        .attributed(
            "The ferry sails at six",
            "Ines Duarte",
            json!("Ines Duarte"),
        )
        .quote("floating hotel", json!({"kind": "none", "speaker": null}))
        .attributed(
            "Nobody asked us",
            "Captain Paul Hoang",
            json!(["Paul Hoang", "Hoang"]),
        )
}

/// The analysis of the ferry story in which all is right.
fn ferry_told_rightly() -> Sketch {
    let mut sketch = ferry().sketch();
    let duarte = sketch.speaker("Ines Duarte", SpeakerKind::Person, &["harbour master"]);
    let hoang = sketch.speaker("Paul Hoang", SpeakerKind::Person, &[]);
    let first = sketch.mention("harbour master Ines Duarte", duarte);
    let last = sketch.mention("Captain Paul Hoang", hoang);
    let (verb_name, name_verb) = (Evidence::QuoteVerbName, Evidence::NameVerbQuote);
    sketch.spoken("The ferry", first, Some("said"), verb_name, 0.97);
    sketch.not_speech("floating", QuoteKind::Scare, 0.9);
    sketch.spoken("Nobody", last, None, name_verb, 0.93);
    sketch
}

#[test]
fn where_all_is_right_every_figure_is_one_and_nothing_is_missed() {
    let analysis = ferry_told_rightly().analysis();
    let figures = ferry().figures(&analysis);
    for figure in ["detection", "mention", "speaker"] {
        assert_eq!(figures[figure], rates(1.0, 1.0, 1.0), "{figure}");
    }
    for figure in ["exact", "abstention", "answered_at_99"] {
        assert_eq!(figures[figure], 1.0, "{figure}");
    }
    assert_eq!(figures["gold_quotes"], 3);
    // |0.97 - 1| and |0.93 - 1|, on average.
    assert_eq!(figures["calibration_error"], 0.05);
    assert!(ferry().misses(&analysis).is_empty());
}

#[test]
fn a_scare_quote_with_a_speaker_costs_abstention_and_precision() {
    let mut sketch = ferry_told_rightly();
    let duarte = sketch.speaker("Ines Duarte", SpeakerKind::Person, &[]);
    let she = sketch.mention("She", duarte);
    sketch.spoken("floating", she, None, Evidence::NameVerbQuote, 0.5);
    let analysis = sketch.analysis();
    let figures = ferry().figures(&analysis);
    assert_eq!(figures["abstention"], 0.0);
    assert_eq!(figures["mention"], rates(0.6667, 1.0, 0.8));
    assert_eq!(figures["speaker"], rates(0.6667, 1.0, 0.8));
    assert_eq!(ferry().wrong(&analysis), json!(["not-speech"]));
    let name_verb_quote = &figures["by_evidence"][2];
    let expected =
        json!({"evidence": "name-verb-quote", "quotes": 2, "right": 1, "share_right": 0.5});
    assert_eq!(*name_verb_quote, expected);
}

#[test]
fn nobody_named_costs_recall_only() {
    let mut sketch = ferry_told_rightly();
    sketch.not_speech("Nobody", QuoteKind::Title, 0.6);
    let analysis = sketch.analysis();
    let figures = ferry().figures(&analysis);
    assert_eq!(figures["mention"], rates(1.0, 0.5, 0.6667));
    assert_eq!(figures["speaker"], rates(1.0, 0.5, 0.6667));
    assert_eq!(figures["answered_at_99"], 0.5);
    assert_eq!(ferry().wrong(&analysis), json!(["mention"]));
    let not_speech = &figures["by_answer"][7];
    assert_eq!(not_speech["answer"], "not-speech");
    assert_eq!(
        (&not_speech["attributed"], &not_speech["none"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn the_right_words_under_the_wrong_name_cost_the_speaker_only() {
    let mut sketch = ferry_told_rightly();
    let wrong = sketch.speaker("Captain Ines Hoang", SpeakerKind::Person, &[]);
    let last = sketch.mention("Captain Paul Hoang", wrong);
    sketch.spoken("Nobody", last, None, Evidence::NameVerbQuote, 0.9);
    let analysis = sketch.analysis();
    let figures = ferry().figures(&analysis);
    assert_eq!(figures["mention"], rates(1.0, 1.0, 1.0));
    assert_eq!(figures["speaker"], rates(0.5, 0.5, 0.5));
    assert_eq!(ferry().wrong(&analysis), json!(["speaker"]));
}

#[test]
fn another_mention_of_the_right_speaker_is_right_on_the_same_line_only() {
    const STORY: &str = "Ines Duarte wrote a letter in which she said “it is over”.\n\
        Later the harbour master spoke.";
    let story = Annotated::new(STORY).attributed("it is over", "she", json!("Ines Duarte"));
    let told_by = |words: &str| {
        let mut sketch = story.sketch();
        let duarte = sketch.speaker("Ines Duarte", SpeakerKind::Person, &[]);
        let mention = sketch.mention(words, duarte);
        sketch.spoken("it is over", mention, None, Evidence::Nearby, 0.5);
        story.figures(&sketch.analysis())["mention"]["recall"].clone()
    };
    assert_eq!(told_by("Ines Duarte"), 1.0);
    assert_eq!(told_by("she"), 1.0);
    assert_eq!(told_by("the harbour master"), 0.0);
}

#[test]
fn a_mention_far_longer_than_the_source_is_wrong() {
    const STORY: &str = "The head of the trust that runs the ferries and both of the harbours, \
        Ines Duarte, said “no”.";
    let story = Annotated::new(STORY).attributed("no", "Duarte", json!("Ines M. Duarte"));
    let told_by = |words: &str| {
        let mut sketch = story.sketch();
        let trust = sketch.speaker("the trust", SpeakerKind::Organization, &[]);
        let mention = sketch.mention(words, trust);
        sketch.spoken("no", mention, None, Evidence::NameVerbQuote, 0.5);
        story.figures(&sketch.analysis())["mention"]["recall"].clone()
    };
    assert_eq!(told_by("Ines Duarte"), 1.0);
    assert_eq!(told_by(&STORY[..STORY.find(", said").unwrap()]), 0.0);
}

#[test]
fn what_the_gold_does_not_judge_counts_nowhere() {
    const STORY: &str = "“Leave,” shouted a voice. “Stay,” said Ines Duarte. A “half of it” broke.";
    let story = Annotated::new(STORY)
        .quote("Leave", json!({"kind": "sourceless"}))
        .quote("half", json!({"kind": "ignore"}));
    let mut sketch = story.sketch();
    let duarte = sketch.speaker("Ines Duarte", SpeakerKind::Person, &[]);
    let mention = sketch.mention("Ines Duarte", duarte);
    for quote in ["Leave", "half of it"] {
        sketch.spoken(quote, mention, None, Evidence::Nearby, 0.5);
    }
    let figures = story.figures(&sketch.analysis());
    // What is left is “Stay”, a quote that the gold does not have.
    assert_eq!(figures["predicted_quotes"], 2);
    assert_eq!(figures["detection"], rates(0.5, 1.0, 0.6667));
    let nothing = json!({"precision": null, "recall": null, "f1": null});
    assert_eq!(figures["mention"], nothing);
    assert_eq!(figures["speaker"], nothing);
    assert_eq!(figures["abstention"], Value::Null);
}

#[test]
fn quotes_that_only_one_side_has_are_misses() {
    const STORY: &str = "“Leave,” shouted a voice. Ferries are late again, she wrote.";
    let story = Annotated::new(STORY).quote("Ferries are late", json!({"kind": "sourceless"}));
    let analysis = story.sketch().analysis();
    assert_eq!(story.wrong(&analysis), json!(["not-in-gold", "not-found"]));
    assert_eq!(story.figures(&analysis)["detection"], rates(0.0, 0.0, 0.0));
}

#[test]
fn people_see_three_tables() {
    let mut sketch = ferry_told_rightly();
    sketch.not_speech("Nobody", QuoteKind::Title, 0.6);
    let analysis = sketch.analysis();
    let gold = ferry().gold();
    let mut score = Score::default();
    score.add_document(&judge(&gold.quotes, &analysis));
    let expected = "\
documents                  1
gold quotes                3
predicted quotes           3

                   precision    recall        F1
detection             1.0000    1.0000    1.0000
mention               1.0000    0.5000    0.6667
speaker               1.0000    0.5000    0.6667

exact                 1.0000  of 3 quotes found
abstention            1.0000  of 1 that are not speech
calibration error     0.0300
answered at 99 %      0.5000  of 2 attributed

answer \\ gold      attributed   right sourceless    none not in gold
person                      1       1          0       0           0
not-speech                  1       0          0       1           0

evidence               quotes   right      share
quote-verb-name             1       1     1.0000
";
    assert_eq!(score.figures().to_string(), expected);
}

#[test]
fn a_miss_shows_what_was_wanted_what_was_answered_and_where() {
    let mut sketch = ferry_told_rightly();
    let duarte = sketch.speaker("Ines Duarte", SpeakerKind::Person, &[]);
    let she = sketch.mention("She", duarte);
    sketch.spoken("Nobody", she, None, Evidence::SameParagraph, 0.614);
    let misses = ferry().misses(&sketch.analysis());
    let expected = "\
gold.jsonl:1: story, line 3: wrong mention
    wanted   Paul Hoang / Hoang, from “Captain Paul Hoang”
    got      Ines Duarte, from “She” (same-paragraph, 0.61)
    context  “The ferry sails at six,” said harbour master Ines Duarte.⏎⏎She called it a \
        “floating hotel”. Captain Paul Hoang said: “⟦Nobody asked us⟧.”
";
    assert_eq!(misses.len(), 1);
    assert_eq!(misses[0].to_string(), expected);
}

#[test]
fn the_context_of_a_miss_is_bounded_and_sends_no_escape_sequences() {
    let text = format!("{}\u{1B}[31m “no” {}", "é".repeat(500), "à".repeat(500));
    let line = json!({"text": text, "quotes": []}).to_string();
    let gold = Gold::parse("gold.jsonl:1", line.as_bytes()).unwrap();
    let analysis = Extractor::default().extract(gold.document);
    let judged = judge(&gold.quotes, &analysis);
    let misses = eval::misses("gold.jsonl:1", &analysis, &judged, 9);
    assert_eq!(misses.len(), 1);
    let lengths = [&misses[0].before, &misses[0].after].map(|words| words.chars().count());
    assert_eq!(lengths, [150, 150]);
    let shown = misses[0].to_string();
    assert!(shown.contains(r"\u{1b}[31m “⟦no⟧”"), "{shown}");
}

#[test]
fn scores_add_up_in_any_grouping() {
    let right = ferry_told_rightly().analysis();
    let unanswered = ferry().sketch().analysis();
    let gold = ferry().gold();
    let one = |analysis: &Analysis| {
        let mut score = Score::default();
        score.add_document(&judge(&gold.quotes, analysis));
        score
    };
    let mut whole = one(&right);
    whole.add_document(&judge(&gold.quotes, &unanswered));
    whole.add_document(&judge(&gold.quotes, &right));
    let mut last = one(&unanswered);
    last.append(one(&right));
    let mut parts = one(&right);
    parts.append(last);
    assert_eq!(as_json(&parts.figures()), as_json(&whole.figures()));
    assert_eq!(as_json(&whole.figures())["mention"]["recall"], 0.6667);
}
