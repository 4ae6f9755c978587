//! Which types the features of resources bring, before and after.

use std::collections::BTreeMap;

use super::{Found, Impact, code};
use crate::summary::Summary;

/// What a feature brings as well is there with what needs it, which is told.
pub(super) fn compare(old: &Summary, new: &Summary, found: &mut Found) {
    let mut lost: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, now) in new.types.iter().filter(|(_, ty)| !ty.features.is_empty()) {
        let Some(was) = old.types.get(name) else {
            continue;
        };
        if was.features.is_empty() {
            let features: Vec<String> = now.features.iter().map(|it| code(it)).collect();
            let text = format!(
                "only with the feature {}, was always there",
                features.join(" or ")
            );
            found.changed(name.clone(), text, Impact::Breaking, Impact::Internal);
        }
        let gone = was.features.difference(&now.features);
        for feature in gone.filter(|feature| new.features.contains(*feature)) {
            lost.entry(feature).or_default().push(code(name));
        }
    }
    for (feature, types) in lost {
        let text = format!("does not bring {} any more", types.join(", "));
        let item = format!("feature {feature}");
        found.changed(item, text, Impact::Breaking, Impact::Internal);
    }
}
