//! Which of the lines that look like labels are labels.
//!
//! "First: the wall is dry" has the form of `HOLM: The wall is dry`. A label behaves like one: it comes again,
//! it is written as the others are, or it is a name.

use super::line_label::{Label, LabelForm};
use super::name::{is_capitals, is_lead_in, is_part, is_person};
use std::collections::BTreeMap;

/// A transcript has at least one label per this many lines: the longest answers in a press
/// conference wrapped at 72 columns have about as many.
const LINES_A_LABEL: usize = 20;

/// What kind of text the labels are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelledText {
    /// Lines of text, the first one with a label or not.
    Lines { count: usize, opens: bool },
    /// Subtitles, where any line may hold a part of a sentence.
    Subtitles,
}

/// The labels of a text.
#[derive(Debug, Default)]
pub(super) struct AcceptedLabels<'t> {
    /// How often each label stands in the text, by form.
    counts: BTreeMap<(u8, &'t str), usize>,
    /// Whether labels of this form are accepted.
    forms: [bool; 6],
    /// Whether the labels with a colon are in capitals throughout.
    capitals: bool,
    /// Whether labels with a colon come again.
    repeated: bool,
    /// Whether half of the lines have a label.
    dense: bool,
}

impl<'t> AcceptedLabels<'t> {
    /// Decides about the labels of a text.
    pub(super) fn of(text: &'t str, labels: &[Label], kind: LabelledText) -> AcceptedLabels<'t> {
        let mut accepted = AcceptedLabels::default();
        let mut arrows = 0;
        for label in labels {
            match label.speaker {
                Some(span) => {
                    let key = (label.form as u8, &text[span]);
                    *accepted.counts.entry(key).or_default() += 1;
                }
                None => arrows += 1,
            }
        }
        for form in [
            LabelForm::Timed,
            LabelForm::Bracket,
            LabelForm::Party,
            LabelForm::Record,
            LabelForm::Examination,
        ] {
            accepted.forms[form as usize] = accepted.is_form(form);
        }
        let others = accepted.forms.contains(&true);
        accepted.colons(labels, arrows, kind, others);
        accepted
    }

    /// Returns whether nothing is a label.
    pub(super) fn is_empty(&self) -> bool {
        !self.forms.contains(&true)
    }

    /// Returns whether a candidate is a label.
    pub(super) fn has(&self, text: &str, label: &Label) -> bool {
        let accepted = self.forms[label.form as usize];
        let named = |name: &str| label.form != LabelForm::Colon || self.is_colon_label(name);
        accepted && label.speaker.is_none_or(|span| named(&text[span]))
    }

    fn names(&self, form: LabelForm) -> impl Iterator<Item = (&'t str, usize)> + '_ {
        let all = self.counts.iter();
        all.filter(move |((of, _), _)| *of == form as u8)
            .map(|((_, name), count)| (*name, *count))
    }

    /// Returns whether lines of a form are labels.
    fn is_form(&self, form: LabelForm) -> bool {
        let total: usize = self.names(form).map(|(_, count)| count).sum();
        let repeated = self.names(form).any(|(_, count)| count > 1);
        let full = self.names(form).all(|(name, _)| name.contains(' '));
        match form {
            LabelForm::Colon => false,
            LabelForm::Timed | LabelForm::Bracket => total > 1 && (repeated || full),
            LabelForm::Party | LabelForm::Record => total > 1,
            LabelForm::Examination => {
                self.names(form).count() == 2 || self.names(form).any(|(_, count)| count > 2)
            }
        }
    }

    /// Decides about labels with a colon.
    fn colons(&mut self, labels: &[Label], arrows: usize, kind: LabelledText, others: bool) {
        let names: Vec<(&str, usize)> = self.names(LabelForm::Colon).collect();
        self.capitals = others
            || names
                .iter()
                .any(|(name, count)| *count > 1 && is_capitals(name));
        self.repeated = names.iter().any(|(_, count)| *count > 1);
        if let LabelledText::Lines { count, .. } = kind {
            self.dense = labels.len() * 3 >= count;
        }
        let accepted = names.iter().filter(|(name, _)| self.is_colon_label(name));
        let count = accepted.clone().map(|(_, count)| count).sum::<usize>() + arrows;
        let repeated = arrows > 1 || accepted.clone().any(|(_, count)| *count > 1);
        let first = || {
            let first = labels.first().and_then(|label| label.speaker);
            first.is_some()
                && accepted
                    .clone()
                    .any(|(name, _)| is_capitals(name) && is_person(name))
        };
        self.forms[LabelForm::Colon as usize] = match kind {
            LabelledText::Subtitles => count > 1 || (count == 1 && arrows == 0 && first()),
            LabelledText::Lines {
                count: lines,
                opens,
            } => {
                let dense = count * LINES_A_LABEL >= lines && (repeated || count * 3 >= lines);
                (count > 1 && (dense || opens && repeated)) || (opens && first())
            }
        };
    }

    /// Returns whether a name with a colon behaves like a label.
    fn is_colon_label(&self, name: &str) -> bool {
        let key = (LabelForm::Colon as u8, name);
        let count = self.counts.get(&key).copied().unwrap_or(0);
        let person = is_person(name);
        let full = name.contains(' ');
        if is_capitals(name) {
            return count > 1 || person || is_part(name) || !is_lead_in(name);
        }
        // “The Mayor (Dana Whitlock) (Ind):”
        if name.ends_with(')') {
            return true;
        }
        if is_lead_in(name) && !person {
            return false;
        }
        match (count > 1, self.capitals) {
            (true, true) => full || is_part(name),
            (true, false) => true,
            // Among labels in capitals “Remember:” is none.
            (false, true) => person && full,
            (false, false) if self.repeated => {
                person || (full && !name.contains(" the ")) || is_part(name)
            }
            (false, false) => full || is_part(name) || self.dense,
        }
    }
}
