//! Each way to become any, and that none is left out.

use std::{fs, io, path::Path};

use super::Why;
use crate::Config;
use crate::document::{Document, Files};
use crate::ir::{Shape, Type};

const DOCUMENT: &str = r#"
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /x:
    post:
      operationId: send
      parameters:
        - {name: filter, in: query, schema: {description: whatever}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses:
        '200': {description: ok, content: {application/json: {}}}
components:
  schemas:
    Thing:
      type: object
      required: [gone]
      properties:
        any: {}
        described: {description: anything}
        used: {$ref: '#/components/schemas/Free'}
        list: {type: array, items: {}}
        bare: {type: array}
        pair: {type: array, prefixItems: [{type: string}, {type: number}]}
        open: {type: object}
        mixed: {enum: [1, a]}
        either: {oneOf: [{type: string}, {}]}
        null: {type: ['null']}
        loop: {$ref: '#/components/schemas/Loop'}
        typed: {type: string}
    Free: {type: array, items: {description: anything}}
    Loop: {type: array, items: {$ref: '#/components/schemas/Loop'}}
"#;

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

#[test]
fn every_reason_is_told_with_its_place() {
    let (document, _) = Document::load("api.yaml", &One(DOCUMENT.to_owned())).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    let found: Vec<_> = generated
        .untyped
        .iter()
        .map(|found| {
            let line = document.locate(&found.pointer).unwrap().line;
            (found.path.as_str(), found.why, line)
        })
        .collect();
    let expected = [
        ("resources::x::send -> 200", Why::NoSchema, 12),
        ("resources::x::send(filter)", Why::NoType, 9),
        ("types::Thing::any", Why::EmptySchema, 19),
        ("types::Thing::bare[]", Why::NoItems, 23),
        ("types::Thing::described", Why::NoType, 20),
        ("types::Thing::either", Why::AnyMember, 27),
        ("types::Thing::gone", Why::Undeclared, 17),
        ("types::Thing::list[]", Why::EmptySchema, 22),
        ("types::Thing::loop_[]", Why::Circular, 29),
        ("types::Thing::mixed", Why::MixedValues, 26),
        ("types::Thing::null", Why::NullAlone, 28),
        ("types::Thing::open[]", Why::OpenObject, 25),
        ("types::Thing::pair[]", Why::Tuple, 24),
        ("types::Thing::used[]", Why::NoType, 21),
    ];
    assert_eq!(found, expected);
}

/// The documents of all test cases.
fn documents() -> Vec<String> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let groups = fs::read_dir(cases).unwrap();
    let cases = groups.flat_map(|group| fs::read_dir(group.unwrap().path()).unwrap());
    cases
        .filter_map(|case| fs::read_to_string(case.unwrap().path().join("input.yaml")).ok())
        .collect()
}

#[test]
fn nothing_that_is_any_is_left_out() {
    let mut tried = 0;
    for text in documents() {
        let Ok((document, _)) = Document::load("input.yaml", &One(text)) else {
            continue;
        };
        let config = Config::default();
        let (mut api, mut diagnostics) =
            crate::lower::lower(&document, &document.model().0, &config);
        crate::passes::run(&mut api, &config, &mut diagnostics);
        let symbols = crate::names::name(&api, &Config::default());
        let told = crate::names::untyped(&api, &symbols);
        for (id, symbol) in &symbols.types {
            let shape = &api.types.get(*id).shape;
            let members: Vec<&Type> = match shape {
                Shape::Object(object) => object.fields.iter().map(|field| &field.ty).collect(),
                Shape::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
                _ => Vec::new(),
            };
            for (ty, member) in members.into_iter().zip(&symbol.members) {
                let path = format!("types::{}::{member}", symbol.name);
                let is_told = told
                    .iter()
                    .any(|told| told.path.trim_end_matches("[]") == path);
                assert_eq!(is_told, ty.holds_any(), "{path}");
                tried += usize::from(is_told);
            }
        }
    }
    assert!(tried > 0);
}
