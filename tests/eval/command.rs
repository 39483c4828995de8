//! The command `onrecord eval`.

use super::*;

#[test]
fn the_line_in_the_docs_is_gold() {
    let docs = include_str!("../../docs/evaluating.md");
    let line = docs.split("```json\n").nth(1).unwrap();
    let line = line.split("```").next().unwrap();
    let gold = Gold::parse("docs", line.as_bytes()).unwrap();
    let text = gold.document.text();
    let words: Vec<&str> = gold.quotes.iter().map(|quote| &text[quote.span]).collect();
    assert_eq!(words, ["It sails at six,", "new"]);
    assert_eq!(&text[gold.quotes[0].source[0]], "Ines Duarte");
}

/// Runs `onrecord eval` in a folder with `gold.jsonl`: exit code, output, words for people.
fn run(gold: &str, args: &[&str]) -> (i32, String, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("gold.jsonl"), gold).unwrap();
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let command = command.current_dir(folder.path()).arg("eval").args(args);
    let output = command.output().unwrap();
    (
        output.status.code().expect("no signal"),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn the_command_prints_a_table_or_json() {
    let line = ferry().line("ferry");
    let (code, table, stderr) = run(&line, &["gold.jsonl"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(
        table.starts_with("documents                  1\n"),
        "{table}"
    );
    let (code, stdout, stderr) = run(&line, &["gold.jsonl", "--format", "json"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let figures: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(figures["detection"], rates(1.0, 1.0, 1.0));
    assert_eq!(figures.get("misses"), None);
    assert!(stdout.starts_with("{\n  \"documents\": 1,\n  \"gold_quotes\": 3,\n"));
}

#[test]
fn bad_lines_are_named_and_the_rest_counts() {
    let good = ferry().line("ferry");
    let outside = json!({"text": "Short.", "quotes": [{"start": 0, "end": 9, "kind": "none"}]});
    let gold = format!("{good}\nno json\n\n{outside}\n{good}\n");
    let (code, stdout, stderr) = run(&gold, &["gold.jsonl"]);
    assert_eq!(code, 2);
    assert!(
        stdout.starts_with("documents                  2\n"),
        "{stdout}"
    );
    let complaints: Vec<&str> = stderr.lines().collect();
    assert_eq!(complaints.len(), 2, "{stderr}");
    assert!(
        complaints[0].starts_with("onrecord: gold.jsonl:2:"),
        "{stderr}"
    );
    assert_eq!(
        complaints[1],
        "onrecord: gold.jsonl:4: quote 1: span 0..9 leaves the text, which has 6 characters"
    );
}

#[test]
fn misses_are_the_first_ones_and_come_before_the_figures() {
    let story = Annotated::new("“Leave,” he shouted. “Stay,” said Ines Duarte.");
    let gold = format!("{}\n{}\n", story.line("first"), story.line("second"));
    let (_, stdout, _) = run(&gold, &["gold.jsonl", "--misses", "3"]);
    let places: Vec<&str> = stdout
        .lines()
        .filter(|l| l.starts_with("gold.jsonl"))
        .collect();
    let first = "gold.jsonl:1: first, line 1: quote not in the gold";
    let second = "gold.jsonl:2: second, line 1: quote not in the gold";
    assert_eq!(places, [first, first, second]);
    assert!(stdout.find("documents ").unwrap() > stdout.find(second).unwrap());
    let (_, stdout, _) = run(&gold, &["gold.jsonl", "--misses", "1", "-f", "json"]);
    let page: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(page["misses"].as_array().unwrap().len(), 1);
    assert_eq!(page["misses"][0]["quote"], "Leave,");
}

#[test]
fn any_number_of_jobs_prints_the_same_bytes() {
    let lines = (0..40).map(|n| ferry().line(&n.to_string()) + "\n{\n");
    let gold: String = lines.collect();
    let with = |jobs| run(&gold, &["gold.jsonl", "--misses", "7", "--jobs", jobs]);
    let one = with("1");
    assert_eq!(one.0, 2);
    assert_eq!(with("4"), one);
}

#[test]
fn a_lexicon_that_is_not_there_ends_the_run() {
    let (code, stdout, stderr) = run(
        &ferry().line("ferry"),
        &["gold.jsonl", "--lexicon", "no.csv"],
    );
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.starts_with("onrecord: no.csv: "), "{stderr}");
}
