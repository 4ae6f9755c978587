//! The names that schemas give themselves, `$id` and `$anchor`, and a document by `$self`: what they stand for.

mod read;
mod rewrite;

use std::collections::{HashMap, HashSet};

use super::target::{Target, component};
use super::uri;
use crate::document::node::Node;
pub(super) use rewrite::settle;

/// Longest name, and longest pointer to what has one: each is written for every reference to it.
const LONGEST: usize = 512;

/// Bytes of all names and pointers of a file: what comes after has no name.
const MOST: usize = 16 * 1024 * 1024;

/// What the parts of a file are called.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// What has a URI of its own; the file itself first.
    resources: Vec<Resource>,
    by_uri: HashMap<String, usize>,
    by_pointer: HashMap<String, usize>,
    anchors: HashMap<Anchor, String>,
    /// The resources that say which schema is meant by the name of a dynamic reference.
    dynamic: HashMap<String, HashSet<usize>>,
    /// The places of references by pointer that lead somewhere in the resource that they stand in.
    within: HashSet<String>,
    /// Bytes of all of them.
    size: usize,
}

#[derive(Debug)]
struct Resource {
    /// Empty for a file that says nothing of itself.
    uri: String,
    pointer: String,
}

/// The name of an anchor within a resource, and within a component of that or anywhere in it.
type Anchor = (usize, Option<String>, String);

impl Identities {
    /// The absolute URIs, each with the resource that it is of.
    pub(super) fn uris(&self) -> impl Iterator<Item = (&String, usize)> {
        let all = self.by_uri.iter().map(|(uri, resource)| (uri, *resource));
        all.filter(|(uri, _)| uri::has_scheme(uri))
    }

    /// The URI of a reference in the file, as far as the file says what its own is.
    pub(super) fn resolve(&self, reference: &str) -> String {
        let base = self.resources.first().map_or("", |file| file.uri.as_str());
        uri::resolve(base, reference)
    }

    /// Where a fragment of a resource leads: a pointer from the resource, or an anchor in it.
    pub(super) fn pointer(&self, resource: usize, fragment: &str) -> Option<String> {
        if is_anchor(fragment) {
            return self.anchor(resource, None, fragment);
        }
        let resource = self.resources.get(resource)?;
        Some(format!("{}{fragment}", resource.pointer))
    }

    /// Where a pointer, which stands at `at`, leads in the resource around it, if that is a part of the file.
    fn target_within(&self, text: &str, resource: usize, at: &str) -> Option<String> {
        let target = Target::new(text);
        let around = &self.resources.get(resource)?.pointer;
        let is_known = target.pointer.is_empty() || self.within.contains(at);
        let is_within = target.is_local() && is_known && !around.is_empty();
        is_within.then(|| format!("{around}{}", target.pointer))
    }

    /// Whether what refers to a resource may put another schema in the place of the name.
    fn is_replaced(&self, resource: usize, name: &str) -> bool {
        let resources = self.dynamic.get(name);
        resources.is_some_and(|all| all.len() > 1 && all.contains(&resource))
    }

    /// Where a reference leads that stands at `at`, in a resource, if it goes by one of these names.
    fn target(&self, text: &str, resource: usize, at: &str) -> Option<String> {
        let target = Target::new(text);
        if at.len() > LONGEST {
            return None;
        }
        if target.is_local() {
            return is_anchor(&target.pointer)
                .then(|| self.anchor(resource, component(at), &target.pointer))?;
        }
        let base = &self.resources.get(resource)?.uri;
        let uri = uri::resolve(base, &target.file);
        let resource = self.by_uri.get(&uri)?;
        self.pointer(*resource, &target.pointer)
    }

    /// The anchor of that name: documents use one name in several components, though they must not.
    fn anchor(&self, resource: usize, component: Option<&str>, name: &str) -> Option<String> {
        let within = |resource: usize, component: Option<&str>| {
            let component = component.map(str::to_owned);
            self.anchors.get(&(resource, component, name.to_owned()))
        };
        within(resource, component)
            .or_else(|| within(resource, None))
            .or_else(|| within(0, None))
            .cloned()
    }
}

/// Whether a fragment is a name, not a pointer.
fn is_anchor(fragment: &str) -> bool {
    !fragment.is_empty() && !fragment.starts_with('/')
}

/// What the keys of an object are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Keywords,
    /// Names that the document chooses.
    Names,
}

impl Keys {
    /// The keys of what stands under `key`; none where any JSON may stand.
    fn below(self, key: &str) -> Option<Self> {
        match key {
            _ if self == Self::Names => Some(Self::Keywords),
            "properties" | "patternProperties" | "dependentSchemas" | "$defs" | "definitions"
            | "schemas" | "responses" => Some(Self::Names),
            "const" | "default" | "enum" | "example" | "examples" | "value" | "dataValue" => None,
            _ => Some(Self::Keywords),
        }
    }
}

/// The text under a key.
fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.get(key).and_then(Node::as_str)
}
