//! The resource that an operation belongs to.

use std::collections::BTreeSet;

use super::method::{Paths, is_call, without_format};
use super::versions::Versions;
use super::{Lock, grouped_id};
use crate::ir::{Api, Operation};
use crate::path_template::without_query;

/// Where operations are whose paths name nothing that they could belong to.
const OF_CALLS: &str = "api";

/// Fewer operations than these may be of a resource each.
const ENOUGH: usize = 8;

/// What tells which resource an operation belongs to.
pub(super) struct Resources<'a> {
    versions: &'a Versions,
    paths: &'a Paths,
    /// Whether nearly each path would be a resource of its own.
    are_alone: bool,
}

impl<'a> Resources<'a> {
    pub(super) fn of(api: &Api, lock: &Lock, versions: &'a Versions, paths: &'a Paths) -> Self {
        let untagged = api.operations.iter().filter(|operation| {
            let is_named = said(operation).next().is_some();
            !is_named
                && operation.resource_tag().is_none()
                && grouped_id::resources(operation, versions).is_none()
        });
        let mut before = untagged.clone().filter_map(|operation| {
            let resource = lock.resource(operation)?;
            let is_call = is_call(operation, versions, paths) || operation.path.contains("/#");
            Some(!is_call && resource.as_slice() == [OF_CALLS])
        });
        let were_alone = before.next().map(|first| first || before.any(|were| were));
        let are_alone = || {
            let resources = untagged.map(|operation| of_path(operation, versions));
            let resources: Vec<Vec<String>> = resources.collect();
            let distinct: BTreeSet<&Vec<String>> = resources.iter().collect();
            resources.len() >= ENOUGH && distinct.len() * 4 > resources.len() * 3
        };
        Self {
            versions,
            paths,
            are_alone: were_alone.unwrap_or_else(are_alone),
        }
    }

    /// The words of the resource, outermost first: those of the configuration or the document, else
    /// the first tag and what an operationId says of those within, else the path.
    pub(super) fn words(&self, operation: &Operation) -> Vec<String> {
        let said: Vec<String> = said(operation).cloned().collect();
        if !said.is_empty() {
            return said;
        }
        if let Some((resources, _)) = grouped_id::resources(operation, self.versions) {
            return resources.into_iter().map(str::to_owned).collect();
        }
        if let Some(tag) = operation.resource_tag() {
            return vec![without_controller(&self.versions.tag(tag)).to_owned()];
        }
        if self.are_alone || is_call(operation, self.versions, self.paths) {
            return vec![OF_CALLS.to_owned()];
        }
        of_path(operation, self.versions)
    }
}

fn said(operation: &Operation) -> impl Iterator<Item = &String> {
    let said = operation.resource.iter().flatten();
    said.filter(|word| !word.is_empty())
}

fn of_path(operation: &Operation, versions: &Versions) -> Vec<String> {
    // What follows is never sent: it tells operations of one path apart.
    let path = operation.path.split_once("/#");
    let is_told_apart = path.is_some();
    let path = path.map_or(operation.path.as_str(), |(path, _)| path);
    let words = versions.path_resource(without_format(without_query(path)));
    match (words.is_empty(), is_told_apart) {
        (true, true) => vec![OF_CALLS.to_owned()],
        (true, false) => vec!["default".to_owned()],
        (false, _) => words,
    }
}

/// What a framework calls a class of operations where nobody tagged them: `pet-controller`.
fn without_controller(tag: &str) -> &str {
    let ends = ["-controller", "Controller"].iter();
    let mut names = ends.filter_map(|end| tag.strip_suffix(end));
    names.find(|name| !name.is_empty()).unwrap_or(tag)
}
