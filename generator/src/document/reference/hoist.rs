//! Makes components of other places, which refer to them from then on.

use std::collections::HashMap;

use super::bundle::section;
use super::place::is_schema;
use super::plan::Hoisted;
use super::shared_reference;
use super::target::SCHEMAS;
use crate::diagnostic::Diagnostics;
use crate::document::check;
use crate::document::node::{Node, tokens};
use crate::document::shape::Kind;
use crate::document::source::Sources;
use crate::document::walk::Path;

/// Makes a component of each.
pub(super) fn hoist_all(
    root: &mut Node,
    mut all: Vec<Hoisted>,
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    all.iter_mut().for_each(|it| {
        it.is_replaced &= is_schema(root, &it.pointer) && may_be_given_up(&it.pointer)
    });
    nest(&mut all);
    for hoisted in all {
        hoist(root, hoisted, sources, found);
    }
}

/// Makes a component of a place, and refers to it from there where that can be.
fn hoist(root: &mut Node, hoisted: Hoisted, sources: &mut Sources, found: &mut Diagnostics) {
    let Hoisted {
        kind,
        name,
        pointer,
        mut node,
        is_replaced,
    } = hoisted;
    let Some(shared) = kind.section() else { return };
    let at = Path::at("/components").child(shared).child(&name);
    sources.moved(at.as_str(), &pointer);
    check::check(&mut node, kind, at.as_str(), found);
    match node {
        Node::Null if kind == Kind::Schema => node = Node::empty(),
        Node::Null => return,
        _ => {}
    }
    if is_replaced {
        let reference = Node::reference(shared_reference(shared, &name));
        replace(root, &pointer, reference);
    }
    if let Some(members) = section(root, shared) {
        members.insert(name, node);
    }
}

/// Whether a reference may take a place. A part of a schema outside of the components is not: what it makes up
/// together with others would be made up otherwise, and have another name.
fn may_be_given_up(pointer: &str) -> bool {
    pointer.starts_with(SCHEMAS) || !is_part(pointer)
}

/// Whether a pointer ends at a part of a schema, which describes the same value.
fn is_part(pointer: &str) -> bool {
    let mut ends = pointer.rsplit('/').skip(1);
    ends.next()
        .is_some_and(|list| matches!(list, "oneOf" | "anyOf" | "allOf"))
}

/// What lies in another that is made a component as well refers to its own there too.
fn nest(all: &mut [Hoisted]) {
    let replaced = all.iter().enumerate().filter(|(_, it)| it.is_replaced);
    let replaced: Vec<(String, usize)> = replaced
        .map(|(index, it)| (it.pointer.clone(), index))
        .collect();
    let places: HashMap<&str, usize> = replaced
        .iter()
        .map(|(pointer, index)| (pointer.as_str(), *index))
        .collect();
    let whole = replaced.iter().filter(|(pointer, _)| !is_part(pointer));
    for (pointer, index) in whole {
        let Some((around, rest)) = holder(&places, pointer) else {
            continue;
        };
        let reference = all
            .get(*index)
            .map(|it| shared_reference("schemas", &it.name));
        if let Some((holder, reference)) = all.get_mut(around).zip(reference) {
            replace(&mut holder.node, rest, Node::reference(reference));
        }
    }
}

/// The innermost place around another, and the way from there.
fn holder<'p>(places: &HashMap<&str, usize>, pointer: &'p str) -> Option<(usize, &'p str)> {
    let ends = pointer.match_indices('/').map(|(end, _)| end);
    let mut parts = ends.rev().filter_map(|end| pointer.split_at_checked(end));
    parts.find_map(|(around, rest)| Some((*places.get(around)?, rest)))
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
