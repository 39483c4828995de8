//! Reports, read back by readers that know nothing of ours.

mod github;

use onrecord::Severity;
use onrecord::write::ColorChoice;
use onrecord::write::report::{
    AffectedQuote, CheckedDocument, Finding, Github, Json, Junit, Listing, Problem, Region,
    Related, Report, Reporter, Rule, Sarif, Suppression, SuppressionKind,
};
use serde_sarif::sarif;

/// A finding about “Not today,” on line 3, with a golden to compare.
fn finding(rule: &str) -> Finding {
    let rule = Rule::named(rule).expect("a rule");
    let message = "was Ana Ruiz, is now nobody".to_owned();
    let mut finding = Finding::new(rule, "stories/dam.txt", message);
    finding.region = Some(Region {
        line: 3,
        column: Some(2),
        end_line: 3,
        end_column: Some(12),
    });
    finding.quote = Some("Not today,".to_owned());
    finding.fails = true;
    finding.expected = Some("Ana Ruiz".to_owned());
    finding.actual = Some(String::new());
    finding.related.push(Related {
        document: "stories/dam.quotes.csv".to_owned(),
        region: Some(Region::line(2)),
        message: "the row of the golden".to_owned(),
    });
    finding
}

fn known(rule: &str) -> Finding {
    Finding {
        suppression: Some(Suppression {
            kind: SuppressionKind::Known,
            reason: "the pronoun is far away".to_owned(),
        }),
        quote: Some("Nor tomorrow.".to_owned()),
        ..finding(rule)
    }
}

fn report(findings: Vec<Finding>) -> Report {
    Report {
        subjects: vec![CheckedDocument {
            document: "stories/dam.txt".to_owned(),
            quotes: [(3, "Not today,"), (3, "Nor tomorrow."), (5, "A <b>&")]
                .map(|(line, quote)| (line, quote.to_owned()))
                .into(),
        }],
        findings,
        ..Report::default()
    }
}

fn printed(reporter: &dyn Reporter, report: &Report) -> String {
    let mut out = Vec::new();
    reporter.report(report, &mut out).expect("memory");
    String::from_utf8(out).expect("UTF-8")
}

fn sarif(report: &Report) -> sarif::Run {
    let log: sarif::Sarif = serde_json::from_str(&printed(&Sarif, report)).expect("SARIF");
    let [run] = <[sarif::Run; 1]>::try_from(log.runs).expect("one run");
    run
}

#[test]
fn sarif_loses_nothing_in_a_reader_of_the_standard() {
    let report = report(vec![finding("quote-speaker"), known("quote-cue")]);
    let ours: serde_json::Value = serde_json::from_str(&printed(&Sarif, &report)).expect("JSON");
    let read: sarif::Sarif = serde_json::from_value(ours.clone()).expect("SARIF");
    // A key that the standard does not have would be lost on the way.
    assert_eq!(serde_json::to_value(read).expect("JSON"), ours);
}

#[test]
fn a_sarif_result_points_at_its_rule_its_place_and_its_golden() {
    let run = sarif(&report(vec![finding("quote-speaker"), known("quote-cue")]));
    let rules = run.tool.driver.rules.expect("rules");
    let results = run.results.expect("results");
    let [first, second] = &results[..] else {
        panic!("{results:?}");
    };
    let index = usize::try_from(first.rule_index.expect("an index")).expect("not below 0");
    assert_eq!(first.rule_id.as_deref(), Some("quote-speaker"));
    assert_eq!(rules[index].id, "quote-speaker");
    let place = |location: &sarif::Location| {
        let physical = location.physical_location.clone().expect("a place");
        let file = physical
            .artifact_location
            .and_then(|a| a.uri)
            .expect("a file");
        (file, physical.region.and_then(|region| region.start_line))
    };
    let at = first.locations.as_deref().expect("a location");
    assert_eq!(place(&at[0]), ("stories/dam.txt".to_owned(), Some(3)));
    let golden = first.related_locations.as_deref().expect("the golden");
    assert_eq!(
        place(&golden[0]),
        ("stories/dam.quotes.csv".to_owned(), Some(2))
    );
    assert_eq!(first.suppressions.as_deref().map(<[_]>::len), Some(0));
    let why = &second.suppressions.as_deref().expect("a reason")[0];
    assert_eq!(
        why.justification.as_deref(),
        Some("the pronoun is far away")
    );
}

#[test]
fn a_sarif_fingerprint_stays_when_the_line_changes_and_tells_twins_apart() {
    let fingerprints = |findings| {
        let results = sarif(&report(findings)).results.expect("results");
        let prints = results
            .into_iter()
            .map(|r| r.partial_fingerprints.expect("one"));
        prints.map(|print| format!("{print:?}")).collect::<Vec<_>>()
    };
    let mut moved = finding("quote-speaker");
    moved.region = Some(Region::line(80));
    let here = fingerprints(vec![finding("quote-speaker")]);
    assert_eq!(fingerprints(vec![moved]), here);
    assert_ne!(fingerprints(vec![finding("quote-cue")]), here);
    let twins = fingerprints(vec![finding("quote-speaker"), finding("quote-speaker")]);
    assert_eq!(twins[0], here[0]);
    assert_ne!(twins[1], twins[0]);
}

#[test]
fn junit_has_a_test_a_quote() {
    let report = report(vec![
        finding("quote-speaker"),
        finding("quote-cue"),
        known("quote-cue"),
    ]);
    let xml = printed(&Junit, &report);
    let read = junit_parser::from_reader(xml.as_bytes()).expect("JUnit");
    let [suite] = &read.suites[..] else {
        panic!("{xml}");
    };
    assert_eq!(suite.name, "stories/dam.txt");
    assert_eq!((suite.tests, suite.failures, suite.skipped), (3, 1, 1));
    let names: Vec<&str> = suite
        .cases
        .iter()
        .map(|case| case.original_name.as_str())
        .collect();
    let expected = [
        "line 3: “Not today,”",
        "line 3: “Nor tomorrow.”",
        "line 5: “A <b>&”",
    ];
    assert_eq!(names, expected);
    let failure = format!("{:?}", suite.cases[0].status);
    for part in [
        "quote-speaker",
        "quote-cue",
        "was Ana Ruiz, is now nobody",
        "dam.quotes.csv:2",
    ] {
        assert!(failure.contains(part), "{failure}");
    }
    assert!(suite.cases[1].status.is_skipped());
    assert!(suite.cases[2].status.is_success());
}

/// A warning that fails no run, a note that fails it, and what could not be checked.
fn mixed() -> Report {
    let mut mild = finding("quote-cue");
    (mild.severity, mild.fails) = (Severity::Warning, false);
    let mut strict = finding("quote-typography");
    strict.quote = Some("Nor tomorrow.".to_owned());
    assert_eq!(strict.severity, Severity::Note);
    Report {
        problems: vec![Problem {
            document: "stories/weir.txt".to_owned(),
            line: Some(7),
            message: "binary".to_owned(),
        }],
        ..report(vec![mild, strict])
    }
}

#[test]
fn what_fails_the_run_is_a_failure_in_every_format_and_nothing_else_is() {
    let mut report = mixed();
    report.sort_worst_first();
    let rules = report.findings.iter().map(|finding| finding.rule.id);
    assert_eq!(rules.collect::<Vec<_>>(), ["quote-typography", "quote-cue"]);
    let log = printed(&Github, &report);
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 3, "{log}");
    assert_eq!(
        lines[0],
        "::error file=stories/weir.txt,line=7,endLine=7,title=not-checked::binary"
    );
    assert!(
        lines[1].starts_with("::error file=stories/dam.txt,line=3,"),
        "{log}"
    );
    assert!(
        lines[1].contains("title=quote-typography (note)::"),
        "{log}"
    );
    assert!(
        lines[2].starts_with("::warning file=stories/dam.txt,"),
        "{log}"
    );
    let run = sarif(&report);
    let levels = run.results.iter().flatten().map(|result| {
        let level = serde_json::to_value(result.level).expect("JSON");
        level.as_str().expect("a word").to_owned()
    });
    assert_eq!(levels.collect::<Vec<_>>(), ["error", "warning"]);
    let invocation = &run.invocations.expect("one")[0];
    assert!(!invocation.execution_successful);
    assert_eq!(invocation.exit_code, Some(2));
    let xml = printed(&Junit, &report);
    let read = junit_parser::from_reader(xml.as_bytes()).expect("JUnit");
    // The suite with the error and the one with the failure come first, in their order.
    assert_eq!(
        (read.errors, read.failures, read.skipped),
        (1, 1, 1),
        "{xml}"
    );
    assert!(
        xml.contains("warning, fails no run: line 3: “Not today,” was"),
        "{xml}"
    );
    let json: serde_json::Value = serde_json::from_str(&printed(&Json, &report)).expect("JSON");
    assert_eq!(json["problems"][0]["document"], "stories/weir.txt");
    let fails: Vec<_> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| &f["fails"])
        .collect();
    assert_eq!(fails, [true, false]);
    // Without anything that fails, no format has a failure.
    for finding in &mut report.findings {
        finding.fails = false;
    }
    report.problems.clear();
    assert!(!printed(&Github, &report).contains("::error"));
    assert!(!printed(&Sarif, &report).contains("\"level\": \"error\",\n          \"message\""));
    let read = junit_parser::from_reader(printed(&Junit, &report).as_bytes()).expect("JUnit");
    assert_eq!((read.errors, read.failures), (0, 0));
}

#[test]
fn quotes_that_changed_because_of_another_are_named_under_it() {
    let mut cause = finding("quote-speaker");
    cause.affected = (0..7)
        .map(|n| AffectedQuote {
            region: Some(Region::line(5 + n)),
            in_file: onrecord::document::InFile::AsInText,
            quote: format!("Nor on day {n} of the coming week."),
            fields: Vec::new(),
        })
        .collect();
    let report = report(vec![cause]);
    let named = "and 7 more quotes with it: line 5 “Nor on day 0 of…”, line 6 ";
    let listing = printed(&Listing::new(ColorChoice::Plain), &report);
    assert!(listing.contains(&format!("\n    {named}")), "{listing}");
    assert!(
        listing.ends_with("line 9 “Nor on day 4 of…” and 2 more\n"),
        "{listing}"
    );
    assert!(printed(&Github, &report).contains(named));
    let results = sarif(&report).results.expect("results");
    let places = results[0].related_locations.as_deref().map(<[_]>::len);
    assert_eq!(places, Some(8));
    // Each is a test that was not judged by itself.
    let read = junit_parser::from_reader(printed(&Junit, &report).as_bytes()).expect("JUnit");
    assert_eq!((read.failures, read.skipped), (1, 7));
}
