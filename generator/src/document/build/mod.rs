//! The checked and upgraded tree to `openapiv3`'s model, without serde: linear, and nothing can fail.
//!
//! What does not fit a field by now is left out; checking has reported it.

mod group;
mod operation;
mod parameter;
mod schema;
mod security;

use indexmap::IndexMap;
use openapiv3 as model;
use openapiv3::ReferenceOr;
use serde_json::Value;

use super::node::{Map, Node};

pub(crate) use operation::status_code;
pub(super) use operation::{further_operations, path_item};

type Extensions = IndexMap<String, Value>;

/// Reads a field of the document, but for paths and components.
pub(super) fn field(out: &mut model::OpenAPI, key: &str, value: Node) {
    match key {
        "openapi" => out.openapi = text(value).unwrap_or_default(),
        "info" => out.info = info(value),
        "servers" => out.servers = list(value, |v| Some(server(v))),
        "security" => out.security = Some(list(value, |v| Some(security::requirement(v)))),
        "tags" => out.tags = list(value, |v| Some(tag(v))),
        "externalDocs" => out.external_docs = Some(external_docs(value)),
        _ => extend(&mut out.extensions, key.to_owned(), value),
    }
}

fn info(node: Node) -> model::Info {
    let mut out = model::Info::default();
    let mut summary = None;
    for (key, value) in members(node) {
        match key.as_str() {
            "title" => out.title = text(value).unwrap_or_default(),
            "version" => out.version = text(value).unwrap_or_default(),
            "summary" => summary = text(value),
            "description" => out.description = text(value),
            "termsOfService" => out.terms_of_service = text(value),
            "contact" => out.contact = Some(contact(value)),
            "license" => out.license = Some(license(value)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out.description = summed_up(summary, out.description);
    out
}

/// A description after its summary, for which 3.0 has no place.
fn summed_up(summary: Option<String>, description: Option<String>) -> Option<String> {
    match (summary, description) {
        (Some(summary), Some(description)) if !description.starts_with(summary.trim()) => {
            Some(format!("{summary}\n\n{description}"))
        }
        (summary, description) => description.or(summary),
    }
}

fn contact(node: Node) -> model::Contact {
    let mut out = model::Contact::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "name" => out.name = text(value),
            "url" => out.url = text(value),
            "email" => out.email = text(value),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

fn license(node: Node) -> model::License {
    let mut out = model::License::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "name" => out.name = text(value).unwrap_or_default(),
            "url" => out.url = text(value),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

fn server(node: Node) -> model::Server {
    let mut out = model::Server::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "url" => out.url = text(value).unwrap_or_default(),
            "description" => out.description = text(value),
            "variables" => out.variables = Some(map(value, |v| Some(server_variable(v)))),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

fn server_variable(node: Node) -> model::ServerVariable {
    let mut out = model::ServerVariable::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "enum" => out.enumeration = list(value, text),
            "default" => out.default = text(value).unwrap_or_default(),
            "description" => out.description = text(value),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

fn tag(node: Node) -> model::Tag {
    let mut out = model::Tag::default();
    let mut summary = None;
    for (key, value) in members(node) {
        match key.as_str() {
            "name" => out.name = text(value).unwrap_or_default(),
            "summary" => summary = text(value),
            "description" => out.description = text(value),
            "externalDocs" => out.external_docs = Some(external_docs(value)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out.description = summed_up(summary, out.description);
    out
}

fn external_docs(node: Node) -> model::ExternalDocumentation {
    let mut out = model::ExternalDocumentation::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "url" => out.url = text(value).unwrap_or_default(),
            "description" => out.description = text(value),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

/// Reads a section of the components, but for schemas.
pub(super) fn section(out: &mut model::Components, key: &str, value: Node) {
    match key {
        "responses" => out.responses = map(value, |v| shared(v, operation::response)),
        "parameters" => out.parameters = map(value, |v| shared(v, parameter::parameter)),
        "examples" => out.examples = map(value, |v| shared(v, parameter::example)),
        "requestBodies" => out.request_bodies = map(value, |v| shared(v, operation::body)),
        "headers" => out.headers = map(value, |v| shared(v, parameter::header)),
        "securitySchemes" => out.security_schemes = map(value, |v| shared(v, security::scheme)),
        "links" => out.links = map(value, |v| shared(v, operation::link)),
        "callbacks" => out.callbacks = map(value, |v| shared(v, operation::callback)),
        _ => extend(&mut out.extensions, key.to_owned(), value),
    }
}

/// Reads a named schema.
pub(super) fn named_schema(node: Node) -> Option<ReferenceOr<model::Schema>> {
    shared(node, schema::schema)
}

fn members(node: Node) -> Map {
    match node {
        Node::Map(map) => map,
        _ => Map::default(),
    }
}

fn text(node: Node) -> Option<String> {
    match node {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

fn flag(node: &Node) -> Option<bool> {
    match node {
        Node::Bool(value) => Some(*value),
        _ => None,
    }
}

/// Hardly a value is left out, and a model is large: room is made for as many as there are, and no more.
fn list<T>(node: Node, read: impl Fn(Node) -> Option<T>) -> Vec<T> {
    let Node::List(list) = node else {
        return Vec::new();
    };
    let mut out = Vec::with_capacity(list.len());
    out.extend(list.into_iter().filter_map(read));
    out
}

fn map<T>(node: Node, read: impl Fn(Node) -> Option<T>) -> IndexMap<String, T> {
    let members = members(node);
    let mut out = IndexMap::with_capacity(members.len());
    out.extend(
        members
            .into_iter()
            .filter_map(|(key, value)| Some((key, read(value)?))),
    );
    out
}

/// A reference, or what `read` makes of it.
fn shared<T>(node: Node, read: impl FnOnce(Node) -> Option<T>) -> Option<ReferenceOr<T>> {
    match node.ref_target() {
        Some(target) => Some(ReferenceOr::Reference {
            reference: target.to_owned(),
        }),
        None => read(node).map(ReferenceOr::Item),
    }
}

/// Keeps what is an extension.
pub(super) fn extend(extensions: &mut Extensions, key: String, value: Node) {
    if key.starts_with("x-") {
        extensions.insert(key, value.into_json());
    }
}
