//! Bases whose discriminator names their heirs: what refers to one may be any of them.

use std::collections::{HashMap, HashSet};

use openapiv3::{Discriminator, OpenAPI, ReferenceOr, Schema, SchemaKind};

use super::merge::{Merged, Part, RawUnion, Source};
use super::references::name_in;
use super::union::target_name;
use super::{Lowerer, component_place};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// Most heirs that stand for a base; all that refers to it holds each of them.
const MOST: usize = 100;

/// The components that are made of another by `allOf`, by the name of that one.
#[derive(Default)]
pub(super) struct Heirs<'d>(HashMap<&'d str, Vec<&'d str>>);

impl<'d> Heirs<'d> {
    pub(super) fn of(openapi: &'d OpenAPI) -> Self {
        let mut heirs: HashMap<&str, Vec<&str>> = HashMap::new();
        let components = openapi.components.iter();
        for (name, schema) in components.flat_map(|components| &components.schemas) {
            for base in schema.as_item().into_iter().flat_map(bases) {
                heirs.entry(base).or_default().push(name);
            }
        }
        Self(heirs)
    }

    /// All heirs of a base, those of its heirs among them, the nearest first; one more than may be, if there
    /// are too many.
    fn all(&self, base: &'d str) -> Vec<&'d str> {
        let mut all: Vec<&str> = Vec::new();
        let mut met = HashSet::from([base]);
        let mut next = 0;
        let mut of = Some(base);
        while let Some(base) = of {
            let heirs = self.0.get(base).into_iter().flatten().copied();
            all.extend(heirs.filter(|heir| met.insert(heir)));
            if all.len() > MOST {
                break;
            }
            of = all.get(next).copied();
            next += 1;
        }
        all
    }
}

/// The components that a schema says it is all of.
fn bases(schema: &Schema) -> impl Iterator<Item = &str> {
    let all_of = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of.as_slice(),
        SchemaKind::Any(any) => any.all_of.as_slice(),
        _ => &[],
    };
    all_of.iter().filter_map(|part| match part {
        ReferenceOr::Reference { reference } => name_in(reference, "schemas"),
        ReferenceOr::Item(_) => None,
    })
}

/// The discriminator of an object that is no union itself.
fn discriminator(schema: &Schema) -> Option<&Discriminator> {
    let is_union = match &schema.schema_kind {
        SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } => true,
        SchemaKind::Any(any) => !any.one_of.is_empty() || !any.any_of.is_empty(),
        _ => false,
    };
    schema
        .schema_data
        .discriminator
        .as_ref()
        .filter(|_| !is_union)
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
        if heirs.len() > MOST {
            let message = format!(
                "more than {MOST} heirs of `{name}`: it is read as itself, with what they add among its unknown fields"
            );
            let finding = Diagnostic::new(Severity::Note, Code::LimitExceeded, &place, message);
            let help = "list those that matter in a `oneOf`, in place of the reference to the base";
            self.diagnostics.push(finding.with_help(help));
            return None;
        }
        let base = Part {
            source: Source::Schema(schema),
            place: component_place(name),
        };
        let heirs: Vec<Part<'d>> = heirs.into_iter().map(heir).collect();
        let has_heirs = !heirs.is_empty();
        let union = RawUnion {
            members: [base.clone()].into_iter().chain(heirs).collect(),
            discriminator: Some(discriminator),
            base: Some(base),
        };
        has_heirs.then(|| Merged {
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
