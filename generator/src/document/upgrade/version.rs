//! Which documents are accepted at all.

use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::node::Node;

/// A version of OpenAPI; what is beyond a minor version changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    V3_0,
    V3_1,
    V3_2,
}

impl Version {
    /// The one that a document says it is of; none if it is not read.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('.');
        match (parts.next(), parts.next()) {
            (Some("3"), Some("0")) => Some(Self::V3_0),
            (Some("3"), Some("1")) => Some(Self::V3_1),
            (Some("3"), Some("2")) => Some(Self::V3_2),
            _ => None,
        }
    }
}

/// Whether this is OpenAPI 3.0, 3.1 or 3.2; any patch version is.
pub(crate) fn check_version(root: &Node) -> Result<(), Diagnostic> {
    let Some(found) = version(root) else {
        return Err(none(root));
    };
    match Version::of(&found) {
        Some(_) => Ok(()),
        None => Err(unsupported(
            &Pointer::root().child("openapi"),
            format!("OpenAPI `{found}` is not supported"),
            "convert the document to OpenAPI 3.0, 3.1 or 3.2",
        )),
    }
}

/// Whether operations may have other methods than those of 3.0 and 3.1.
pub(crate) fn has_further_methods(root: &Node) -> bool {
    declared_version(root) >= Version::V3_2
}

/// The version that a document says it is of; the last where it says none.
pub(crate) fn declared_version(root: &Node) -> Version {
    let version = version(root).and_then(|text| Version::of(&text));
    version.unwrap_or(Version::V3_2)
}

fn version(root: &Node) -> Option<String> {
    match root.get("openapi")? {
        Node::Text(text) => Some(text.clone()),
        Node::Number(number) => Some(number.to_string()),
        _ => None,
    }
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
