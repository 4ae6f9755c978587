//! Files of examples, named after where they stand, so that one more does not rename the others.

use std::collections::BTreeMap;

use heck::ToKebabCase;
use sha2::{Digest, Sha256};

use crate::document::{hex, tokens};
use crate::ir::Example;
use crate::media_type::PLAIN_JSON;

/// Longest name before what tells it apart, in characters.
const LONGEST: usize = 80;

/// Parts of a place that say nothing a reader would miss.
const SILENT: &[&str] = &[
    "additionalOperations",
    PLAIN_JSON,
    "components",
    "content",
    "dataValue",
    "example",
    "examples",
    "paths",
    "responses",
    "schemas",
    "serializedValue",
    "value",
];

/// The names without an ending, in the order of the examples.
pub(super) fn name(examples: &[Example]) -> Vec<String> {
    let plain: Vec<String> = examples
        .iter()
        .map(|example| words(example.place.as_str()))
        .collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &plain {
        *count.entry(name).or_default() += 1;
    }
    let named = examples.iter().zip(&plain);
    named
        .map(|(example, name)| match count.get(name.as_str()) {
            Some(1) if name.len() < LONGEST => name.clone(),
            _ => format!("{name}-{}", told_apart(example)),
        })
        .collect()
}

/// The place as words of a file name.
fn words(pointer: &str) -> String {
    let parts = tokens(pointer).filter(|part| !SILENT.contains(&part.as_str()));
    let words = |part: String| {
        let letters = part.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
        letters.to_kebab_case()
    };
    let words: Vec<String> = parts.map(words).filter(|words| !words.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    match name.trim_end_matches('-') {
        "" => "example".to_owned(),
        name => name.to_owned(),
    }
}

/// What is the same as long as the example stands where it does.
fn told_apart(example: &Example) -> String {
    let mut hasher = Sha256::new();
    hasher.update(example.place.as_str());
    hasher.update([0]);
    hasher.update(example.schema.as_str());
    let digest = hex(&hasher.finalize());
    digest.chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::name;
    use crate::diagnostic::Pointer;
    use crate::ir::{Example, Type};

    fn names(places: &[&str]) -> Vec<String> {
        let examples: Vec<Example> = places
            .iter()
            .map(|place| Example {
                place: Pointer::from(*place),
                ty: Type::any(),
                schema: Pointer::from("/schema"),
                direction: None,
                value: serde_json::Value::Null,
            })
            .collect();
        name(&examples)
    }

    #[test]
    fn places_as_words() {
        let place = "/paths/~1a~1{b_id}/get/responses/4XX/content/application~1json/examples/NotFound/value";
        assert_eq!(names(&[place]), ["a-b-id-get-4xx-not-found"]);
        assert_eq!(names(&["/"]), ["example"]);
    }

    #[test]
    fn one_more_renames_no_other() {
        let few = names(&["/a/b", "/a-b", "/c"]);
        let more = names(&["/c/d", "/a/b", "/A/B", "/a-b", "/c"]);
        assert_eq!(few[..2], [more[1].clone(), more[3].clone()]);
        assert_eq!((few[2].as_str(), more[4].as_str()), ("c", "c"));
        assert_ne!(few[0], few[1]);
        assert_ne!(more[1], more[2]);
    }

    #[test]
    fn long_places_are_cut_and_told_apart() {
        let long = |end: &str| format!("/{}/{end}", "x".repeat(200));
        let names = names(&[&long("a"), &long("b")]);
        assert_ne!(names[0], names[1]);
        assert!(names.iter().all(|name| name.len() < 100), "{names:?}");
    }
}
