//! Names of operations, and of the resources that they belong to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::method::{Call, Calls, Paths};
use super::reserved::modules::{self, Parent};
use super::reserved::{methods as taken, types};
use super::resource::Resources;
use super::scope::Scope;
use super::tree::{collect_handles, insert};
use super::versions::Versions;
use super::words::{pascal, snake};
use super::{
    Before, Lock, OperationSymbol, Resource, Symbols, answers, parameters, payloads, requests,
};
use crate::config::Config;
use crate::ir::{Api, Operation};
use crate::summary;

pub(super) fn name(api: &Api, config: &Config, symbols: &mut Symbols) {
    symbols.operations = vec![OperationSymbol::default(); api.operations.len()];
    let versions = Versions::of(api, config.lock.versions());
    symbols.versions = versions.clone();
    let paths = Paths::of(api, &versions);
    let resources = Resources::of(api, &config.lock, &versions, &paths);
    let mut root = Resource::default();
    let mut placed = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let path = match kept(config, operation).and_then(|lock| lock.resource(operation)) {
            Some(words) => words.clone(),
            None => resources.words(operation),
        };
        placed.push(path.clone());
        insert(&mut root, &path).operations.push(index);
    }
    let mut requests = Scope::with(types::IN_RESOURCES);
    let request = |operation| Some(kept(config, operation)?.request(operation)?.clone());
    let names = api.operations.iter().map(request);
    let kept_requests = names
        .map(|name| name.filter(|name| requests.take(name)))
        .collect();
    let mut namer = Namer {
        api,
        config,
        calls: Calls::of(api, &versions, paths),
        placed,
        kept_requests,
        kept_responses: BTreeMap::new(),
        requests,
        last_requests: last_requests(config),
        called: Vec::new(),
        symbols,
    };
    namer.keep_responses(&root);
    namer.resource(&mut root, &[]);
    namer.operations();
    symbols.resources = root;
}

/// Names resources from the root on, and what stands in them.
struct Namer<'a> {
    api: &'a Api,
    config: &'a Config,
    calls: Calls<'a>,
    /// The words of the resource of each operation.
    placed: Vec<Vec<String>>,
    /// Names that requests were given before.
    kept_requests: Vec<Option<String>>,
    /// Names of answers that follow from these, by request.
    kept_responses: BTreeMap<String, String>,
    /// Those of all resources: they may all be imported side by side.
    requests: Scope,
    /// Those of the crate that was made last, by name.
    last_requests: HashMap<&'a str, &'a summary::Operation>,
    /// Operations that have a method, in the order of their resources.
    called: Vec<Called>,
    symbols: &'a mut Symbols,
}

/// An operation that has a method, and what its request may be called.
struct Called {
    index: usize,
    method: String,
    call: Call,
    /// Module path of its resource.
    resource: Vec<String>,
}

impl Namer<'_> {
    /// Answers of requests that are known have the first choice after these: a new request makes way.
    fn keep_responses(&mut self, root: &Resource) {
        let mut handles = BTreeSet::new();
        collect_handles(root, &mut handles);
        for request in self.kept_requests.iter().flatten() {
            let name = format!("{request}Response");
            if !handles.contains(&name) && self.requests.take(&name) {
                self.kept_responses.insert(request.clone(), name);
            }
        }
    }

    fn resource(&mut self, node: &mut Resource, path: &[String]) {
        let is_root = path.is_empty();
        let mut methods = Scope::with(match is_root {
            true => taken::CLIENT,
            false => taken::RESOURCE,
        });
        let kept = self.kept_methods(node, &mut methods);
        self.children(node, path, &mut methods);
        let operations = node.operations.iter();
        let operations =
            operations.filter_map(|index| Some((*index, self.api.operations.get(*index)?)));
        let (indices, operations): (Vec<usize>, Vec<&Operation>) = operations.unzip();
        let words = indices.first().and_then(|index| self.placed.get(*index));
        let outer = words.and_then(|words| words.split_last());
        let outer = outer.map_or(&[][..], |(_, outer)| outer);
        let calls = self
            .calls
            .within((outer, &node.title), &operations, |name| {
                methods.is_taken(name)
            });
        for (index, call) in indices.into_iter().zip(calls) {
            let method = kept.get(&index).cloned();
            let method = method.unwrap_or_else(|| methods.choose(&call.method));
            self.called.push(Called {
                index,
                method,
                call,
                resource: path.to_vec(),
            });
        }
    }

    /// What is named after operations, once all resources have their handles.
    fn operations(&mut self) {
        let called = std::mem::take(&mut self.called);
        let kept = |called: &Called| self.kept_requests.get(called.index).cloned().flatten();
        let kept: Vec<Option<String>> = called.iter().map(kept).collect();
        let new = called.iter().zip(&kept).filter(|(_, kept)| kept.is_none());
        let new: Vec<&Call> = new.map(|(called, _)| &called.call).collect();
        let mut chosen = requests::choose(&new, &mut self.requests).into_iter();
        for (called, kept) in called.into_iter().zip(kept) {
            if let Some(operation) = self.api.operations.get(called.index)
                && let Some(request) = kept.or_else(|| chosen.next())
            {
                self.operation(operation, called, request);
            }
        }
    }

    fn children(&mut self, node: &mut Resource, path: &[String], methods: &mut Scope) {
        let children = node.children.iter();
        let titles: Vec<String> = children.map(|child| child.title.clone()).collect();
        let parent = match path.is_empty() {
            true => Parent::Client,
            false => Parent::Resource {
                has_operations: !node.operations.is_empty(),
            },
        };
        let modules = methods.choose_all(titles.iter().map(String::as_str), |title| {
            let name = snake(title);
            let longer = format!("{}_resource", name.trim_end_matches('_'));
            match modules::is_used(&name, parent) {
                true => vec![longer],
                false => vec![name, longer],
            }
        });
        let mut taken = Scope::with(types::IN_RESOURCES);
        for (child, module) in node.children.iter_mut().zip(modules) {
            child.handle = taken.choose(&[
                pascal(&child.title),
                format!("{}Resource", pascal(&child.title)),
            ]);
            // The handle stands in one file with the requests of its operations.
            self.requests.take(&child.handle);
            child.module = module;
            let mut inner = path.to_vec();
            inner.push(child.module.clone());
            self.resource(child, &inner);
        }
    }

    /// The methods of a resource that had a name before.
    fn kept_methods(&self, node: &Resource, methods: &mut Scope) -> BTreeMap<usize, String> {
        let operations = node.operations.iter();
        let kept = operations.filter_map(|index| {
            let operation = self.api.operations.get(*index)?;
            let name = kept(self.config, operation)?.method(operation)?;
            let name = Some(name).filter(|name| methods.take(name))?;
            Some((*index, name.clone()))
        });
        kept.collect()
    }

    fn operation(&mut self, operation: &Operation, called: Called, request: String) {
        let last = self.last_requests.get(request.as_str()).copied();
        let before = Before::of_operation(self.config, operation, last);
        let mut symbol = OperationSymbol {
            method: called.method,
            request: request.clone(),
            resource: called.resource,
            words: self.placed.get(called.index).cloned().unwrap_or_default(),
            ..parameters::name(operation, before)
        };
        self.answer_and_bodies(operation, before, &mut symbol);
        if let Some(slot) = self.symbols.operations.get_mut(called.index) {
            *slot = symbol;
        }
    }

    fn answer_and_bodies(
        &mut self,
        operation: &Operation,
        before: Before<'_>,
        symbol: &mut OperationSymbol,
    ) {
        let named = |end| format!("{}{end}", symbol.request);
        let kept = self.kept_responses.remove(&symbol.request);
        let response = || self.requests.choose(&[named("Response"), named("Answer")]);
        symbol.response = kept.unwrap_or_else(response);
        symbol.answers = answers::name(operation, &self.config.lock);
        let body = operation.body.as_ref();
        if let Some(body) = body.filter(|body| body.content.len() > 1) {
            symbol.payload = self.requests.choose(&[named("Body"), named("BodyContent")]);
            let (payloads, told_apart) = payloads::name(body, before);
            symbol.payloads = payloads;
            symbol.told_apart.extend(told_apart);
        }
    }
}

fn last_requests(config: &Config) -> HashMap<&str, &summary::Operation> {
    let operations = config.last.iter().flat_map(|last| last.operations.values());
    let by_name = operations.map(|operation| (operation.request.as_str(), operation));
    by_name.collect()
}

/// The lock, unless the configuration calls the operation otherwise.
fn kept<'c>(config: &'c Config, operation: &Operation) -> Option<&'c Lock> {
    let lock = &config.lock;
    let Some(said) = config.operation(operation.id.as_ref(), &operation.http()) else {
        return Some(lock);
    };
    let method = operation.name.as_deref().map(snake);
    let is_there =
        said.resource.is_none() || operation.resource.as_ref() == lock.resource(operation);
    let is_called = said.method.is_none() || method.as_ref() == lock.method(operation);
    (is_there && is_called).then_some(lock)
}
