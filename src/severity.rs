//! How grave something is: one scale for `check`, `diff` and `verify`.
//!
//! Each command decides what is how grave: `check` by the rule that a finding breaks, `diff` by the
//! kinds of a change and the notes on its edits, `verify` by the verdict. All print the same four
//! words, which are also the levels of SARIF 2.1.0 (section 3.27.10).

use serde::Serialize;

/// How grave a finding, a change or a verdict is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Not a finding: nothing differs, or only marks and spaces. It fails no run.
    #[default]
    None,
    /// Worth knowing. The reader is told the same: another spelling, another neutral verb.
    Note,
    /// To be looked at. The reader is told something different.
    Warning,
    /// To be corrected. The reader is told the opposite, or another number, name or speaker.
    Error,
}

impl Severity {
    /// All severities, the lowest first.
    pub const ALL: [Severity; 4] = [
        Severity::None,
        Severity::Note,
        Severity::Warning,
        Severity::Error,
    ];

    /// Returns the severity as it is printed: `none`, `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::None => "none",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// Returns the severity of that name.
    pub fn named(name: &str) -> Option<Severity> {
        let mut all = Severity::ALL.into_iter();
        all.find(|severity| severity.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_is_found_by_its_name_and_in_order() {
        for severity in Severity::ALL {
            assert_eq!(Severity::named(severity.name()), Some(severity));
        }
        assert!(Severity::ALL.is_sorted());
        assert_eq!(Severity::named("high"), None);
    }
}
