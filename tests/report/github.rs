//! Commands and summaries of GitHub, JUnit of any text, and JSON.

use super::*;

#[test]
fn github_commands_survive_the_worst_texts() {
    let long = "a%0Ab::c,d ##[error]x ".repeat(3_300);
    for text in [
        long.as_str(),
        "%",
        "%25",
        "::error::x",
        "a\r\n::warning::b",
        "\n\n",
        "\u{85}::debug::",
    ] {
        let mut sly = finding("quote-speaker");
        sly.document = text.to_owned();
        sly.quote = Some(text.to_owned());
        sly.message = text.to_owned();
        let log = printed(&Github, &report(vec![sly; 13]));
        for (n, line) in log.lines().enumerate() {
            assert_eq!(line.starts_with("::"), n < 10, "{line}");
            assert!(line.len() < 200_000, "{}", line.len());
            let Some(command) = line.strip_prefix("::error file=") else {
                continue;
            };
            // What GitHub reads back: properties up to the first `::`, then the message.
            let (properties, message) = command.split_once("::").expect("a message");
            assert!(properties.ends_with(",title=quote-speaker"), "{properties}");
            let message = message
                .replace("%0A", "\n")
                .replace("%0D", "\r")
                .replace("%25", "%");
            assert!(!message.contains(['\n', '\r']), "{message}");
            assert!(message.len() < 1 << 16, "{}", message.len());
        }
    }
}

#[test]
fn junit_is_xml_whatever_a_story_holds() {
    let mut odd = finding("quote-speaker");
    odd.quote = Some("a\u{1}b\u{1B}[31m ]]> \u{FFFE}".to_owned());
    odd.message = "was <&\">\u{0}, is now ]]>".to_owned();
    let xml = printed(&Junit, &report(vec![odd]));
    let read = junit_parser::from_reader(xml.as_bytes()).expect("JUnit");
    assert_eq!(read.suites[0].failures, 1);
}

#[test]
fn github_gets_ten_annotations_a_level_and_the_log_the_rest() {
    let many: Vec<Finding> = (0..13).map(|_| finding("quote-speaker")).collect();
    let mut mild = finding("quote-cue");
    (mild.severity, mild.fails) = (Severity::Note, false);
    let report = report([many, vec![mild, known("quote-cue")]].concat());
    let log = printed(&Github, &report);
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.starts_with("::error "))
            .count(),
        10
    );
    assert_eq!(
        lines
            .iter()
            .filter(|line| line.starts_with("::notice "))
            .count(),
        1
    );
    let more = "3 more than GitHub shows as annotations; the summary of the run lists all:";
    assert_eq!(lines[11], more);
    assert_eq!(lines.len(), 15);
    assert_eq!(
        lines[0],
        "::error file=stories/dam.txt,line=3,endLine=3,col=2,endColumn=12,title=quote-speaker\
         ::line 3: “Not today,” was Ana Ruiz, is now nobody"
    );
    let summary = Github::summary(&report);
    assert_eq!(summary.matches("| error | stories/dam.txt |").count(), 13);
}

#[test]
fn github_takes_no_commands_from_a_story() {
    let mut sly = finding("quote-speaker");
    sly.document = "a,b:c%.txt".to_owned();
    sly.quote = Some("one\n::stop-commands::two".to_owned());
    let log = printed(&Github, &report(vec![sly; 12]));
    assert!(
        log.starts_with("::error file=a%2Cb%3Ac%25.txt,line=3"),
        "{log}"
    );
    let commands = log.lines().filter(|line| line.starts_with("::"));
    assert!(
        commands.clone().all(|line| line.starts_with("::error ")),
        "{log}"
    );
    assert_eq!(commands.count(), 10);
}

#[test]
fn a_github_summary_fits_its_mebibyte() {
    let mut long = finding("quote-speaker");
    long.message = "was somebody | and `others`, is now nobody ".repeat(30);
    let summary = Github::summary(&report(vec![long; 3_000]));
    assert!(summary.len() <= 1 << 20, "{}", summary.len());
    let last = summary.lines().last().expect("a line");
    assert!(last.ends_with(" more do not fit this page."), "{last}");
}

#[test]
fn json_has_every_finding_and_the_listing_the_open_ones() {
    let report = report(vec![finding("quote-speaker"), known("quote-cue")]);
    let read: serde_json::Value = serde_json::from_str(&printed(&Json, &report)).expect("JSON");
    assert_eq!(read["summary"]["findings"], 1);
    assert_eq!(read["summary"]["suppressed"], 1);
    let first = &read["findings"][0];
    assert_eq!(first["rule"], "quote-speaker");
    assert_eq!(first["region"]["line"], 3);
    assert_eq!(
        (&first["expected"], &first["actual"]),
        (&"Ana Ruiz".into(), &"".into())
    );
    assert!(read["findings"][1]["suppression"]["reason"].is_string());
    let listing = Listing::new(ColorChoice::Plain);
    assert_eq!(
        printed(&listing, &report),
        "stories/dam.txt\n  line 3: “Not today,” was Ana Ruiz, is now nobody\n"
    );
    let coloured = printed(&Listing::new(ColorChoice::Ansi), &report);
    assert!(coloured.contains("was \u{1B}[31mAna Ruiz\u{1B}[0m, is now \u{1B}[32mnobody"));
}

#[test]
fn a_github_summary_has_no_markup_of_a_story() {
    let mut sly = finding("quote-speaker");
    sly.document = "a|b\n# c".to_owned();
    sly.quote = None;
    sly.message =
        "<img src=x> ![a](https://a.example) www.a.example *b* `c` ~~d~~ $e$ @f \u{202E}g"
            .to_owned();
    let summary = Github::summary(&report(vec![sly]));
    let row = summary.lines().last().expect("a row");
    assert_eq!(summary.lines().count(), 5);
    let cells = row.trim_matches('|');
    assert_eq!(cells.matches('|').count(), 2, "{row}");
    for sign in [
        "<", "](", "://", "www.", "*", "`", "~", "$", "@", "\u{202E}",
    ] {
        assert!(!cells.contains(sign), "{sign}: {row}");
    }
}
