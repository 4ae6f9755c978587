//! Which variant of a union a value of its discriminator means.

use std::collections::BTreeMap;

use crate::ir::Union;

/// The variants by these values, for the first where a value means several.
pub(super) fn tags(union: &Union, variants: &[String]) -> BTreeMap<String, String> {
    let mut told = BTreeMap::new();
    let Some(key) = &union.discriminator else {
        return told;
    };
    for (member, variant) in union.members.iter().zip(variants) {
        let values = member.signature.constants.get(key);
        for value in values.into_iter().flatten() {
            told.entry(value.told()).or_insert_with(|| variant.clone());
        }
    }
    told
}
