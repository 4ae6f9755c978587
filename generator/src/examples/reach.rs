//! How much work a validator would have with a value, and which named schemas it would come to.

use std::collections::{BTreeSet, HashMap};
use std::ptr;

use serde_json::Value;

use super::schemas::{Component, Schemas, tag};
use super::translate::at_times;
use crate::document::Node;

/// Schemas within each other that are followed: what validates has a stack.
const DEEPEST: usize = 400;
/// Steps that are counted for a value.
const MOST_STEPS: u64 = 1_000_000;
/// Evaluations of a schema that all examples of a document together may cost.
const ALL: u64 = 20_000_000;

/// Named schemas by number.
pub(super) type Reached = BTreeSet<usize>;

/// What is left to spend on the examples of a document.
pub(super) struct Budget(u64);

impl Default for Budget {
    fn default() -> Self {
        Self(ALL)
    }
}

impl Budget {
    /// Spends a cost if it is known and there is that much left.
    pub(super) fn affords(&mut self, cost: Option<u64>) -> bool {
        let left = cost.and_then(|cost| self.0.checked_sub(cost));
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// How often a schema would be evaluated for a value, itself and those within it; none where that is
/// out of bounds.
pub(super) fn cost(
    schemas: &Schemas<'_>,
    schema: &Node,
    value: &Value,
    reached: &mut Reached,
) -> Option<u64> {
    let mut walk = Walk {
        schemas,
        reached,
        known: HashMap::new(),
        steps: 0,
    };
    walk.cost(schema, value, 0)
}

struct Walk<'a, 'd> {
    schemas: &'a Schemas<'d>,
    reached: &'a mut Reached,
    /// The cost of a value as a named schema, both by their identity; nothing while it is counted.
    known: HashMap<(usize, usize), u64>,
    steps: u64,
}

impl Walk<'_, '_> {
    fn cost(&mut self, schema: &Node, value: &Value, depth: usize) -> Option<u64> {
        self.steps += 1;
        if depth > DEEPEST || self.steps > MOST_STEPS {
            return None;
        }
        let mut sum = 1 + self.target(schema, value, depth)?;
        sum = sum.saturating_add(self.heir(schema, value, depth)?);
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for part in list(schema, keyword) {
                sum = sum.saturating_add(self.cost(part, value, depth + 1)?);
            }
        }
        for part in at_times(schema) {
            sum = sum.saturating_add(self.cost(part, value, depth + 1)?);
        }
        let inner = match value {
            Value::Object(members) => self.members(schema, members, depth + 1),
            Value::Array(items) => self.items(schema, items, depth + 1),
            _ => Some(0),
        };
        Some(sum.saturating_add(inner?))
    }

    fn target(&mut self, schema: &Node, value: &Value, depth: usize) -> Option<u64> {
        match self.schemas.target(schema) {
            Some(target) => self.component(&target, value, depth),
            None => Some(0),
        }
    }

    /// The heir that a value is which refers to its base.
    fn heir(&mut self, schema: &Node, value: &Value, depth: usize) -> Option<u64> {
        let Some((property, heirs)) = self.schemas.heirs(schema) else {
            return Some(0);
        };
        let tag = tag(value, property);
        match heirs
            .iter()
            .find(|(mapped, _)| tag.as_deref() == Some(*mapped))
        {
            Some((_, heir)) => self.component(heir, value, depth),
            None => Some(0),
        }
    }

    fn component(&mut self, target: &Component<'_>, value: &Value, depth: usize) -> Option<u64> {
        self.reached.insert(target.number);
        let key = (target.number, ptr::from_ref(value).addr());
        if let Some(known) = self.known.get(&key) {
            return Some(*known);
        }
        self.known.insert(key, 0);
        let cost = self.cost(target.schema, value, depth + 1)?;
        self.known.insert(key, cost);
        Some(cost)
    }

    fn members(
        &mut self,
        schema: &Node,
        members: &serde_json::Map<String, Value>,
        depth: usize,
    ) -> Option<u64> {
        let mut sum = 0_u64;
        for (key, value) in members {
            let named = schema.get("properties").and_then(|all| all.get(key));
            let patterns = schema.get("patternProperties").and_then(Node::as_map);
            let patterns = patterns.into_iter().flat_map(|all| all.values());
            let others = ["additionalProperties", "unevaluatedProperties"];
            let others = others.iter().filter_map(|keyword| schema.get(keyword));
            for part in named.into_iter().chain(patterns).chain(others) {
                sum = sum.saturating_add(self.cost(part, value, depth)?);
            }
        }
        Some(sum)
    }

    fn items(&mut self, schema: &Node, items: &[Value], depth: usize) -> Option<u64> {
        let of_all = schema.get("items").filter(|items| items.as_map().is_some());
        let mut sum = 0_u64;
        for (index, item) in items.iter().enumerate() {
            let own = ["prefixItems", "items"].map(|keyword| list(schema, keyword).get(index));
            for part in own.into_iter().flatten().chain(of_all) {
                sum = sum.saturating_add(self.cost(part, item, depth)?);
            }
        }
        Some(sum)
    }
}

fn list<'n>(schema: &'n Node, keyword: &str) -> &'n [Node] {
    schema
        .get(keyword)
        .and_then(Node::as_list)
        .unwrap_or_default()
}
