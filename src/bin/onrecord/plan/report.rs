//! Findings: how they are printed, and which of them fail a run.

use super::destination::{ending, file, no_page, refuse};
use crate::args::{OutputArgs, ReportArgs, ReportFormat};
use crate::output::Target;
use crate::settings::Settings;
use onrecord::Severity;
use onrecord::write::ColorChoice;
use onrecord::write::report::{Finding, Github, Json, Junit, Listing, Reporter, Sarif};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How findings are reported.
pub(crate) struct Reporting {
    pub(crate) reporter: Box<dyn Reporter>,
    pub(crate) format: ReportFormat,
    pub(crate) target: Target,
    /// The lowest severity that fails the run; `None` if no finding does.
    pub(crate) fail_on: Option<Severity>,
    /// The severities that the settings give to rules.
    severity: BTreeMap<String, Severity>,
}

impl Reporting {
    /// Builds the plan from the arguments and the settings.
    pub(crate) fn new(args: ReportArgs, settings: &Settings, colors: ColorChoice) -> Reporting {
        let output = file(args.file.output);
        let named = output.as_deref().filter(|path| ending(path) == "html");
        let named = named.map(|_| ReportFormat::Html);
        let configured = match settings.format.value.as_str() {
            "json" => ReportFormat::Json,
            "github" => ReportFormat::Github,
            "sarif" => ReportFormat::Sarif,
            "junit" => ReportFormat::Junit,
            _ => ReportFormat::Text,
        };
        let format = args.format.or(named).unwrap_or(configured);
        if let (ReportFormat::Html, Some(reason)) = (format, no_page(output.as_deref())) {
            refuse("check", reason);
        }
        let (target, colors) = match output {
            Some(path) => (Target::File(path), ColorChoice::Plain),
            // Only the listing has colors.
            None if format == ReportFormat::Text => (Target::Stdout(colors), colors),
            None => (Target::Stdout(ColorChoice::Plain), ColorChoice::Plain),
        };
        let fail_on = match args.fail_on {
            Some(typed) => typed.severity(),
            None => Some(settings.fail_on.value),
        };
        let severity = settings.severity.iter();
        Reporting {
            reporter: match format {
                ReportFormat::Text => Box::new(Listing::new(colors)),
                ReportFormat::Json => Box::new(Json),
                #[cfg(feature = "pages")]
                ReportFormat::Html => Box::new(onrecord::write::FindingsPage),
                #[cfg(not(feature = "pages"))]
                ReportFormat::Html => unreachable!("refused above"),
                ReportFormat::Github => Box::new(Github),
                ReportFormat::Sarif => Box::new(Sarif),
                ReportFormat::Junit => Box::new(Junit),
            },
            format,
            target,
            fail_on: fail_on.filter(|_| !args.exit_zero),
            severity: severity
                .map(|(rule, severity)| (rule.clone(), severity.value))
                .collect(),
        }
    }

    /// Makes a plan for the findings of a command that ends by rules of its own.
    pub(crate) fn of_findings(
        format: ReportFormat,
        output: Option<PathBuf>,
        settings: &Settings,
    ) -> Reporting {
        let args = ReportArgs {
            format: Some(format),
            file: OutputArgs { output },
            fail_on: None,
            exit_zero: true,
        };
        Reporting::new(args, settings, ColorChoice::Plain)
    }

    /// Returns findings with the severities that the settings give them.
    pub(crate) fn all_weighted(&self, findings: Vec<Finding>) -> Vec<Finding> {
        findings
            .into_iter()
            .filter_map(|finding| self.weighted(finding))
            .collect()
    }

    /// Gives a finding the severity that the settings give to its rule, and decides whether it fails the run;
    /// `None` if the severity is `none`.
    pub(crate) fn weighted(&self, mut finding: Finding) -> Option<Finding> {
        if let Some(severity) = self.severity.get(finding.rule.id) {
            finding.severity = *severity;
        }
        finding.fails = self.fail_on.is_some_and(|least| finding.severity >= least);
        (finding.severity > Severity::None).then_some(finding)
    }
}
