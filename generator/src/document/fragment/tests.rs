//! Fragments say what the document says of the operation, in a form that a person can read.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::io;

use super::Fragment;
use crate::document::{Document, Files, Selection};

struct Memory(BTreeMap<&'static str, &'static str>);

impl Files for Memory {
    fn read(&self, path: &str) -> io::Result<String> {
        let text = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok((*text).to_owned())
    }
}

fn pull(files: &[(&'static str, &'static str)], operation: &str) -> Fragment {
    let selection = Selection {
        operations: vec![operation.to_owned()],
        ..Selection::default()
    };
    let files = Memory(files.iter().copied().collect());
    let (fragment, found) = Fragment::pull("api", &files, &selection).unwrap();
    assert!(found.is_empty(), "{found:?}");
    fragment
}

#[test]
fn comments_of_yaml_stay_and_lines_of_others_go() {
    let source = "# About the API.
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  # Not wanted.
  /a:
    get: {operationId: a, responses: {}}
  # Wanted.
  /b:
    get:
      operationId: b   # its id
      responses: {'200': {$ref: '#/components/responses/B'}}
components:
  responses:
    A: {description: a}
    B: {description: b} # kept
  schemas:
    C: {type: string}
";
    let fragment = pull(&[("api", source)], "b");
    assert!(fragment.keeps_comments);
    let expected = "# About the API.
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  # Wanted.
  /b:
    get:
      operationId: b   # its id
      responses: {'200': {$ref: '#/components/responses/B'}}
components:
  responses:
    B: {description: b} # kept
";
    assert_eq!(fragment.text, expected);
}

#[test]
fn json_and_other_files_become_block_style() {
    let source = r##"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"x-own":{"on":1.0},
        "paths":{"/a":{"get":{"operationId":"a","description":"One\n# two: three\n","responses":{
            "200":{"description":"true","content":{"application/json":{"schema":{"$ref":"part.yaml#/It"}}}}}}},
            "/b":{"get":{"operationId":"b","responses":{}}}}}"##;
    let fragment = pull(
        &[
            ("api", source),
            (
                "part.yaml",
                "It: {type: [string, 'null'], enum: ['1', null]}",
            ),
        ],
        "a",
    );
    let expected = "openapi: 3.1.0

info:
  title: T
  version: '1'

x-own:
  on: 1.0

paths:
  /a:
    get:
      operationId: a
      description: |
        One
        # two: three
      responses:
        '200':
          description: 'true'
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/It'

components:
  schemas:
    It:
      type:
      - string
      - 'null'
      enum:
      - '1'
      - null
";
    assert!(!fragment.keeps_comments);
    assert_eq!(fragment.text, expected);
}

#[test]
fn a_fragment_loads_as_the_part_that_it_is() {
    let source = "openapi: 3.0.3
info: {title: T, version: '1'}
paths: {/a: {get: {operationId: a, responses: {'200': {$ref: '#/paths/~1b/get/responses/200'}}}},
  /b: {get: {operationId: b, responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/a~1b'}}}}}}}}
components: {schemas: {a/b: {type: string}, c: {type: string}}}
";
    let fragment = pull(&[("api", source)], "a");
    let selection = Selection {
        operations: vec!["a".to_owned()],
        ..Selection::default()
    };
    let (part, _) =
        Document::load_part("api", &Memory([("api", source)].into()), &selection, &[]).unwrap();
    let text: &'static str = fragment.text.leak();
    let (own, found) = Document::load("f", &Memory([("f", text)].into())).unwrap();
    assert!(found.is_empty(), "{text}{found:?}");
    assert_eq!(own.model(), part.model());
}
