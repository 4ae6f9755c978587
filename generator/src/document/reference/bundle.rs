//! References into other files: what they lead to becomes a component, or is copied in.

mod alias;
mod requirement;

use std::collections::{HashMap, VecDeque};

use super::files::{Place, Tree};
use super::name::{self, Names};
use super::{Copies, Refusal, identity, kind_of, mapping, path_item, shared_reference};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::Files;
use crate::document::node::{Map, Node};
use crate::document::shape::{Kind, Shape};
use crate::document::source::Sources;
use crate::document::walk::{Path, Visitor, walk};

/// Brings a document into one piece.
pub(crate) fn bundle(
    root: &mut Node,
    files: &dyn Files,
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    let tree = Tree::new(files, sources, identity::settle(root));
    let names = Names::of(root);
    let mut bundler = Bundler {
        tree,
        sources,
        found,
        names,
        made: HashMap::new(),
        queue: VecDeque::new(),
        bases: vec![(0, 0)],
        copies: Copies::default(),
    };
    bundler.aliases(root);
    walk(
        root,
        Shape::One(Kind::Document),
        &mut Path::default(),
        &mut bundler,
    );
    while let Some(mut next) = bundler.queue.pop_front() {
        bundler.bases = vec![(next.file, 0)];
        let mut at = Path::at("/components")
            .child(next.section)
            .child(&next.name);
        bundler
            .sources
            .came_from(at.as_str(), next.file, &next.pointer);
        walk(&mut next.node, Shape::One(next.kind), &mut at, &mut bundler);
        if let Some(members) = section(root, next.section) {
            members.insert(next.name, next.node);
        }
    }
    bundler.report_duplicates();
}

/// The components of a section, made if there are none.
pub(super) fn section<'a>(root: &'a mut Node, section: &str) -> Option<&'a mut Map> {
    let components = root.object("components")?;
    let members = components
        .entry(section.to_owned())
        .or_insert_with(Node::empty);
    if members.as_map().is_none() {
        *members = Node::empty();
    }
    members.as_map_mut()
}

/// A component that has been named, and is not yet walked.
struct Next {
    kind: Kind,
    section: &'static str,
    name: String,
    file: usize,
    pointer: String,
    node: Node,
}

struct Bundler<'a> {
    tree: Tree<'a>,
    sources: &'a mut Sources,
    found: &'a mut Diagnostics,
    names: Names,
    made: HashMap<(Kind, usize, String), String>,
    queue: VecDeque<Next>,
    /// The files that references are relative to, each with the length of the pointer it begins at.
    bases: Vec<(usize, usize)>,
    copies: Copies,
}

impl Bundler<'_> {
    fn base(&self) -> usize {
        self.bases.last().map_or(0, |(file, _)| *file)
    }

    fn settle(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        while let Some(text) = node.ref_target().map(str::to_owned) {
            let kind = kind_of(shape);
            let section = kind.and_then(Kind::section);
            if self.base() == 0 && (text.starts_with('#') || is_bare(&text)) {
                let text = local(&text, section);
                set_target(node, text);
                return true;
            }
            let place = self
                .tree
                .place(&text, self.base(), self.sources, &at.pointer());
            let reference = match (place, kind, section) {
                (Err(finding), ..) => {
                    self.found.push(finding);
                    return drop_reference(node, shape);
                }
                (Ok(Place::Entry(reference)), ..) => reference,
                (Ok(Place::File(file, pointer)), Some(kind), Some(section)) => {
                    shared_reference(section, &self.share(kind, section, file, pointer, at))
                }
                (Ok(Place::File(file, pointer)), ..) => match self.copy(file, pointer, at) {
                    Some(copy) => {
                        path_item::lose_siblings(node, shape, at, self.found);
                        *node = copy;
                        continue;
                    }
                    None => return drop_reference(node, shape),
                },
            };
            set_target(node, reference);
            return true;
        }
        true
    }

    /// The component for a place in a file, named when first asked for.
    fn share(
        &mut self,
        kind: Kind,
        section: &'static str,
        file: usize,
        pointer: String,
        at: &Path,
    ) -> String {
        let key = (kind, file, pointer);
        if let Some(name) = self.made.get(&key) {
            return name.clone();
        }
        let wishes = name::of_file(self.sources.name(file), &key.2);
        let name = self.names.take(section, &wishes);
        self.make(key, section, &name, at);
        name
    }

    fn make(&mut self, key: (Kind, usize, String), section: &'static str, name: &str, at: &Path) {
        let (kind, file, pointer) = key.clone();
        let node = self.tree.node(file, &pointer).cloned();
        let node = node.unwrap_or(Node::Null);
        let node = match self.copies.charge(node.size()) {
            Ok(()) => node,
            Err(refusal) => {
                self.refuse(refusal, at);
                Node::empty()
            }
        };
        self.made.insert(key, name.to_owned());
        self.queue.push_back(Next {
            kind,
            section,
            name: name.to_owned(),
            file,
            pointer,
            node,
        });
    }

    /// What cannot be shared is copied to where it is referred to.
    fn copy(&mut self, file: usize, pointer: String, at: &Path) -> Option<Node> {
        let node = self.tree.node(file, &pointer)?.clone();
        if let Err(refusal) = self
            .copies
            .open(format!("{file}#{pointer}"), node.size(), at)
        {
            self.refuse(refusal, at);
            return None;
        }
        self.sources.came_from(at.as_str(), file, &pointer);
        self.bases.push((file, at.as_str().len()));
        Some(node)
    }

    fn refuse(&mut self, refusal: Refusal, at: &Path) {
        self.found.extend(self.copies.tell(refusal, at));
    }

    /// Settles what values of a discriminator are mapped to, which may be in a file; null if that leads
    /// nowhere.
    fn mapped(&mut self, value: &mut Node, values: &str, at: &Path) {
        let base = self.base();
        let Some(text) = value.as_str().map(str::to_owned) else {
            return;
        };
        if is_bare(&text) || (base == 0 && text.starts_with('#')) {
            return;
        }
        *value = match self.tree.place(&text, base, self.sources, &at.pointer()) {
            Ok(Place::Entry(reference)) => Node::text(reference),
            Ok(Place::File(file, pointer)) => {
                let name = self.share(Kind::Schema, "schemas", file, pointer, at);
                Node::text(shared_reference("schemas", &name))
            }
            Err(finding) => {
                self.found.push(mapping::unmapped(finding, values));
                Node::Null
            }
        };
    }

    fn report_duplicates(&mut self) {
        for (file, pointer) in std::mem::take(&mut self.tree.duplicates) {
            // What nothing refers to has no place in the document, and no consequence.
            let Some(now) = self.sources.now(file, &pointer) else {
                continue;
            };
            self.found.push(duplicate(&now));
        }
    }
}

/// The finding for a key that occurs twice.
pub(crate) fn duplicate(pointer: &str) -> Diagnostic {
    let key = crate::document::node::tokens(pointer)
        .last()
        .unwrap_or_default();
    let message = format!("the key `{key}` occurs twice; the last one counts");
    Diagnostic::new(
        Severity::Warning,
        Code::DuplicateKey,
        &pointer.into(),
        message,
    )
    .with_help("remove or rename one of the two")
}

/// A word without a path or an ending is the name of a component, not of a file.
fn is_bare(text: &str) -> bool {
    !text.contains(['/', '.', '#', ':'])
}

fn local(text: &str, section: Option<&str>) -> String {
    match section {
        Some(section) if is_bare(text) => shared_reference(section, text),
        _ => text.to_owned(),
    }
}

fn set_target(node: &mut Node, target: String) {
    if let Node::Map(map) = node {
        map.insert("$ref".to_owned(), Node::Text(target));
    }
}

/// A schema without its reference is one for anything; all else goes.
pub(super) fn drop_reference(node: &mut Node, shape: Shape) -> bool {
    match node {
        Node::Map(map) if shape == Shape::One(Kind::Schema) => {
            map.shift_remove("$ref");
            true
        }
        _ => {
            *node = Node::Null;
            false
        }
    }
}

impl Visitor for Bundler<'_> {
    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if shape == Shape::One(Kind::Discriminator) {
            mapping::settle(node, at, |target, values, at| {
                self.mapped(target, values, at);
            });
        }
        if shape == Shape::One(Kind::SecurityRequirement) {
            self.requirement(node, at);
        }
        self.settle(node, shape, at)
    }

    fn leave(&mut self, _: &mut Node, _: Shape, at: &Path) {
        self.copies.close(at);
        while self.bases.len() > 1 && self.bases.last().is_some_and(|b| b.1 >= at.as_str().len()) {
            self.bases.pop();
        }
    }
}
