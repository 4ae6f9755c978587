//! Operations.

use std::collections::{BTreeMap, HashMap};

use openapiv3::{PathItem, ReferenceOr};
use serde_json::Value;

use super::{Lowerer, docs, servers};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::ir::{Docs, Method, Operation, Twin};

/// How much of a method and path is told where another operation has the same id.
const LONGEST_HTTP: usize = 120;

impl<'d> Lowerer<'d> {
    pub(super) fn operations(&mut self) {
        let openapi = self.openapi;
        let paths = Pointer::root().child("paths");
        for (path, item) in &openapi.paths.paths {
            if let ReferenceOr::Item(item) = item {
                self.path_item(path, item, &paths.child(path));
            }
        }
        self.twins();
        self.tell_of_authorization();
    }

    /// Finds operations that send the same: their paths differ only in the names of parameters.
    fn twins(&mut self) {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut twins: BTreeMap<usize, Twin> = BTreeMap::new();
        for (index, operation) in self.api.operations.iter().enumerate() {
            if let Some(first) = known.get(&operation.unnamed_http()) {
                twins.insert(*first, Twin::First);
                twins.insert(index, Twin::Later);
                let first = self.api.operations.get(*first).map(Operation::http);
                self.diagnostics
                    .push(same_path(operation, &first.unwrap_or_default()));
            } else {
                known.insert(operation.unnamed_http(), index);
            }
        }
        for (index, twin) in twins {
            if let Some(operation) = self.api.operations.get_mut(index) {
                operation.twin = Some(twin);
            }
        }
    }

    fn path_item(&mut self, path: &str, item: &'d PathItem, at: &Pointer) {
        let methods = [
            (Method::Get, "get", &item.get),
            (Method::Put, "put", &item.put),
            (Method::Post, "post", &item.post),
            (Method::Delete, "delete", &item.delete),
            (Method::Options, "options", &item.options),
            (Method::Head, "head", &item.head),
            (Method::Patch, "patch", &item.patch),
            (Method::Trace, "trace", &item.trace),
        ];
        for (method, key, operation) in methods {
            if let Some(operation) = operation {
                let at = at.child(key);
                let http = format!("{} {path}", method.as_str());
                self.operation_id(operation, &http, &at);
                self.operation(path, method, item, operation, &at);
            }
        }
    }

    /// Tells of an id that an operation before this one has.
    fn operation_id(&mut self, operation: &'d openapiv3::Operation, http: &str, at: &Pointer) {
        let Some(id) = operation.operation_id.as_deref() else {
            return;
        };
        let Some(first) = self.operation_ids.get(id) else {
            // Paths can be long, and are told of as often as there are duplicates.
            let short = http.chars().take(LONGEST_HTTP).collect();
            self.operation_ids.insert(id, short);
            return;
        };
        let message = format!("`{first}` has the operationId `{id}` as well");
        let at = at.child("operationId");
        let code = Code::DuplicateOperation;
        let finding = Diagnostic::new(Severity::Warning, code, &at, message);
        let help = "give each operation an id of its own";
        self.diagnostics.push(finding.with_help(help));
    }

    fn operation(
        &mut self,
        path: &str,
        method: Method,
        item: &'d PathItem,
        operation: &'d openapiv3::Operation,
        at: &Pointer,
    ) {
        let index = self.api.operations.len();
        let selectable = self.selectable(item, operation);
        let parameters = self.parameters(index, path, item, operation, at);
        let lowered = Operation {
            id: operation.operation_id.clone(),
            method,
            path: path.to_owned(),
            server: servers::own(item, operation),
            tags: operation.tags.clone(),
            docs: self.operation_docs(operation),
            resource: self.resource(operation, at),
            name: self.method(operation),
            parameters: parameters.given,
            constants: parameters.constant,
            body: self.body(index, operation.request_body.as_ref(), at),
            responses: self.responses(index, method, &operation.responses, &selectable, at),
            security: self.security(operation.security.as_ref(), at),
            pagination: None,
            twin: None,
        };
        self.see_authorization(item, operation, &lowered.security, at);
        self.api.operations.push(lowered);
    }

    fn operation_docs(&self, operation: &openapiv3::Operation) -> Docs {
        let permissions = self
            .config
            .docs
            .permissions
            .as_ref()
            .and_then(|key| operation.extensions.get(key)?.as_array())
            .map(|names| names.iter().filter_map(Value::as_str).collect::<Vec<_>>())
            .filter(|names| !names.is_empty())
            .map(|names| {
                format!(
                    "Accepted permissions (one is enough): {}.",
                    names.join(", ")
                )
            });
        Docs {
            title: docs::prose(operation.summary.as_ref()),
            description: docs::prose(operation.description.as_ref()),
            deprecated: operation.deprecated,
            remarks: permissions.into_iter().collect(),
        }
    }
}

fn same_path(operation: &Operation, first: &str) -> Diagnostic {
    let method = operation.method.as_str().to_lowercase();
    let at = Pointer::root().child("paths").child(&operation.path);
    // Paths can be long, and are told of as often as there are twins.
    let first: String = first.chars().take(LONGEST_HTTP).collect();
    let message = format!(
        "`{first}` is sent as this is: the paths differ only in what their parameters are called"
    );
    let code = Code::DuplicateOperation;
    let finding = Diagnostic::new(Severity::Note, code, &at.child(&method), message);
    finding.with_help("write one path, or let its fixed parts differ")
}
