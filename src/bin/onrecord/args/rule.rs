//! `onrecord rule`: its arguments.

/// Explain a rule, with an example
///
/// A finding names the rule that it breaks. Without NAME, lists all rules.
#[derive(Debug, clap::Args)]
pub(crate) struct RuleArgs {
    /// Rule, such as quote-speaker
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
}
