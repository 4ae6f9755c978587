//! Listed values.

use std::collections::HashSet;
use std::hash::Hash;

use serde_json::Value as Json;

use super::merge::{JsonType, Merged};
use crate::ir::{Docs, Enumeration, Value, Values};

/// The values that a schema lists, by their JSON type.
pub(super) enum Listed {
    Strings(Vec<Value<String>>),
    Integers(Vec<Value<i64>>),
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

fn all_distinct<T: Clone + Eq + Hash>(
    values: &[&Json],
    read: impl Fn(&Json) -> Option<T>,
) -> Option<Vec<Value<T>>> {
    let all = values.iter().map(|value| read(value).map(Value::plain));
    let mut all = all.collect::<Option<Vec<Value<T>>>>()?;
    distinct(&mut all);
    Some(all)
}

/// Drops what was there before, keeping the order.
pub(super) fn distinct<T: Clone + Eq + Hash>(values: &mut Vec<Value<T>>) {
    let mut seen = HashSet::new();
    values.retain(|value| seen.insert(value.value.clone()));
}

impl Listed {
    /// With what a schema says of each of its values.
    pub(super) fn described(mut self, merged: &Merged<'_>) -> Self {
        match &mut self {
            Self::Strings(values) => describe(values, merged),
            Self::Integers(values) => describe(values, merged),
            Self::Booleans | Self::Numbers | Self::Mixed => {}
        }
        self
    }

    /// As members of a union: what is said of a schema with one value is said of the value.
    pub(super) fn of_member(self, member: &Merged<'_>) -> Self {
        match self.described(member) {
            Self::Strings(mut values) => {
                if let [only] = values.as_mut_slice() {
                    only.docs = member.docs.clone();
                }
                Self::Strings(values)
            }
            Self::Integers(mut values) => {
                if let [only] = values.as_mut_slice() {
                    only.docs = member.docs.clone();
                    only.name = only.name.take().or_else(|| title_as_name(&mut only.docs));
                }
                Self::Integers(values)
            }
            other => other,
        }
    }

    /// The enumeration of listed strings or integers.
    pub(super) fn enumeration(self) -> Option<Enumeration> {
        let values = match self {
            Self::Strings(values) => Values::Strings(values),
            Self::Integers(values) => Values::Integers(values),
            Self::Booleans | Self::Numbers | Self::Mixed => return None,
        };
        Some(Enumeration { values })
    }
}

/// What vendor extensions say of values, in their order or by their text.
fn describe<T: ToString>(values: &mut [Value<T>], merged: &Merged<'_>) {
    let count = values.len();
    let names = Some(&merged.value_names).filter(|names| names.len() == count);
    for (index, value) in values.iter_mut().enumerate() {
        let name = || names?.get(index).cloned();
        let facts = fact(merged, &value.value);
        let told = |key: &str| facts?.get(key)?.as_str().map(str::to_owned);
        value.name = value.name.take().or_else(name).or_else(|| told("name"));
        let description = match merged.value_descriptions {
            Some(Json::Array(all)) if all.len() == count => all.get(index),
            Some(Json::Object(all)) => all.get(&value.value.to_string()),
            _ => None,
        };
        let description = description.and_then(Json::as_str).map(str::to_owned);
        let description = description.or_else(|| told("description"));
        let docs = &mut value.docs;
        docs.description = docs.description.take().or(description);
    }
}

/// What Microsoft's extension says of a value.
fn fact<'d>(merged: &Merged<'d>, value: &impl ToString) -> Option<&'d Json> {
    let text = value.to_string();
    let mut facts = merged.value_facts?.iter();
    facts.find(|fact| fact.get("value").and_then(as_text).as_ref() == Some(&text))
}

/// A title of few words says what a number is called.
fn title_as_name(docs: &mut Docs) -> Option<String> {
    docs.title
        .take_if(|title| (1..=4).contains(&title.split_whitespace().count()))
}
