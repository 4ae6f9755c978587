//! What the kept operations reach: components, security schemes and tags.

use std::collections::BTreeSet;

use super::retain;
use crate::document::node::{Map, Node, tokens};
use crate::document::shape::{Kind, Shape};
use crate::document::walk::Path;

/// Whether a member of the components is one of their sections, of which only what is reached is kept.
fn is_section(key: &str) -> bool {
    matches!(Kind::Components.field(key), Some(Shape::Map(_)))
}

/// Leaves out the components and tags that nothing kept refers to. Where no security is named, any
/// scheme is for all operations.
pub(super) fn keep_reached(root: &mut Node, names_security: bool, gone: &mut BTreeSet<String>) {
    let reached = reached(root);
    let tags = tags(root);
    let at = Path::default().child("components");
    if let Some(components) = root.step_mut("components").and_then(Node::as_map_mut) {
        let mut empty = BTreeSet::new();
        for (section, members) in components.iter_mut() {
            let (true, Some(members)) = (is_section(section), members.as_map_mut()) else {
                continue;
            };
            let at = at.child(section);
            let is_for_all = section == "securitySchemes" && !names_security;
            retain(members, &at, gone, |name| {
                let is_reached = || reached.contains(&(section.to_owned(), name.to_owned()));
                is_for_all || name.starts_with("x-") || is_reached()
            });
            if members.is_empty() {
                empty.insert(section.to_owned());
            }
        }
        retain(components, &at, gone, |section| !empty.contains(section));
    }
    if let Some(Node::List(listed)) = root.step_mut("tags") {
        let at = Path::default().child("tags");
        let mut index = 0..;
        listed.retain(|tag| {
            let name = tag.get("name").and_then(Node::as_str);
            let kept = name.is_none_or(|name| tags.contains(name));
            let index = index.next().unwrap_or_default().to_string();
            if !kept {
                gone.insert(at.child(&index).as_str().to_owned());
            }
            kept
        });
    }
    if let Some(map) = root.as_map_mut() {
        let mut left_out = empty(map, &["tags", "components"]);
        // Webhooks are no operations of a client.
        left_out.insert("webhooks".to_owned());
        retain(map, &Path::default(), gone, |key| !left_out.contains(key));
    }
}

/// Those of the keys under which nothing is left.
fn empty(map: &Map, keys: &[&str]) -> BTreeSet<String> {
    let is_empty = |node: &Node| match node {
        Node::Map(map) => map.is_empty(),
        Node::List(list) => list.is_empty(),
        _ => false,
    };
    keys.iter()
        .filter(|key| map.get(**key).is_some_and(is_empty))
        .map(|key| (*key).to_owned())
        .collect()
}

type Component = (String, String);

/// Section and name of all components that are reached from outside of the components.
fn reached(root: &Node) -> BTreeSet<Component> {
    let mut reach = Reach {
        root,
        seen: BTreeSet::new(),
        open: Vec::new(),
    };
    let members = root.as_map().into_iter().flatten();
    let rest = members.filter(|(key, _)| !matches!(key.as_str(), "components" | "webhooks"));
    rest.for_each(|(key, node)| reach.member(key, node));
    while let Some((section, name)) = reach.open.pop() {
        let node = root
            .get("components")
            .and_then(|components| components.get(&section)?.get(&name));
        if let Some(node) = node {
            reach.look_through(node);
        }
    }
    reach.seen
}

struct Reach<'d> {
    root: &'d Node,
    seen: BTreeSet<Component>,
    open: Vec<Component>,
}

impl Reach<'_> {
    fn take(&mut self, section: &str, name: &str) {
        let component = (section.to_owned(), name.to_owned());
        let exists = self
            .root
            .get("components")
            .and_then(|components| components.get(section)?.get(name))
            .is_some();
        if exists && self.seen.insert(component.clone()) {
            self.open.push(component);
        }
    }

    /// Looks for whatever may name a component; naming one too many costs nothing but its lines.
    fn look_through(&mut self, node: &Node) {
        match node {
            Node::List(list) => list.iter().for_each(|node| self.look_through(node)),
            Node::Map(map) => map.iter().for_each(|(key, value)| self.member(key, value)),
            _ => {}
        }
    }

    fn member(&mut self, key: &str, value: &Node) {
        match (key, value) {
            ("$ref", Node::Text(text)) => self.follow(text),
            ("security", Node::List(list)) => self.schemes(list),
            ("mapping", Node::Map(mapping)) => self.mapping(mapping.values()),
            ("defaultMapping", Node::Text(_)) => self.mapping(std::iter::once(value)),
            _ => self.look_through(value),
        }
    }

    fn schemes(&mut self, requirements: &[Node]) {
        let names = requirements.iter().filter_map(Node::as_map).flatten();
        for (name, _) in names {
            match name.starts_with('#') {
                true => self.follow(name),
                false => self.take("securitySchemes", name),
            }
        }
    }

    fn mapping<'n>(&mut self, targets: impl Iterator<Item = &'n Node>) {
        for target in targets {
            match target {
                Node::Text(text) if text.starts_with('#') => self.follow(text),
                Node::Text(text) => self.take("schemas", text),
                other => self.look_through(other),
            }
        }
    }

    fn follow(&mut self, reference: &str) {
        let Some(pointer) = reference.strip_prefix('#') else {
            // A bare name, which some documents write.
            return self.take("schemas", reference);
        };
        let words: Vec<String> = tokens(pointer).collect();
        let [components, section, name, ..] = words.as_slice() else {
            return;
        };
        if components != "components" {
            return;
        }
        self.take(section, name);
        // The name of a shared component is not escaped.
        let whole = pointer
            .strip_prefix("/components/")
            .and_then(|rest| rest.strip_prefix(section.as_str())?.strip_prefix('/'));
        if let Some(whole) = whole {
            self.take(section, whole);
        }
    }
}

/// The tags of all operations.
fn tags(root: &Node) -> BTreeSet<String> {
    let operations = super::candidates(root);
    let tags = operations.iter().flat_map(|operation| operation.tags());
    tags.map(str::to_owned).collect()
}
