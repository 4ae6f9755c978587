//! Which styles come to the same as what a place has of which nothing is said.

use crate::ir::{FormField, Kind, Location, Parameter, Shape, Style, Type, Types};

/// Whether a parameter is written as all are in its place of which nothing is said.
pub(super) fn is_usual(types: &Types, parameter: &Parameter) -> bool {
    let holds = || Holds::of(types, &parameter.ty);
    match (parameter.location, parameter.style) {
        (Location::Path | Location::Header, Style::Simple) => {
            !parameter.explode || !holds().objects
        }
        (Location::Query | Location::Cookie, Style::Form) => {
            parameter.explode || !holds().objects && !holds().lists
        }
        _ => false,
    }
}

/// Whether a field of a form is written as all are of which nothing is said: objects are JSON there.
pub(super) fn is_usual_in_form(types: &Types, form: &Type, field: &FormField) -> bool {
    let Some(Shape::Object(object)) = form.itself().map(|id| &types.get(id).shape) else {
        return false;
    };
    let mut fields = object.fields.iter();
    let Some(property) = fields.find(|property| property.key == field.key) else {
        return false;
    };
    let holds = Holds::of(types, &property.ty);
    field.style == Style::Form && !holds.objects && (field.explode || !holds.lists)
}

/// What values of a type may be that is written otherwise where it is exploded.
struct Holds {
    lists: bool,
    objects: bool,
}

impl Holds {
    fn of(types: &Types, ty: &Type) -> Self {
        let shape = ty.itself().map(|id| &types.get(id).shape);
        let (lists, objects) = match (&ty.kind, shape) {
            (Kind::Array(_), _) => (true, false),
            (Kind::Map(_), _) | (_, Some(Shape::Object(_))) => (false, true),
            (_, Some(Shape::Enumeration(_))) => (false, false),
            (_, Some(Shape::Union(union))) => {
                let kinds = || union.members.iter().map(|member| member.signature.kinds);
                (
                    kinds().any(|kinds| kinds.array),
                    kinds().any(|kinds| kinds.object),
                )
            }
            (Kind::Any, _) | (_, Some(_)) => (true, true),
            _ => (false, false),
        };
        Self { lists, objects }
    }
}
