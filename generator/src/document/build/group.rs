//! The keywords of a schema by what they are about: what decides its kind.

use super::schema::Keywords;

/// Keywords that belong together.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Group {
    Text,
    Numeric,
    Array,
    Object,
    OneOf,
    AnyOf,
    AllOf,
}

impl Group {
    pub(super) const ALL: [Self; 7] = [
        Self::Text,
        Self::Numeric,
        Self::Array,
        Self::Object,
        Self::OneOf,
        Self::AnyOf,
        Self::AllOf,
    ];

    pub(super) fn is_used(self, keywords: &Keywords) -> bool {
        let any = &keywords.any;
        match self {
            Self::Text => {
                any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some()
            }
            Self::Numeric => {
                keywords.multiple_of.is_some()
                    || keywords.minimum.is_some()
                    || keywords.maximum.is_some()
                    || any.exclusive_minimum.is_some()
                    || any.exclusive_maximum.is_some()
            }
            Self::Array => {
                any.items.is_some()
                    || any.min_items.is_some()
                    || any.max_items.is_some()
                    || any.unique_items.is_some()
            }
            Self::Object => {
                !any.properties.is_empty()
                    || !any.required.is_empty()
                    || any.additional_properties.is_some()
                    || any.min_properties.is_some()
                    || any.max_properties.is_some()
            }
            Self::OneOf => !any.one_of.is_empty(),
            Self::AnyOf => !any.any_of.is_empty(),
            Self::AllOf => !any.all_of.is_empty(),
        }
    }
}
