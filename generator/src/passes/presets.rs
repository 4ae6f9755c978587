//! What constructors write by themselves: what a discriminator tells an object by, where all unions agree, and
//! booleans of one value.

use std::collections::BTreeMap;

use crate::ir::{
    Api, Integer, Kind, Literal, Member, Object, Shape, Type, TypeId, Types, Union, Values,
};

/// For each object and property the one value that unions tell it by; none where they do not agree.
type Told = BTreeMap<(TypeId, String), Option<Literal>>;

pub(super) fn run(api: &mut Api) {
    let mut told = Told::new();
    for id in api.types.ids() {
        if let Shape::Union(union) = &api.types.get(id).shape {
            tell(union, &mut told);
        }
    }
    for ((id, key), value) in told {
        let Some(value) = value else { continue };
        let takes = match &api.types.get(id).shape {
            Shape::Object(object) => takes(&api.types, object, &key, &value),
            _ => false,
        };
        if let Shape::Object(object) = &mut api.types.get_mut(id).shape
            && takes
        {
            object.presets.insert(key, value);
        }
    }
    for id in api.types.ids() {
        match &mut api.types.get_mut(id).shape {
            Shape::Object(object) => preset_booleans(object),
            Shape::Multipart(parts) => preset_booleans(&mut parts.object),
            _ => {}
        }
    }
}

/// A boolean of one value is a field, for servers tell by the other one what went wrong; but no argument.
fn preset_booleans(object: &mut Object) {
    let fields = object.fields.iter();
    let fields = fields.filter(|it| it.required && it.ty == Type::of(Kind::Boolean));
    let presets = fields.filter_map(|field| Some((field.key.clone(), field.only.clone()?)));
    object.presets.extend(presets);
}

fn tell(union: &Union, told: &mut Told) {
    let Some(key) = &union.discriminator else {
        return;
    };
    for member in &union.members {
        let Some(id) = member.ty.itself() else {
            continue;
        };
        let value = only_value(member, key);
        told.entry((id, key.clone()))
            .and_modify(|known| {
                if *known != value {
                    *known = None;
                }
            })
            .or_insert(value);
    }
}

/// The value that is mapped to a member, which may be called by its name as well; else the one that it has.
fn only_value(member: &Member, key: &str) -> Option<Literal> {
    match member.signature.constants.get(key)?.as_slice() {
        [value] => Some(value.clone()),
        [value, Literal::Text(name)]
            if member.tags.len() == 1 && member.component.as_ref() == Some(name) =>
        {
            Some(value.clone())
        }
        _ => None,
    }
}

/// Whether a property can hold the value: a scalar of its type, or an enumeration that lists it. One that may be
/// left out is written as well, for servers ask for it all the same; one that is only read is not.
fn takes(types: &Types, object: &Object, key: &str, value: &Literal) -> bool {
    let mut fields = object.fields.iter().filter(|field| field.key == key);
    let field = fields.find(|field| !field.ty.nullable && (field.required || !field.read_only));
    field.is_some_and(|field| match (&field.ty.kind, value) {
        (Kind::String, Literal::Text(_)) | (Kind::Boolean, Literal::Boolean(_)) => true,
        (Kind::Integer(range), Literal::Integer(value)) => match range {
            Integer::Signed32 => i32::try_from(*value).is_ok(),
            Integer::Signed64 => true,
            Integer::Unsigned64 => u64::try_from(*value).is_ok(),
        },
        (Kind::Named(_), value) => lists(types, &field.ty, value),
        _ => false,
    })
}

fn lists(types: &Types, ty: &Type, value: &Literal) -> bool {
    let shape = ty.itself().map(|id| &types.get(id).shape);
    let Some(Shape::Enumeration(enumeration)) = shape else {
        return false;
    };
    match (&enumeration.values, value) {
        (Values::Strings(values), Literal::Text(text)) => {
            values.iter().any(|listed| listed.value == *text)
        }
        (Values::Integers(values), Literal::Integer(number)) => {
            values.iter().any(|listed| listed.value == *number)
        }
        _ => false,
    }
}
