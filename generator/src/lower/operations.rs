//! Operations.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::{Lowerer, docs};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::PathOperation;
use crate::ir::{Docs, Operation, Twin};

/// How much of a method and path is told where another operation has the same id.
const LONGEST_HTTP: usize = 120;

impl<'d> Lowerer<'d> {
    pub(super) fn operations(&mut self) {
        for one in self.model.operations() {
            self.operation_id(&one);
            self.operation(&one);
        }
        self.twins();
        self.tell_of_authorization();
    }

    /// Finds operations that send the same: their paths differ only in the names of parameters.
    fn twins(&mut self) {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut twins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, operation) in self.api.operations.iter().enumerate() {
            if let Some(first) = known.get(&operation.unnamed_http()) {
                let others = twins.entry(*first).or_default();
                others.push(index);
                let first = self.api.operations.get(*first).map(Operation::http);
                self.diagnostics
                    .push(same_path(operation, &first.unwrap_or_default()));
            } else {
                known.insert(operation.unnamed_http(), index);
            }
        }
        let last = self.config.last.iter();
        let last = last.flat_map(|last| last.operations.values());
        let last: HashSet<&str> = last.map(|it| it.http.as_str()).collect();
        for (first, others) in twins {
            self.tell_twins_apart(&[&[first], others.as_slice()].concat(), &last);
        }
    }

    /// The one that was there before is the first, wherever the others are listed.
    fn tell_twins_apart(&mut self, twins: &[usize], last: &HashSet<&str>) {
        let operations = &mut self.api.operations;
        let was_there = |index: &&usize| {
            let operation = operations.get(**index);
            operation.is_some_and(|it| last.contains(it.http().as_str()))
        };
        let first = twins.iter().find(was_there).or(twins.first()).copied();
        for index in twins {
            if let Some(operation) = operations.get_mut(*index) {
                operation.twin = Some(match first == Some(*index) {
                    true => Twin::First,
                    false => Twin::Later,
                });
            }
        }
    }

    /// Tells of an id that an operation before this one has.
    fn operation_id(&mut self, one: &PathOperation<'d>) {
        let Some(id) = one.operation.operation_id.as_deref() else {
            return;
        };
        let Some(first) = self.operation_ids.get(id) else {
            // Paths can be long, and are told of as often as there are duplicates.
            let http = format!("{} {}", one.method.as_str(), one.path);
            let short = http.chars().take(LONGEST_HTTP).collect();
            self.operation_ids.insert(id, short);
            return;
        };
        let message = format!("`{first}` has the operationId `{id}` as well");
        let at = one.at.child("operationId");
        let code = Code::DuplicateOperation;
        let finding = Diagnostic::new(Severity::Warning, code, &at, message);
        let help = "give each operation an id of its own";
        self.diagnostics.push(finding.with_help(help));
    }

    fn operation(&mut self, one: &PathOperation<'d>) {
        let PathOperation {
            path,
            method,
            operation,
            at,
            ..
        } = one;
        let index = self.api.operations.len();
        let selectable = self.selectable(one);
        let parameters = self.parameters(index, one);
        let http = format!("{} {path}", method.as_str());
        let lowered = Operation {
            id: operation.operation_id.clone(),
            method: method.clone(),
            path: (*path).to_owned(),
            template: parameters.template,
            at: at.clone(),
            server: self.own_server(one),
            tags: operation.tags.clone(),
            docs: self.operation_docs(one),
            resource: self.resource(operation, &http, at),
            name: self.method(operation, &http),
            parameters: parameters.given,
            constants: parameters.constant,
            body: self.body(index, operation.request_body.as_ref(), at),
            responses: self.responses(index, method, &operation.responses, &selectable, at),
            security: self.security(operation.security.as_ref(), at),
            pagination: None,
            twin: None,
        };
        self.see_authorization(one, &lowered.security);
        self.api.operations.push(lowered);
    }

    fn operation_docs(&self, one: &PathOperation<'d>) -> Docs {
        let operation = one.operation;
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
        let title = docs::prose(operation.summary.as_ref());
        let mut description = docs::prose(operation.description.as_ref());
        if title.is_none() && description.is_none() {
            description = of_path(one.item);
        }
        Docs {
            title,
            description,
            deprecated: operation.deprecated,
            remarks: permissions
                .into_iter()
                .chain(docs::see(operation.external_docs.as_ref()))
                .collect(),
        }
    }
}

/// What all operations of a path have in common, said of one that says nothing of itself. It is no title: what
/// methods are called by is their own.
fn of_path(item: &openapiv3::PathItem) -> Option<String> {
    let texts = [item.summary.as_ref(), item.description.as_ref()];
    let texts: Vec<String> = texts.into_iter().filter_map(docs::prose).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn same_path(operation: &Operation, first: &str) -> Diagnostic {
    // Paths can be long, and are told of as often as there are twins.
    let first: String = first.chars().take(LONGEST_HTTP).collect();
    let message = format!(
        "`{first}` is sent as this is: the paths differ only in what their parameters are called"
    );
    let code = Code::DuplicateOperation;
    let finding = Diagnostic::new(Severity::Note, code, &operation.at, message);
    finding.with_help("write one path, or let its fixed parts differ")
}
