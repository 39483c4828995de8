//! Aspects: features that tell one fact share one.
//!
//! That a verb of speech follows the name is in nine features; left out one by one none of them
//! would weigh much, since the others still tell. What cannot be said truthfully of an answer is
//! not said, even where its features weighed.

use super::feature::Feature;
use super::reason::Reason;
use super::sight::Sight;

/// Features that tell one fact, and how to say it.
pub(super) struct Aspect {
    pub(super) features: &'static [Feature],
    pub(super) seen: fn(&Sight<'_, '_>) -> Option<Reason>,
}

/// Makes a table of aspects: the function that says each, and its features.
macro_rules! aspects {
    ($($seen:ident: $($feature:ident)*,)*) => {
        &[$(Aspect { features: &[$(Feature::$feature),*], seen: $seen }),*]
    };
}
pub(super) use aspects;

/// A share of a speaker in another quote, as a feature has it: half or more, and hardly any.
pub(super) const LIKELY: u8 = 1 + 8;
pub(super) const UNLIKELY: u8 = 1 + 2;

/// Said of every answer alike: the first look gave the same.
pub(super) fn first_reading(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::LookRank) == 1).then_some(Reason::FirstReading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::for_nobody::OF_NOBODY;
    use crate::attribute::for_speaker::OF_SPEAKERS;

    #[test]
    fn every_feature_can_be_a_reason_once_a_table() {
        // Those of the answer come behind: they take no part in the choice.
        let of_questions = &Feature::ALL[..Feature::Unsure as usize];
        for (n, (name, _)) in of_questions.iter().enumerate() {
            let times = |aspects: &[Aspect]| {
                let features = aspects.iter().flat_map(|aspect| aspect.features);
                features.filter(|&&feature| feature as usize == n).count()
            };
            let (speakers, nobody) = (times(OF_SPEAKERS), times(OF_NOBODY));
            assert!(speakers <= 1 && nobody <= 1, "{name} counts twice");
            assert!(speakers + nobody > 0, "{name} has no words");
        }
    }
}
