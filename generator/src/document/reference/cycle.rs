//! Components that consist of nothing but each other: the loop is cut where it closes.

use std::collections::HashMap;

use super::shared_reference;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::walk::Path;

/// Cuts the loops among the components of a section, through references and `allOf`.
pub(super) fn cut(section: &str, components: &mut Map, found: &mut Diagnostics) {
    let edges = edges(section, components);
    for (name, target) in closing(&edges) {
        let at = Path::default()
            .child("components")
            .child(section)
            .child(&name);
        let message =
            format!("`{name}` consists of itself, by way of `{target}`: it describes nothing");
        let finding = Diagnostic::new(
            Severity::Error,
            Code::CircularReference,
            &at.pointer(),
            message,
        );
        found.push(finding.with_help("let one of them describe a value of its own"));
        let reference = shared_reference(section, &target);
        if let Some(node) = components.get_mut(&name) {
            erase(node, &reference, section == "schemas");
        }
    }
    components.retain(|_, node| *node != Node::Null);
}

type Edges = Vec<(String, Vec<usize>)>;

/// What each component is made of, by position.
fn edges(section: &str, components: &Map) -> Edges {
    let positions: HashMap<String, usize> = components
        .keys()
        .enumerate()
        .map(|(i, name)| (shared_reference(section, name), i))
        .collect();
    let of = |node: &Node| {
        let mut targets = Vec::new();
        collect(node, &mut targets);
        targets
            .iter()
            .filter_map(|target| positions.get(*target).copied())
            .collect()
    };
    components
        .iter()
        .map(|(name, node)| (name.clone(), of(node)))
        .collect()
}

fn collect<'a>(node: &'a Node, targets: &mut Vec<&'a str>) {
    targets.extend(node.ref_target());
    for part in node
        .get("allOf")
        .and_then(Node::as_list)
        .into_iter()
        .flatten()
    {
        collect(part, targets);
    }
}

/// The edges that close a loop, as names.
fn closing(edges: &Edges) -> Vec<(String, String)> {
    let mut search = Search {
        edges,
        states: vec![State::New; edges.len()],
        closing: Vec::new(),
    };
    (0..edges.len()).for_each(|start| search.from(start));
    let name = |index: usize| edges.get(index).map(|(name, _)| name.clone());
    search
        .closing
        .into_iter()
        .filter_map(|(from, to)| Some((name(from)?, name(to)?)))
        .collect()
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// A search in depth with a stack of its own, since chains can be long.
struct Search<'a> {
    edges: &'a Edges,
    states: Vec<State>,
    closing: Vec<(usize, usize)>,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        if self.states.get(start) != Some(&State::New) {
            return;
        }
        self.set(start, State::Open);
        let mut stack = vec![(start, 0)];
        while let Some((index, next)) = stack.last_mut() {
            let index = *index;
            let Some(target) = self
                .edges
                .get(index)
                .and_then(|(_, t)| t.get(*next).copied())
            else {
                self.set(index, State::Done);
                stack.pop();
                continue;
            };
            *next += 1;
            match self.states.get(target) {
                Some(State::New) => {
                    self.set(target, State::Open);
                    stack.push((target, 0));
                }
                Some(State::Open) => self.closing.push((index, target)),
                _ => {}
            }
        }
    }

    fn set(&mut self, index: usize, state: State) {
        if let Some(slot) = self.states.get_mut(index) {
            *slot = state;
        }
    }
}

/// A schema that says nothing stays as one; anything else goes.
fn erase(node: &mut Node, reference: &str, is_schema: bool) {
    if node.ref_target() == Some(reference) {
        match node {
            Node::Map(map) if is_schema => {
                map.shift_remove("$ref");
            }
            _ => *node = Node::Null,
        }
    }
    if let Some(Node::List(parts)) = node.step_mut("allOf") {
        parts
            .iter_mut()
            .for_each(|part| erase(part, reference, is_schema));
    }
}
