//! Which parts of a body are files.

use super::One;
use crate::Config;
use crate::document::Document;
use crate::ir::{ContentKind, Kind, Shape};

const BODY: &str = "
info: {title: T, version: '1'}
paths:
  /files:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                anything: {}
                described: {description: The file.}
                media: {contentMediaType: image/png}
                encoded: {type: string, contentMediaType: image/png}
                several: {type: array, items: {}}
                named: {type: string, contentMediaType: text/plain}
                json: {}
                listed: {enum: [1, a]}
            encoding:
              json: {contentType: application/json}
      responses: {}
";

/// The parts that are files, and how many places are any JSON.
fn files(version: &str) -> (Vec<String>, usize) {
    let text = format!("openapi: {version}{BODY}");
    let (document, _) = Document::load("api.yaml", &One(text)).unwrap();
    let (api, _) = crate::lower::lower(&document.model().0, &Config::default());
    let body = api.operations[0].body.as_ref().unwrap();
    let ContentKind::Multipart(Some(ty)) = &body.content[0].kind else {
        panic!("{body:?}")
    };
    let Shape::Multipart(parts) = &api.types.get(ty.named().unwrap()).shape else {
        panic!("{ty:?}")
    };
    let fields = parts.object.fields.iter();
    let is_file = |kind: &Kind| match kind {
        Kind::Array(item) => item.kind == Kind::File,
        kind => *kind == Kind::File,
    };
    let files = fields.filter(|field| is_file(&field.ty.kind));
    (
        files.map(|field| field.key.clone()).collect(),
        api.untyped.len(),
    )
}

#[test]
fn what_is_described_by_nothing_is_a_file_since_3_1() {
    let (named, untyped) = files("3.1.0");
    assert_eq!(
        named,
        ["anything", "described", "media", "encoded", "several"]
    );
    assert_eq!(untyped, 2, "`json` and `listed`");
    let (named, untyped) = files("3.0.3");
    assert_eq!(named, ["media", "encoded"]);
    assert_eq!(untyped, 5);
}
