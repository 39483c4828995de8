//! The people of a story, as far as one could be taken for another.
//!
//! A pronoun is resolved by a guess. So "he" and a source that names somebody else of the same story are
//! no evidence of a wrong speaker: the guess may be wrong. A label "RUIZ" names one of two people in a story
//! that has two of that surname.

use super::person_name::PersonName;
use crate::coref::{Speaker, SpeakerKind};
use crate::lexicon::Lexicon;
use std::rc::Rc;

/// The people of one story.
pub(super) struct StoryPeople {
    names: Rc<[PersonName]>,
    /// The person of each speaker, by number.
    of_speaker: Vec<Option<usize>>,
}

/// The people of the story whom the words that name a speaker could mean as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct SpeakerRivals {
    /// Anybody, where a pronoun or a role stands for the speaker.
    pub(super) others: Vec<PersonName>,
    /// Whether the story has another person of the surname.
    pub(super) has_namesake: bool,
}

/// How many people of a story are compared.
const MOST_PEOPLE: usize = 64;

impl StoryPeople {
    pub(super) fn of(speakers: &[Speaker], lexicon: &Lexicon) -> StoryPeople {
        let mut names = Vec::new();
        let mut of_speaker = Vec::new();
        for speaker in speakers {
            let is_person = speaker.kind == SpeakerKind::Person && names.len() < MOST_PEOPLE;
            of_speaker.push(is_person.then_some(names.len()));
            if is_person {
                names.push(PersonName::of(&speaker.name, lexicon));
            }
        }
        StoryPeople {
            names: names.into(),
            of_speaker,
        }
    }

    /// Returns whom a speaker could be taken for; `named` where the name stands at the quote.
    pub(super) fn rivals(&self, speaker: usize, named: bool) -> SpeakerRivals {
        let own = self.of_speaker[speaker];
        let name = own.map(|own| &self.names[own]);
        let others = self.names.iter().enumerate();
        let others = others
            .filter(|(n, _)| Some(*n) != own)
            .map(|(_, name)| name);
        SpeakerRivals {
            has_namesake: name
                .is_some_and(|name| others.clone().any(|other| other.is_namesake(name))),
            others: match named {
                true => Vec::new(),
                false => others.cloned().collect(),
            },
        }
    }
}
