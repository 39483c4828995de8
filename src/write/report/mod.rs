//! Findings: what a check, a comparison of revisions or a verification has to report, and the forms
//! a report takes.
//!
//! Golden checks, changes and verdicts all become [`Finding`]s, so that one severity, one
//! suppression and one exit code serve them all. Take [`Listing`] for people, [`Json`] for a
//! program, [`Github`] for the annotations of a pull request, [`Sarif`] for code scanning and
//! editors, [`Junit`] for the test page of any other CI.

mod change;
mod github;
mod json;
#[cfg(feature = "junit")]
mod junit;
mod listing;
mod reporter;
mod review_page;
mod sarif;
mod verdict;

pub use change::change_findings;
pub use github::Github;
pub use json::Json;
#[cfg(feature = "junit")]
pub use junit::Junit;
pub use listing::Listing;
pub use reporter::Reporter;
pub use review_page::ReviewPage;
#[cfg(feature = "pages")]
pub(super) use review_page::{finding_head, marked_passage};
pub use sarif::Sarif;
pub use verdict::verdict_findings;

pub use super::finding::{
    AffectedQuote, CheckedDocument, FieldChange, Finding, Problem, Region, Related, Report,
    Suppression, SuppressionKind, opening, title,
};
pub use super::passage::PassagePlaces;
pub use super::piece::{MarkedWords, WordsMark, marked};
pub use super::rule::Rule;
pub use super::rules::RULES;
