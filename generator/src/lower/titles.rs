//! What components are called whose keys say nothing: by their titles.

use std::collections::BTreeMap;

use openapiv3::{OpenAPI, ReferenceOr, Schema};

use crate::config::Config;
use crate::ir::{Api, Origin, Shape, is_short_title};

/// What stands before the number in keys that a program gave: `def-0`, `__schema4`.
const WITHOUT_SENSE: &[&str] = &["", "def", "schema"];

/// Titles by keys.
type Titles<'d> = BTreeMap<&'d str, String>;

/// Calls components by their titles where a number is all that tells their keys apart, which is another's as soon as
/// one is added before.
pub(super) fn apply(api: &mut Api, openapi: &OpenAPI, config: &Config) {
    let titles = titles(openapi, config);
    if titles.is_empty() {
        return;
    }
    let ids: Vec<_> = api.types.ids().collect();
    for id in ids {
        let definition = api.types.get_mut(id);
        let origins = definition.origins.iter_mut();
        origins.for_each(|origin| rename(origin, &titles));
        if let Shape::Union(union) = &mut definition.shape {
            let components = union
                .members
                .iter_mut()
                .filter_map(|it| it.component.as_mut());
            components.for_each(|name| replace(name, &titles));
        }
    }
}

fn rename(origin: &mut Origin, titles: &Titles<'_>) {
    match origin {
        Origin::Component(name) | Origin::Multipart { name, .. } => replace(name, titles),
        Origin::Item(inner) => rename(inner, titles),
        _ => {}
    }
}

fn replace(name: &mut String, titles: &Titles<'_>) {
    if let Some(title) = titles.get(name.as_str()) {
        name.clone_from(title);
    }
}

/// The titles, counted where another is called so as well: the key is what may be another's. What a lock knows by its
/// key stays known by it.
fn titles<'d>(openapi: &'d OpenAPI, config: &Config) -> Titles<'d> {
    let components = openapi.components.iter();
    let mut schemas: Vec<_> = components.flat_map(|it| &it.schemas).collect();
    schemas.sort_by_key(|(key, _)| (key.len(), *key));
    let (unsaid, said): (Vec<_>, Vec<_>) =
        schemas.into_iter().partition(|(key, _)| says_nothing(key));
    let said = said.into_iter().map(|(key, _)| (letters(key), 1));
    let mut taken: BTreeMap<String, usize> = said.collect();
    let is_new = |key: &str| !config.lock.knows_component(key, config.last.as_ref());
    let titled = unsaid.into_iter().filter(|(key, _)| is_new(key));
    let titled = titled.filter_map(|(key, schema)| {
        let title = name(schema)?;
        Some((key.as_str(), alone(title, &mut taken)))
    });
    titled.collect()
}

/// The title, or with the first number that makes it a name which is not taken.
fn alone(title: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let mut number = taken.get(&letters(title)).copied().unwrap_or_default();
    loop {
        number += 1;
        let called = match number {
            1 => title.to_owned(),
            _ => format!("{title} {number}"),
        };
        let is_free = !taken.contains_key(&letters(&called));
        taken.insert(letters(title), number);
        if is_free {
            taken.entry(letters(&called)).or_insert(1);
            return called;
        }
    }
}

/// Whether a key is a number, with nothing but a word for any schema before it.
fn says_nothing(key: &str) -> bool {
    let word = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = word.len() < key.len();
    let word = word.trim_matches(['_', '-']).to_ascii_lowercase();
    is_numbered && WITHOUT_SENSE.contains(&word.as_str())
}

/// The title of a schema, if it is a name and no sentence.
fn name(schema: &ReferenceOr<Schema>) -> Option<&str> {
    let title = schema.as_item()?.schema_data.title.as_deref()?;
    let is_name = is_short_title(title) && title.starts_with(char::is_alphabetic);
    is_name.then_some(title)
}

/// What is left of a word in all ways to spell it.
fn letters(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
