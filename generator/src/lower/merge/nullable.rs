//! Whether null is a value of a schema.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};
use serde_json::Value;

use super::{Part, Source};
use crate::document::model_extension::IMPLIED_TYPE;
use crate::lower::Lowerer;
use crate::lower::references::LONGEST_CHAIN;

/// How many schemas made of others are followed, each into the next.
const DEEPEST: usize = 512;

/// What a schema says of null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Null {
    Taken,
    /// Nothing: it is a value if what the schema is put together with says so.
    Left,
    Refused,
}

impl Null {
    /// What schemas say that all have to be met.
    fn of_all(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::Left, |all, part| match (all, part) {
            (Self::Refused, _) | (_, Self::Refused) => Self::Refused,
            (Self::Taken, _) | (_, Self::Taken) => Self::Taken,
            (Self::Left, Self::Left) => Self::Left,
        })
    }

    /// What schemas say of which one has to be met.
    fn of_one(members: impl Iterator<Item = Self>) -> Self {
        members.fold(Self::Refused, |one, member| match (one, member) {
            (Self::Taken, _) | (_, Self::Taken) => Self::Taken,
            (Self::Left, _) | (_, Self::Left) => Self::Left,
            (Self::Refused, Self::Refused) => Self::Refused,
        })
    }
}

impl<'d> Lowerer<'d> {
    /// Whether null is a value of all parts.
    pub(super) fn take_null(&mut self, parts: &[Part<'d>]) -> bool {
        let said = parts.iter().map(|part| match part.source {
            Source::Schema(schema) => self.said_of_null(schema, 0),
            named => self.leads_to_null(self.named(named), 0),
        });
        Null::of_all(said) == Null::Taken
    }

    /// Whether a schema, or the component that it leads to, has no other value than null.
    pub(super) fn is_only_null(&self, schema: &'d ReferenceOr<Schema>) -> bool {
        let mut schema = schema;
        for _ in 0..LONGEST_CHAIN {
            let reference = match schema {
                ReferenceOr::Item(schema) => return lists_only_null(schema),
                ReferenceOr::Reference { reference } => reference,
            };
            match self.component(reference) {
                Some((_, target)) => schema = target,
                None => return false,
            }
        }
        false
    }

    fn one(&mut self, schema: &'d ReferenceOr<Schema>, depth: usize) -> Null {
        match schema {
            ReferenceOr::Item(schema) => self.said_of_null(schema, depth),
            ReferenceOr::Reference { reference } => {
                self.leads_to_null(self.component(reference), depth)
            }
        }
    }

    /// What a component comes to, which is found out once; what is made of itself says no more that way.
    fn leads_to_null(
        &mut self,
        component: Option<(&'d str, &'d ReferenceOr<Schema>)>,
        depth: usize,
    ) -> Null {
        let Some((name, component)) = component else {
            return Null::Refused;
        };
        if let Some(known) = self.nullable.get(name) {
            return *known;
        }
        if depth > DEEPEST {
            return Null::Refused;
        }
        self.nullable.insert(name, Null::Left);
        let said = self.one(component, depth + 1);
        self.nullable.insert(name, said);
        said
    }

    /// A type takes null only if it says so; without one, a schema leaves it to others.
    fn said_of_null(&mut self, schema: &'d Schema, depth: usize) -> Null {
        let data = &schema.schema_data;
        if data.nullable {
            return Null::Taken;
        }
        match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => self.all_say(all_of, depth),
            SchemaKind::OneOf { one_of: members } | SchemaKind::AnyOf { any_of: members } => {
                self.one_says(members, depth)
            }
            SchemaKind::Any(any) if any.typ.is_none() && any.enumeration.is_empty() => {
                let own = [
                    self.all_say(&any.all_of, depth),
                    self.union_says(&any.one_of, depth),
                    self.union_says(&any.any_of, depth),
                ];
                Null::of_all(own.into_iter())
            }
            SchemaKind::Not { .. } => Null::Left,
            SchemaKind::Type(_) if data.extensions.contains_key(IMPLIED_TYPE) => Null::Left,
            SchemaKind::Any(_) | SchemaKind::Type(_) => Null::Refused,
        }
    }

    /// What all parts come to; one that says nothing but that null is allowed means that of all of them.
    fn all_say(&mut self, parts: &'d [ReferenceOr<Schema>], depth: usize) -> Null {
        let mut schemas = parts.iter().filter_map(ReferenceOr::as_item);
        if schemas.any(only_allows_null) {
            return Null::Taken;
        }
        Null::of_all(parts.iter().map(|part| self.one(part, depth)))
    }

    fn one_says(&mut self, members: &'d [ReferenceOr<Schema>], depth: usize) -> Null {
        Null::of_one(members.iter().map(|member| self.one(member, depth)))
    }

    fn union_says(&mut self, members: &'d [ReferenceOr<Schema>], depth: usize) -> Null {
        match members {
            [] => Null::Left,
            members => self.one_says(members, depth),
        }
    }
}

fn lists_only_null(schema: &Schema) -> bool {
    match &schema.schema_kind {
        SchemaKind::Any(any) => any.enumeration == [Value::Null],
        _ => false,
    }
}

/// Whether a schema is `{nullable: true}`, which says nothing to the letter where no type stands beside it.
fn only_allows_null(schema: &Schema) -> bool {
    let SchemaKind::Any(any) = &schema.schema_kind else {
        return false;
    };
    schema.schema_data.nullable && *any == AnySchema::default()
}
