//! The output formats, on analyses whose coreference and attributions are told by hand.

mod screen;

#[path = "../sketch/mod.rs"]
mod sketch;

use onrecord::Analysis;
use onrecord::attribute::{Evidence, QuoteKind, Reason};
use onrecord::coref::SpeakerKind;
use onrecord::text::Span;
use onrecord::write::{ColorChoice, Csv, Explain, Jsonl, QuoteTable, Screen, Writer, rows};
use sketch::Sketch;
use unicode_width::UnicodeWidthStr as _;

const HARBOUR: &str = "\
Harbour stays shut

On Friday police chief Dana Whitlock said: “We looked at every bolt and found ‘no sign whatever’ of wear.”

“It will open on Monday,” she added. The union spoke of “a disgrace, again”.

“Who knew?” An album called “Low Tide” is on sale.
";

/// The story above with its answers.
fn harbour() -> Analysis {
    let mut story = Sketch::new("harbour.txt", HARBOUR);
    let chief = story.speaker("Dana Whitlock", SpeakerKind::Person, &["police chief"]);
    let union = story.speaker("The union", SpeakerKind::Organization, &[]);
    let named = story.mention("police chief Dana Whitlock", chief);
    let she = story.mention("she", chief);
    let union = story.mention("The union", union);
    story.spoken(
        "We looked",
        named,
        Some("said"),
        Evidence::NameVerbQuote,
        0.99,
    );
    story.kind("no sign whatever", QuoteKind::Partial);
    story.spoken(
        "It will open",
        she,
        Some("added"),
        Evidence::QuoteNameVerb,
        0.87404,
    );
    story.runner_up("It will open", union);
    story.spoken(
        "a disgrace",
        union,
        Some("spoke of"),
        Evidence::NameVerbQuote,
        0.5,
    );
    story.kind("a disgrace", QuoteKind::Partial);
    story.not_speech("Low Tide", QuoteKind::Title, 0.9);
    story.analysis()
}

fn printed(writer: &dyn Writer, analysis: &Analysis) -> String {
    let mut out = Vec::new();
    let rows = rows(analysis, 0.0);
    writer.begin(&mut out).unwrap();
    writer
        .document(&analysis.document, &rows, &mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

fn read_back(csv: &str) -> Vec<csv::StringRecord> {
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    csv.records().map(Result::unwrap).collect()
}

fn screen(width: usize) -> Screen {
    let color = ColorChoice::Plain;
    Screen { width, color }
}

#[test]
fn csv_has_the_columns_of_the_contract() {
    let printed = printed(&Csv::default(), &harbour());
    let lines: Vec<&str> = printed.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "document,line,quote,speaker,role,mention,cue,evidence,confidence,kind,start,end",
            "harbour.txt,3,We looked at every bolt and found ‘no sign whatever’ of wear.,\
             Dana Whitlock,police chief,police chief Dana Whitlock,said,name-verb-quote,0.9900,direct,64,125",
            "harbour.txt,3,no sign whatever,,,,,,0.0000,partial,99,115",
            "harbour.txt,5,\"It will open on Monday,\",Dana Whitlock,police chief,she,added,\
             quote-name-verb,0.8740,direct,129,152",
            "harbour.txt,5,\"a disgrace, again\",The union,,The union,spoke of,name-verb-quote,\
             0.5000,partial,185,202",
            "harbour.txt,7,Who knew?,,,,,,0.0000,direct,207,216",
            "harbour.txt,7,Low Tide,,,,,,0.9000,title,235,243",
            "",
        ]
    );
}

#[test]
fn csv_read_back_is_what_was_found() {
    let text =
        "Ana Reis said: “a, b; ‘c’ \u{A0}d, e \"f\" — =1+1\t\u{2028}g”\r\n\r\n“”, she said: “ x ”";
    let mut story = Sketch::new("comma, \"quote\".txt", text);
    let ana = story.speaker("Reis, \"Ana\"\r\n", SpeakerKind::Person, &["mayor, acting"]);
    let mention = story.mention("Ana Reis", ana);
    story.spoken("a, b;", mention, Some("said"), Evidence::NameVerbQuote, 1.0);
    let analysis = story.analysis();
    let rows = rows(&analysis, 0.0);
    let read = read_back(&printed(&Csv::default(), &analysis));
    assert_eq!(read.len(), rows.len());
    let chars: Vec<char> = text.chars().collect();
    for (read, row) in read.iter().zip(&rows) {
        assert_eq!(&read[0], "comma, \"quote\".txt");
        assert_eq!(&read[2], row.quote);
        assert_eq!(&read[3], row.speaker.unwrap_or_default());
        assert_eq!(&read[4], row.role.unwrap_or_default());
        let (start, end): (usize, usize) = (read[10].parse().unwrap(), read[11].parse().unwrap());
        assert_eq!(read[2], chars[start..end].iter().collect::<String>());
    }
    assert_eq!(&read[0][3], "Reis, \"Ana\"\r\n");
}

/// Every text of up to `length` characters of an alphabet that is hard on quotes and CSV alike.
fn small_texts(length: usize) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut longest = texts.clone();
    for _ in 0..length {
        let longer = |text: &String| {
            ["“", "”", "\"", "'", ",", "\n", "é", " "].map(|c| format!("{text}{c}"))
        };
        longest = longest.iter().flat_map(longer).collect();
        texts.extend(longest.iter().cloned());
    }
    texts
}

#[test]
fn every_small_text_is_printed_and_read_back() {
    let (table, explain) = (QuoteTable::new(screen(30)), Explain::new(screen(30)));
    for text in small_texts(4) {
        let analysis = Sketch::new(&text, &text).analysis();
        let read = read_back(&printed(&Csv::default(), &analysis));
        let rows = rows(&analysis, 0.0);
        assert_eq!(read.len(), rows.len());
        for ((read, row), json) in read
            .iter()
            .zip(&rows)
            .zip(printed(&Jsonl, &analysis).lines())
        {
            let json: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!((&read[0], &read[2]), (text.as_str(), row.quote));
            assert_eq!(
                (json["document"].as_str(), json["quote"].as_str()),
                (Some(&*text), Some(row.quote))
            );
        }
        printed(&table, &analysis);
        printed(&explain, &analysis);
    }
}

#[test]
fn excel_runs_no_cell_as_a_formula() {
    let text = "“=HYPERLINK(1)” “+1” “-1” “@x” “＝1” “＋1” “－1” “＠x” “1+1”";
    let printed = printed(&Csv::for_excel(), &Sketch::new("\ta.txt", text).analysis());
    let read = read_back(printed.strip_prefix('\u{FEFF}').expect("a byte order mark"));
    let quotes: Vec<&str> = read.iter().map(|row| &row[2]).collect();
    let guarded = [
        "'=HYPERLINK(1)",
        "'+1",
        "'-1",
        "'@x",
        "'＝1",
        "'＋1",
        "'－1",
        "'＠x",
        "1+1",
    ];
    assert_eq!(quotes, guarded);
    assert!(read.iter().all(|row| &row[0] == "'\ta.txt"));
    for name in ["\n=1+1", "\r=1+1"] {
        let story = Sketch::new(name, "“No.”").analysis();
        let csv = self::printed(&Csv::for_excel(), &story);
        let read = read_back(csv.strip_prefix('\u{FEFF}').unwrap());
        assert_eq!(&read[0][0], format!("'{name}"));
    }
}

#[test]
fn jsonl_has_the_fields_of_the_contract_in_their_order() {
    let printed = printed(&Jsonl, &harbour());
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(
        lines[0],
        "{\"document\":\"harbour.txt\",\"line\":3,\"start\":64,\"end\":125,\
         \"quote\":\"We looked at every bolt and found ‘no sign whatever’ of wear.\",\
         \"kind\":\"direct\",\"depth\":0,\"closing\":\"mark\",\"continues\":null,\
         \"speaker\":\"Dana Whitlock\",\"speaker_kind\":\"person\",\"role\":\"police chief\",\
         \"mention\":{\"start\":30,\"end\":56,\"text\":\"police chief Dana Whitlock\"},\
         \"cue\":{\"start\":57,\"end\":61,\"text\":\"said\"},\"evidence\":\"name-verb-quote\",\
         \"confidence\":0.9900,\"block\":\"paragraph\",\"raw\":null}"
    );
    let nested: serde_json::Value = serde_json::from_str(lines[1]).unwrap();
    assert_eq!(nested["depth"], 1);
    for field in [
        "speaker",
        "speaker_kind",
        "role",
        "mention",
        "cue",
        "evidence",
    ] {
        assert!(nested[field].is_null(), "{field}");
    }
    assert_eq!(lines.len(), 6);
}

#[test]
fn a_continued_quote_names_the_start_of_the_one_before() {
    let text = "“We will count again.\n\n“It will not change the result,” Ms Lund said.";
    let analysis = Sketch::new("count.txt", text).analysis();
    let rows = rows(&analysis, 0.0);
    assert_eq!(rows[0].closing, "continued");
    assert_eq!(rows[0].continues, None);
    assert_eq!(rows[1].continues, Some(rows[0].start));
}

#[test]
fn a_pronoun_without_a_name_is_a_mention_and_not_a_speaker() {
    let mut story = Sketch::new("pronoun.txt", "“It is over,” he said.");
    let he = story.speaker("he", SpeakerKind::Unresolved, &[]);
    let he = story.mention("he", he);
    story.spoken("It is over", he, Some("said"), Evidence::QuoteNameVerb, 0.6);
    let analysis = story.analysis();
    let row = &rows(&analysis, 0.0)[0];
    assert_eq!(row.speaker, None);
    assert_eq!(row.speaker_kind, Some("unresolved"));
    assert_eq!(row.mention.unwrap().text, "he");
    assert!(printed(&QuoteTable::new(screen(80)), &analysis).contains("he (not clear who)"));
}

#[test]
fn below_the_bar_a_quote_keeps_its_row_and_names_nobody() {
    let analysis = harbour();
    let all = rows(&analysis, 0.0);
    let sure = rows(&analysis, 0.874);
    assert_eq!(all.len(), sure.len());
    // 0.87404 is printed as 0.8740, and what is printed is what counts.
    assert_eq!(sure[2].speaker, Some("Dana Whitlock"));
    assert_eq!(all[3].speaker, Some("The union"));
    assert_eq!(sure[3].speaker, None);
    assert!(sure[3].mention.is_none() && sure[3].cue.is_none() && sure[3].evidence.is_none());
    assert_eq!(sure[3].confidence, 0.5);
}

#[test]
fn the_role_is_the_one_given_with_the_mention() {
    let text = "Trade minister Ola Berg said: “No.” Former judge Ola Berg said: “Yes.”";
    let mut story = Sketch::new("roles.txt", text);
    let roles = ["Trade minister", "Former judge"];
    let berg = story.speaker("Ola Berg", SpeakerKind::Person, &roles);
    for (role, quote) in roles.into_iter().zip(["No.", "Yes."]) {
        let mention = story.mention(&format!("{role} Ola Berg"), berg);
        story.spoken(quote, mention, None, Evidence::NameVerbQuote, 0.9);
    }
    let analysis = story.analysis();
    let printed: Vec<_> = rows(&analysis, 0.0).iter().map(|row| row.role).collect();
    assert_eq!(printed, roles.map(Some));
}
