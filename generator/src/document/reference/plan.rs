//! What becomes of each reference, decided before anything is changed.

use std::collections::{HashMap, VecDeque};

use super::collect::collect_in;
use super::name::{self, Names};
use super::place::mismatch;
use super::relative::Absolute;
use super::suggest::miss;
use super::target::{Target, find};
use super::{Copies, shared_reference};
use crate::document::node::{Node, tokens};
use crate::document::shape::Kind;
use crate::document::walk::Path;

/// Most references to nothing for which a name is looked for: it means going through all names.
const MAX_SUGGESTIONS: usize = 50;

/// What becomes of a reference.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    Shared(String),
    Copied(Node),
    Missing(Miss),
}

/// What is said of a reference that leads to nothing of use.
#[derive(Debug, Clone, Default)]
pub(super) struct Miss {
    /// Where it leads, if that can be said.
    pub(super) leads: Option<String>,
    pub(super) help: Option<String>,
    /// Whether that is something, of another kind.
    pub(super) is_other: bool,
}

/// A component that is made of another place.
pub(super) struct Hoisted {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) pointer: String,
    pub(super) node: Node,
    /// Whether a reference takes the place that it is made of.
    pub(super) is_replaced: bool,
}

/// What becomes of each reference.
pub(super) struct Plan {
    pub(super) outcomes: HashMap<(Option<Kind>, String), Outcome>,
    /// The components made for pointers, so that each is made once.
    made: HashMap<(Kind, String), String>,
    names: Names,
    pub(super) hoisted: Vec<Hoisted>,
    copies: Copies,
    /// The first place that is too much to be made a component as well.
    pub(super) refused: Option<String>,
    misses: usize,
}

impl Plan {
    pub(super) fn new(root: &Node) -> Self {
        Self {
            outcomes: HashMap::new(),
            made: HashMap::new(),
            names: Names::of(root),
            hoisted: Vec::new(),
            copies: Copies::default(),
            refused: None,
            misses: 0,
        }
    }

    /// Decides on all these references, and on those in what they lead to: that may stand where the walker finds
    /// no field, and would not be visited otherwise.
    pub(super) fn settle(&mut self, root: &Node, references: Vec<(Option<Kind>, String)>) {
        let mut open = VecDeque::from(references);
        while let Some((kind, text)) = open.pop_front() {
            if self.outcomes.contains_key(&(kind, text.clone())) {
                continue;
            }
            let made = self.hoisted.len();
            let mut outcome = self.outcome(root, kind, &text);
            if let (Outcome::Copied(copy), Some(kind)) = (&mut outcome, kind) {
                open.extend(references_in(root, copy, kind, &Target::new(&text).pointer));
            }
            for made in self.hoisted.iter_mut().skip(made) {
                let pointer = &made.pointer;
                open.extend(references_in(root, &mut made.node, made.kind, pointer));
            }
            self.outcomes.insert((kind, text), outcome);
        }
    }

    /// A plan for a document whose references have been settled, but have lost some of their targets.
    pub(super) fn of_losses(root: &Node, references: Vec<(Option<Kind>, String)>) -> Self {
        let mut plan = Self::new(&Node::Null);
        for (kind, text) in references {
            let section = kind.and_then(Kind::section).unwrap_or_default();
            let name = text.strip_prefix(&shared_reference(section, ""));
            let is_there = name.is_some_and(|name| component(root, section, name).is_some());
            let outcome = if is_there {
                Outcome::Shared(text.clone())
            } else {
                plan.misses += 1;
                Outcome::Missing(Miss::default())
            };
            plan.outcomes.insert((kind, text), outcome);
        }
        plan
    }

    pub(super) fn has_losses(&self) -> bool {
        self.misses > 0
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
        let found = find(root, &target.pointer).filter(|_| text.starts_with("#/"));
        let node = found.zip(kind);
        let other = node.and_then(|(node, kind)| mismatch(root, &target.pointer, kind, node));
        if let Some((other, kind)) = other.zip(kind) {
            self.misses += 1;
            return Outcome::Missing(Miss {
                leads: Some(format!("to {other}, not to {}", kind.named())),
                help: Some(format!("refer to {}", kind.named())),
                is_other: true,
            });
        }
        let is_whole = section.is_some() && is_collection(&target.pointer);
        let Some(node) = found.filter(|_| !is_whole) else {
            return self.missing(root, section, text);
        };
        let (Some(kind), Some(section)) = (kind, section) else {
            return Outcome::Copied(node.clone());
        };
        if let Some(name) = direct(&target.pointer, section)
            && component(root, section, &name).is_some()
        {
            return Outcome::Shared(shared_reference(section, &name));
        }
        Outcome::Shared(shared_reference(
            section,
            &self.hoist(kind, section, target.pointer, node),
        ))
    }

    /// What may have been meant by a reference to nothing.
    fn missing(&mut self, root: &Node, section: Option<&str>, text: &str) -> Outcome {
        self.misses += 1;
        match self.misses > MAX_SUGGESTIONS {
            true => Outcome::Missing(Miss::default()),
            false => Outcome::Missing(miss(root, section, &Target::new(text).pointer)),
        }
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
            Err(_) => {
                self.refused.get_or_insert_with(|| key.1.clone());
                Node::empty()
            }
        };
        let reference = shared_reference(section, &name);
        self.outcomes
            .insert((Some(kind), reference.clone()), Outcome::Shared(reference));
        self.hoisted.push(Hoisted {
            kind,
            name: name.clone(),
            pointer: key.1.clone(),
            node,
            is_replaced: kind == Kind::Schema,
        });
        self.made.insert(key, name.clone());
        name
    }
}

/// The references in what was taken from a place, which is not where it will be.
fn references_in(
    root: &Node,
    node: &mut Node,
    kind: Kind,
    pointer: &str,
) -> Vec<(Option<Kind>, String)> {
    let collector = collect_in(node, kind, Path::at(pointer));
    let absolute = Absolute::of(root, collector.relative);
    if absolute.is_empty() {
        return collector.references;
    }
    absolute.write(node, kind, Path::at(pointer));
    collect_in(node, kind, Path::at(pointer)).references
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

/// Whether a pointer leads to the document, or to all components or paths: never to one of them.
fn is_collection(pointer: &str) -> bool {
    let mut tokens = tokens(pointer);
    match tokens.next().as_deref() {
        Some("components") => tokens.nth(1).is_none(),
        _ => tokens.next().is_none(),
    }
}
