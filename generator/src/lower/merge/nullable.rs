//! Whether null is a value of a schema.

use openapiv3::{ReferenceOr, Schema, SchemaKind};

use super::{Part, Source};
use crate::lower::Lowerer;

/// How many schemas made of others are followed, each into the next.
const DEEPEST: usize = 512;

impl<'d> Lowerer<'d> {
    /// Whether null is a value of the part.
    pub(super) fn is_nullable(&mut self, part: &Part<'d>) -> bool {
        match part.source {
            Source::Schema(schema) => self.takes_null(schema, 0),
            Source::Reference(reference) => self.leads_to_null(reference, 0),
        }
    }

    fn one(&mut self, schema: &'d ReferenceOr<Schema>, depth: usize) -> bool {
        match schema {
            ReferenceOr::Item(schema) => self.takes_null(schema, depth),
            ReferenceOr::Reference { reference } => self.leads_to_null(reference, depth),
        }
    }

    /// What a component comes to, which is found out once; what is made of itself adds no null that way.
    fn leads_to_null(&mut self, reference: &'d str, depth: usize) -> bool {
        let Some((name, component)) = self.component(reference) else {
            return false;
        };
        if let Some(known) = self.nullable.get(name) {
            return *known;
        }
        if depth > DEEPEST {
            return false;
        }
        self.nullable.insert(name, false);
        let takes_null = self.one(component, depth + 1);
        self.nullable.insert(name, takes_null);
        takes_null
    }

    /// All parts of `allOf` have to take null, and one member of a union; a type takes it only if it says so.
    fn takes_null(&mut self, schema: &'d Schema, depth: usize) -> bool {
        if schema.schema_data.nullable {
            return true;
        }
        match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => self.all_take_null(all_of, depth),
            SchemaKind::OneOf { one_of: members } | SchemaKind::AnyOf { any_of: members } => {
                self.one_takes_null(members, depth)
            }
            SchemaKind::Any(any) if any.typ.is_none() && !any.all_of.is_empty() => {
                self.all_take_null(&any.all_of, depth)
            }
            SchemaKind::Any(any) if any.typ.is_none() && any.enumeration.is_empty() => {
                let unions = [&any.one_of, &any.any_of];
                let mut unions = unions.into_iter().filter(|union| !union.is_empty());
                unions.clone().next().is_some()
                    && unions.all(|union| self.one_takes_null(union, depth))
            }
            SchemaKind::Any(_) | SchemaKind::Type(_) | SchemaKind::Not { .. } => false,
        }
    }

    fn all_take_null(&mut self, parts: &'d [ReferenceOr<Schema>], depth: usize) -> bool {
        !parts.is_empty() && parts.iter().all(|part| self.one(part, depth))
    }

    fn one_takes_null(&mut self, members: &'d [ReferenceOr<Schema>], depth: usize) -> bool {
        members.iter().any(|member| self.one(member, depth))
    }
}
