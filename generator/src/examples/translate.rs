//! From a schema as OpenAPI writes it to a JSON Schema: never narrower than what is written, but that one
//! without a type is of the one that its keywords imply, as it is read.
//!
//! What cannot be carried over exactly is left out. So `oneOf` becomes `anyOf`, for its members may
//! differ in nothing but what was left out, and so `not` and `if` have no place here but for that and for which
//! properties they describe.

use serde_json::{Map, Value, json};

use super::formats;
use super::keywords;
use super::patterns::Patterns;
use super::reach::Reached;
use super::schemas::{Schemas, tagged};
use crate::document::Node;
use crate::ir::Direction;

pub(super) struct Translator<'a, 'd> {
    pub(super) schemas: &'a Schemas<'d>,
    /// The named schemas that values come to; all others may as well accept anything.
    pub(super) reached: &'a Reached,
    pub(super) direction: Direction,
    pub(super) patterns: &'a mut Patterns,
}

impl<'d> Translator<'_, 'd> {
    /// Of objects whose properties are called by number, the schemas of those, with all that they refer to.
    pub(super) fn document(mut self, schemas: impl Iterator<Item = &'d Node>) -> Value {
        let mut properties = Map::new();
        for (number, schema) in schemas.enumerate() {
            properties.insert(number.to_string(), self.schema(schema));
        }
        let mut definitions = Map::new();
        for number in self.reached {
            if let Some(schema) = self.schemas.get(*number) {
                definitions.insert(number.to_string(), self.schema(schema));
            }
        }
        json!({ "properties": properties, "$defs": definitions })
    }

    fn schema(&mut self, node: &'d Node) -> Value {
        self.part(node, node)
    }

    /// A schema that is part of another, which it describes the same values with.
    fn part(&mut self, node: &'d Node, whole: &'d Node) -> Value {
        let Node::Map(_) = node else {
            return json!(*node != Node::Bool(false));
        };
        let mut out = keywords::of_values(node);
        if std::ptr::eq(node, whole)
            && let Some(ty) = keywords::read_as(node)
        {
            out.extend(keywords::no_other_type(ty));
        }
        self.pattern(node, &mut out);
        formats::insert(node, &mut out);
        self.required(node, whole, &mut out);
        self.compose(node, whole, &mut out);
        self.properties(node, &mut out);
        self.items(node, &mut out);
        if node.get("nullable").is_some_and(Node::is_true) {
            return keywords::or_null(out);
        }
        Value::Object(out)
    }

    fn pattern(&mut self, node: &Node, out: &mut Map<String, Value>) {
        let pattern = node.get("pattern").and_then(Node::as_str);
        if let Some(pattern) = pattern.filter(|pattern| self.patterns.takes(pattern)) {
            out.insert("pattern".to_owned(), json!(pattern));
        }
    }

    /// What only the other side can set, nobody can require of this one.
    fn required(&mut self, node: &'d Node, whole: &'d Node, out: &mut Map<String, Value>) {
        let mut required: Vec<&str> = Vec::new();
        let listed = node.get("required").and_then(Node::as_list);
        for name in listed.into_iter().flatten().filter_map(Node::as_str) {
            let is_one_way = (self.direction.sent && self.schemas.marks(whole, name, "readOnly"))
                || (self.direction.received && self.schemas.marks(whole, name, "writeOnly"));
            if !is_one_way && !required.contains(&name) {
                required.push(name);
            }
        }
        out.insert("required".to_owned(), json!(required));
    }

    fn compose(&mut self, node: &'d Node, whole: &'d Node, out: &mut Map<String, Value>) {
        let mut all: Vec<Value> = Vec::new();
        if let Some(target) = self.schemas.target(node)
            && self.reached.contains(&target.number)
        {
            all.push(json!({ "$ref": format!("#/$defs/{}", target.number) }));
        }
        // What is put together with others is only what it says itself.
        if std::ptr::eq(node, whole) {
            all.extend(self.heirs(node));
        }
        all.extend(self.list(node, "allOf", whole));
        for keyword in ["oneOf", "anyOf"] {
            let members = node.get(keyword).and_then(Node::as_list);
            let members = members.into_iter().flatten();
            let members: Vec<Value> = members.map(|it| self.member(it, whole)).collect();
            if !members.is_empty() {
                all.push(json!({ "anyOf": members }));
            }
        }
        // What holds only at times says which properties are described, and asks for nothing here.
        let mut at_times: Vec<Value> = at_times(node).map(|it| self.part(it, whole)).collect();
        if !at_times.is_empty() {
            at_times.push(json!(true));
            all.push(json!({ "anyOf": at_times }));
        }
        if !all.is_empty() {
            out.insert("allOf".to_owned(), Value::Array(all));
        }
    }

    /// A member of a union.
    fn member(&mut self, node: &'d Node, whole: &'d Node) -> Value {
        let member = self.part(node, whole);
        match self.heirs(node) {
            heirs if heirs.is_empty() => member,
            heirs => json!({ "allOf": [member, { "allOf": heirs }] }),
        }
    }

    /// Which heir a value has to be that refers to their base.
    fn heirs(&self, node: &'d Node) -> Vec<Value> {
        let Some((property, heirs)) = self.schemas.heirs(node) else {
            return Vec::new();
        };
        let reached = heirs
            .iter()
            .filter(|(_, it)| self.reached.contains(&it.number));
        let each = reached.map(|(tag, heir)| {
            json!({
                "if": { "required": [property], "properties": { property: { "enum": tagged(tag) } } },
                "then": { "$ref": format!("#/$defs/{}", heir.number) },
            })
        });
        each.collect()
    }

    fn properties(&mut self, node: &'d Node, out: &mut Map<String, Value>) {
        // Which properties are described where nobody knows where it leads, or by a pattern that is not read, nobody
        // can tell.
        let is_known = node.get("$dynamicRef").is_none() || node.ref_target().is_some();
        if !self.listed_properties(node, out) || !is_known {
            out.insert("unevaluatedProperties".to_owned(), json!(true));
            return;
        }
        for keyword in ["additionalProperties", "unevaluatedProperties"] {
            if let Some(schema) = node.get(keyword) {
                out.insert(keyword.to_owned(), self.schema(schema));
            }
        }
    }

    /// Those that are named, and those that match patterns; whether all patterns are read.
    fn listed_properties(&mut self, node: &'d Node, out: &mut Map<String, Value>) -> bool {
        if let Some(named) = node.get("properties").and_then(Node::as_map) {
            let named: Map<_, _> = named
                .iter()
                .map(|(key, schema)| (key.clone(), self.schema(schema)))
                .collect();
            out.insert("properties".to_owned(), Value::Object(named));
        }
        let mut matched = Map::new();
        let patterns = node.get("patternProperties").and_then(Node::as_map);
        for (pattern, schema) in patterns.into_iter().flatten() {
            if !self.patterns.takes(pattern) {
                return false;
            }
            matched.insert(pattern.clone(), self.schema(schema));
        }
        if !matched.is_empty() {
            out.insert("patternProperties".to_owned(), Value::Object(matched));
        }
        true
    }

    fn items(&mut self, node: &'d Node, out: &mut Map<String, Value>) {
        let first = ["prefixItems", "items"]
            .into_iter()
            .flat_map(|keyword| node.get(keyword).and_then(Node::as_list))
            .flatten();
        let first: Vec<Value> = first.map(|schema| self.schema(schema)).collect();
        if !first.is_empty() {
            out.insert("prefixItems".to_owned(), Value::Array(first));
        }
        if let Some(items) = node.get("items").filter(|items| items.as_list().is_none()) {
            out.insert("items".to_owned(), self.schema(items));
        }
    }

    fn list(&mut self, node: &'d Node, keyword: &str, whole: &'d Node) -> Vec<Value> {
        let parts = node.get(keyword).and_then(Node::as_list);
        let parts = parts.into_iter().flatten();
        parts.map(|part| self.part(part, whole)).collect()
    }
}

/// The schemas that a value has to fit only at times: if it fits another, or has a property.
pub(super) fn at_times(node: &Node) -> impl Iterator<Item = &Node> {
    let branches = ["if", "then", "else"].into_iter();
    let branches = branches.filter_map(|keyword| node.get(keyword));
    let dependent = ["dependentSchemas", "dependencies"].into_iter();
    let dependent = dependent.filter_map(|keyword| node.get(keyword)?.as_map());
    let all = branches.chain(dependent.flat_map(|all| all.values()));
    all.filter(|it| it.as_map().is_some())
}
