//! Whether a value has the type its field asks for; what can be read as such, is.

use serde_json::Number;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::Node;
use crate::document::shape::{Kind, Shape};
use crate::document::walk::Path;

/// Brings `node` into `shape`, or makes it null; whether its members are worth a look.
pub(super) fn fit(node: &mut Node, shape: Shape, at: &Path, found: &mut Diagnostics) -> bool {
    if fits(node, shape) {
        clean(node, shape, at, found);
        return true;
    }
    // Text and other scalars may be assembled from other files.
    if node.ref_target().is_some() {
        return false;
    }
    let before = node.describe();
    if *node == Node::Null {
        return empty(node, shape, at, found);
    }
    let expected = shape.describe();
    match coerce(node, shape) {
        Some(read) => {
            let message = format!(
                "expected {expected}, found {before}; it is read as {}",
                read.describe()
            );
            found.note(Code::WrongType, &at.pointer(), message);
            *node = read;
            true
        }
        None => {
            let message = format!("expected {expected}, found {before}; it is left out");
            let severity = match shape {
                Shape::One(Kind::Paths | Kind::PathItem | Kind::Operation | Kind::Operations) => {
                    Severity::Error
                }
                _ => Severity::Warning,
            };
            let finding = Diagnostic::new(severity, Code::WrongType, &at.pointer(), message);
            found.push(finding.with_help(format!("write {expected} here, or nothing")));
            *node = Node::Null;
            false
        }
    }
}

fn fits(node: &Node, shape: Shape) -> bool {
    match shape {
        Shape::One(Kind::Schema) => matches!(node, Node::Map(_) | Node::Bool(_)),
        Shape::One(_) | Shape::Map(_) | Shape::TextMap => matches!(node, Node::Map(_)),
        Shape::Additional => matches!(node, Node::Map(_) | Node::Bool(_)),
        Shape::Items => matches!(node, Node::Map(_) | Node::Bool(_) | Node::List(_)),
        Shape::List(_) | Shape::Texts | Shape::Values => matches!(node, Node::List(_)),
        Shape::Text => matches!(node, Node::Text(_)),
        Shape::Bool => matches!(node, Node::Bool(_)),
        Shape::Number => matches!(node, Node::Number(_)),
        Shape::Count => matches!(node, Node::Number(number) if number.is_u64()),
        Shape::Any => true,
    }
}

/// An empty value says nothing: the same as if its key were not there.
fn empty(node: &mut Node, shape: Shape, at: &Path, found: &mut Diagnostics) -> bool {
    let message = format!(
        "expected {}, found nothing; the empty value is ignored",
        shape.describe()
    );
    match shape {
        Shape::Text | Shape::Texts | Shape::Bool => {
            found.note(Code::WrongType, &at.pointer(), message);
        }
        _ => found.warning(Code::WrongType, &at.pointer(), message),
    }
    // A property or component without a schema is still one.
    if shape == Shape::One(Kind::Schema) {
        *node = Node::empty();
    }
    false
}

/// What was most likely meant.
fn coerce(node: &Node, shape: Shape) -> Option<Node> {
    Some(match (shape, node) {
        (Shape::Text, Node::Number(number)) => Node::text(number.to_string()),
        (Shape::Text, Node::Bool(value)) => Node::text(value.to_string()),
        (Shape::Bool, Node::Text(text)) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Node::Bool(true),
            "false" | "no" | "off" => Node::Bool(false),
            _ => return None,
        },
        (Shape::Number, Node::Text(text)) => Node::Number(serde_json::from_str(text).ok()?),
        (Shape::Count, Node::Text(text)) => Node::Number(text.parse::<u64>().ok()?.into()),
        (Shape::Count, Node::Number(number)) => Node::Number(whole(number)?),
        (Shape::Texts, Node::Text(text)) => Node::List(vec![Node::text(text.as_str())]),
        (Shape::One(Kind::Discriminator), Node::Text(name)) => Node::Map(
            [("propertyName".to_owned(), Node::text(name.as_str()))]
                .into_iter()
                .collect(),
        ),
        _ => return None,
    })
}

/// A count that is written as a fraction, such as `1e3`.
fn whole(number: &Number) -> Option<Number> {
    let value = number.as_f64()?;
    let fits = value.fract() == 0.0 && (0.0..9e15).contains(&value);
    fits.then(|| Number::from(value as u64))
}

/// Looks into the lists and maps of scalars, which the walk does not enter.
fn clean(node: &mut Node, shape: Shape, at: &Path, found: &mut Diagnostics) {
    match (shape, node) {
        (Shape::Texts, Node::List(list)) => {
            each(
                list.iter_mut().enumerate().map(|(i, v)| (i.to_string(), v)),
                at,
                found,
            );
            list.retain(|value| *value != Node::Null);
        }
        (Shape::TextMap, Node::Map(map)) => {
            each(map.iter_mut().map(|(k, v)| (k.clone(), v)), at, found);
            map.retain(|_, value| *value != Node::Null);
        }
        _ => {}
    }
}

fn each<'a>(
    values: impl Iterator<Item = (String, &'a mut Node)>,
    at: &Path,
    found: &mut Diagnostics,
) {
    for (key, value) in values.filter(|(_, value)| !fits(value, Shape::Text)) {
        fit(value, Shape::Text, &at.child(&key), found);
    }
}
