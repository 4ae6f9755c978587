//! Objects: keys by pattern are additional properties.

use super::{Context, set};
use crate::document::node::{Map, Node};

/// What keys may hold that match no pattern.
enum Others {
    Nothing,
    Anything,
    Schema(Node),
}

/// Keywords that let further properties in where they are met, which `unevaluatedProperties` is not for.
const EVALUATING: [&str; 5] = ["anyOf", "dependentSchemas", "if", "then", "else"];

/// `{not: {}}` fits no value, so it says of further properties what `false` says.
pub(super) fn close(schema: &mut Map) {
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
        if let Some(further) = schema.get_mut(keyword).filter(|it| fits_nothing(it)) {
            *further = Node::Bool(false);
        }
    }
}

fn fits_nothing(schema: &Node) -> bool {
    let keywords = schema.as_map().filter(|schema| schema.len() == 1);
    let not = keywords.and_then(|schema| schema.get("not"));
    not.is_some_and(|not| *not == Node::empty() || *not == Node::Bool(true))
}

/// `patternProperties` and `unevaluatedProperties` become `additionalProperties`, which says the same of all keys.
pub(super) fn to_additional(schema: &mut Map, context: &mut Context<'_>) {
    let unevaluated = schema.shift_remove("unevaluatedProperties");
    let unevaluated =
        unevaluated.filter(|unevaluated| applies_to_others(unevaluated, schema, context));
    match schema.shift_remove("patternProperties") {
        Some(Node::Map(patterns)) if !patterns.is_empty() => {
            let additional = schema.shift_remove("additionalProperties").or(unevaluated);
            let all = all_keys(patterns, others(additional), context);
            set(schema, "additionalProperties", all);
        }
        _ => {
            let is_silent = !schema.contains_key("additionalProperties");
            if let (Some(additional @ Node::Map(_)), true) = (unevaluated, is_silent) {
                set(schema, "additionalProperties", additional);
            }
        }
    }
}

/// Whether a schema of properties that nothing else allows is one of all that the object does not list.
fn applies_to_others(unevaluated: &Node, schema: &Map, context: &mut Context<'_>) -> bool {
    let Some(keyword) = EVALUATING.iter().find(|key| schema.contains_key(**key)) else {
        return true;
    };
    if unevaluated
        .as_map()
        .is_some_and(|schema| !schema.is_empty())
    {
        let message = format!(
            "`{keyword}` allows further properties, of which `unevaluatedProperties` says nothing; it is left out"
        );
        context.note("unevaluatedProperties", message);
    }
    false
}

fn others(additional: Option<Node>) -> Others {
    match additional {
        Some(Node::Bool(false)) => Others::Nothing,
        Some(Node::Map(schema)) if !schema.is_empty() => Others::Schema(Node::Map(schema)),
        _ => Others::Anything,
    }
}

/// What any key may hold, whichever pattern it matches.
fn all_keys(patterns: Map, others: Others, context: &mut Context<'_>) -> Node {
    let leaves_none = patterns.keys().any(|it| is_of_every_key(it));
    let mut schemas: Vec<Node> = patterns.into_values().collect();
    match others {
        Others::Nothing => {}
        _ if leaves_none => {}
        Others::Schema(schema) => schemas.push(schema),
        Others::Anything => {
            if schemas.iter().any(|schema| *schema != Node::empty()) {
                context.note(
                    "patternProperties",
                    "keys that match no pattern may hold anything, so the values are read as any \
                     JSON; `additionalProperties: false` would say that there are no such keys",
                );
            }
            return Node::Bool(true);
        }
    }
    any_of(schemas)
}

/// Whether every key matches a pattern, but for an empty one; as documents write it.
fn is_of_every_key(pattern: &str) -> bool {
    let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
    let (pattern, is_to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let group = pattern
        .strip_prefix('(')
        .and_then(|group| group.strip_suffix(')'));
    let group = group.map(|group| group.strip_prefix("?:").unwrap_or(group));
    match group.unwrap_or(pattern) {
        ".*" | ".+" | "[\\s\\S]*" | "[\\s\\S]+" => true,
        "" | "." => !is_to_the_end,
        _ => false,
    }
}

fn any_of(mut schemas: Vec<Node>) -> Node {
    let is_one = schemas.windows(2).all(|pair| pair.first() == pair.last());
    match schemas.pop() {
        Some(schema) if is_one => schema,
        last => {
            schemas.extend(last);
            let members = ("anyOf".to_owned(), Node::List(schemas));
            Node::Map(Map::from_iter([members]))
        }
    }
}
