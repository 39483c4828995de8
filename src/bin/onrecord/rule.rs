//! `onrecord rule`: what a rule means, with an example.

use crate::exit::{self, Exit};
use crate::output::Output;
use onrecord::visible::Visible;
use onrecord::write::ColorChoice;
use onrecord::write::report::{RULES, Rule};
use onrecord::{Error, ErrorKind};

/// How alike an unknown name has to be to be taken for a typo.
const ALIKE: f64 = 0.8;

/// Prints a rule, or the list of all.
pub(crate) fn run(name: Option<&str>) -> Exit {
    let page = match name {
        None => list(),
        Some(name) => match Rule::named(name) {
            Some(rule) => explanation(rule),
            None => return exit::of(Err(unknown(name))),
        },
    };
    exit::of(Output::stdout(ColorChoice::Plain).write_once(page.as_bytes()))
}

fn list() -> String {
    let width = RULES
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or_default();
    let lines = RULES.iter().map(|rule| {
        let (id, severity) = (rule.id, rule.severity.name());
        format!("{id:width$}  {severity:7}  {}\n", rule.summary)
    });
    lines.collect()
}

/// An example may have invisible characters.
fn explanation(rule: &Rule) -> String {
    let lines = rule.explanation();
    let lines = lines.lines().map(|line| format!("{}\n", Visible(line)));
    lines.collect()
}

fn unknown(name: &str) -> Error {
    let near = RULES
        .iter()
        .map(|rule| (strsim::jaro_winkler(name, rule.id), rule.id));
    let near = near.filter(|(alike, _)| *alike >= ALIKE);
    let near = near.max_by(|(a, _), (b, _)| a.total_cmp(b));
    let hint = near.map_or(";".to_owned(), |(_, id)| format!("; did you mean {id}?"));
    let message = format!("no rule is called “{name}”{hint} `onrecord rule` lists all");
    Error::new(ErrorKind::Usage, "", message)
}
