//! What the kept operations reach: components, security schemes and tags.

use std::collections::BTreeSet;

use super::heirs::{Family, parts};
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

pub(super) type Component = (String, String);

/// Section and name of all components that are reached from outside of the components.
fn reached(root: &Node) -> BTreeSet<Component> {
    let mut reach = Reach {
        root,
        family: Family::of(root),
        seen: BTreeSet::new(),
        bases: BTreeSet::new(),
        open: Vec::new(),
    };
    let members = root.as_map().into_iter().flatten();
    let rest = members.filter(|(key, _)| !matches!(key.as_str(), "components" | "webhooks"));
    rest.for_each(|(key, node)| reach.member(key, node));
    while let Some((section, name)) = reach.open.pop() {
        let node = root
            .get("components")
            .and_then(|components| components.get(&section)?.get(&name));
        match node {
            Some(node) if section == "schemas" => reach.schema(node),
            Some(node) => reach.look_through(node),
            None => {}
        }
    }
    reach.seen
}

struct Reach<'d> {
    root: &'d Node,
    family: Family<'d>,
    seen: BTreeSet<Component>,
    /// The schemas whose heirs have been taken.
    bases: BTreeSet<String>,
    open: Vec<Component>,
}

impl Reach<'_> {
    /// Takes a component, and what stands for it.
    fn take(&mut self, section: &str, name: &str) {
        self.take_alone(section, name);
        if section == "schemas" && self.bases.insert(name.to_owned()) {
            let heirs = self.family.members(name);
            heirs.into_iter().for_each(|heir| self.take(section, heir));
        }
    }

    fn take_alone(&mut self, section: &str, name: &str) {
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

    /// A schema of the components: of its bases it has the properties, and is none of their other heirs.
    fn schema(&mut self, schema: &Node) {
        let rest = schema.as_map().into_iter().flatten();
        let rest = rest.filter(|(key, value)| *key != "allOf" || value.as_list().is_none());
        rest.for_each(|(key, value)| self.member(key, value));
        for part in parts(schema) {
            let base = part.ref_target().into_iter().flat_map(names);
            base.for_each(|(section, name)| self.take_alone(&section, &name));
            let beside = part.as_map().into_iter().flatten();
            let beside = beside.filter(|(key, value)| *key != "$ref" || value.as_str().is_none());
            beside.for_each(|(key, value)| self.member(key, value));
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
        let names = names(reference).into_iter();
        names.for_each(|(section, name)| self.take(&section, &name));
    }
}

/// The section and name of the component that a reference may mean.
pub(super) fn names(reference: &str) -> Vec<Component> {
    let Some(pointer) = reference.strip_prefix('#') else {
        // A bare name, which some documents write.
        return vec![("schemas".to_owned(), reference.to_owned())];
    };
    let mut words = tokens(pointer);
    if words.next().as_deref() != Some("components") {
        return Vec::new();
    }
    let (Some(section), Some(name)) = (words.next(), words.next()) else {
        return Vec::new();
    };
    // The name of a shared component is not escaped.
    let whole = pointer
        .strip_prefix("/components/")
        .and_then(|rest| rest.strip_prefix(section.as_str())?.strip_prefix('/'));
    let whole = whole.filter(|whole| *whole != name).map(str::to_owned);
    let names = [name].into_iter().chain(whole);
    names.map(|name| (section.clone(), name)).collect()
}

/// The tags of all operations.
fn tags(root: &Node) -> BTreeSet<String> {
    let operations = super::candidates(root);
    let tags = operations.iter().flat_map(|operation| operation.tags());
    tags.map(str::to_owned).collect()
}
