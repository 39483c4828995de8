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
    pub(crate) features: Vec<Feature>,
    pub(crate) seen: fn(&ExplainContext<'_, '_>) -> Option<Reason>,
}

impl FeatureGroup {
    /// Returns the group that a function says; the schema has its features.
    pub(super) fn of(
        name: &str,
        seen: fn(&ExplainContext<'_, '_>) -> Option<Reason>,
    ) -> FeatureGroup {
        let of_group = |(_, groups): &&(Feature, &[&str])| groups.contains(&name);
        let features = Feature::GROUPS.iter().filter(of_group);
        FeatureGroup {
            features: features.map(|(feature, _)| *feature).collect(),
            seen,
        }
    }
}

/// Makes a table of groups from the functions that say them.
macro_rules! feature_groups {
    ($($seen:ident,)*) => {
        LazyLock::new(|| vec![$(FeatureGroup::of(stringify!($seen), $seen)),*])
    };
}
pub(super) use feature_groups;

/// The probability of a speaker in another quote, as a feature has it: half or more, and hardly any.
pub(crate) const LIKELY: u8 = 1 + 8;
pub(crate) const UNLIKELY: u8 = 1 + 2;

/// Said of every answer alike: the first pass gave the same.
pub(crate) fn first_pass(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::FirstPassRank) == 1).then_some(Reason::FirstPass)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::explain::for_nobody::OF_NOBODY;
    use crate::attribute::explain::for_speaker::OF_SPEAKERS;

    #[test]
    fn every_feature_can_be_a_reason_once_a_table() {
        for (feature, names) in Feature::GROUPS {
            let times = |groups: &[FeatureGroup]| {
                let features = groups.iter().flat_map(|group| &group.features);
                features.filter(|found| *found == feature).count()
            };
            let (speakers, nobody) = (times(&OF_SPEAKERS), times(&OF_NOBODY));
            assert!(speakers <= 1 && nobody <= 1, "{feature:?} counts twice");
            assert_eq!(speakers + nobody, names.len(), "{feature:?}: {names:?}");
            // Those of the answer take no part in the choice.
            let is_of_answer = *feature as usize >= Feature::Unsure as usize;
            assert_ne!(speakers + nobody > 0, is_of_answer, "{feature:?}");
        }
        let empty = |group: &FeatureGroup| group.features.is_empty();
        assert!(!OF_SPEAKERS.iter().chain(OF_NOBODY.iter()).any(empty));
    }
}
