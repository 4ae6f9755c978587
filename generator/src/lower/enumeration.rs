//! Listed values.

use std::hash::Hash;

use indexmap::IndexSet;
use serde_json::Value as Json;

use super::merge::{JsonType, Merged};
use crate::ir::{Docs, Enumeration, Value, Values};

/// The values that a schema lists, by their JSON type.
pub(super) enum Listed {
    Strings(Vec<String>),
    Integers(Vec<i64>),
    Booleans,
    Numbers,
    Mixed,
}

/// The listed values but null, if there are any.
pub(super) fn listed(merged: &Merged<'_>) -> Option<Listed> {
    let values: Vec<&Json> = merged
        .enumeration
        .as_ref()?
        .iter()
        .filter(|value| !value.is_null())
        .collect();
    if values.is_empty() {
        // Nothing but null is listed, or nothing at all.
        return merged
            .enumeration
            .as_ref()
            .filter(|all| !all.is_empty())
            .map(|_| Listed::Mixed);
    }
    if merged.ty == Some(JsonType::String) {
        return Some(Listed::Strings(
            all_distinct(&values, as_text).unwrap_or_default(),
        ));
    }
    all_distinct(&values, |value| value.as_str().map(str::to_owned))
        .map(Listed::Strings)
        .or_else(|| all_distinct(&values, Json::as_i64).map(Listed::Integers))
        .or_else(|| {
            values
                .iter()
                .all(|value| value.is_boolean())
                .then_some(Listed::Booleans)
        })
        .or_else(|| {
            values
                .iter()
                .all(|value| value.is_number())
                .then_some(Listed::Numbers)
        })
        .or(Some(Listed::Mixed))
}

fn as_text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn all_distinct<T: Eq + Hash>(
    values: &[&Json],
    read: impl Fn(&Json) -> Option<T>,
) -> Option<Vec<T>> {
    let mut all = values
        .iter()
        .map(|value| read(value))
        .collect::<Option<Vec<T>>>()?;
    distinct(&mut all);
    Some(all)
}

/// Drops what was there before, keeping the order.
pub(super) fn distinct<T: Eq + Hash>(values: &mut Vec<T>) {
    let seen: IndexSet<T> = values.drain(..).collect();
    values.extend(seen);
}

/// The enumeration of listed strings or integers.
pub(super) fn enumeration(listed: Listed, names: &[String]) -> Option<Enumeration> {
    let values = match listed {
        Listed::Strings(values) => Values::Strings(named(values, names)),
        Listed::Integers(values) => Values::Integers(named(values, names)),
        Listed::Booleans | Listed::Numbers | Listed::Mixed => return None,
    };
    Some(Enumeration { values })
}

fn named<T>(values: Vec<T>, names: &[String]) -> Vec<Value<T>> {
    let names = if names.len() == values.len() {
        names
    } else {
        &[]
    };
    values
        .into_iter()
        .enumerate()
        .map(|(index, value)| Value {
            value,
            name: names.get(index).cloned(),
            docs: Docs::default(),
        })
        .collect()
}
