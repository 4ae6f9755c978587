//! Whether a caller may compile some resources alone, and whether all are there unless one does.

use serde::{Deserialize, Serialize};

/// The feature that has all the others of resources.
pub const ALL_RESOURCES: &str = "all-resources";

/// How many resources there have to be for a choice among them to save much.
const FEWEST_RESOURCES: usize = 8;

/// How many operations there have to be: fewer are checked in about three seconds.
const FEWEST_OPERATIONS: usize = 100;

/// How many operations are too many for somebody who did not ask for them: they take ten seconds and
/// more.
const MOST_BY_DEFAULT: usize = 400;

/// The features of Cargo that stand for the resources of the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResourceFeatures {
    /// There are none: every resource is always there.
    #[default]
    None,
    /// Every resource is there unless a caller switches the default off.
    Default,
    /// Only the resources that a caller names are there.
    OptIn,
}

impl ResourceFeatures {
    /// What suits an API of this size.
    pub(crate) fn suited(resources: usize, operations: usize) -> Self {
        if resources < FEWEST_RESOURCES || operations < FEWEST_OPERATIONS {
            Self::None
        } else if operations <= MOST_BY_DEFAULT {
            Self::Default
        } else {
            Self::OptIn
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    #[test]
    fn only_a_large_api_of_many_resources_has_them() {
        let suited = ResourceFeatures::suited;
        assert_eq!(suited(7, 2000), ResourceFeatures::None);
        assert_eq!(suited(50, 99), ResourceFeatures::None);
        assert_eq!(suited(8, 100), ResourceFeatures::Default);
        assert_eq!(suited(8, 401), ResourceFeatures::OptIn);
    }

    #[test]
    fn another_word_is_refused_with_those_that_are_meant() {
        let error = Config::parse("[crate]\nresource_features = \"some\"\n").unwrap_err();
        let text = error.to_string();
        assert!(text.contains("line 2"), "{text}");
        assert!(text.contains("`none`, `default`, `opt-in`"), "{text}");
    }
}
