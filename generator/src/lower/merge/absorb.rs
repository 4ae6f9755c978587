//! Goes through a schema, its references and its `allOf`, and adds up what they say.

use openapiv3::{
    AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind, Type as SchemaType,
    VariantOrUnknownOrEmpty,
};

use super::facets::{absorb_any, absorb_data, absorb_type, type_of};
use super::{JsonType, Merged, Part, RawUnion, Source};
use crate::diagnostic::{Code, Pointer};
use crate::lower::bounds::NESTED;
use crate::lower::circles::Refusal;
use crate::lower::{Lowerer, component_place};
use crate::untyped::Why;

/// What is said of the first schema that is too far from the one that it is merged into.
const TOO_LONG: Refusal = Refusal {
    code: Code::LimitExceeded,
    message: "more than 64 references lead from a schema to this one by `allOf`: it is left out there",
    help: "refer to it from the schema itself, or leave out schemas in between",
    why: Why::TooLarge,
};

impl<'d> Lowerer<'d> {
    /// The parts as one schema, as `allOf` of them would be; `within` is the component they are in.
    pub(in crate::lower) fn merge(
        &mut self,
        parts: &[Part<'d>],
        within: Option<&'d str>,
    ) -> Merged<'d> {
        let mut merged = self.gather(parts, within);
        self.reduce(&mut merged);
        merged
    }

    /// The same with all members of all unions.
    pub(super) fn gather(&mut self, parts: &[Part<'d>], within: Option<&'d str>) -> Merged<'d> {
        let mut merged = Merged {
            visited: within.into_iter().collect(),
            inherited: usize::from(within.is_some()),
            ..Merged::default()
        };
        if let Some(first) = parts.first() {
            merged.place = first.place.clone();
        }
        merged.beside = parts.iter().skip(1).map(|it| it.place.clone()).collect();
        merged.nullable = self.take_null(parts);
        for part in parts {
            self.absorb(&mut merged, part, false);
        }
        merged
    }

    /// Adds what a part says; `inside` a reference, what is said is not the schema's own.
    pub(in crate::lower) fn absorb(
        &mut self,
        merged: &mut Merged<'d>,
        part: &Part<'d>,
        inside: bool,
    ) {
        match part.source {
            Source::Schema(schema) => self.absorb_schema(merged, schema, &part.place, inside),
            Source::Reference(reference) => match self.component(reference) {
                Some(component) => self.absorb_component(merged, component, inside),
                None => self.diagnostics.error(
                    Code::UnresolvedReference,
                    &part.place,
                    format!("`{reference}` leads to no schema; read as any JSON"),
                ),
            },
            Source::Component(name) => {
                if let Some(component) = self.schema(name) {
                    self.absorb_component(merged, component, inside);
                }
            }
        }
    }

    fn absorb_component(
        &mut self,
        merged: &mut Merged<'d>,
        (name, component): (&'d str, &'d ReferenceOr<Schema>),
        inside: bool,
    ) {
        if !merged.visited.insert(name) {
            return;
        }
        if !inside {
            merged.references.push(name);
        }
        if merged.depth >= NESTED {
            if self.circles.is_first_too_far(name) {
                self.refused(&TOO_LONG, &component_place(name));
            }
            return;
        }
        let before = merged.unions.len();
        merged.depth += 1;
        self.absorb(merged, &Part::new(component, component_place(name)), true);
        merged.depth -= 1;
        if let Some([union]) = merged.unions.get_mut(before..)
            && (is_only_union(component)
                || union.component.is_some() && component.as_item().is_none())
        {
            union.component = Some(name);
        }
    }

    fn absorb_schema(
        &mut self,
        merged: &mut Merged<'d>,
        schema: &'d Schema,
        place: &Pointer,
        inside: bool,
    ) {
        absorb_data(merged, &schema.schema_data, inside);
        let data = &schema.schema_data;
        match &schema.schema_kind {
            SchemaKind::Type(ty) => {
                merged.state(Some(JsonType::of(ty)), inside, is_bare(ty));
                absorb_type(merged, ty, place);
            }
            SchemaKind::OneOf { one_of } => {
                self.absorb_union(merged, one_of, data, &place.child("oneOf"), inside);
            }
            SchemaKind::AnyOf { any_of } => {
                self.absorb_union(merged, any_of, data, &place.child("anyOf"), inside);
            }
            SchemaKind::AllOf { all_of } => self.absorb_all(merged, all_of, place, inside),
            SchemaKind::Not { .. } => {}
            SchemaKind::Any(any) => {
                merged.state(type_of(any), inside, !says_more_than_a_type(any));
                absorb_any(merged, any, place);
                self.absorb_all(merged, &any.all_of, place, inside);
                let before = merged.unions.len();
                self.absorb_union(merged, &any.one_of, data, &place.child("oneOf"), inside);
                self.absorb_union(merged, &any.any_of, data, &place.child("anyOf"), inside);
                let unions = merged.unions.iter_mut().skip(before);
                unions.for_each(|union| union.ty = type_of(any));
            }
        }
    }

    fn absorb_all(
        &mut self,
        merged: &mut Merged<'d>,
        all_of: &'d [ReferenceOr<Schema>],
        place: &Pointer,
        inside: bool,
    ) {
        let place = place.child("allOf");
        for (index, schema) in all_of.iter().enumerate() {
            self.absorb(merged, &Part::new(schema, place.index(index)), inside);
        }
    }

    /// Adds a union, unless it only lists the heirs of a base that one of them is merged with.
    fn absorb_union(
        &mut self,
        merged: &mut Merged<'d>,
        members: &'d [ReferenceOr<Schema>],
        data: &'d SchemaData,
        place: &Pointer,
        inside: bool,
    ) {
        let is_of_null: Vec<bool> = members.iter().map(|it| self.is_only_null(it)).collect();
        let has_others = is_of_null.contains(&false);
        let takes_null = data.nullable || is_of_null.contains(&true);
        let members: Vec<Part<'d>> = members
            .iter()
            .zip(is_of_null)
            .enumerate()
            .filter(|(_, (_, is_of_null))| !(has_others && *is_of_null))
            .map(|(index, (member, _))| Part::new(member, place.index(index)))
            .collect();
        let lists_heirs = members.iter().any(|member| {
            let component = self.named(member.source);
            component.is_some_and(|(name, _)| merged.visited.contains(name) && inside)
        });
        let tells_apart = members.iter().any(|member| !only_constrains(member));
        if tells_apart && !lists_heirs {
            merged.unions.push(RawUnion {
                members,
                discriminator: data.discriminator.as_ref(),
                is_own: !inside,
                takes_null,
                ..RawUnion::default()
            });
        }
    }
}

fn is_only_union(component: &ReferenceOr<Schema>) -> bool {
    component.as_item().is_some_and(|schema| {
        matches!(
            schema.schema_kind,
            SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. }
        )
    })
}

/// Whether a member only says which properties must be there, as in `anyOf: [{required: [a]}]`.
fn only_constrains(member: &Part<'_>) -> bool {
    let Source::Schema(schema) = member.source else {
        return false;
    };
    match &schema.schema_kind {
        SchemaKind::Not { .. } => true,
        SchemaKind::Type(SchemaType::Object(object)) => {
            object.properties.is_empty()
                && object.additional_properties.is_none()
                && !object.required.is_empty()
        }
        SchemaKind::Any(any) => {
            any.properties.is_empty()
                && any.one_of.is_empty()
                && any.any_of.is_empty()
                && any.all_of.is_empty()
                && any.enumeration.is_empty()
                && any.items.is_none()
                && any.additional_properties.is_none()
                && matches!(any.typ.as_deref(), None | Some("object"))
                && (!any.required.is_empty() || any.not.is_some())
        }
        _ => false,
    }
}

impl Merged<'_> {
    /// Takes down the type that a schema names, which refines nothing by itself.
    fn state(&mut self, ty: Option<JsonType>, inside: bool, is_bare: bool) {
        match inside {
            true => self.referred_type = ty.or(self.referred_type),
            false => {
                self.own_type = ty.or(self.own_type);
                self.refines |= !is_bare;
            }
        }
    }
}

/// Whether a type says nothing but its name.
fn is_bare(ty: &SchemaType) -> bool {
    match ty {
        SchemaType::String(string) => {
            matches!(string.format, VariantOrUnknownOrEmpty::Empty) && string.enumeration.is_empty()
        }
        SchemaType::Number(number) => number.enumeration.is_empty(),
        SchemaType::Integer(integer) => {
            matches!(integer.format, VariantOrUnknownOrEmpty::Empty)
                && integer.enumeration.is_empty()
                && integer.minimum.is_none()
        }
        SchemaType::Object(object) => {
            object.properties.is_empty()
                && object.required.is_empty()
                && object.additional_properties.is_none()
        }
        SchemaType::Array(array) => array.items.is_none(),
        SchemaType::Boolean(boolean) => boolean.enumeration.is_empty(),
    }
}

fn says_more_than_a_type(any: &AnySchema) -> bool {
    !any.properties.is_empty()
        || !any.required.is_empty()
        || any.additional_properties.is_some()
        || any.items.is_some()
        || !any.enumeration.is_empty()
        || any.format.is_some()
        || (any.typ.is_some() && any.minimum.is_some())
}
