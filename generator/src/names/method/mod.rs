//! What an operation is called within its resource, and its request among all.

mod generated_id;
mod given;
mod rest;
mod short;

use std::collections::HashSet;

use super::grouped_id;
use super::letters::LONGEST;
use super::versions::Versions;
use super::words::snake;
use crate::ir::{Api, Operation};
use given::Given;
pub(super) use rest::{Paths, is_call, without_format};

/// Names for an operation, the best first.
#[derive(Debug, Default)]
pub(super) struct Call {
    pub(super) method: Vec<String>,
    pub(super) request: Vec<String>,
    /// The first of these with more and more of the resources that it is within.
    pub(super) within: Vec<String>,
    /// What the operationId makes of the request where others of the resource were given the same name.
    pub(super) by_id: Vec<String>,
}

/// What the names of operations are made of.
pub(super) struct Calls<'a> {
    versions: &'a Versions,
    paths: Paths,
    ids_repeat_paths: bool,
    ids_have_methods: bool,
    ids_have_modules: bool,
    ids_have_ends_of_paths: bool,
    ids_end_with_hash: bool,
    /// By path.
    ids_of_several_methods: HashSet<(&'a str, &'a str)>,
}

impl<'a> Calls<'a> {
    pub(super) fn of(api: &'a Api, versions: &'a Versions, paths: Paths) -> Self {
        Self {
            versions,
            paths,
            ids_repeat_paths: generated_id::repeat_paths(api),
            ids_have_methods: generated_id::have_methods(api),
            ids_have_modules: generated_id::have_modules(api),
            ids_have_ends_of_paths: generated_id::have_ends_of_paths(api),
            ids_end_with_hash: generated_id::end_with_hash(api),
            ids_of_several_methods: generated_id::of_several_methods(api),
        }
    }

    /// The names of all operations of a resource, in their order.
    pub(super) fn within(
        &self,
        (outer, resource): (&[String], &str),
        operations: &[&Operation],
        is_taken: impl Fn(&str) -> bool,
    ) -> Vec<Call> {
        let resource = match resource {
            "" => String::new(),
            title => snake(title),
        };
        let given = operations.iter().map(|operation| self.given(operation));
        let mut given: Vec<Option<Given<'_>>> = given.collect();
        self.leave_out_repeated(&mut given, operations, &resource, &is_taken);
        given::tell_apart(&mut given, self.versions);
        let named = given::calls(given.iter().flatten(), (outer, &resource), self.versions);
        let firsts = named.iter().filter_map(|call| call.method.first());
        let firsts: HashSet<&String> = firsts.collect();
        let unnamed = operations
            .iter()
            .zip(&given)
            .filter(|(_, given)| given.is_none());
        let unnamed: Vec<&Operation> = unnamed.map(|(operation, _)| *operation).collect();
        let is_taken = |name: &String| is_taken(name) || firsts.contains(name);
        let unnamed = rest::calls(&unnamed, &resource, self.versions, &self.paths, is_taken);
        let (mut named, mut unnamed) = (named.into_iter(), unnamed.into_iter());
        let next = given.iter().map(|given| match given {
            Some(_) => named.next(),
            None => unnamed.next(),
        });
        next.map(Option::unwrap_or_default).collect()
    }

    /// Operations that are called as their resource alone are named by what is sent, unless another is called so:
    /// beside `listPets` of `/pets/all` nobody would look for that of `/pets` at `list_pets`.
    fn leave_out_repeated<'o>(
        &self,
        given: &mut [Option<Given<'o>>],
        operations: &[&'o Operation],
        resource: &str,
        is_taken: &impl Fn(&str) -> bool,
    ) {
        let others = given.iter().flatten();
        let others: Vec<&Given<'_>> = others.filter(|it| !it.is_resource(resource)).collect();
        let others: HashSet<String> = given::names(&others, resource).into_iter().collect();
        let is_free = |operation: &Operation| {
            let calls = rest::calls(&[operation], resource, self.versions, &self.paths, |_| {
                false
            });
            let name = calls.into_iter().flat_map(|call| call.method).next();
            name.is_some_and(|name| !is_taken(&name) && !others.contains(&name))
        };
        let is_thing = |it| rest::is_thing(it, resource, self.versions, &self.paths) && is_free(it);
        for (given, operation) in given.iter_mut().zip(operations) {
            given.take_if(|it| it.is_resource(resource) && is_thing(operation));
        }
    }

    /// The name that an operation has in the configuration or the document.
    fn given<'o>(&self, operation: &'o Operation) -> Option<Given<'o>> {
        if let Some(name) = &operation.name {
            return Some(Given::new(operation, name.clone()));
        }
        let id = operation.id.as_deref()?;
        if self.says_nothing(id, operation) {
            return None;
        }
        let of_module = || generated_id::behind_module(operation).filter(|_| self.ids_have_modules);
        let of_method = || generated_id::behind_method(operation).filter(|_| self.ids_have_methods);
        let of_path =
            || generated_id::before_end_of_path(operation).filter(|_| self.ids_have_ends_of_paths);
        let function = generated_id::function(id, operation).or_else(of_path);
        if let Some(function) = function.or_else(of_module).or_else(of_method) {
            return Some(Given::function(operation, function));
        }
        if let Some(list) = generated_id::list_without_parameters(id, operation) {
            return Some(Given::function(operation, &list));
        }
        if let Some((_, name)) = grouped_id::resources(operation, self.versions) {
            return Some(Given::new(operation, name.to_owned()));
        }
        let words = match (id.split_once('/'), operation.tags.first()) {
            (Some((group, name)), Some(tag)) if snake(group) == snake(tag) => name.to_owned(),
            _ => self.versions.id(id),
        };
        Some(Given::new(operation, words))
    }

    /// Whether nobody chose an operationId for that operation.
    fn says_nothing(&self, id: &str, operation: &Operation) -> bool {
        let repeats = || self.ids_repeat_paths && generated_id::repeats(id, operation);
        let path = operation.path.as_str();
        let is_of_several = || self.ids_of_several_methods.contains(&(path, id));
        // What OData makes of a long path would be cut before it says what is done.
        let is_cut = || generated_id::hash(id).is_some() || id.len() > LONGEST;
        let is_cut = || self.ids_end_with_hash && is_cut();
        let is_made = generated_id::is_number(id) || generated_id::names_parameters(id, operation);
        is_made || is_of_several() || is_cut() || repeats()
    }
}
