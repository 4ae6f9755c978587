//! The keywords that say something of a value without another schema.

use serde_json::{Map, Value, json};

use crate::document::{Node, implied_type};

/// The test that the value of a keyword is well formed.
type Test = fn(&Value) -> bool;

/// Keywords that mean the same in both.
const SAME: [(&str, Test); 12] = [
    ("const", |_| true),
    ("enum", is_list),
    ("minimum", Value::is_number),
    ("maximum", Value::is_number),
    ("multipleOf", is_positive),
    ("minLength", Value::is_u64),
    ("maxLength", Value::is_u64),
    ("minItems", Value::is_u64),
    ("maxItems", Value::is_u64),
    ("minProperties", Value::is_u64),
    ("maxProperties", Value::is_u64),
    ("uniqueItems", Value::is_boolean),
];

/// Bounds, and the keywords for excluding them: a bound in JSON Schema, in 3.0 a flag.
const BOUNDS: [(&str, &str); 2] = [
    ("minimum", "exclusiveMinimum"),
    ("maximum", "exclusiveMaximum"),
];

const TYPES: [&str; 7] = [
    "string", "number", "integer", "boolean", "object", "array", "null",
];

/// Keywords that may say of which type the values are.
const SAYS_TYPE: [&str; 7] = ["type", "$ref", "allOf", "oneOf", "anyOf", "enum", "const"];

/// What a schema says of values by itself.
pub(super) fn of_values(schema: &Node) -> Map<String, Value> {
    let mut out = Map::new();
    for (keyword, is_well_formed) in SAME {
        let value = schema.get(keyword).cloned().map(Node::into_json);
        if let Some(value) = value.filter(is_well_formed) {
            out.insert(keyword.to_owned(), value);
        }
    }
    for (bound, exclusive) in BOUNDS {
        match schema.get(exclusive) {
            Some(Node::Bool(true)) => {
                let limit = out.remove(bound);
                out.extend(limit.map(|limit| (exclusive.to_owned(), limit)));
            }
            Some(Node::Number(limit)) => {
                out.insert(exclusive.to_owned(), Value::Number(limit.clone()));
            }
            _ => {}
        }
    }
    let types = types(schema);
    if !types.is_empty() {
        out.insert("type".to_owned(), json!(types));
    }
    out
}

/// The types of a schema, each once; none where one of them is no type.
fn types(schema: &Node) -> Vec<&str> {
    let listed = match schema.get("type") {
        Some(Node::List(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let names = listed.iter().map(Node::as_str);
    let mut types = Vec::new();
    for name in names {
        match TYPES.iter().find(|known| Some(**known) == name) {
            Some(known) if types.contains(known) => {}
            Some(known) => types.push(*known),
            None => return Vec::new(),
        }
    }
    types
}

/// The type that a schema is read as which names none, for its keywords imply it.
pub(super) fn read_as(schema: &Node) -> Option<&'static str> {
    if SAYS_TYPE
        .iter()
        .any(|keyword| schema.get(keyword).is_some())
    {
        return None;
    }
    let implied = implied_type(schema.as_map()?)?;
    let properties = schema.get("properties").and_then(Node::as_map);
    let has_properties = properties.is_some_and(|properties| !properties.is_empty());
    (implied != "object" || has_properties).then_some(implied)
}

/// What only values of a type fit. No other keyword becomes `not`, so that this one can be told by it.
pub(super) fn no_other_type(ty: &str) -> [(String, Value); 1] {
    let others: Vec<&str> = TYPES.into_iter().filter(|it| *it != ty).collect();
    [("not".to_owned(), json!({ "type": others }))]
}

/// The same schema, of which null is a value as well.
pub(super) fn or_null(mut schema: Map<String, Value>) -> Value {
    if ["const", "allOf", "not"]
        .iter()
        .any(|it| schema.contains_key(*it))
    {
        return json!({ "anyOf": [{ "type": "null" }, schema] });
    }
    for (keyword, null) in [("type", json!("null")), ("enum", Value::Null)] {
        if let Some(Value::Array(listed)) = schema.get_mut(keyword)
            && !listed.contains(&null)
        {
            listed.push(null);
        }
    }
    Value::Object(schema)
}

fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|list| !list.is_empty())
}

fn is_positive(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number > 0.0)
}
