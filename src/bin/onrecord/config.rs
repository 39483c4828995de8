//! `onrecord config`: the settings that apply, and where each comes from.

use crate::exit::{self, Exit};
use crate::output::Output;
use crate::settings::{NamedValue, SettingOrigin, Settings, Sourced, Update};
use onrecord::visible::Visible;
use onrecord::write::ColorChoice;
use std::fmt::Write as _;

/// Prints the settings as a file with the same effect.
pub(crate) fn run(settings: &Settings) -> Exit {
    let page = page(settings);
    exit::of(Output::stdout(ColorChoice::Plain).write_once(page.as_bytes()))
}

fn page(settings: &Settings) -> String {
    let mut page = SettingsPage::default();
    match &settings.file {
        Some(path) => page.comment(&path.display().to_string()),
        None => page.text += "# no onrecord.toml in this folder or above\n",
    }
    page.strings("inputs", &settings.inputs);
    page.strings("ignore", &settings.ignore);
    page.word("format", &settings.format.value, &settings.format.origin);
    page.word(
        "fail-on",
        settings.fail_on.value.name(),
        &settings.fail_on.origin,
    );
    let unreferenced = &settings.unreferenced;
    page.word(
        "unreferenced",
        name(unreferenced.value),
        &unreferenced.origin,
    );
    page.update(&settings.update);
    page.strings("lexicons", &settings.lexicons);
    page.text.push_str("\n[severity]\n");
    for (rule, severity) in &settings.severity {
        page.word(rule, severity.value.name(), &severity.origin);
    }
    page.text.push_str("\n[known-speakers]\n");
    for (speaker, forms) in &settings.known_speakers {
        page.strings(&quoted(speaker), forms);
    }
    page.text
}

#[derive(Default)]
struct SettingsPage {
    text: String,
}

impl SettingsPage {
    fn comment(&mut self, words: &str) {
        let _ = writeln!(self.text, "# {}", Visible(words));
    }

    fn word(&mut self, key: &str, word: &str, origin: &SettingOrigin) {
        let origin = origin.to_string();
        let _ = writeln!(self.text, "{key} = {} # {}", quoted(word), Visible(&origin));
    }

    /// Writes `update` from the environment as a comment: a file must not have it.
    fn update(&mut self, update: &Sourced<Update>) {
        if let SettingOrigin::Environment(_) = update.origin {
            self.text.push_str("# ");
        }
        self.word("update", name(update.value), &update.origin);
    }

    fn strings(&mut self, key: &str, list: &Sourced<Vec<String>>) {
        let words: Vec<String> = list.value.iter().map(|word| quoted(word)).collect();
        let _ = writeln!(
            self.text,
            "{key} = [{}] # {}",
            words.join(", "),
            Visible(&list.origin.to_string())
        );
    }
}

/// Returns the name of a value.
fn name<T: NamedValue + PartialEq>(meaning: T) -> &'static str {
    let found = T::WORDS.iter().find(|(_, known)| *known == meaning);
    found.map_or("", |(word, _)| word)
}

/// Writes a string as TOML. Characters that must not be printed are escaped, so that the page is
/// still a valid file.
fn quoted(text: &str) -> String {
    let shown = Visible(text).to_string();
    if shown == text {
        return toml::Value::from(text).to_string();
    }
    let mut quoted = String::from('"');
    for char in text.chars() {
        if char.is_alphanumeric() || char == ' ' {
            quoted.push(char);
        } else {
            let _ = write!(quoted, "\\U{:08X}", u32::from(char));
        }
    }
    quoted.push('"');
    quoted
}
