//! What each object must have: filled in where a default is safe, else the object is left out.

use super::{Reason, methods, parameter, paths, security, server};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::shape::Kind;
use crate::document::walk::Path;

/// Corrections that change which fields or members there are.
pub(super) fn before(node: &mut Node, kind: Kind, at: &Path, found: &mut Diagnostics) {
    let Node::Map(map) = node else { return };
    match kind {
        Kind::Paths => paths::keys(map, at, found),
        Kind::Operations => methods::keys(map, at, found),
        Kind::Responses => paths::statuses(map, at, found),
        Kind::Schema => draft_3(map, at, found),
        Kind::Parameter | Kind::Header => parameter::draft_2(map, at, found),
        _ => {}
    }
}

/// What is missing, once all members are in order.
pub(super) fn after(
    map: &mut Map,
    kind: Kind,
    at: &Path,
    found: &mut Diagnostics,
) -> Result<(), Reason> {
    match kind {
        Kind::Document => document(map, at, found),
        Kind::Info => info(map, at, found),
        Kind::Response => fill(map, "description", ""),
        Kind::Operation if !map.contains_key("responses") => {
            map.insert("responses".to_owned(), Node::empty());
            found.note(
                Code::MissingField,
                &at.pointer(),
                "this operation declares no responses",
            );
        }
        Kind::ServerVariable => return server_variable(map),
        Kind::License | Kind::Tag => return require(map, "name"),
        Kind::ExternalDocs => return require(map, "url"),
        Kind::Server => return server::server(map, at, found),
        Kind::Discriminator => return require(map, "propertyName"),
        Kind::Parameter => return parameter::parameter(map, at, found),
        Kind::Header => parameter::format(map, at, found),
        Kind::Encoding => parameter::encoding(map, at, found),
        Kind::SecurityScheme => return security::scheme(map),
        Kind::Link if !map.contains_key("operationRef") => return require(map, "operationId"),
        _ => {}
    }
    Ok(())
}

pub(super) fn require(map: &Map, field: &str) -> Result<(), Reason> {
    if map.contains_key(field) {
        Ok(())
    } else {
        Err(Reason::missing(field))
    }
}

fn fill(map: &mut Map, field: &str, value: &str) {
    map.entry(field.to_owned())
        .or_insert_with(|| Node::text(value));
}

fn document(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    if !map.contains_key("info") {
        found.push(missing(at, "the document has no `info`".to_owned()));
        let mut info = Map::default();
        fill(&mut info, "title", "API");
        fill(&mut info, "version", "0.0.0");
        map.insert("info".to_owned(), Node::Map(info));
    }
    if !map.contains_key("paths") {
        map.insert("paths".to_owned(), Node::empty());
    }
}

fn info(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    for (field, value) in [("title", "API"), ("version", "0.0.0")] {
        if !map.contains_key(field) {
            let message = format!("`info` has no `{field}`; `{value}` is used");
            found.push(missing(at, message));
            fill(map, field, value);
        }
    }
}

/// The name and the version of an API are those of its crate as well.
fn missing(at: &Path, message: String) -> Diagnostic {
    let finding = Diagnostic::new(
        Severity::Warning,
        Code::MissingField,
        &at.pointer(),
        message,
    );
    finding.with_help("write what the API is called and which version of it this is")
}

/// Without a default, the first of its values is as good as any.
fn server_variable(map: &mut Map) -> Result<(), Reason> {
    let first = map
        .get("enum")
        .and_then(Node::as_list)
        .and_then(|list| list.first())
        .cloned();
    if let (Some(first), None) = (first, map.get("default")) {
        map.insert("default".to_owned(), first);
    }
    require(map, "default")
}

/// `required: true` on a property is how JSON Schema was written before 2013.
fn draft_3(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    if let Some(Node::Bool(value)) = map.get("required") {
        let message = format!("`required: {value}` means nothing on a schema; it is left out");
        let finding = Diagnostic::new(
            Severity::Warning,
            Code::WrongType,
            &at.child("required").pointer(),
            message,
        );
        found.push(finding.with_help("name the property in the `required` list of its object"));
        map.shift_remove("required");
    }
}
