//! `--fail-on`: what ends a run with exit code 1.
//!
//! All commands take a severity; `diff` also takes kinds of change, and `verify` a verdict.

use crate::exit::eprint_hint;
use onrecord::Severity;
use onrecord::diff::{Change, ChangeKind};
use onrecord::verify::Verdict;
use onrecord::write::VerdictRow;
use onrecord::write::report::Finding;
use std::str::FromStr;

/// The words of version 0.1, which scripts may still type.
const RENAMED: [(&str, Severity); 3] = [
    ("low", Severity::Note),
    ("medium", Severity::Warning),
    ("high", Severity::Error),
];

/// A severity as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TypedSeverity {
    severity: Severity,
    /// The old word, where one was typed.
    old: Option<&'static str>,
}

impl TypedSeverity {
    /// Reads a severity. `none` is not one: everything would fail the run.
    fn named(typed: &str) -> Option<TypedSeverity> {
        let renamed = RENAMED.into_iter().find(|(old, _)| *old == typed);
        if let Some((old, severity)) = renamed {
            let old = Some(old);
            return Some(TypedSeverity { severity, old });
        }
        let severity = Severity::named(typed).filter(|severity| *severity > Severity::None)?;
        Some(TypedSeverity {
            severity,
            old: None,
        })
    }

    /// Returns the severity, and says on standard error what an old word is called now.
    fn settled(self) -> Severity {
        if let Some(old) = self.old {
            let new = self.severity.name();
            eprint_hint(&format_args!("--fail-on: “{old}” is now “{new}”"));
        }
        self.severity
    }
}

/// What fails a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// A finding of at least this severity.
    Severity(TypedSeverity),
    /// Nothing.
    Never,
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(typed: &str) -> Result<FailOn, String> {
        match TypedSeverity::named(typed) {
            Some(severity) => Ok(FailOn::Severity(severity)),
            None if typed == "never" => Ok(FailOn::Never),
            None => Err("expected note, warning, error or never".to_owned()),
        }
    }
}

impl FailOn {
    /// Returns the lowest severity that fails the run, if any does.
    pub(crate) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Severity(typed) => Some(typed.settled()),
            FailOn::Never => None,
        }
    }
}

/// What fails a comparison of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeThreshold {
    /// A change of at least this severity.
    Severity(TypedSeverity),
    /// A change of this kind.
    ChangeKind(ChangeKind),
    /// Nothing.
    Never,
}

impl FromStr for ChangeThreshold {
    type Err = String;

    fn from_str(typed: &str) -> Result<ChangeThreshold, String> {
        if let Some(severity) = TypedSeverity::named(typed) {
            return Ok(ChangeThreshold::Severity(severity));
        }
        if let Some(kind) = ChangeKind::ALL
            .into_iter()
            .find(|kind| kind.name() == typed)
        {
            return Ok(ChangeThreshold::ChangeKind(kind));
        }
        match typed {
            "never" => Ok(ChangeThreshold::Never),
            _ => Err("expected note, warning, error, never, or a kind such as wording".to_owned()),
        }
    }
}

impl ChangeThreshold {
    /// Returns the threshold, and says on standard error what an old word is called now.
    pub(crate) fn settled(self) -> ChangeThreshold {
        if let ChangeThreshold::Severity(typed) = self {
            typed.settled();
        }
        self
    }

    /// Returns whether a finding in a report fails the run.
    pub(crate) fn fails(self, finding: &Finding) -> bool {
        match self {
            ChangeThreshold::Severity(least) => finding.severity >= least.severity,
            ChangeThreshold::ChangeKind(kind) => {
                finding.rule.id.strip_prefix("quote-") == Some(kind.name())
            }
            ChangeThreshold::Never => false,
        }
    }

    /// Returns whether a change fails the run.
    pub(crate) fn is_met(self, change: &Change) -> bool {
        match self {
            ChangeThreshold::Severity(least) => change.severity >= least.severity,
            ChangeThreshold::ChangeKind(kind) => change.kinds.contains(&kind),
            ChangeThreshold::Never => false,
        }
    }
}

/// What fails a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerdictThreshold {
    /// A quote whose findings have at least this severity.
    Severity(TypedSeverity),
    /// A quote of this verdict or a worse one, or with the wrong speaker.
    Verdict(Verdict),
    /// Nothing.
    Never,
}

impl FromStr for VerdictThreshold {
    type Err = String;

    fn from_str(typed: &str) -> Result<VerdictThreshold, String> {
        if let Some(severity) = TypedSeverity::named(typed) {
            return Ok(VerdictThreshold::Severity(severity));
        }
        let verdicts = Verdict::ALL.into_iter().filter(|v| *v > Verdict::Exact);
        if let Some(verdict) = { verdicts }.find(|verdict| verdict.name() == typed) {
            return Ok(VerdictThreshold::Verdict(verdict));
        }
        match typed {
            "never" => Ok(VerdictThreshold::Never),
            _ => Err(
                "expected typography, abridged, altered, absent, note, warning, error or never"
                    .to_owned(),
            ),
        }
    }
}

impl VerdictThreshold {
    /// Returns the threshold, and says on standard error what an old word is called now.
    pub(crate) fn settled(self) -> VerdictThreshold {
        if let VerdictThreshold::Severity(typed) = self {
            typed.settled();
        }
        self
    }

    /// Returns whether a finding about a quote in a report fails the run.
    pub(crate) fn fails(self, finding: &Finding, row: &VerdictRow<'_>) -> bool {
        match self {
            VerdictThreshold::Severity(least) => finding.severity >= least.severity,
            VerdictThreshold::Verdict(_) if finding.rule.id == "quote-hidden" => false,
            VerdictThreshold::Verdict(_) if finding.rule.id == "quote-speaker" => true,
            VerdictThreshold::Verdict(least) => row.verdict >= least,
            VerdictThreshold::Never => false,
        }
    }

    /// Returns whether a quote fails the run. A title or a term is not expected in a transcript.
    pub(crate) fn is_met(self, row: &VerdictRow<'_>) -> bool {
        match self {
            VerdictThreshold::Severity(least) => row.severity >= least.severity,
            VerdictThreshold::Verdict(least) => {
                let expected = row.is_speech || row.verdict != Verdict::Absent;
                (row.verdict >= least && expected) || row.same_speaker == Some(false)
            }
            VerdictThreshold::Never => false,
        }
    }
}
