//! Which types the features of resources bring, before and after.

use std::collections::BTreeMap;

use super::{Found, Impact, code};
use crate::summary::{Summary, Type};

/// What a feature brings as well is there with what needs it, which is told. What it brought only because it
/// lay in a file with what its operations use, it never promised.
pub(super) fn compare(old: &Summary, new: &Summary, found: &mut Found) {
    let mut lost: BTreeMap<&str, [Vec<String>; 2]> = BTreeMap::new();
    for (name, now) in new.types.iter().filter(|(_, ty)| !ty.features.is_empty()) {
        let Some(was) = old.types.get(name) else {
            continue;
        };
        if was.features.is_empty() {
            only_with_features(name, was, now, found);
        }
        let gone = was.features.union(&was.used_by);
        let gone = gone.filter(|feature| !now.features.contains(*feature));
        for feature in gone.filter(|feature| new.features.contains(*feature)) {
            let [promised, beside] = lost.entry(feature).or_default();
            match was.promised_by().contains(feature) {
                true => promised.push(code(name)),
                false => beside.push(code(name)),
            }
        }
    }
    for (feature, [promised, beside]) in lost {
        let item = format!("feature {feature}");
        if !promised.is_empty() {
            let text = format!("does not bring {} any more", promised.join(", "));
            found.changed(item.clone(), text, Impact::Breaking, Impact::Internal);
        }
        if !beside.is_empty() {
            let types = beside.join(", ");
            let text = format!("does not bring {types} any more, which its operations do not use");
            found.changed(item, text, Impact::Internal, Impact::Internal);
        }
    }
}

/// Whoever used it where it was always there, for no operation or for those of many features, may lose it.
fn only_with_features(name: &str, was: &Type, now: &Type, found: &mut Found) {
    let features = now.features.iter().map(|it| code(it));
    let features: Vec<String> = features.collect();
    let text = format!(
        "only with the feature {}, was always there",
        features.join(" or ")
    );
    let impact = match was.promised_by().is_empty() {
        true => Impact::Breaking,
        false => Impact::Internal,
    };
    found.changed(name.to_owned(), text, impact, Impact::Internal);
}
