//! Brings 3.1 and 3.2, and what documents mix of them into 3.0, into one form: that of 3.0.

mod arrays;
mod bounds;
mod constants;
mod content;
mod events;
mod examples;
mod infer;
mod null;
mod objects;
mod operations;
mod siblings;
mod types;
mod unsupported;
mod values;
mod version;

pub(crate) use infer::hinted as implied_type;
pub(crate) use version::{Version, check_version, declared_version, has_further_methods};

use super::node::{Map, Node};
use super::shape::{Kind, Shape};
use super::walk::{Path, Visitor, is_dropped, settle};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

/// What is done to each schema, members first; later steps rely on earlier ones.
const STEPS: [fn(&mut Map, &mut Context<'_>); 16] = [
    unsupported::definitions,
    siblings::wrap_reference,
    constants::to_enumeration,
    types::read,
    null::in_enumeration,
    null::in_union,
    content::to_format,
    examples::to_example,
    arrays::to_items,
    objects::to_additional,
    unsupported::leave_out,
    infer::missing_type,
    bounds::to_flags,
    values::to_type,
    types::leave_out_of_others,
    types::split,
];

/// Notes what of a document has no place in 3.0.
pub(super) fn note(root: &Node, found: &mut Diagnostics) {
    let webhooks = root.get("webhooks").and_then(Node::as_map);
    if webhooks.is_some_and(|webhooks| !webhooks.is_empty()) {
        let at = Path::default().child("webhooks");
        let message = "webhooks are calls the server makes: the client has no code for them";
        found.note(Code::UnsupportedWebhook, &at.pointer(), message);
    }
    if let Some(at) = first_callbacks(root) {
        let message = "callbacks are calls the server makes: the client has no code for them";
        found.note(Code::UnsupportedWebhook, &at.pointer(), message);
    }
}

/// Where the first callbacks stand, for all others are no news.
fn first_callbacks(root: &Node) -> Option<Path> {
    let at = Path::default().child("paths");
    let paths = root.get("paths")?.as_map()?.iter();
    let mut operations = paths.flat_map(|(path, item)| {
        let at = at.child(path);
        let fields = item.as_map().into_iter().flatten();
        fields.map(move |(key, node)| (at.child(key), node))
    });
    operations.find_map(|(at, operation)| {
        let callbacks = operation.get("callbacks")?.as_map()?;
        (!callbacks.is_empty()).then(|| at.child("callbacks"))
    })
}

/// Brings a part of a document, whose root is as it was written, into the form of 3.0; whether anything is
/// left of it.
pub(super) fn upgrade(
    part: &mut Node,
    shape: Option<Shape>,
    at: &mut Path,
    root: &Node,
    found: &mut Diagnostics,
) -> bool {
    match shape.filter(|shape| *shape != Shape::Any) {
        None => true,
        Some(shape) => {
            let shape = settle(shape, part);
            !is_dropped(part, shape, at, &mut Upgrader { root, found })
        }
    }
}

struct Upgrader<'a> {
    root: &'a Node,
    found: &'a mut Diagnostics,
}

impl Visitor for Upgrader<'_> {
    fn enter(&mut self, node: &mut Node, shape: Shape, _: &Path) -> bool {
        match (shape, &mut *node) {
            (Shape::Map(Kind::MediaType), node) => events::read_data(node, self.root),
            (Shape::One(Kind::Schema), Node::Map(schema)) => objects::close(schema),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &mut Node, shape: Shape, at: &Path) {
        let mut context = Context {
            at,
            found: self.found,
            is_constant: false,
        };
        match shape {
            Shape::One(Kind::Schema) => schema(node, &mut context),
            Shape::One(Kind::PathItem) => operations::settle(node, &mut context),
            _ => {}
        }
    }
}

fn schema(node: &mut Node, context: &mut Context<'_>) {
    if let Node::Bool(any) = node {
        if !*any {
            context.note(
                "",
                "the schema `false` accepts nothing; it is read as accepting anything",
            );
        }
        *node = Node::empty();
    }
    if let Node::Map(schema) = node {
        STEPS.iter().for_each(|step| step(schema, context));
    }
}

/// Where a step is, and who is told.
struct Context<'a> {
    at: &'a Path,
    found: &'a mut Diagnostics,
    /// Whether the document has `const` where there is `enum` now.
    is_constant: bool,
}

impl Context<'_> {
    /// Notes that something is simplified at `key` of this schema, or at the schema itself.
    fn note(&mut self, key: &str, message: impl Into<String>) {
        let at = self.pointer(key);
        self.found.note(Code::UnsupportedKeyword, &at, message);
    }

    /// Warns that something is read otherwise than written.
    fn warn(&mut self, code: Code, key: &str, message: impl Into<String>, help: &str) {
        let at = self.pointer(key);
        self.found
            .push(Diagnostic::new(Severity::Warning, code, &at, message).with_help(help));
    }

    fn pointer(&self, key: &str) -> crate::diagnostic::Pointer {
        match key {
            "" => self.at.pointer(),
            "enum" if self.is_constant => self.at.pointer().child("const"),
            key => self.at.pointer().child(key),
        }
    }
}

/// The type of a schema, if it has a single one.
fn single_type(schema: &Map) -> Option<&str> {
    schema.get("type").and_then(Node::as_str)
}

/// Whether a schema is made of others.
fn is_composed(schema: &Map) -> bool {
    ["$ref", "oneOf", "anyOf", "allOf"]
        .iter()
        .any(|key| schema.contains_key(*key))
}

fn set(schema: &mut Map, key: &str, value: Node) {
    schema.insert(key.to_owned(), value);
}
