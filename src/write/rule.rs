//! A rule: what can be found, its severity unless settings override it, and what to do about it.
//!
//! Ids are a contract: SARIF readers and settings use them, so none is ever renamed. `rules.rs` has the list.

use crate::severity::Severity;

/// What can be found, with its usual severity.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The name it goes by: `quote-speaker`.
    pub id: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is so, in a line.
    pub summary: &'static str,
    /// What to do about it.
    pub help: &'static str,
    /// An example: lines such as `accepted: “…”` and `now: “…”`.
    pub example: &'static str,
    /// Whether a comment in the story can suppress it: what is found of a quote by comparing it with its accepted
    /// answers.
    pub in_story: bool,
}

impl Rule {
    /// Returns the rule with an example.
    pub(super) const fn example(self, example: &'static str) -> Rule {
        Rule { example, ..self }
    }

    /// Returns the rule as one that a comment in the story can suppress.
    pub(super) const fn in_story(self) -> Rule {
        Rule {
            in_story: true,
            ..self
        }
    }

    /// Returns the address of the rule's page, for this version.
    pub fn help_uri(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let page = "onrecord/write/report/constant.RULES.html";
        format!("https://docs.rs/onrecord/{version}/{page}#{}", self.id)
    }

    /// Returns the explanation of the rule, as Markdown that is as readable without a renderer.
    pub fn explanation(&self) -> String {
        let (id, severity) = (self.id, self.severity.name());
        let Rule {
            summary,
            help,
            example,
            ..
        } = self;
        let allowance = match self.in_story {
            true => format!(" For one quote, in the story: `<!-- onrecord-allow {id}: why -->`."),
            false => String::new(),
        };
        format!(
            "## {id}\n\n{summary}. Severity: {severity}.\n\nExample:\n\n~~~text\n{example}\n~~~\n\n{help}\n\n\
             Its severity in `onrecord.toml`: `[severity]` with `{id} = \"none\"` (or note, warning, error).{allowance}\n"
        )
    }
}

pub(super) const fn rule(
    id: &'static str,
    severity: Severity,
    summary: &'static str,
    help: &'static str,
) -> Rule {
    Rule {
        id,
        severity,
        summary,
        help,
        example: "",
        in_story: false,
    }
}
