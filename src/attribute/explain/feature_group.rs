//! Feature groups: features that hold one fact are explained together.
//!
//! That a verb of speech follows the name is in nine features; left out one by one none of them
//! would weigh much, since the others still hold it. What cannot be said truthfully of an answer is
//! not said, even where its features weighed.

use super::context::ExplainContext;
use super::reason::Reason;
use crate::attribute::features::Feature;

/// Features that hold one fact, and how to say it.
pub(crate) struct FeatureGroup {
    pub(crate) features: &'static [Feature],
    pub(crate) seen: fn(&ExplainContext<'_, '_>) -> Option<Reason>,
}

/// Makes a table of groups: the function that says each, and its features.
macro_rules! feature_groups {
    ($($seen:ident: $($feature:ident)*,)*) => {
        &[$(FeatureGroup { features: &[$(Feature::$feature),*], seen: $seen }),*]
    };
}
pub(super) use feature_groups;

/// The probability of a speaker in another quote, as a feature has it: half or more, and hardly any.
pub(crate) const LIKELY: u8 = 1 + 8;
pub(crate) const UNLIKELY: u8 = 1 + 2;

/// Said of every answer alike: the first pass gave the same.
pub(crate) fn first_reading(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::LookRank) == 1).then_some(Reason::FirstReading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::explain::for_nobody::OF_NOBODY;
    use crate::attribute::explain::for_speaker::OF_SPEAKERS;

    #[test]
    fn every_feature_can_be_a_reason_once_a_table() {
        // Those of the answer come behind: they take no part in the choice.
        let of_questions = &Feature::ALL[..Feature::Unsure as usize];
        for (n, (name, _)) in of_questions.iter().enumerate() {
            let times = |groups: &[FeatureGroup]| {
                let features = groups.iter().flat_map(|group| group.features);
                features.filter(|&&feature| feature as usize == n).count()
            };
            let (speakers, nobody) = (times(OF_SPEAKERS), times(OF_NOBODY));
            assert!(speakers <= 1 && nobody <= 1, "{name} counts twice");
            assert!(speakers + nobody > 0, "{name} has no words");
        }
    }
}
