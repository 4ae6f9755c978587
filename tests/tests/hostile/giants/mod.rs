//! Documents that are small to send and large to read: each within the bounds of time and memory.

mod chains;
mod odd;
mod text;
mod wide;

use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

use crate::codegen;
use crate::scratch::Scratch;
use crate::trial;

/// A name, and what builds the document.
type Giant = (&'static str, fn() -> String);

/// Those of which a part is left out for its size, which must be said.
const LIMITED: &[&str] = &[
    "alias_bomb",
    "alias_bomb_of_texts",
    "merge_bomb",
    "deep_flow",
    "deep_flow_mapping",
    "deep_block",
    "deep_dashes",
    "deep_json",
    "deep_resource",
    "unclosed_flow",
    "reference_chain_of_arrays",
    "reference_chain_of_maps",
    "merged_into_more_and_more",
    "reference_chain_of_all_of",
    "combinations",
    "many_unions",
    "many_members",
    "many_inline_members",
    "many_properties",
    "many_required",
    "many_values",
    "many_numbers",
];

/// Those of which nothing is written, for they have errors.
const REFUSED: &[&str] = &[
    "alias_bomb",
    "alias_bomb_of_texts",
    "merge_bomb",
    "deep_flow",
    "deep_flow_mapping",
    "deep_block",
    "deep_dashes",
    "deep_json",
    "unclosed_flow",
    "cycles",
];

fn all() -> impl Iterator<Item = &'static Giant> {
    let groups = [text::ALL, chains::ALL, wide::ALL, odd::ALL];
    groups.into_iter().flatten()
}

pub(crate) fn trials() -> Vec<Trial> {
    all()
        .map(|(name, build)| {
            trial(&format!("giants/{name}"), move || {
                let scratch = Scratch::new();
                let document = scratch.put("document/api.yaml", build());
                let run = codegen::alone(&scratch, &document)?;
                let expected = if REFUSED.contains(name) { 3 } else { 0 };
                if run.code != expected {
                    return Err(format!("it ends with {}:\n{}", run.code, run.said));
                }
                match LIMITED.contains(name) && !run.said.contains("limit-exceeded") {
                    true => Err(format!("it does not say what was too much:\n{}", run.said)),
                    false => Ok(()),
                }
            })
        })
        .collect()
}

/// Documents whose crates are compiled as well.
pub(crate) fn compiled() -> Vec<(String, String)> {
    let names = [
        "cycles",
        "long_circle",
        "held_by_all",
        "merged_into_itself",
        "combinations",
        "odd_paths",
        "odd_headers",
        "huge_numbers",
        "explosive_pattern",
    ];
    let chosen = all().filter(|(name, _)| names.contains(name));
    chosen
        .map(|(name, build)| ((*name).to_owned(), build()))
        .collect()
}

fn whole(paths: Value, schemas: Value) -> String {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Giant", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
    .to_string()
}

/// A document that sends and receives each of the schemas.
fn schemas(schemas: Map<String, Value>) -> String {
    // Half a dozen operations use the first, the last and what is between.
    let used = schemas
        .keys()
        .step_by(schemas.len().div_ceil(6))
        .chain(schemas.keys().next_back());
    let all: Map<String, Value> = used
        .enumerate()
        .map(|(index, name)| {
            let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
            let content = json!({ "application/json": { "schema": reference } });
            let operation = json!({ "put": {
                "requestBody": { "content": content },
                "responses": { "200": { "description": "", "content": content } },
            } });
            (format!("/{index}"), operation)
        })
        .collect();
    whole(Value::Object(all), Value::Object(schemas))
}
