//! Laws of answers and of what is written.

use super::*;

#[test]
fn every_quote_has_one_attribution_that_points_into_its_story() {
    let extractor = Extractor::default();
    for (words, longest) in [(WORDS, 4), (TURNS, 5)] {
        every_text(words, longest, |text| {
            let analysis = extractor.extract(document(text));
            let quotes = analysis.scan.quotes.len();
            assert_eq!(analysis.attributions.len(), quotes, "{text:?}");
            for attribution in &analysis.attributions {
                assert_points_into(attribution, &analysis);
            }
        });
    }
}

fn assert_points_into(attribution: &Attribution, analysis: &Analysis) {
    let text = analysis.document.text();
    let sure = (0.0..=1.0).contains(&attribution.confidence);
    assert!(sure, "{text:?}: {attribution:?}");
    let no_speech = matches!(attribution.kind, QuoteKind::Scare | QuoteKind::Title);
    let not_speech = attribution.outcome == Outcome::NotSpeech;
    assert_eq!(no_speech, not_speech, "{text:?}: {attribution:?}");
    let Outcome::Spoken {
        speaker,
        mention,
        cue,
        ..
    } = attribution.outcome
    else {
        return;
    };
    let name = &analysis.coreference.speakers[speaker.index()].name;
    assert!(!name.is_empty(), "{text:?}: {attribution:?}");
    let mention = &analysis.coreference.mentions[mention.index()];
    assert_lies_in(mention.span, text);
    if let Some(cue) = cue {
        assert_lies_in(cue, text);
        assert!(!cue.overlaps(mention.span), "{text:?}: {attribution:?}");
    }
}

#[test]
fn what_is_written_can_be_read_back() {
    let extractor = Extractor::default();
    every_text(WORDS, 4, |text| {
        let analysis = extractor.extract(document(text));
        let rows = rows(&analysis, 0.0);
        assert_csv_reads_back(&analysis, &rows, text);
        assert_jsonl_reads_back(&analysis, &rows, text);
    });
}

fn written(writer: &dyn Writer, analysis: &Analysis, rows: &[QuoteRow<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    writer.begin(&mut bytes).expect("memory");
    writer
        .document(&analysis.document, rows, &mut bytes)
        .expect("memory");
    bytes
}

fn assert_csv_reads_back(analysis: &Analysis, rows: &[QuoteRow<'_>], text: &str) {
    let csv = written(&Csv::default(), analysis, rows);
    let mut reader = csv::Reader::from_reader(&csv[..]);
    let records: Vec<BTreeMap<String, String>> =
        reader.deserialize().collect::<Result<_, _>>().expect("CSV");
    assert_eq!(records.len(), rows.len(), "{text:?}");
    for (record, row) in records.iter().zip(rows) {
        let piece =
            |piece: &Option<onrecord::write::Excerpt<'_>>| piece.map_or("", |p| p.text).to_owned();
        let expected = [
            ("document", row.document.to_owned()),
            ("line", row.line.to_string()),
            ("quote", row.quote.to_owned()),
            ("speaker", row.speaker.unwrap_or_default().to_owned()),
            ("role", row.role.unwrap_or_default().to_owned()),
            ("mention", piece(&row.mention)),
            ("cue", piece(&row.cue)),
            ("evidence", row.evidence.unwrap_or_default().to_owned()),
            ("kind", row.kind.to_owned()),
            ("start", row.start.to_string()),
            ("end", row.end.to_string()),
        ];
        for (column, cell) in expected {
            assert_eq!(record[column], cell, "{text:?}");
        }
    }
}

/// Reads JSONL as another program would, and finds the words where it says they are.
fn assert_jsonl_reads_back(analysis: &Analysis, rows: &[QuoteRow<'_>], text: &str) {
    let jsonl = String::from_utf8(written(&Jsonl, analysis, rows)).expect("UTF-8");
    let characters: Vec<char> = text.chars().collect();
    let mut records = 0;
    for line in jsonl.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let words = |piece: &serde_json::Value| -> String {
            let at = |key: &str| piece[key].as_u64().expect("an offset") as usize;
            characters[at("start")..at("end")].iter().collect()
        };
        assert_eq!(record["quote"], words(&record), "{text:?}");
        for key in ["mention", "cue"] {
            let piece = &record[key];
            assert!(
                piece.is_null() || piece["text"] == words(piece),
                "{text:?}: {line}"
            );
        }
        records += 1;
    }
    assert_eq!(records, rows.len(), "{text:?}");
}

#[test]
fn no_doubt_makes_a_quote_disappear() {
    let extractor = Extractor::default();
    every_text(WORDS, 4, |text| {
        let analysis = extractor.extract(document(text));
        let all = rows(&analysis, 0.0);
        let sure = rows(&analysis, 0.9);
        assert_eq!(all.len(), sure.len(), "{text:?}");
        for (row, sure) in all.iter().zip(&sure) {
            assert_eq!((row.start, row.end), (sure.start, sure.end), "{text:?}");
            let named = row.confidence >= 0.9;
            assert_eq!(sure.speaker, row.speaker.filter(|_| named), "{text:?}");
        }
    });
}

#[test]
fn the_same_story_gives_the_same_answers_on_every_thread() {
    let extractor = Extractor::default();
    let output = || {
        let mut all = Vec::new();
        every_text(WORDS, 3, |text| {
            let analysis = extractor.extract(document(text));
            all.extend(written(&Jsonl, &analysis, &rows(&analysis, 0.0)));
        });
        all
    };
    let (one, other) = std::thread::scope(|scope| {
        let threads = [scope.spawn(output), scope.spawn(output)];
        let [one, other] = threads.map(|thread| thread.join().expect("no panic"));
        (one, other)
    });
    assert!(one == other && one == output());
}
