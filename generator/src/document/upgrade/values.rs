//! The values of an enumeration: all of the type that the schema says.

use serde_json::Number;

use super::bounds::integer;
use super::{Context, single_type};
use crate::diagnostic::Code;
use crate::document::node::{Map, Node};

/// Reads values as the type of the schema; takes out those that cannot be.
pub(super) fn to_type(schema: &mut Map, context: &mut Context<'_>) {
    let name = single_type(schema).map(str::to_owned);
    let Some(Node::List(values)) = schema.get_mut("enum") else {
        return;
    };
    if values.is_empty() {
        context.note(
            "enum",
            "an enumeration without values would accept nothing; it is left out",
        );
    }
    if let Some(name) = name.filter(|name| read(&Node::Null, name).is_some()) {
        let old = std::mem::take(values);
        values.extend(
            old.into_iter()
                .filter_map(|value| convert(value, &name, context)),
        );
    }
    if values.is_empty() {
        schema.shift_remove("enum");
    }
}

fn convert(value: Node, name: &str, context: &mut Context<'_>) -> Option<Node> {
    let read = read(&value, name).unwrap_or_else(|| Some(value.clone()));
    match &read {
        Some(read) if *read == value => {}
        Some(read) => {
            let message = format!("{} is read as {}", value.describe(), read.describe());
            let at = context.pointer("enum");
            context.found.note(Code::WrongType, &at, message);
        }
        None => {
            let message = format!(
                "{} is no value that type {name} can hold here; it is left out",
                value.describe()
            );
            let help = "correct the value or the type; integers go up to 64 bits with a sign";
            context.warn(Code::WrongType, "enum", message, help);
        }
    }
    read
}

/// A value as a type, if it can be; nothing at all where the type holds any values.
fn read(value: &Node, name: &str) -> Option<Option<Node>> {
    Some(match (name, value) {
        ("string" | "integer" | "number" | "boolean", Node::Null) => Some(Node::Null),
        ("string", Node::Text(_)) => Some(value.clone()),
        ("string", Node::Number(number)) => Some(Node::text(number.to_string())),
        ("string", Node::Bool(flag)) => Some(Node::text(flag.to_string())),
        ("integer", Node::Number(number)) => {
            integer(number).map(|value| Node::Number(value.into()))
        }
        ("integer", Node::Text(text)) => text
            .parse::<i64>()
            .ok()
            .map(|value| Node::Number(value.into())),
        ("number", Node::Number(_)) => Some(value.clone()),
        ("number", Node::Text(text)) => text
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map(Node::Number),
        ("boolean", Node::Bool(_)) => Some(value.clone()),
        ("boolean", Node::Text(text)) => text.parse().ok().map(Node::Bool),
        ("string" | "integer" | "number" | "boolean", _) => None,
        _ => return None,
    })
}
