//! A media type that refers to a schema, where it should hold one.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::walk::Path;

/// Where documents keep schemas, and never a media type.
const SCHEMAS: [&str; 2] = ["#/components/schemas/", "#/definitions/"];

/// What leads to a schema is the schema: a media type has no reference before 3.2, and one to a media type
/// since.
pub(super) fn hold_schema(media_type: &mut Map, at: &Path, found: &mut Diagnostics) {
    let target = media_type.get("$ref").and_then(Node::as_str);
    let Some(target) = target.filter(|target| SCHEMAS.iter().any(|it| target.starts_with(it)))
    else {
        return;
    };
    let reference = Node::reference(target);
    media_type.shift_remove("$ref");
    media_type.entry("schema".to_owned()).or_insert(reference);
    let message =
        "the reference leads to a schema, not to a media type; it is read as the `schema`";
    let finding = Diagnostic::new(Severity::Warning, Code::WrongType, &at.pointer(), message);
    found.push(finding.with_help("write the reference below `schema`"));
}
