//! Where references lead.

use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr, Schema};

use super::circles::{CIRCULAR, Refusal};
use super::merge::Source;
use super::{Lowerer, component_place};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::Version;
use crate::ir::Type;

/// How many references may lead from one to the next.
pub(super) const LONGEST_CHAIN: usize = 64;

/// The name at the end of a reference into one section of the components, which is written as it is.
pub(super) fn name_in<'r>(reference: &'r str, section: &str) -> Option<&'r str> {
    reference
        .strip_prefix("#/components/")?
        .strip_prefix(section)?
        .strip_prefix('/')
}

/// A section of the components.
pub(super) struct Section<T> {
    name: &'static str,
    items: fn(&Components) -> &IndexMap<String, ReferenceOr<T>>,
}

macro_rules! sections {
    ($($constant:ident, $function:ident: $name:literal, $field:ident, $item:ident;)*) => {
        $(pub(super) const $constant: Section<openapiv3::$item> = Section {
            name: $name,
            items: |components| &components.$field,
        };)*

        impl<'d> Lowerer<'d> {$(
            /// The item itself, wherever it stands, and its place.
            pub(super) fn $function(
                &mut self,
                item: &'d ReferenceOr<openapiv3::$item>,
                place: &Pointer,
            ) -> Option<(&'d openapiv3::$item, Pointer)> {
                let found = self.found(&$constant, item, place);
                if found.is_none() {
                    self.unresolved(place);
                }
                found
            }
        )*}
    };
}

sections! {
    PARAMETERS, parameter: "parameters", parameters, Parameter;
    RESPONSES, response: "responses", responses, Response;
    HEADERS, header: "headers", headers, Header;
    REQUEST_BODIES, request_body: "requestBodies", request_bodies, RequestBody;
    SECURITY_SCHEMES, security_scheme: "securitySchemes", security_schemes, SecurityScheme;
    EXAMPLES, example: "examples", examples, Example;
}

impl<'d> Lowerer<'d> {
    /// The item itself, wherever it stands, and its place; nothing is told where it leads to none.
    pub(super) fn found<T>(
        &self,
        section: &Section<T>,
        item: &'d ReferenceOr<T>,
        place: &Pointer,
    ) -> Option<(&'d T, Pointer)> {
        let mut item = item;
        let mut at = place.clone();
        for _ in 0..LONGEST_CHAIN {
            let reference = match item {
                ReferenceOr::Item(found) => return Some((found, at)),
                ReferenceOr::Reference { reference } => reference,
            };
            let name = name_in(reference, section.name)?;
            let components = self.openapi.components.as_ref()?;
            item = (section.items)(components).get(name)?;
            at = Pointer::root()
                .child("components")
                .child(section.name)
                .child(name);
        }
        None
    }

    /// What is said of an item beside the first reference to it that says anything, which since 3.1 goes before
    /// what it says itself.
    pub(super) fn description_beside<T>(
        &self,
        item: &ReferenceOr<T>,
        place: &Pointer,
    ) -> Option<String> {
        if item.as_item().is_some() || self.model.version() == Some(Version::V3_0) {
            return None;
        }
        let mut place = place.clone();
        for _ in 0..LONGEST_CHAIN {
            let written = self.document.written(&place)?;
            let reference = written.ref_target()?;
            if let Some(beside) = written.get("description") {
                return beside.as_str().map(str::to_owned);
            }
            place = Pointer::from(reference.strip_prefix('#')?);
        }
        None
    }

    fn unresolved(&mut self, place: &Pointer) {
        let message = "the reference leads to nothing, so this is left out";
        let finding = Diagnostic::new(Severity::Error, Code::UnresolvedReference, place, message);
        let help = "define it, or correct the reference";
        self.diagnostics.push(finding.with_help(help));
    }

    /// The named schema that a reference leads to.
    pub(super) fn component(&self, reference: &str) -> Option<(&'d str, &'d ReferenceOr<Schema>)> {
        self.schema(name_in(reference, "schemas")?)
    }

    /// The named schema that a source is, if it is one.
    pub(super) fn named(&self, source: Source<'d>) -> Option<(&'d str, &'d ReferenceOr<Schema>)> {
        match source {
            Source::Reference(reference) => self.component(reference),
            Source::Component(name) => self.schema(name),
            Source::Schema(_) => None,
        }
    }

    /// The schema of that name.
    pub(super) fn schema(&self, name: &str) -> Option<(&'d str, &'d ReferenceOr<Schema>)> {
        let schemas = &self.openapi.components.as_ref()?.schemas;
        schemas
            .get_key_value(name)
            .map(|(name, schema)| (name.as_str(), schema))
    }

    /// The type of a named schema.
    pub(super) fn component_type(
        &mut self,
        name: &'d str,
        schema: &'d ReferenceOr<Schema>,
    ) -> Type {
        match self.components.get(name) {
            Some(Some(known)) => return known.clone(),
            Some(None) => {
                self.refused(&CIRCULAR, &component_place(name));
                return Type::any();
            }
            None => {}
        }
        self.components.insert(name, None);
        let ty = self.lower_component(name, schema);
        self.components.insert(name, Some(ty.clone()));
        ty
    }

    /// Says why what is at a place is read as any JSON.
    pub(super) fn refused(&mut self, refusal: &Refusal, place: &Pointer) {
        let finding = Diagnostic::new(Severity::Warning, refusal.code, place, refusal.message);
        self.diagnostics.push(finding.with_help(refusal.help));
    }
}
