//! From a schema to a type; what gets a name is queued.

use openapiv3::{ReferenceOr, Schema};

use super::bounds::is_deepest;
use super::circles::{Entry, Made, TOO_MANY};
use super::classify::{Class, lists_null};
use super::merge::{Merged, Part, Source};
use super::{Lowerer, component_place, untyped};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::ir::{Kind, Origin, Shape, Type, TypeId};
use crate::untyped::Why;

impl<'d> Lowerer<'d> {
    /// The type of all parts together.
    pub(super) fn lower(&mut self, parts: &[Part<'d>], origin: Origin) -> Type {
        match self.only_reference(parts) {
            Some(used) => self.used(used, parts, &origin),
            None => {
                let merged = self.merge(parts, None);
                self.lower_merged(merged, origin)
            }
        }
    }

    /// The type of all parts together, which are merged already.
    pub(super) fn lower_parts(
        &mut self,
        parts: &[Part<'d>],
        merged: Merged<'d>,
        origin: Origin,
    ) -> Type {
        match self.only_reference(parts) {
            Some(used) => self.used(used, parts, &origin),
            None => self.lower_merged(merged, origin),
        }
    }

    /// The type of a named schema, where it is used.
    fn used(
        &mut self,
        (name, schema): (&'d str, &'d ReferenceOr<Schema>),
        parts: &[Part<'d>],
        origin: &Origin,
    ) -> Type {
        let place = parts.first().map(|part| part.place.clone());
        let place = place.unwrap_or_default();
        if self.is_apart(name, &place) {
            let merged = self.merge(&[Part::new(schema, place)], None);
            return self.lower_merged(merged, origin.clone());
        }
        let ty = self.component_type(name, schema);
        self.meet(name, &place, origin);
        self.reused(name, ty, origin, &place)
    }

    /// The named schema that is all there is.
    pub(super) fn only_reference(
        &self,
        parts: &[Part<'d>],
    ) -> Option<(&'d str, &'d ReferenceOr<Schema>)> {
        match parts {
            [part] => self.named(part.source),
            _ => None,
        }
    }

    /// The type of one schema.
    pub(super) fn lower_one(&mut self, part: Part<'d>, origin: Origin) -> Type {
        self.lower(&[part], origin)
    }

    pub(super) fn lower_component(
        &mut self,
        name: &'d str,
        schema: &'d ReferenceOr<Schema>,
    ) -> Type {
        let part = Part::new(schema, component_place(name));
        // Another name of the same, which need not be read through to the end of the chain.
        if let Some((target, schema)) = self.only_reference(std::slice::from_ref(&part)) {
            return self.component_type(target, schema);
        }
        let merged = self.merged_component(name, part);
        self.lower_merged(merged, Origin::Component(name.to_owned()))
    }

    /// A named schema, and what it stands for. Nothing of this stays on the stack while it is lowered.
    fn merged_component(&mut self, name: &'d str, part: Part<'d>) -> Merged<'d> {
        let source = part.source;
        let mut merged = self.merge(&[part], Some(name));
        let Source::Schema(schema) = source else {
            return merged;
        };
        merged.refines |= self.is_heir(schema);
        self.with_heirs(name, schema, &merged).unwrap_or(merged)
    }

    /// The type of a merged schema, which a component in the making is told of at once.
    pub(super) fn lower_merged(&mut self, merged: Merged<'d>, origin: Origin) -> Type {
        match self.circles.open(&merged) {
            Ok(()) => {
                let ty = self.lower_open(merged, origin);
                self.circles.close();
                ty
            }
            Err(refusal) => {
                self.refused(&refusal, &merged.place);
                self.untyped(origin, &merged.place, refusal.why)
            }
        }
    }

    fn lower_open(&mut self, merged: Merged<'d>, origin: Origin) -> Type {
        self.contradiction(&merged);
        let nullable = merged.nullable || lists_null(merged.enumeration.as_ref());
        let kind = match self.classify(&merged) {
            Class::Alias(name) => {
                let ty = self.alias(name, nullable, merged.own_type.is_some());
                let part = merged.place.child("allOf").index(0);
                self.meet(name, &part, &origin);
                return self.reused(name, ty, &origin, &merged.place);
            }
            Class::Plain(Kind::Any) => {
                return self.untyped(origin, &merged.place, untyped::reason(&merged));
            }
            Class::Plain(kind) => kind,
            Class::Array(parts) => {
                let item = self.items(&parts, origin, &merged.place);
                Kind::Array(Box::new(self.shallow(item, &merged.place)))
            }
            Class::Map(None) => {
                let origin = Origin::Item(Box::new(origin));
                let value = self.untyped(origin, &merged.place, Why::OpenObject);
                Kind::Map(Box::new(value))
            }
            Class::Map(Some(parts)) => {
                let value = self.lower(&parts, Origin::Item(Box::new(origin)));
                Kind::Map(Box::new(self.shallow(value, &merged.place)))
            }
            Class::TooLarge(kind, message) => {
                self.too_large(&merged.place, message);
                match kind {
                    Kind::Any => return self.untyped(origin, &merged.place, Why::TooLarge),
                    kind => kind,
                }
            }
            Class::Union(union) if self.is_any(&union.members) => {
                return self.untyped(origin, &merged.place, Why::AnyMember);
            }
            Class::Union(union) if merged.unions.len() == 1 && union.members.len() == 1 => {
                return self.lower_single(merged, &union.members, origin, nullable);
            }
            Class::Enumeration(_) | Class::Object | Class::Union(_) => {
                match self.circles.entry(&merged, &origin) {
                    Entry::Known(id) => Kind::Named(id),
                    Entry::New(made) => Kind::Named(self.reserve(made, merged, origin, nullable)),
                    Entry::TooMany(first) => return self.too_many(first, origin, &merged.place),
                }
            }
        };
        Type {
            nullable: nullable && kind != Kind::Any,
            kind,
        }
    }

    /// A component, which null is a value of as well unless a type is named beside the reference.
    fn alias(&mut self, name: &'d str, nullable: bool, names_type: bool) -> Type {
        let schemas = self
            .openapi
            .components
            .as_ref()
            .map(|components| &components.schemas);
        let Some(schema) = schemas.and_then(|schemas| schemas.get(name)) else {
            return Type::any();
        };
        let ty = self.component_type(name, schema);
        Type {
            nullable: (nullable || (ty.nullable && !names_type)) && ty.kind != Kind::Any,
            kind: ty.kind,
        }
    }

    /// The type, unless it is as deep as may be already.
    fn shallow(&mut self, ty: Type, place: &Pointer) -> Type {
        if !is_deepest(&ty) {
            return ty;
        }
        let message = "arrays and maps lie in each other more than 32 deep: what is below is read as any JSON";
        self.too_large(place, message);
        Type::any()
    }

    fn too_large(&mut self, place: &Pointer, message: &str) {
        let finding = Diagnostic::new(Severity::Warning, Code::LimitExceeded, place, message);
        let help = "divide it among several schemas, or describe it in fewer words";
        self.diagnostics.push(finding.with_help(help));
    }

    fn items(&mut self, parts: &[Part<'d>], origin: Origin, place: &Pointer) -> Type {
        let origin = Origin::Item(Box::new(origin));
        match parts {
            [] => self.untyped(origin, place, Why::NoItems),
            parts => self.lower(parts, origin),
        }
    }

    /// A union of one is that one.
    fn lower_single(
        &mut self,
        merged: Merged<'d>,
        members: &[Part<'d>],
        origin: Origin,
        nullable: bool,
    ) -> Type {
        let says_more = !merged.properties.is_empty() || !merged.required.is_empty();
        let ty = if !says_more && merged.additional.is_none() {
            self.lower(members, origin)
        } else {
            let mut single = Merged {
                unions: Vec::new(),
                ..merged
            };
            for member in members {
                single.beside.push(member.place.clone());
                self.absorb(&mut single, member, false);
            }
            self.reduce(&mut single);
            single.nullable = false;
            single.refines = true;
            self.lower_merged(single, origin)
        };
        Type {
            nullable: (ty.nullable || nullable) && ty.kind != Kind::Any,
            kind: ty.kind,
        }
    }

    /// Whether one of the members allows everything, which makes the others mere hints.
    pub(super) fn is_any(&mut self, members: &[Part<'d>]) -> bool {
        members.iter().any(|member| {
            let merged = self.merge(std::slice::from_ref(member), None);
            matches!(self.classify(&merged), Class::Plain(Kind::Any))
        })
    }

    /// Where schemas come to too many sets: the first is told of, for the others follow from it.
    fn too_many(&mut self, is_first: bool, origin: Origin, place: &Pointer) -> Type {
        if is_first {
            self.refused(&TOO_MANY, place);
        }
        self.untyped(origin, place, TOO_MANY.why)
    }

    fn reserve(
        &mut self,
        made: Made<'d>,
        merged: Merged<'d>,
        origin: Origin,
        nullable: bool,
    ) -> TypeId {
        let id = self.api.types.reserve(origin.clone());
        self.circles.add(id, made);
        if let Origin::Component(name) = &origin
            && let Some((name, _)) = self.component(&format!("#/components/schemas/{name}"))
        {
            let ty = Type {
                kind: Kind::Named(id),
                nullable,
            };
            self.components.insert(name, Some(ty));
        }
        self.queue.push_back((id, merged));
        id
    }

    /// Gives a queued definition its shape.
    pub(super) fn define(&mut self, id: TypeId, merged: Merged<'d>) {
        let definition = self.api.types.get_mut(id);
        definition.docs = merged.docs.clone();
        let given_name = merged.given_name.map(str::to_owned);
        definition.given_names = given_name.into_iter().collect();
        let shape = match self.classify(&merged) {
            Class::Enumeration(listed) => {
                let enumeration = listed.described(&merged).enumeration();
                enumeration.map(Shape::Enumeration)
            }
            Class::Union(union) => Some(Shape::Union(self.union(id, &merged, &union))),
            _ => Some(Shape::Object(self.object(id, &merged))),
        };
        if let Some(shape) = shape {
            self.api.types.get_mut(id).shape = shape;
        }
    }
}
