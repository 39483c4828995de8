//! JUnit as XML 1.0 wants it, whatever a story holds: by its grammar, and by a strict reader.

use onrecord::write::report::{
    CheckedDocument, Finding, Junit, Region, Related, Report, Reporter as _, Rule, Suppression,
    SuppressionKind,
};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Tells whether XML 1.0 has a character: the production `Char`.
fn is_xml(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[test]
fn junit_has_the_characters_of_xml_only_and_drops_no_word() {
    let sly: String = (0..=0xFFFF).filter_map(char::from_u32).collect();
    let sly = format!("{sly}\u{10FFFF}\u{1B}[31mred\u{9B}1mbold\tend\n::error::no");
    let rule = Rule::named("quote-speaker").expect("a rule");
    let mut odd = Finding::new(rule, sly.clone(), sly.clone());
    odd.region = Some(Region::line(3));
    odd.quote = Some(sly.replace(char::is_whitespace, ""));
    odd.related.push(Related {
        document: sly.clone(),
        region: None,
        message: sly.clone(),
    });
    let allowed = Finding {
        quote: None,
        suppression: Some(Suppression {
            kind: SuppressionKind::Known,
            reason: sly.clone(),
        }),
        ..odd.clone()
    };
    let report = Report {
        subjects: vec![CheckedDocument {
            document: sly.clone(),
            quotes: vec![(5, sly)],
        }],
        findings: vec![odd, allowed],
        ..Report::default()
    };
    let mut xml = Vec::new();
    Junit.report(&report, &mut xml).expect("memory");
    let xml = String::from_utf8(xml).expect("UTF-8");
    let stray: Vec<char> = xml.chars().filter(|char| !is_xml(*char)).collect();
    assert_eq!(stray, []);
    let commands = xml.lines().filter(|line| line.trim().starts_with("::"));
    assert_eq!(commands.collect::<Vec<_>>(), [""; 0]);
    for part in [
        r"\u{1b}[31mred\u{9b}1mbold end",
        r"\u{fffe}\u{ffff}",
        r"\u{0}",
    ] {
        assert!(xml.contains(part), "{part}");
    }
    // A reader that is strict, where there is one.
    let read = "import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())";
    let python = Command::new("python3")
        .args(["-c", read])
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut python) = python else {
        #[allow(
            clippy::print_stderr,
            reason = "who runs the tests is told what was not"
        )]
        {
            eprintln!("no python3 here: the page was not read by expat");
        }
        return;
    };
    let mut stdin = python.stdin.take().expect("a pipe");
    stdin.write_all(xml.as_bytes()).expect("a reader");
    drop(stdin);
    assert!(python.wait().expect("an end").success());
}
