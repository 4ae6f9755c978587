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
        let at = Path::default().child("components").child(section).child(&name);
        let message = format!("`{name}` consists of itself, by way of `{target}`: it describes nothing");
        let finding = Diagnostic::new(Severity::Error, Code::CircularReference, &at.pointer(), message);
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
    let positions: HashMap<String, usize> =
        components.keys().enumerate().map(|(i, name)| (shared_reference(section, name), i)).collect();
    let of = |node: &Node| {
        let mut targets = Vec::new();
        collect(node, &mut targets);
        targets.iter().filter_map(|target| positions.get(*target).copied()).collect()
    };
    components.iter().map(|(name, node)| (name.clone(), of(node))).collect()
}

fn collect<'a>(node: &'a Node, targets: &mut Vec<&'a str>) {
    targets.extend(node.ref_target());
    for part in node.get("allOf").and_then(Node::as_list).into_iter().flatten() {
        collect(part, targets);
    }
}

/// The edges that close a loop; a walk with a stack of its own, since chains can be long.
fn closing(edges: &Edges) -> Vec<(String, String)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; edges.len()];
    let mut found = Vec::new();
    let mut set = |states: &mut Vec<State>, index: usize, state| {
        if let Some(slot) = states.get_mut(index) {
            *slot = state;
        }
    };
    for start in 0..edges.len() {
        let mut stack = vec![(start, 0)];
        if states.get(start) != Some(&State::New) {
            continue;
        }
        set(&mut states, start, State::Open);
        while let Some((index, next)) = stack.last_mut() {
            let Some((name, targets)) = edges.get(*index) else { break };
            let Some(target) = targets.get(*next).copied() else {
                set(&mut states, *index, State::Done);
                stack.pop();
                continue;
            };
            *next += 1;
            match states.get(target) {
                Some(State::New) => {
                    set(&mut states, target, State::Open);
                    stack.push((target, 0));
                }
                Some(State::Open) => {
                    let target = edges.get(target).map(|(name, _)| name.clone());
                    found.extend(target.map(|target| (name.clone(), target)));
                }
                _ => {}
            }
        }
    }
    found
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
        parts.iter_mut().for_each(|part| erase(part, reference, is_schema));
    }
}
