//! Names of operations, of what they take, and of the resources that they belong to.

use std::collections::BTreeMap;

use super::scope::Scope;
use super::words::{TAKEN_FILES, pascal, singular, snake};
use super::{OperationSymbol, Resource, Symbols};
use crate::ir::{Api, Operation};

/// Methods that the client has of its own.
const CLIENT_METHODS: &[&str] = &["builder", "from_env", "clone", "fmt"];

/// Types that the file of a resource uses for something else.
const USED_TYPES: &[&str] = &[
    "Box",
    "BTreeMap",
    "Client",
    "ClientBuilder",
    "Clone",
    "Debug",
    "Default",
    "Err",
    "Error",
    "Explode",
    "Future",
    "Into",
    "IntoFuture",
    "Method",
    "None",
    "Ok",
    "Option",
    "Pin",
    "Request",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Style",
    "Vec",
];

/// Modules and packages that the files of the client and of a resource name.
const USED_MODULES: &[&str] = &["bytes", "check", "serde_json", "std", "time", "types"];

/// Names that a request has of its own.
const REQUEST_FIELDS: &[&str] = &[
    "client",
    "send",
    "into_future",
    "clone",
    "fmt",
    "request",
    "response",
    "self",
];

pub(super) fn credentials(api: &Api) -> BTreeMap<String, String> {
    let mut scope = Scope::with(&[
        "base_url",
        "build",
        "http_client",
        "new",
        "read_env",
        "timeout",
    ]);
    let ids = || api.schemes.iter().map(|scheme| scheme.id.as_str());
    let names = scope.choose_all(ids(), |id| {
        let name = snake(id);
        vec![
            name.clone(),
            format!("{}_credential", name.trim_end_matches('_')),
        ]
    });
    ids().map(str::to_owned).zip(names).collect()
}

pub(super) fn name(api: &Api, symbols: &mut Symbols) {
    symbols.operations = vec![OperationSymbol::default(); api.operations.len()];
    let mut root = Resource::default();
    let mut placed = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let path = resource(operation);
        placed.push(path.clone());
        insert(&mut root, &path).operations.push(index);
    }
    let mut requests = Scope::with(USED_TYPES);
    finish(&mut root, true, &[], api, &placed, symbols, &mut requests);
    symbols.resources = root;
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
        // The method has the name of the file, whose parent declares it as a module.
        let used: &[&str] = if is_root {
            &["reqwest", "std"]
        } else {
            USED_MODULES
        };
        match [TAKEN_FILES, used].concat().contains(&name.as_str()) {
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
        finish(child, false, &inner, api, placed, symbols, requests);
    }
    for index in node.operations.clone() {
        let (Some(operation), Some(words)) = (api.operations.get(index), placed.get(index)) else {
            continue;
        };
        let word = method_word(operation);
        let name = snake(&word);
        let longer = format!("{}_operation", name.trim_end_matches('_'));
        let method = methods.choose(&[name, longer]);
        let base = request_word(&word, words.last().map_or("", String::as_str));
        let request = requests.choose(&[base.clone(), format!("{base}Request")]);
        let response = requests.choose(&[format!("{request}Response"), format!("{request}Answer")]);
        let symbol = OperationSymbol {
            method,
            request,
            response,
            resource: path.to_vec(),
            ..parameters(operation)
        };
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
