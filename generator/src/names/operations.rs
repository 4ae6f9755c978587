//! Names of operations, of what they take, and of the resources that they belong to.

use std::collections::BTreeMap;

use super::scope::Scope;
use super::used::{self, USED_TYPES};
use super::words::{pascal, singular, snake};
use super::{Lock, OperationSymbol, Resource, Symbols, payloads};
use crate::config::Config;
use crate::ir::{Api, Operation};

/// Methods that the client has of its own.
const CLIENT_METHODS: &[&str] = &["builder", "from_env", "request", "clone", "fmt"];

/// Names that a request has of its own, or from a trait that a setter of that name would hide.
const REQUEST_FIELDS: &[&str] = &[
    "clone",
    "fmt",
    "into_future",
    "items",
    "outgoing",
    "pages",
    "read",
    "request",
    "response",
    "self",
    "send",
    "send_blocking",
    "send_events",
    "send_raw",
    "send_streaming",
    "send_with_response",
    "with_body_member",
    "with_header",
    "with_idempotency_key",
    "with_max_retries",
    "with_query",
    "with_timeout",
];

pub(super) fn name(api: &Api, config: &Config, symbols: &mut Symbols) {
    symbols.operations = vec![OperationSymbol::default(); api.operations.len()];
    let mut root = Resource::default();
    let mut placed = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let path = match kept(config, operation)
            .and_then(|lock| lock.resource(&operation.unnamed_http()))
        {
            Some(words) => words.clone(),
            None => resource(operation),
        };
        placed.push(path.clone());
        insert(&mut root, &path).operations.push(index);
    }
    let mut requests = Scope::with(USED_TYPES);
    let request = |operation| {
        Some(
            kept(config, operation)?
                .request(&operation.unnamed_http())?
                .clone(),
        )
    };
    let names = api.operations.iter().map(request);
    let kept = names
        .map(|name| name.filter(|name| requests.take(name)))
        .collect();
    let before = Before {
        config,
        requests: kept,
    };
    finish(
        &mut root,
        true,
        &[],
        api,
        &placed,
        &before,
        symbols,
        &mut requests,
    );
    symbols.resources = root;
}

/// Names that were given before.
struct Before<'a> {
    config: &'a Config,
    /// Those of requests, by index of the operation.
    requests: Vec<Option<String>>,
}

/// The lock, unless the configuration says what the operation is called.
fn kept<'c>(config: &'c Config, operation: &Operation) -> Option<&'c Lock> {
    let said = config.operation(operation.id.as_ref());
    let is_said = said.is_some_and(|said| said.method.is_some() || said.resource.is_some());
    (!is_said).then_some(&config.lock)
}

/// The words of the resource that an operation belongs to.
fn resource(operation: &Operation) -> Vec<String> {
    if let Some(words) = &operation.resource {
        return words
            .iter()
            .filter(|word| !word.is_empty())
            .cloned()
            .collect();
    }
    let segment = operation
        .path
        .split('/')
        .find(|part| !part.is_empty() && !part.starts_with('{'));
    match operation.tags.first().map(String::as_str).or(segment) {
        Some(word) => vec![word.to_owned()],
        None => vec!["default".to_owned()],
    }
}

fn insert<'r>(node: &'r mut Resource, path: &[String]) -> &'r mut Resource {
    let Some((first, rest)) = path.split_first() else {
        return node;
    };
    let index = match node.children.iter().position(|child| child.title == *first) {
        Some(index) => index,
        None => {
            node.children.push(Resource {
                title: first.clone(),
                ..Resource::default()
            });
            node.children.len() - 1
        }
    };
    #[allow(
        clippy::indexing_slicing,
        reason = "the index was found or made just above"
    )]
    insert(&mut node.children[index], rest)
}

#[allow(
    clippy::too_many_arguments,
    reason = "a walk that carries all it fills"
)]
fn finish(
    node: &mut Resource,
    is_root: bool,
    path: &[String],
    api: &Api,
    placed: &[Vec<String>],
    before: &Before<'_>,
    symbols: &mut Symbols,
    requests: &mut Scope,
) {
    let mut methods = Scope::with(if is_root {
        CLIENT_METHODS
    } else {
        &["clone", "fmt", "new"]
    });
    let titles: Vec<String> = node
        .children
        .iter()
        .map(|child| child.title.clone())
        .collect();
    let modules = methods.choose_all(titles.iter().map(String::as_str), |title| {
        let name = snake(title);
        let longer = format!("{}_resource", name.trim_end_matches('_'));
        match used::is_used_module(&name, is_root) {
            true => vec![longer],
            false => vec![name, longer],
        }
    });
    let mut taken = Scope::with(USED_TYPES);
    for (child, module) in node.children.iter_mut().zip(modules) {
        child.handle = taken.choose(&[
            pascal(&child.title),
            format!("{}Resource", pascal(&child.title)),
        ]);
        // The handle stands in one file with the requests of its operations.
        requests.take(&child.handle);
        child.module = module;
        let mut inner = path.to_vec();
        inner.push(child.module.clone());
        finish(child, false, &inner, api, placed, before, symbols, requests);
    }
    let kept: BTreeMap<usize, String> = node
        .operations
        .iter()
        .filter_map(|index| {
            let operation = api.operations.get(*index)?;
            let name = kept(before.config, operation)?.method(&operation.unnamed_http())?;
            let name = Some(name).filter(|name| methods.take(name))?;
            Some((*index, name.clone()))
        })
        .collect();
    for index in node.operations.clone() {
        let (Some(operation), Some(words)) = (api.operations.get(index), placed.get(index)) else {
            continue;
        };
        let word = method_word(operation);
        let name = snake(&word);
        let longer = format!("{}_operation", name.trim_end_matches('_'));
        let method = match kept.get(&index) {
            Some(kept) => kept.clone(),
            None => methods.choose(&[name, longer]),
        };
        let base = request_word(&word, words.last().map_or("", String::as_str));
        let request = match before.requests.get(index).cloned().flatten() {
            Some(kept) => kept,
            None => requests.choose(&[base.clone(), format!("{base}Request")]),
        };
        let mut symbol = OperationSymbol {
            method,
            request,
            resource: path.to_vec(),
            words: words.clone(),
            ..parameters(operation)
        };
        let response = |end| format!("{}{end}", symbol.request);
        symbol.response = requests.choose(&[response("Response"), response("Answer")]);
        if let Some(body) = operation
            .body
            .as_ref()
            .filter(|body| body.content.len() > 1)
        {
            let payload = format!("{}Body", symbol.request);
            symbol.payload = requests.choose(&[payload.clone(), format!("{payload}Content")]);
            symbol.payloads = payloads::name(body);
        }
        if let Some(slot) = symbols.operations.get_mut(index) {
            *slot = symbol;
        }
    }
}

/// What the operation is called within its resource.
fn method_word(operation: &Operation) -> String {
    if let Some(name) = &operation.name {
        return name.clone();
    }
    match &operation.id {
        Some(id) => match (id.split_once('/'), operation.tags.first()) {
            (Some((group, name)), Some(tag)) if snake(group) == snake(tag) => name.to_owned(),
            _ => id.clone(),
        },
        None => {
            let path = operation.path.replace('{', "by ").replace('}', "");
            format!("{} {path}", operation.method.as_str().to_lowercase())
        }
    }
}

/// `list` of `scripts` is `ListScripts`; `list_pets` of `pets` stays what it is.
fn request_word(method: &str, resource: &str) -> String {
    let (name, group) = (pascal(method), pascal(resource));
    let one = singular(&group).unwrap_or_else(|| group.clone());
    if name.contains(&group) || name.contains(&one) {
        name
    } else {
        format!("{name}{group}")
    }
}

fn parameters(operation: &Operation) -> OperationSymbol {
    let mut scope = Scope::with(REQUEST_FIELDS);
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| {
            let name = snake(&parameter.name);
            let plain = name.trim_end_matches('_');
            let place = format!(
                "{plain}_{}",
                format!("{:?}", parameter.location).to_lowercase()
            );
            let value = format!("{plain}_value");
            scope.choose(&[name, place, value])
        })
        .collect();
    let body = scope.choose(&["body".to_owned(), "request_body".to_owned()]);
    OperationSymbol {
        parameters,
        body,
        ..OperationSymbol::default()
    }
}
