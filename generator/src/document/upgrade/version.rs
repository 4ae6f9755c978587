//! Which documents are accepted at all.

use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::node::Node;

/// Whether this is OpenAPI 3.0, 3.1 or 3.2; any patch version is.
pub(crate) fn check_version(root: &Node) -> Result<(), Diagnostic> {
    let Some(found) = version(root) else {
        return Err(none(root));
    };
    match major_and_minor(&found) {
        (Some("3"), Some("0" | "1" | "2")) => Ok(()),
        _ => Err(unsupported(
            &Pointer::root().child("openapi"),
            format!("OpenAPI `{found}` is not supported"),
            "convert the document to OpenAPI 3.0, 3.1 or 3.2",
        )),
    }
}

/// Whether operations may have other methods than those of 3.0 and 3.1.
pub(crate) fn has_further_methods(root: &Node) -> bool {
    let version = version(root).unwrap_or_default();
    !matches!(major_and_minor(&version), (Some("3"), Some("0" | "1")))
}

fn version(root: &Node) -> Option<String> {
    match root.get("openapi")? {
        Node::Text(text) => Some(text.clone()),
        Node::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn major_and_minor(version: &str) -> (Option<&str>, Option<&str>) {
    let mut parts = version.trim().split('.');
    (parts.next(), parts.next())
}

fn none(root: &Node) -> Diagnostic {
    let root_pointer = Pointer::root();
    if root.get("swagger").is_some() {
        let message = "this is a Swagger 2.0 document, not OpenAPI 3".to_owned();
        let help = "convert the document to OpenAPI 3.0; converters for Swagger 2.0 are common";
        return unsupported(&root_pointer.child("swagger"), message, help);
    }
    let message = match root {
        Node::Map(_) => "the document has no `openapi` field with its version".to_owned(),
        other => format!("expected an OpenAPI document, found {}", other.describe()),
    };
    let help = "add `openapi: 3.0.3`, 3.1.x or 3.2.x, if it is an OpenAPI document";
    unsupported(&root_pointer, message, help)
}

fn unsupported(at: &Pointer, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(Severity::Error, Code::UnsupportedVersion, at, message).with_help(help)
}
