//! Null as a value among others is `nullable`; alone it is an enumeration of null.

use super::{Context, is_composed, set};
use crate::document::node::{Map, Node};
use crate::document::{VALUE_DESCRIPTIONS, VALUE_NAMES};

/// Null among the values of an enumeration makes the schema nullable.
pub(super) fn in_enumeration(schema: &mut Map, _: &mut Context<'_>) {
    let Some(Node::List(values)) = schema.get_mut("enum") else {
        return;
    };
    let is_kept: Vec<bool> = values.iter().map(|value| *value != Node::Null).collect();
    if !is_kept.contains(&false) {
        return;
    }
    if !is_kept.contains(&true) {
        return only_null(schema);
    }
    // What vendor extensions say of the values is in their order.
    let beside = VALUE_NAMES.iter().chain(&VALUE_DESCRIPTIONS);
    for key in ["enum"].iter().chain(beside) {
        if let Some(Node::List(list)) = schema.get_mut(*key)
            && list.len() == is_kept.len()
        {
            let mut is_kept = is_kept.iter();
            list.retain(|_| is_kept.next() != Some(&false));
        }
    }
    set(schema, "nullable", Node::Bool(true));
}

/// A member that is only null makes the union nullable, and is none of its members any more.
pub(super) fn in_union(schema: &mut Map, _: &mut Context<'_>) {
    for keyword in ["oneOf", "anyOf"] {
        let Some(Node::List(members)) = schema.get_mut(keyword) else {
            continue;
        };
        let count = members.len();
        members.retain(|member| !is_only_null(member, count));
        if members.len() == count {
            continue;
        }
        let is_empty = members.is_empty();
        set(schema, "nullable", Node::Bool(true));
        if is_empty {
            schema.shift_remove(keyword);
            if !is_composed(schema) && !schema.contains_key("type") {
                only_null(schema);
            }
        }
    }
}

fn only_null(schema: &mut Map) {
    schema.shift_remove("type");
    set(schema, "enum", Node::List(vec![Node::Null]));
    set(schema, "nullable", Node::Bool(true));
}

/// Some generators write `{nullable: true}` beside other members, where they mean null.
fn is_only_null(member: &Node, count: usize) -> bool {
    let Node::Map(map) = member else { return false };
    let is_enumeration = map.get("enum").and_then(Node::as_list) == Some(&[Node::Null]);
    let is_bare = count > 1
        && map.get("nullable").is_some_and(Node::is_true)
        && map
            .keys()
            .all(|key| matches!(key.as_str(), "nullable" | "description" | "title"));
    is_enumeration || is_bare
}
