//! Speakers that somebody knows the full names of.

use super::Coreference;
use crate::visible::cleaned;
use std::collections::BTreeMap;

/// Full names, by the shorter forms that stories use for them.
///
/// A story that never says more than `Horne` or `ECB` gives its speaker that name; where it is
/// listed here, the speaker gets the full one. Where the story does give a fuller name, that is
/// another one, and stays.
#[derive(Clone, Debug, Default)]
pub struct KnownSpeakers {
    names: BTreeMap<String, String>,
}

impl KnownSpeakers {
    /// Adds a full name and a facts that stands for it, whatever its capitals.
    pub fn add(&mut self, name: &str, facts: &str) {
        self.names.insert(key(&cleaned(facts)), cleaned(name));
    }

    /// Gives the speakers of a story their full names.
    pub(crate) fn name(&self, coreference: &mut Coreference) {
        if self.names.is_empty() {
            return;
        }
        for speaker in &mut coreference.speakers {
            if let Some(name) = self.names.get(&key(&speaker.name)) {
                speaker.name.clone_from(name);
            }
        }
    }
}

fn key(facts: &str) -> String {
    facts.replace('’', "'").to_lowercase()
}
