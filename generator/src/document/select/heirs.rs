//! Which schemas stand for a base that has a discriminator: what refers to it may be any of them.

use crate::document::node::Node;
use crate::heirs::{Heirs, MOST_HEIRS};

/// The schemas of a document that are made of others.
pub(super) struct Family<'d> {
    root: &'d Node,
    heirs: Heirs<'d>,
}

impl<'d> Family<'d> {
    pub(super) fn of(root: &'d Node) -> Self {
        let schemas = schemas(root).and_then(Node::as_map).into_iter().flatten();
        let pairs = schemas.flat_map(|(name, schema)| {
            let bases = parts(schema).iter().filter_map(Node::ref_target);
            bases.filter_map(move |base| Some((component(root, base)?, name.as_str())))
        });
        Self {
            root,
            heirs: Heirs::of(pairs),
        }
    }

    /// The heirs that a schema stands for; none where there are too many to stand for it.
    pub(super) fn members(&self, base: &str) -> Vec<&'d str> {
        let schema = schemas(self.root).and_then(|schemas| schemas.get(base));
        if !schema.is_some_and(has_discriminator) {
            return Vec::new();
        }
        let heirs = self.heirs.all(base);
        match heirs.len() > MOST_HEIRS {
            true => Vec::new(),
            false => heirs,
        }
    }
}

fn schemas(root: &Node) -> Option<&Node> {
    root.get("components")?.get("schemas")
}

/// The schemas that a schema is all of.
pub(super) fn parts(schema: &Node) -> &[Node] {
    let parts = schema.get("allOf").and_then(Node::as_list);
    parts.unwrap_or_default()
}

/// Whether an object that is no union has a discriminator, or a part that is written in it.
fn has_discriminator(schema: &Node) -> bool {
    let is_listed = |key| {
        let members = schema.get(key).and_then(Node::as_list);
        members.is_some_and(|members| !members.is_empty())
    };
    if is_listed("oneOf") || is_listed("anyOf") {
        return false;
    }
    schema.get("discriminator").is_some() || parts(schema).iter().any(has_discriminator)
}

/// The schema that a reference leads to, by its name among the components.
fn component<'d>(root: &'d Node, reference: &str) -> Option<&'d str> {
    let name = super::reach::names(reference).into_iter();
    let mut named = name.filter(|(section, _)| section == "schemas");
    let schemas = schemas(root)?.as_map()?;
    named.find_map(|(_, name)| schemas.get_key_value(&name).map(|(name, _)| name.as_str()))
}
