//! Keys that are spelt nearly as one that means something, and so mean nothing.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::Map;
use crate::document::shape::Kind;
use crate::document::walk::Path;
use crate::method::Method;

/// Fields that mean something and are in no table, for they hold anything or are read elsewhere.
const OTHERS: [&str; 33] = [
    "$anchor",
    "$comment",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$ref",
    "$schema",
    "additionalItems",
    "const",
    "contains",
    "default",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "example",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "id",
    "if",
    "jsonSchemaDialect",
    "maxContains",
    "minContains",
    "not",
    "propertyNames",
    "summary",
    "then",
    "type",
    "unevaluatedItems",
    "value",
    "webhooks",
    "xml",
];

/// The shortest key of which a slip is told from another word.
const SHORTEST: usize = 3;

/// Tells of each key that is not read and was probably meant to be.
pub(super) fn tell(map: &Map, kind: Kind, at: &Path, found: &mut Diagnostics) {
    for key in map.keys() {
        if kind.field(key).is_some() || key.starts_with("x-") || OTHERS.contains(&key.as_str()) {
            continue;
        }
        let Some(meant) = meant(key, kind).filter(|meant| !map.contains_key(*meant)) else {
            continue;
        };
        let message = format!(
            "`{key}` is not read: it is no field of this {}",
            kind.label()
        );
        let at = at.child(key).pointer();
        let finding = Diagnostic::new(Severity::Warning, Code::UnknownKey, &at, message);
        found.push(finding.with_help(format!("did you mean `{meant}`?")));
    }
}

fn meant(key: &str, kind: Kind) -> Option<&'static str> {
    if key.len() < SHORTEST {
        return None;
    }
    // Short ones are near to many words.
    let of_schemas = OTHERS.iter().filter(|name| name.len() > SHORTEST + 1);
    let of_schemas = of_schemas.filter(|_| kind == Kind::Schema);
    let of_methods = Method::fields().filter(|_| kind == Kind::PathItem);
    let fields = kind.fields().iter().chain(of_schemas).copied();
    let mut names = fields.chain(of_methods).chain(["$ref"]);
    names.find(|name| is_slip(key, name))
}

/// Whether one is the other in other capitals, or but for one character or two in each other's place.
fn is_slip(key: &str, name: &str) -> bool {
    if key.eq_ignore_ascii_case(name) {
        return true;
    }
    let (key, name) = (key.as_bytes(), name.as_bytes());
    let same = key.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (Some(key), Some(name)) = (key.get(same..), name.get(same..)) else {
        return false;
    };
    match (key, name) {
        ([_, key @ ..], name) if key == name => true,
        (key, [_, name @ ..]) if key == name => true,
        ([_, key @ ..], [_, name @ ..]) if key == name => true,
        ([a, b, key @ ..], [c, d, name @ ..]) => (a, b) == (d, c) && key == name,
        _ => false,
    }
}
