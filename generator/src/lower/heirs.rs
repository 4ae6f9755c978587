//! Bases whose discriminator names their heirs: what refers to one may be any of them.

use std::collections::HashSet;

use openapiv3::{Discriminator, OpenAPI, ReferenceOr, Schema, SchemaKind};

use super::merge::{Merged, Part, RawUnion, Source};
use super::references::name_in;
use super::union::target_name;
use super::{Lowerer, component_place};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::heirs::{Heirs, MOST_HEIRS};

/// Which components are made of which.
pub(super) fn heirs(openapi: &OpenAPI) -> Heirs<'_> {
    let components = openapi.components.iter();
    let schemas = components.flat_map(|components| &components.schemas);
    Heirs::of(schemas.flat_map(|(name, schema)| {
        let bases = schema.as_item().into_iter().flat_map(bases);
        bases.map(|base| (base, name.as_str()))
    }))
}

/// The components that a schema says it is all of.
fn bases(schema: &Schema) -> impl Iterator<Item = &str> {
    all_of(schema).iter().filter_map(|part| match part {
        ReferenceOr::Reference { reference } => name_in(reference, "schemas"),
        ReferenceOr::Item(_) => None,
    })
}

fn all_of(schema: &Schema) -> &[ReferenceOr<Schema>] {
    match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::Any(any) => &any.all_of,
        _ => &[],
    }
}

/// The discriminator of an object that is no union itself, or that of a part which is written in it.
fn discriminator(schema: &Schema) -> Option<&Discriminator> {
    let is_union = match &schema.schema_kind {
        SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } => true,
        SchemaKind::Any(any) => !any.one_of.is_empty() || !any.any_of.is_empty(),
        _ => false,
    };
    if is_union {
        return None;
    }
    let own = schema.schema_data.discriminator.as_ref();
    let parts = || all_of(schema).iter().filter_map(ReferenceOr::as_item);
    own.or_else(|| parts().find_map(discriminator))
}

impl<'d> Lowerer<'d> {
    /// A base as the union of itself and its heirs, if it has any.
    pub(super) fn with_heirs(
        &mut self,
        name: &'d str,
        schema: &'d Schema,
        merged: &Merged<'d>,
    ) -> Option<Merged<'d>> {
        let discriminator = discriminator(schema)?;
        let heirs = self.heirs_of(name, discriminator);
        let place = component_place(name).child("discriminator");
        if heirs.len() > MOST_HEIRS {
            let message = format!(
                "more than {MOST_HEIRS} heirs of `{name}`: it is read as itself, with what they add among its unknown fields"
            );
            let finding = Diagnostic::new(Severity::Note, Code::LimitExceeded, &place, message);
            let help = "list those that matter in a `oneOf`, in place of the reference to the base";
            self.diagnostics.push(finding.with_help(help));
            return None;
        }
        if heirs.is_empty() {
            return None;
        }
        let base = Part {
            source: Source::Schema(schema),
            place: component_place(name),
        };
        let heirs = heirs.into_iter().map(heir);
        let union = RawUnion {
            members: [base].into_iter().chain(heirs).collect(),
            discriminator: Some(discriminator),
            base: Some(name),
            ..RawUnion::default()
        };
        Some(Merged {
            place,
            docs: merged.docs.clone(),
            nullable: merged.nullable,
            read_only: merged.read_only,
            write_only: merged.write_only,
            unions: vec![union],
            visited: [name].into_iter().collect(),
            inherited: 1,
            ..Merged::default()
        })
    }

    /// What is mapped, in the order of the document, and then what else is made of the base.
    fn heirs_of(&self, base: &'d str, discriminator: &'d Discriminator) -> Vec<&'d str> {
        let mapped = discriminator.mapping.values();
        let mapped = mapped.filter_map(|target| Some(self.schema(target_name(target))?.0));
        let mut met = HashSet::from([base]);
        let all = mapped.chain(self.heirs.all(base));
        all.filter(|heir| met.insert(heir)).collect()
    }

    /// Whether a component is made of a base that stands for its heirs, and so is none other than itself.
    pub(super) fn is_heir(&self, schema: &'d Schema) -> bool {
        bases(schema).any(|base| {
            let base = self.schema(base).and_then(|(_, schema)| schema.as_item());
            base.is_some_and(|schema| discriminator(schema).is_some())
        })
    }
}

fn heir(name: &str) -> Part<'_> {
    Part {
        source: Source::Component(name),
        place: component_place(name),
    }
}
