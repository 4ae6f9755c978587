//! Paths, operations, bodies and responses.

use openapiv3 as model;

use super::parameter::{self, content};
use super::{extend, external_docs, flag, list, map, members, security, server, shared, text};
use crate::document::model::FurtherOperation;
use crate::document::node::Node;
use crate::document::shape::ADDITIONAL_OPERATIONS;
use crate::method::{Method, QUERY};

/// Reads the operations of a path.
pub(in crate::document) fn path_item(node: Node) -> model::PathItem {
    let mut out = model::PathItem::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "summary" => out.summary = text(value),
            "description" => out.description = text(value),
            "get" => out.get = Some(operation(value)),
            "put" => out.put = Some(operation(value)),
            "post" => out.post = Some(operation(value)),
            "delete" => out.delete = Some(operation(value)),
            "options" => out.options = Some(operation(value)),
            "head" => out.head = Some(operation(value)),
            "patch" => out.patch = Some(operation(value)),
            "trace" => out.trace = Some(operation(value)),
            "servers" => out.servers = list(value, |v| Some(server(v))),
            "parameters" => out.parameters = list(value, |v| shared(v, parameter::parameter)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

/// Takes the operations of a path out that the model has no place for in it.
pub(in crate::document) fn further_operations(item: &mut Node) -> Vec<FurtherOperation> {
    let Node::Map(item) = item else {
        return Vec::new();
    };
    let query = item.shift_remove(QUERY).map(|node| FurtherOperation {
        method: Method::Query.as_str().to_owned(),
        within: vec![QUERY.to_owned()],
        operation: operation(node),
    });
    let additional = item.shift_remove(ADDITIONAL_OPERATIONS);
    let additional = additional.into_iter().flat_map(members);
    let additional = additional.filter(|(method, _)| !method.starts_with("x-"));
    let additional = additional.map(|(method, node)| FurtherOperation {
        within: vec![ADDITIONAL_OPERATIONS.to_owned(), method.clone()],
        method,
        operation: operation(node),
    });
    query.into_iter().chain(additional).collect()
}

fn operation(node: Node) -> model::Operation {
    let mut out = model::Operation::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "tags" => out.tags = list(value, text),
            "summary" => out.summary = text(value),
            "description" => out.description = text(value),
            "externalDocs" => out.external_docs = Some(external_docs(value)),
            "operationId" => out.operation_id = text(value),
            "parameters" => out.parameters = list(value, |v| shared(v, parameter::parameter)),
            "requestBody" => out.request_body = shared(value, body),
            "responses" => out.responses = responses(value),
            "callbacks" => out.callbacks = map(value, callback),
            "deprecated" => out.deprecated = flag(&value).unwrap_or(false),
            "security" => out.security = Some(list(value, |v| Some(security::requirement(v)))),
            "servers" => out.servers = list(value, |v| Some(server(v))),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

pub(super) fn callback(node: Node) -> Option<model::Callback> {
    let items = members(node)
        .into_iter()
        .filter(|(key, _)| !key.starts_with("x-"));
    Some(items.map(|(key, value)| (key, path_item(value))).collect())
}

pub(super) fn body(node: Node) -> Option<model::RequestBody> {
    let mut out = model::RequestBody::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "description" => out.description = text(value),
            "content" => out.content = content(value),
            "required" => out.required = flag(&value).unwrap_or(false),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    Some(out)
}

fn responses(node: Node) -> model::Responses {
    let mut out = model::Responses::default();
    let members = members(node);
    out.responses.reserve_exact(members.len());
    for (key, value) in members {
        if key == "default" {
            out.default = shared(value, response);
        } else if let Some(status) = status_code(&key) {
            if let Some(response) = shared(value, response) {
                out.responses.insert(status, response);
            }
        } else {
            extend(&mut out.extensions, key, value);
        }
    }
    out
}

/// A status such as `404`, or a range such as `4XX`.
pub(crate) fn status_code(key: &str) -> Option<model::StatusCode> {
    match key.as_bytes() {
        [digit @ b'1'..=b'9', b'X' | b'x', b'X' | b'x'] => {
            Some(model::StatusCode::Range(u16::from(digit - b'0')))
        }
        [b'1'..=b'9', _, _] => key.parse().ok().map(model::StatusCode::Code),
        _ => None,
    }
}

pub(super) fn response(node: Node) -> Option<model::Response> {
    let mut out = model::Response::default();
    let mut summary = None;
    for (key, value) in members(node) {
        match key.as_str() {
            "summary" => summary = text(value),
            "description" => out.description = text(value).unwrap_or_default(),
            "headers" => out.headers = map(value, |v| shared(v, parameter::header)),
            "content" => out.content = content(value),
            "links" => out.links = map(value, |v| shared(v, link)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    if out.description.trim().is_empty() {
        out.description = summary.unwrap_or_default();
    }
    Some(out)
}

pub(super) fn link(node: Node) -> Option<model::Link> {
    let mut operation = None;
    let mut out = model::Link {
        description: None,
        operation: model::LinkOperation::OperationId(String::new()),
        request_body: None,
        parameters: Default::default(),
        server: None,
        extensions: Default::default(),
    };
    for (key, value) in members(node) {
        match key.as_str() {
            "operationRef" => operation = text(value).map(model::LinkOperation::OperationRef),
            "operationId" => operation = text(value).map(model::LinkOperation::OperationId),
            "description" => out.description = text(value),
            "requestBody" => out.request_body = Some(value.into_json()),
            "parameters" => out.parameters = map(value, |v| Some(v.into_json())),
            "server" => out.server = Some(server(value)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out.operation = operation?;
    Some(out)
}
