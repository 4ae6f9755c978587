//! `type`: one name, a list of names, or a name that is none.

use super::{Context, is_composed, set, single_type, values};
use crate::diagnostic::Code;
use crate::document::node::{Map, Node};

const TYPES: [&str; 7] = [
    "string", "number", "integer", "boolean", "object", "array", "null",
];

/// Names that are no types, but clear: the type and format they stand for.
const ALIASES: [(&str, &str, Option<&str>); 16] = [
    ("file", "string", Some("binary")),
    ("text", "string", None),
    ("str", "string", None),
    ("uuid", "string", Some("uuid")),
    ("date", "string", Some("date")),
    ("datetime", "string", Some("date-time")),
    ("date-time", "string", Some("date-time")),
    ("timestamp", "string", Some("date-time")),
    ("int", "integer", None),
    ("long", "integer", Some("int64")),
    ("float", "number", Some("float")),
    ("double", "number", Some("double")),
    ("bool", "boolean", None),
    ("map", "object", None),
    ("dict", "object", None),
    ("list", "array", None),
];

/// The keywords that say something about one type only.
const KEYWORDS: [(&str, &[&str]); 18] = [
    ("minLength", &["string"]),
    ("maxLength", &["string"]),
    ("pattern", &["string"]),
    ("format", &["string", "number", "integer"]),
    ("minimum", &["number", "integer"]),
    ("maximum", &["number", "integer"]),
    ("exclusiveMinimum", &["number", "integer"]),
    ("exclusiveMaximum", &["number", "integer"]),
    ("multipleOf", &["number", "integer"]),
    ("items", &["array"]),
    ("minItems", &["array"]),
    ("maxItems", &["array"]),
    ("uniqueItems", &["array"]),
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("minProperties", &["object"]),
    ("maxProperties", &["object"]),
];

/// Leaves no type, one, or a list of several; null becomes `nullable`.
pub(super) fn read(schema: &mut Map, context: &mut Context<'_>) {
    // Most say so as it is meant to be.
    if schema.get("type").is_some_and(is_one_type) {
        return;
    }
    let names = match schema.shift_remove("type") {
        None => return,
        Some(Node::List(list)) => list,
        Some(node) => vec![node],
    };
    let mut types: Vec<&'static str> = Vec::new();
    for name in names {
        if let Some((name, format)) = known(&name, context) {
            if let (Some(format), false) = (format, schema.contains_key("format")) {
                set(schema, "format", Node::text(format));
            }
            types.push(name);
        }
    }
    let is_number = types.contains(&"number");
    let is_null = types.contains(&"null");
    types.retain(|name| *name != "null" && !(is_number && *name == "integer"));
    types.sort_by_key(|name| TYPES.iter().position(|known| known == name));
    types.dedup();
    if is_null {
        set(schema, "nullable", Node::Bool(true));
    }
    match types.as_slice() {
        [] if is_null && !is_composed(schema) => set(schema, "enum", Node::List(vec![Node::Null])),
        [] => {}
        [one] => set(schema, "type", Node::text(*one)),
        // All there are: the same as none.
        [_, _, _, _, _, ..] => {}
        several => {
            let list = several.iter().map(|name| Node::text(*name)).collect();
            set(schema, "type", Node::List(list));
        }
    }
}

/// Whether a node names one type, which is not null.
fn is_one_type(node: &Node) -> bool {
    node.as_str()
        .is_some_and(|name| name != "null" && TYPES.contains(&name))
}

fn known(node: &Node, context: &mut Context<'_>) -> Option<(&'static str, Option<&'static str>)> {
    let word = node
        .as_str()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    if let Some(name) = TYPES.iter().find(|name| **name == word) {
        return Some((name, None));
    }
    let help = "use string, number, integer, boolean, object or array";
    let alias = ALIASES.iter().find(|(alias, ..)| *alias == word);
    if let Some((_, name, format)) = alias {
        let message = format!("the type `{word}` does not exist; it is read as `{name}`");
        context.warn(Code::InvalidValue, "type", message, help);
        return Some((name, *format));
    }
    if word == "any" {
        return None;
    }
    let message = format!(
        "expected a type, found {}; any value is accepted",
        node.describe()
    );
    context.warn(Code::InvalidValue, "type", message, help);
    None
}

/// Keywords of another type than the schema's say nothing.
pub(super) fn leave_out_of_others(schema: &mut Map, context: &mut Context<'_>) {
    let Some(name) = single_type(schema).map(str::to_owned) else {
        return;
    };
    for (keyword, types) in KEYWORDS {
        if types.contains(&name.as_str()) || !schema.contains_key(keyword) {
            continue;
        }
        schema.shift_remove(keyword);
        if matches!(keyword, "items" | "properties") {
            let message =
                format!("`{keyword}` says nothing about a value of type {name}; it is left out");
            context.warn(
                Code::ContradictoryKeyword,
                keyword,
                message,
                "correct the type, or remove it",
            );
        }
    }
}

/// Several types become as many members of `anyOf`, each with the keywords that are its own.
pub(super) fn split(schema: &mut Map, context: &mut Context<'_>) {
    let Some(Node::List(names)) = schema.get("type").cloned() else {
        return;
    };
    schema.shift_remove("type");
    // Where the value is described by others already, the list of types adds nothing to keep.
    if is_composed(schema) {
        return;
    }
    let types: Vec<String> = names
        .iter()
        .filter_map(Node::as_str)
        .map(str::to_owned)
        .collect();
    let values = match schema.shift_remove("enum") {
        Some(Node::List(values)) => Some(values::of_several(values, &types, context)),
        _ => None,
    };
    let members = types
        .iter()
        .filter_map(|name| member(schema, name, values.as_deref()))
        .collect();
    leave_out_of_any(schema);
    set(schema, "anyOf", Node::List(members));
}

/// Leaves out what only one type has, of a schema that is of several.
pub(super) fn leave_out_of_any(schema: &mut Map) {
    for (keyword, _) in KEYWORDS {
        schema.shift_remove(keyword);
    }
}

/// One type of several; none if no value of the enumeration is of that type.
fn member(schema: &Map, name: &str, values: Option<&[Node]>) -> Option<Node> {
    let mut member = Map::from_iter([("type".to_owned(), Node::text(name))]);
    for (keyword, _) in KEYWORDS.iter().filter(|(_, types)| types.contains(&name)) {
        match schema.get(*keyword) {
            Some(Node::Text(format)) if *keyword == "format" && !is_format_of(format, name) => {}
            Some(value) => set(&mut member, keyword, value.clone()),
            None => {}
        }
    }
    if name == "array" && !member.contains_key("items") {
        set(&mut member, "items", Node::empty());
    }
    if let Some(values) = values {
        let own: Vec<Node> = values.iter().filter(|v| is_of(v, name)).cloned().collect();
        if own.is_empty() {
            return None;
        }
        set(&mut member, "enum", Node::List(own));
    }
    Some(Node::Map(member))
}

/// A format such as `int64` is for numbers, any other for text.
fn is_format_of(format: &str, name: &str) -> bool {
    let is_numeric = ["int", "uint", "float", "double", "decimal"]
        .iter()
        .any(|p| format.starts_with(p));
    is_numeric == (name != "string")
}

/// Whether a value is of a type.
pub(super) fn is_of(value: &Node, name: &str) -> bool {
    match value {
        Node::Null => false,
        Node::Bool(_) => name == "boolean",
        Node::Number(number) => name == "number" || (name == "integer" && !number.is_f64()),
        Node::Text(_) => name == "string",
        Node::List(_) => name == "array",
        Node::Map(_) => name == "object",
    }
}
