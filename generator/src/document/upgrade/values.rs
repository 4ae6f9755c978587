//! The values of an enumeration: all of the type that the schema says.

use serde_json::Number;

use super::bounds::integer;
use super::types::{self, is_of};
use super::{Context, is_composed, set, single_type};
use crate::diagnostic::Code;
use crate::document::model_extension::IMPLIED_TYPE;
use crate::document::node::{Map, Node};
use crate::media_type;

/// Reads values as the type of the schema; takes out those that cannot be.
pub(super) fn to_type(schema: &mut Map, context: &mut Context<'_>) {
    if are_numbers_of_text(schema) && !is_text_anyway(context) {
        accept_both(schema, context);
        return;
    }
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

/// Whether all values are integers where the type says text: one of both is not meant.
fn are_numbers_of_text(schema: &Map) -> bool {
    let values = schema.get("enum").and_then(Node::as_list);
    let mut values = values.unwrap_or_default().iter().peekable();
    single_type(schema) == Some("string")
        && !is_composed(schema)
        && !schema.contains_key(IMPLIED_TYPE)
        && values.peek().is_some()
        && values.all(|value| is_of(value, "integer"))
}

/// Whether a schema is of a parameter, a header or a form, in which a number is written as a text is.
fn is_text_anyway(context: &Context<'_>) -> bool {
    let tokens: Vec<&str> = context.at.as_str().split('/').collect();
    let schema = tokens.iter().position(|token| *token == "schema");
    let start = tokens.get(..schema.unwrap_or_default()).unwrap_or_default();
    match start {
        [.., "parameters" | "headers", _] => true,
        [.., "content", media_type] => {
            let media_type = media_type::essence(&media_type.replace("~1", "/"));
            media_type == media_type::FORM || media_type.starts_with("multipart/")
        }
        _ => false,
    }
}

/// Lists the numbers beside any text: what is sent may be either, and comes back as it was.
fn accept_both(schema: &mut Map, context: &mut Context<'_>) {
    let mut numbers = Map::from_iter([("type".to_owned(), Node::text("integer"))]);
    if let Some(values) = schema.shift_remove("enum") {
        set(&mut numbers, "enum", values);
    }
    let text = Map::from_iter([("type".to_owned(), Node::text("string"))]);
    schema.shift_remove("type");
    types::leave_out_of_any(schema);
    let members = vec![Node::Map(numbers), Node::Map(text)];
    set(schema, "anyOf", Node::List(members));
    context.warn(
        Code::ContradictoryKeyword,
        "enum",
        "the listed values are numbers, and the type is string: both are accepted",
        "quote the values if they are texts, or write `type: integer`",
    );
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
        None => leave_out(&value, &format!("type {name}"), context),
    }
    read
}

/// The values of an enumeration that are of one of several types: `1.0` is an integer, and what is of none of them
/// is left out.
pub(super) fn of_several(
    values: Vec<Node>,
    types: &[String],
    context: &mut Context<'_>,
) -> Vec<Node> {
    let values = values.into_iter().filter_map(|value| {
        if types.iter().any(|name| is_of(&value, name)) {
            return Some(value);
        }
        let whole = match &value {
            Node::Number(number) if types.iter().any(|name| name == "integer") => integer(number),
            _ => None,
        };
        if whole.is_none() {
            leave_out(&value, &format!("types {}", types.join(" and ")), context);
        }
        whole.map(|whole| Node::Number(whole.into()))
    });
    values.collect()
}

fn leave_out(value: &Node, types: &str, context: &mut Context<'_>) {
    let message = format!(
        "{} is no value that {types} can hold here; it is left out",
        value.describe()
    );
    let help = "correct the value or the type; integers go up to 64 bits with a sign";
    context.warn(Code::WrongType, "enum", message, help);
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
