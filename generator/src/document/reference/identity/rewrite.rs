//! Turns references by name into pointers.

use super::{Identities, Keys, is_anchor};
use crate::document::node::{Map, Node};
use crate::document::reference::relative::RECURSIVE;
use crate::document::reference::target::Target;
use crate::document::walk::Path;

/// Makes references of a file to what it names itself lead there by pointer; the names in it.
pub(in crate::document::reference) fn settle(root: &mut Node) -> Identities {
    let names = Identities::of(root);
    if !names.is_empty() {
        names.rewrite(root, Keys::Keywords, 0, &mut Path::default());
    }
    names
}

impl Identities {
    fn rewrite(&self, node: &mut Node, keys: Keys, resource: usize, at: &mut Path) {
        match node {
            Node::List(list) => {
                for (index, child) in list.iter_mut().enumerate() {
                    at.within_index(index, |at| {
                        self.rewrite(child, Keys::Keywords, resource, at);
                    });
                }
            }
            Node::Map(map) => {
                let resource = match keys {
                    Keys::Keywords => self.rewrite_references(map, resource, at.as_str()),
                    Keys::Names => resource,
                };
                for (key, child) in map {
                    if let Some(keys) = keys.below(key) {
                        at.within(key, |at| self.rewrite(child, keys, resource, at));
                    }
                }
            }
            _ => {}
        }
    }

    /// Rewrites what an object itself refers to; the resource that it is in.
    fn rewrite_references(&self, map: &mut Map, resource: usize, at: &str) -> usize {
        let resource = match map.get("$id") {
            Some(Node::Text(_)) => self.by_pointer.get(at).copied().unwrap_or(resource),
            _ => resource,
        };
        if let Some(node) = map.get_mut("$ref") {
            let text = node.as_str().unwrap_or_default();
            let within = || self.target_within(text, resource, at);
            if let Some(target) = self.target(text, resource, at).or_else(within) {
                *node = reference(target);
            }
        } else if let Some(target) = self.recursive(map, resource, at) {
            RECURSIVE
                .iter()
                .for_each(|key| drop(map.shift_remove(*key)));
            map.insert("$ref".to_owned(), reference(target));
        } else if let Some(target) = self.dynamic(map, resource, at) {
            // The keyword stays beside it, to be told of where it stands.
            map.insert("$ref".to_owned(), reference(target));
        }
        if let Some(target) = map.get_mut("defaultMapping") {
            self.rewrite_text(target, resource, at);
        }
        if let Some(Node::Map(mapping)) = map.get_mut("mapping") {
            for target in mapping.values_mut() {
                self.rewrite_text(target, resource, at);
            }
        }
        resource
    }

    /// Where a dynamic reference leads while nothing that refers here takes its name.
    fn dynamic(&self, map: &Map, resource: usize, at: &str) -> Option<String> {
        let text = map.get("$dynamicRef").and_then(Node::as_str)?;
        let name = Target::new(text).pointer;
        let is_named = is_anchor(&name) && !self.is_replaced(resource, &name);
        is_named.then(|| self.target(text, resource, at)).flatten()
    }

    /// Where a reference leads that means the resource which it stands in.
    fn recursive(&self, map: &Map, resource: usize, at: &str) -> Option<String> {
        let mut texts = RECURSIVE.iter().filter_map(|key| map.get(*key)?.as_str());
        let text = texts.find(|text| *text == "#")?;
        self.target_within(text, resource, at)
    }

    fn rewrite_text(&self, node: &mut Node, resource: usize, at: &str) {
        let target = node
            .as_str()
            .and_then(|text| self.target(text, resource, at));
        if let Some(pointer) = target {
            *node = reference(pointer);
        }
    }
}

fn reference(pointer: String) -> Node {
    Node::text(format!("#{}", pointer.replace('%', "%25")))
}
