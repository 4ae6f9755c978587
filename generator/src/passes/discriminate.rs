//! What tells the members of each union apart.

use crate::ir::{
    Api, Enumeration, Kind, Kinds, Literal, Member, Object, Shape, Signature, Type, Types, Union,
    Values,
};

/// How many unions within unions are looked into.
const DEEPEST: usize = 8;

pub(super) fn run(api: &mut Api) {
    for id in api.types.ids() {
        let Shape::Union(union) = &api.types.get(id).shape else {
            continue;
        };
        let signatures: Vec<Signature> = union
            .members
            .iter()
            .map(|member| signature(&api.types, &member.ty, 0))
            .collect();
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            assign(union, signatures);
        }
    }
}

fn assign(union: &mut Union, signatures: Vec<Signature>) {
    let has_default = union.members.iter().any(|member| member.is_default);
    for (member, signature) in union.members.iter_mut().zip(signatures) {
        member.signature = signature;
        if let Some(key) = &union.discriminator {
            tell_by(key, member, has_default);
        }
    }
}

/// Has a member told by what its discriminator says, unless it takes what means no other.
fn tell_by(key: &str, member: &mut Member, has_default: bool) {
    if member.tags.is_empty() || member.is_default {
        return;
    }
    let signature = &mut member.signature;
    let tags = member.tags.iter().cloned().map(Literal::Text).collect();
    signature.constants.insert(key.to_owned(), tags);
    // Where none is given, the default is meant.
    if has_default && !signature.required.iter().any(|known| known == key) {
        signature.required.push(key.to_owned());
    }
}

fn signature(types: &Types, ty: &Type, depth: usize) -> Signature {
    let mut signature = match &ty.kind {
        Kind::Named(_) if depth > DEEPEST => of_kinds(Kinds::all()),
        Kind::Named(id) => match &types.get(*id).shape {
            Shape::Object(object) => of_object(object),
            Shape::Enumeration(enumeration) => of_enumeration(enumeration),
            Shape::Union(union) => of_union(types, union, depth),
            Shape::Multipart(_) | Shape::Pending => of_kinds(Kinds::all()),
        },
        plain => of_kinds(Kinds::of(plain)),
    };
    signature.kinds.null |= ty.nullable;
    signature
}

fn of_kinds(kinds: Kinds) -> Signature {
    Signature {
        kinds,
        ..Signature::default()
    }
}

fn of_object(object: &Object) -> Signature {
    let mut signature = of_kinds(Kinds {
        object: true,
        ..Kinds::default()
    });
    for constant in &object.constants {
        signature.required.push(constant.key.clone());
        signature.known.push(constant.key.clone());
        let value = vec![Literal::Text(constant.value.clone())];
        signature.constants.insert(constant.key.clone(), value);
    }
    for field in &object.fields {
        if field.required {
            signature.required.push(field.key.clone());
        }
        signature.known.push(field.key.clone());
        if let Some(only) = &field.only {
            signature
                .constants
                .insert(field.key.clone(), vec![only.clone()]);
        }
    }
    signature
}

fn of_enumeration(enumeration: &Enumeration) -> Signature {
    match &enumeration.values {
        Values::Strings(values) => Signature {
            kinds: Kinds {
                string: true,
                ..Kinds::default()
            },
            listed: values
                .iter()
                .map(|value| Literal::Text(value.value.clone()))
                .collect(),
            ..Signature::default()
        },
        Values::Integers(values) => Signature {
            kinds: Kinds {
                integer: true,
                ..Kinds::default()
            },
            listed: values
                .iter()
                .map(|value| Literal::Integer(value.value))
                .collect(),
            ..Signature::default()
        },
    }
}

/// What all members of an inner union ask for.
fn of_union(types: &Types, union: &Union, depth: usize) -> Signature {
    let mut members = union
        .members
        .iter()
        .map(|member| signature(types, &member.ty, depth + 1));
    let Some(mut all) = members.next() else {
        return of_kinds(Kinds::all());
    };
    for member in members {
        all.kinds = all.kinds.or(member.kinds);
        all.required.retain(|key| member.required.contains(key));
        all.constants
            .retain(|key, _| member.constants.contains_key(key));
        for (key, values) in &mut all.constants {
            values.extend(member.constants.get(key).into_iter().flatten().cloned());
        }
        all.known.extend(member.known);
        all.listed.extend(member.listed);
    }
    all.known.sort();
    all.known.dedup();
    all
}

impl Kinds {
    fn all() -> Self {
        Self {
            boolean: true,
            integer: true,
            number: true,
            string: true,
            array: true,
            object: true,
            null: true,
        }
    }

    fn of(kind: &Kind) -> Self {
        let none = Self::default();
        match kind {
            Kind::Any | Kind::Named(_) => Self::all(),
            Kind::Boolean => Self {
                boolean: true,
                ..none
            },
            Kind::Integer(_) => Self {
                integer: true,
                ..none
            },
            Kind::Number => Self {
                integer: true,
                number: true,
                ..none
            },
            Kind::String | Kind::DateTime | Kind::Date | Kind::Base64 | Kind::File => Self {
                string: true,
                ..none
            },
            Kind::Array(_) => Self {
                array: true,
                ..none
            },
            Kind::Map(_) => Self {
                object: true,
                ..none
            },
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            boolean: self.boolean | other.boolean,
            integer: self.integer | other.integer,
            number: self.number | other.number,
            string: self.string | other.string,
            array: self.array | other.array,
            object: self.object | other.object,
            null: self.null | other.null,
        }
    }
}
