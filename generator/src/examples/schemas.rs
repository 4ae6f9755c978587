//! The named schemas of a document as they were written.

use std::borrow::Cow;

use serde_json::Value;

use crate::diagnostic::Pointer;
use crate::document::{DISCRIMINATOR_VALUE, Document, Node};
use crate::heirs::{Heirs, MOST_HEIRS};

/// What comes before the name of a schema in a reference to it.
const SCHEMAS: &str = "#/components/schemas/";

/// The named schemas, numbered in the order of the document.
pub(super) struct Schemas<'d> {
    components: Option<&'d Node>,
    /// What is made of each by `allOf`.
    heirs: Heirs<'d>,
}

/// A named schema and its number.
#[derive(Clone, Copy)]
pub(super) struct Component<'d> {
    pub(super) number: usize,
    pub(super) schema: &'d Node,
}

impl<'d> Schemas<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let place = Pointer::root().child("components").child("schemas");
        let components = document.written(&place);
        let named = components.and_then(Node::as_map).into_iter().flatten();
        let pairs =
            named.flat_map(|(name, schema)| bases(schema).map(|base| (base, name.as_str())));
        Self {
            components,
            heirs: Heirs::of(pairs),
        }
    }

    pub(super) fn get(&self, number: usize) -> Option<&'d Node> {
        let (_, schema) = self.components?.as_map()?.get_index(number)?;
        Some(schema)
    }

    /// What a schema refers to, if it does and that is there.
    pub(super) fn target(&self, schema: &Node) -> Option<Component<'d>> {
        self.component(schema.ref_target()?.strip_prefix(SCHEMAS)?)
    }

    fn component(&self, name: &str) -> Option<Component<'d>> {
        let (number, _, schema) = self.components?.as_map()?.get_full(name)?;
        Some(Component { number, schema })
    }

    /// The schema that a value is meant for: what the value of its discriminator is mapped to.
    pub(super) fn meant(&self, schema: &'d Node, value: &Value) -> &'d Node {
        self.mapped(schema, value).unwrap_or(schema)
    }

    fn mapped(&self, schema: &'d Node, value: &Value) -> Option<&'d Node> {
        let base = self.target(schema).map_or(schema, |target| target.schema);
        let discriminator = base.get("discriminator")?;
        let tag = tag(value, discriminator.get("propertyName")?.as_str()?)?;
        let mapping = discriminator.get("mapping");
        match mapping.and_then(|mapping| mapping.get(&tag)?.as_str()) {
            Some(target) => Some(self.mapped_to(target)?.schema),
            None => self
                .told_by(base, &tag)
                .or_else(|| self.named_member(base, &tag)),
        }
    }

    /// What is made of a base and says itself that it is told by this value.
    fn told_by(&self, base: &'d Node, tag: &str) -> Option<&'d Node> {
        let mut named = self.components?.as_map()?.iter();
        let (name, _) = named.find(|(_, schema)| std::ptr::eq(*schema, base))?;
        let mut heirs = self.made_of(name).map(|(_, heir)| heir.schema);
        heirs.find(|heir| own_tag(heir) == Some(tag))
    }

    /// The member of a union that is the component of that name.
    fn named_member(&self, union: &'d Node, name: &str) -> Option<&'d Node> {
        let members = ["oneOf", "anyOf"].into_iter();
        let members = members.filter_map(|keyword| union.get(keyword)?.as_list());
        let mut members = members.flatten().filter_map(|member| member.ref_target());
        let reference = members.find(|target| target.strip_prefix(SCHEMAS) == Some(name))?;
        Some(self.mapped_to(reference)?.schema)
    }

    fn mapped_to(&self, target: &str) -> Option<Component<'d>> {
        self.component(target.strip_prefix(SCHEMAS).unwrap_or(target))
    }

    /// What a reference to a base is read as, which is no union itself: the property that tells, and for
    /// each of its values that is mapped the heir that it means.
    pub(super) fn heirs(&self, schema: &Node) -> Option<(&'d str, Vec<(&'d str, Component<'d>)>)> {
        let base = self.target(schema)?.schema;
        let is_union = ["oneOf", "anyOf"].iter().any(|it| base.get(it).is_some());
        let discriminator = base.get("discriminator").filter(|_| !is_union)?;
        let property = discriminator.get("propertyName")?.as_str()?;
        let mapping = discriminator.get("mapping").and_then(Node::as_map);
        let mapped = mapping.into_iter().flatten().filter_map(|(tag, target)| {
            let heir = self.mapped_to(target.as_str()?)?;
            Some((tag.as_str(), heir))
        });
        let mut heirs: Vec<(&str, Component<'d>)> = mapped.collect();
        let name = schema.ref_target()?.strip_prefix(SCHEMAS)?;
        for (name, heir) in self.made_of(name) {
            if !heirs.iter().any(|(_, known)| known.number == heir.number) {
                heirs.push((own_tag(heir.schema).unwrap_or(name), heir));
            }
        }
        Some((property, heirs))
    }

    /// What is made of a component, and of that, each with its name.
    fn made_of(&self, base: &str) -> impl Iterator<Item = (&'d str, Component<'d>)> {
        let heirs = self.heirs.all(base).into_iter().take(MOST_HEIRS);
        heirs.filter_map(|heir| Some((heir, self.component(heir)?)))
    }

    /// Whether a property is marked with a keyword, `readOnly` or `writeOnly`, where a schema or what
    /// it is put together of describes it.
    pub(super) fn marks(&self, schema: &'d Node, property: &str, keyword: &str) -> bool {
        self.parts(schema).any(|part| {
            let property = part.get("properties").and_then(|all| all.get(property));
            property.is_some_and(|property| {
                self.parts(property)
                    .any(|part| part.get(keyword).is_some_and(Node::is_true))
            })
        })
    }

    /// A schema, what it refers to and what `allOf` adds to it: as far as that is ever looked for.
    fn parts(&self, schema: &'d Node) -> impl Iterator<Item = &'d Node> {
        const MOST: usize = 64;
        let mut open = vec![schema];
        std::iter::from_fn(move || {
            let part = open.pop()?;
            open.extend(self.target(part).map(|target| target.schema));
            let all_of = part.get("allOf").and_then(Node::as_list);
            open.extend(all_of.into_iter().flatten());
            Some(part)
        })
        .take(MOST)
    }
}

/// The value of a property as a mapping has it, where all values are text.
pub(super) fn tag<'v>(value: &'v Value, property: &str) -> Option<Cow<'v, str>> {
    match value.get(property)? {
        Value::String(text) => Some(Cow::Borrowed(text)),
        scalar @ (Value::Number(_) | Value::Bool(_)) => Some(Cow::Owned(scalar.to_string())),
        _ => None,
    }
}

/// The values that a text of a mapping may stand for.
pub(super) fn tagged(tag: &str) -> Vec<Value> {
    let text = Value::from(tag);
    let scalar = serde_json::from_str(tag).ok();
    let scalar = scalar.filter(|value: &Value| value.is_number() || value.is_boolean());
    [text].into_iter().chain(scalar).collect()
}

/// The components that a schema says it is all of.
fn bases(schema: &Node) -> impl Iterator<Item = &str> {
    let all_of = schema.get("allOf").and_then(Node::as_list);
    let parts = all_of.into_iter().flatten();
    parts.filter_map(|part| part.ref_target()?.strip_prefix(SCHEMAS))
}

/// The value of a discriminator that a schema says it is meant by.
fn own_tag(schema: &Node) -> Option<&str> {
    schema.get(DISCRIMINATOR_VALUE)?.as_str()
}
