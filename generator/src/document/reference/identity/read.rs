//! Finds the names in a file.

use super::{Identities, Keys, LONGEST, MOST, Resource, text};
use crate::document::node::Node;
use crate::document::reference::target::{Target, component, find};
use crate::document::reference::uri;
use crate::document::walk::Path;

/// The keywords that name what they stand in.
const NAMING: [&str; 4] = ["$id", "$anchor", "$dynamicAnchor", "$self"];

/// References by pointer, each with its place, the resource that it stands in and the pointer.
type Pointers = Vec<(String, (usize, String))>;

impl Identities {
    /// The names in a file.
    pub(super) fn of(root: &Node) -> Self {
        let mut out = Self::default();
        // Hardly a document has any, and to note where one is costs more than to look for the keywords.
        if is_named(root) {
            let uri = text(root, "$self").unwrap_or_default();
            out.add(without_fragment(uri).to_owned(), "");
            let mut pointers = Pointers::new();
            out.visit(
                root,
                (Keys::Keywords, 0),
                &mut Path::default(),
                &mut pointers,
            );
            let leads = |(resource, pointer): &(usize, String)| {
                let around = out.resources.get(*resource);
                around.is_some_and(|it| find(root, &format!("{}{pointer}", it.pointer)).is_some())
            };
            let within = pointers.into_iter().filter(|(_, it)| leads(it));
            out.within = within.map(|(at, _)| at).collect();
        }
        out
    }

    /// Whether nothing in the file has a name.
    pub(super) fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }

    fn visit(
        &mut self,
        node: &Node,
        (keys, resource): (Keys, usize),
        at: &mut Path,
        pointers: &mut Pointers,
    ) {
        match node {
            Node::List(list) => {
                for (index, child) in list.iter().enumerate() {
                    at.within_index(index, |at| {
                        self.visit(child, (Keys::Keywords, resource), at, pointers);
                    });
                }
            }
            Node::Map(map) => {
                let resource = match keys {
                    Keys::Keywords => self.see(node, resource, at.as_str(), pointers),
                    Keys::Names => resource,
                };
                for (key, child) in map {
                    if let Some(keys) = keys.below(key) {
                        at.within(key, |at| self.visit(child, (keys, resource), at, pointers));
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes the names of an object; the resource that it is in, which may be itself.
    fn see(
        &mut self,
        node: &Node,
        mut resource: usize,
        at: &str,
        pointers: &mut Pointers,
    ) -> usize {
        if at.len() > LONGEST || self.size > MOST {
            return resource;
        }
        if let Some(id) = text(node, "$id") {
            let (file, fragment) = id.split_once('#').unwrap_or((id, ""));
            if !file.is_empty() {
                let base = self
                    .resources
                    .get(resource)
                    .map_or("", |it| it.uri.as_str());
                resource = self.add(uri::resolve(base, file), at);
            }
            // Until 2019 an anchor was written so.
            self.add_anchor(resource, fragment, at);
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            self.add_anchor(resource, text(node, keyword).unwrap_or_default(), at);
        }
        if let Some(name) = text(node, "$dynamicAnchor") {
            self.dynamic
                .entry(name.to_owned())
                .or_default()
                .insert(resource);
        }
        let pointer = node.ref_target().filter(|it| it.starts_with("#/"));
        if let Some(pointer) = pointer.filter(|_| resource > 0) {
            self.size += pointer.len() + at.len();
            pointers.push((at.to_owned(), (resource, Target::new(pointer).pointer)));
        }
        resource
    }

    /// Of two resources of one name the first counts.
    fn add(&mut self, uri: String, at: &str) -> usize {
        let number = match self.by_pointer.get(at) {
            Some(known) => *known,
            None => self.resources.len(),
        };
        let is_short = uri.len() <= LONGEST;
        let uri = if is_short { uri } else { String::new() };
        self.size += 2 * (uri.len() + at.len());
        if !uri.is_empty() {
            self.by_uri.entry(uri.clone()).or_insert(number);
        }
        match self.resources.get_mut(number) {
            Some(known) => known.uri = uri,
            None => self.resources.push(Resource {
                uri,
                pointer: at.to_owned(),
            }),
        }
        self.by_pointer.insert(at.to_owned(), number);
        number
    }

    fn add_anchor(&mut self, resource: usize, name: &str, at: &str) {
        if name.is_empty() || name.starts_with('/') {
            return;
        }
        let own = component(at).map(|component| Some(component.to_owned()));
        for component in [None].into_iter().chain(own) {
            self.size += name.len() + at.len();
            let key = (resource, component, name.to_owned());
            self.anchors.entry(key).or_insert_with(|| at.to_owned());
        }
    }
}

fn is_named(node: &Node) -> bool {
    match node {
        Node::List(list) => list.iter().any(is_named),
        Node::Map(map) => map.iter().any(|(key, value)| {
            let is_keyword = key.starts_with('$') && NAMING.contains(&key.as_str());
            (is_keyword && value.as_str().is_some()) || is_named(value)
        }),
        _ => false,
    }
}

fn without_fragment(uri: &str) -> &str {
    uri.split('#').next().unwrap_or_default()
}
