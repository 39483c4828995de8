//! `--fail-on`: which changes end with exit code 1.

use onrecord::diff::{Change, Kind, Severity};
use std::str::FromStr;

/// What a change must be, to be a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bar {
    /// At least this grave.
    Severity(Severity),
    /// Of this kind.
    Kind(Kind),
    /// Nothing is a finding.
    Never,
}

impl FromStr for Bar {
    type Err = String;

    fn from_str(typed: &str) -> Result<Bar, String> {
        let severities = [Severity::Low, Severity::Medium, Severity::High];
        if let Some(severity) = severities.into_iter().find(|s| s.name() == typed) {
            return Ok(Bar::Severity(severity));
        }
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == typed) {
            return Ok(Bar::Kind(kind));
        }
        match typed {
            "never" => Ok(Bar::Never),
            _ => Err("give low, medium, high, never, or a kind such as wording".to_owned()),
        }
    }
}

impl Bar {
    /// Tells whether a change is a finding.
    pub(crate) fn is_met(self, change: &Change) -> bool {
        match self {
            Bar::Severity(least) => change.severity >= least,
            Bar::Kind(kind) => change.kinds.contains(&kind),
            Bar::Never => false,
        }
    }
}
