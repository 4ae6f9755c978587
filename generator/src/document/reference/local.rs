//! References within the document: every one ends at a component, or what it leads to is copied in.

use std::collections::{HashMap, HashSet};

use super::bundle::{drop_reference, section};
use super::name::{self, Names};
use super::target::{Target, find};
use super::{Copies, SHARED, cycle, kind_of, relative, shared_reference, suggest};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::check;
use crate::document::node::{Node, tokens};
use crate::document::shape::{Kind, Shape};
use crate::document::source::Sources;
use crate::document::walk::{Path, Visitor, walk};

/// Settles every reference of a document that is in one piece.
pub(crate) fn resolve(root: &mut Node, sources: &mut Sources, found: &mut Diagnostics) {
    relative::make_absolute(root);
    let mut collector = Collector::default();
    walk(root, Shape::One(Kind::Document), &mut Path::default(), &mut collector);
    let mut plan = Plan::new(root);
    for (kind, text) in collector.references {
        plan.settle(root, kind, text);
    }
    let hoisted = std::mem::take(&mut plan.hoisted);
    for Hoisted { kind, name, pointer, mut node } in hoisted {
        let Some(shared) = kind.section() else { continue };
        let at = Path::at("/components").child(shared).child(&name);
        sources.moved(at.as_str(), &pointer);
        check::check(&mut node, kind, at.as_str(), found);
        if kind == Kind::Schema {
            replace(root, &pointer, Node::reference(shared_reference(shared, &name)));
        }
        if let Some(members) = section(root, shared) {
            members.insert(name, node);
        }
    }
    let mut settler = Settler { plan, found, copies: Copies::default() };
    walk(root, Shape::One(Kind::Document), &mut Path::default(), &mut settler);
    for section in SHARED.iter().filter_map(|kind| kind.section()) {
        let components = root.step_mut("components").and_then(|c| c.step_mut(section));
        if let Some(Node::Map(components)) = components {
            cycle::cut(section, components, found);
        }
    }
}

/// Puts `with` at a place, unless something above it has been replaced already.
fn replace(root: &mut Node, pointer: &str, with: Node) {
    let mut node = root;
    for token in tokens(pointer) {
        match node.step_mut(&token) {
            Some(child) => node = child,
            None => return,
        }
    }
    *node = with;
}

/// Finds all references, each once for every kind it is used as.
#[derive(Default)]
struct Collector {
    seen: HashSet<(Option<Kind>, String)>,
    references: Vec<(Option<Kind>, String)>,
}

impl Collector {
    fn add(&mut self, kind: Option<Kind>, target: &str) {
        let key = (kind, target.to_owned());
        if self.seen.insert(key.clone()) {
            self.references.push(key);
        }
    }
}

impl Visitor for Collector {
    fn enter(&mut self, node: &mut Node, shape: Shape, _: &Path) -> bool {
        if let Some(target) = node.ref_target() {
            self.add(kind_of(shape), target);
        }
        if shape == Shape::One(Kind::Discriminator) {
            let mapping = node.get("mapping").and_then(Node::as_map);
            for target in mapping.into_iter().flat_map(|m| m.values()).filter_map(Node::as_str) {
                self.add(Some(Kind::Schema), target);
            }
        }
        true
    }
}

/// What becomes of a reference.
#[derive(Debug, Clone)]
enum Outcome {
    Shared(String),
    Copied(Node),
    Missing(Option<String>),
}

struct Hoisted {
    kind: Kind,
    name: String,
    pointer: String,
    node: Node,
}

struct Plan {
    outcomes: HashMap<(Option<Kind>, String), Outcome>,
    /// The components made for pointers, so that each is made once.
    made: HashMap<(Kind, String), String>,
    names: Names,
    hoisted: Vec<Hoisted>,
    copies: Copies,
}

impl Plan {
    fn new(root: &Node) -> Self {
        Self {
            outcomes: HashMap::new(),
            made: HashMap::new(),
            names: Names::of(root, SHARED.iter().filter_map(|kind| kind.section())),
            hoisted: Vec::new(),
            copies: Copies::default(),
        }
    }

    fn settle(&mut self, root: &Node, kind: Option<Kind>, text: String) {
        let outcome = self.outcome(root, kind, &text);
        self.outcomes.insert((kind, text), outcome);
    }

    fn outcome(&mut self, root: &Node, kind: Option<Kind>, text: &str) -> Outcome {
        let section = kind.and_then(Kind::section);
        let target = Target::new(text);
        if let (Some(section), false) = (section, text.contains('#')) {
            // The bare name of a component, as mappings of discriminators may have it.
            if component(root, section, text).is_some() {
                return Outcome::Shared(shared_reference(section, text));
            }
        }
        let found = find(root, &target.pointer).filter(|_| text.starts_with('#'));
        let Some(node) = found else { return missing(root, section, text) };
        let (Some(kind), Some(section)) = (kind, section) else {
            return Outcome::Copied(node.clone());
        };
        if let Some(name) = direct(&target.pointer, section)
            && component(root, section, &name).is_some()
        {
            return Outcome::Shared(shared_reference(section, &name));
        }
        Outcome::Shared(shared_reference(section, &self.hoist(kind, section, target.pointer, node)))
    }

    /// The component for a place that is none yet.
    fn hoist(&mut self, kind: Kind, section: &'static str, pointer: String, node: &Node) -> String {
        let key = (kind, pointer);
        if let Some(name) = self.made.get(&key) {
            return name.clone();
        }
        let name = self.names.take(section, &name::of_pointer(&key.1));
        let node = match self.copies.charge(node.size()) {
            Ok(()) => node.clone(),
            Err(_) => Node::empty(),
        };
        self.hoisted.push(Hoisted { kind, name: name.clone(), pointer: key.1.clone(), node });
        self.made.insert(key, name.clone());
        name
    }
}

fn component<'a>(root: &'a Node, section: &str, name: &str) -> Option<&'a Node> {
    root.get("components")?.get(section)?.get(name)
}

/// The name of the component that a pointer leads to, if it is one of that section.
fn direct(pointer: &str, section: &str) -> Option<String> {
    let mut tokens = tokens(pointer);
    let is_component = tokens.next()? == "components" && tokens.next()? == section;
    let name = tokens.next().filter(|_| is_component)?;
    tokens.next().is_none().then_some(name)
}

/// What may have been meant by a reference to nothing.
fn missing(root: &Node, section: Option<&str>, text: &str) -> Outcome {
    let wanted = tokens(&Target::new(text).pointer).last().unwrap_or_else(|| text.to_owned());
    let members = section.and_then(|section| {
        Some((section, root.get("components")?.get(section)?.as_map()?))
    });
    let near = members.and_then(|(section, members)| {
        let name = suggest::nearest(&wanted, members.keys().map(String::as_str))?;
        Some(format!("is `{}` meant?", shared_reference(section, name)))
    });
    Outcome::Missing(near)
}

struct Settler<'a> {
    plan: Plan,
    found: &'a mut Diagnostics,
    copies: Copies,
}

impl Settler<'_> {
    /// Puts in what the reference leads to, as often as that is a reference again.
    fn settle(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        while let Some(text) = node.ref_target().map(str::to_owned) {
            let key = (kind_of(shape), text);
            match self.plan.outcomes.get(&key) {
                Some(Outcome::Shared(target)) if shape == Shape::One(Kind::Schema) => {
                    let target = Node::text(target.as_str());
                    node.as_map_mut().and_then(|map| map.insert("$ref".to_owned(), target));
                    return true;
                }
                Some(Outcome::Shared(target)) => {
                    *node = Node::reference(target.as_str());
                    return false;
                }
                Some(Outcome::Copied(copy)) => {
                    match self.copies.open(key.1, copy.size(), at) {
                        Ok(()) => *node = copy.clone(),
                        Err(refusal) => {
                            self.found.push(refusal.finding(at));
                            return drop_reference(node, shape);
                        }
                    }
                }
                Some(Outcome::Missing(help)) => {
                    let help = help.clone();
                    return self.unresolved(node, shape, &key.1, help, at);
                }
                None => return self.unresolved(node, shape, &key.1, None, at),
            }
        }
        true
    }

    fn unresolved(
        &mut self,
        node: &mut Node,
        shape: Shape,
        text: &str,
        help: Option<String>,
        at: &Path,
    ) -> bool {
        let is_schema = shape == Shape::One(Kind::Schema);
        let consequence = if is_schema { "any value is accepted here" } else { "it is left out" };
        let message = format!("the reference `{text}` leads to nothing; {consequence}");
        let finding = Diagnostic::new(Severity::Error, Code::UnresolvedReference, &at.pointer(), message);
        let help = help.unwrap_or_else(|| "define it, or correct the reference".to_owned());
        self.found.push(finding.with_help(help));
        drop_reference(node, shape)
    }

    /// Mappings name schemas, in full from here on.
    fn mapping(&mut self, node: &mut Node, at: &Path) {
        let Some(Node::Map(mapping)) = node.step_mut("mapping") else { return };
        for (key, value) in mapping.iter_mut() {
            let Some(text) = value.as_str().map(str::to_owned) else { continue };
            let outcome_key = (Some(Kind::Schema), text);
            if let Some(Outcome::Shared(target)) = self.plan.outcomes.get(&outcome_key) {
                *value = Node::text(target.as_str());
                continue;
            }
            let text = outcome_key.1;
            let message = format!("the mapping of `{key}` to `{text}` leads to nothing; it is left out");
            let place = at.child("mapping").child(key).pointer();
            self.found.warning(Code::UnresolvedReference, &place, message);
            *value = Node::Null;
        }
        mapping.retain(|_, value| *value != Node::Null);
    }
}

impl Visitor for Settler<'_> {
    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if shape == Shape::One(Kind::Discriminator) {
            self.mapping(node, at);
        }
        self.settle(node, shape, at)
    }

    fn leave(&mut self, _: &mut Node, _: Shape, at: &Path) {
        self.copies.close(at);
    }
}
