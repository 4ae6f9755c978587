//! What tells the members of each union apart.

use std::hash::Hash;

use indexmap::IndexSet;

use super::apart;
use super::cycles::Cycles;
use super::endless_unions::inner_unions;
use super::tags::{Names, tags};
use crate::ir::{
    Api, Enumeration, Kind, Kinds, Literal, Member, Object, Shape, Signature, Type, TypeId, Types,
    Union, Values,
};

/// Tells the members apart of what unions are by now.
pub(super) fn run(api: &mut Api) {
    let parts_first = Cycles::of(&api.types, inner_unions).parts_first;
    let unions = Unions::of(&api.types, &parts_first);
    let told = api
        .types
        .ids()
        .filter_map(|id| match &api.types.get(id).shape {
            Shape::Union(union) => Some((id, unions.tell(union))),
            _ => None,
        });
    for (id, told) in told.collect::<Vec<_>>() {
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            for (member, signature) in union.members.iter_mut().zip(told) {
                member.signature = signature;
            }
        }
    }
}

/// The signatures of unions, each made once and before those that it is a member of.
struct Unions<'a> {
    types: &'a Types,
    signatures: Vec<Option<Signature>>,
}

impl<'a> Unions<'a> {
    fn of(types: &'a Types, parts_first: &[TypeId]) -> Self {
        let signatures = vec![None; types.len()];
        let mut unions = Self { types, signatures };
        for id in parts_first {
            let Shape::Union(union) = &types.get(*id).shape else {
                continue;
            };
            let signature = unions.of_union(union);
            if let Some(slot) = unions.signatures.get_mut(id.index()) {
                *slot = Some(signature);
            }
        }
        unions
    }

    /// What tells the members of a union apart.
    fn tell(&self, union: &Union) -> Vec<Signature> {
        let names = Names::of(union);
        let members = union.members.iter();
        let told = members.map(|member| self.tell_member(member, union, &names));
        let mut told: Vec<Signature> = told.collect();
        apart::run(union, &mut told);
        told
    }

    fn tell_member(&self, member: &Member, union: &Union, names: &Names<'_>) -> Signature {
        let mut signature = self.of_type(&member.ty);
        let Some(key) = &union.discriminator else {
            return signature;
        };
        let has_default = union.members.iter().any(|member| member.is_default);
        // What takes all that means no other is not told by a value.
        if member.is_default {
            signature.others = Some(key.clone());
            return signature;
        }
        let declared = self.property(&member.ty, key);
        let is_nullable = declared.as_ref().is_some_and(|it| it.kinds.null);
        // Where nothing is known of it, it may be anything.
        let property = declared.unwrap_or_else(|| of_kinds(Kinds::all()));
        let own = signature.constants.get(key).cloned();
        let own = own.unwrap_or(property.listed);
        let tags = tags(member, property.kinds, own, names);
        if tags.is_empty() {
            signature.others = member.is_base.then(|| key.clone());
            return signature;
        }
        signature.constants.insert(key.clone(), tags);
        // Where none is given, the default is meant.
        if has_default && !signature.required.contains(key) {
            signature.required.push(key.clone());
        }
        // Null names no member; a base or a default is one for that.
        let takes_none = |it: &Member| it.is_default || it.is_base;
        if is_nullable && !union.members.iter().any(takes_none) {
            signature.nullable.insert(key.clone());
        }
        signature
    }

    /// What is asked of a property that an object declares.
    fn property(&self, ty: &Type, key: &str) -> Option<Signature> {
        let Shape::Object(object) = &self.types.get(ty.itself()?).shape else {
            return None;
        };
        let mut constants = object.constants.iter();
        if let Some(constant) = constants.find(|constant| constant.key == key) {
            return Some(of_enumeration(&constant.value.enumeration()));
        }
        let mut fields = object.fields.iter();
        let field = fields.find(|field| field.key == key)?;
        Some(self.of_type(&field.ty))
    }

    /// What all members of a union ask for.
    fn of_union(&self, union: &Union) -> Signature {
        let mut members = union.members.iter().map(|member| self.of_type(&member.ty));
        match members.next() {
            Some(first) => members.fold(first, either),
            None => of_kinds(Kinds::all()),
        }
    }

    fn of_type(&self, ty: &Type) -> Signature {
        let mut signature = match &ty.kind {
            Kind::Named(id) => match &self.types.get(*id).shape {
                Shape::Object(object) => of_object(object),
                Shape::Enumeration(enumeration) => of_enumeration(enumeration),
                Shape::Union(_) => self.made(*id),
                Shape::Multipart(_) | Shape::Pending => of_kinds(Kinds::all()),
            },
            plain => Signature {
                open: matches!(plain, Kind::Any | Kind::Map(_)),
                ..of_kinds(Kinds::of(plain))
            },
        };
        signature.kinds.null |= ty.nullable;
        signature
    }

    fn made(&self, union: TypeId) -> Signature {
        let made = self.signatures.get(union.index()).cloned().flatten();
        made.unwrap_or_else(|| of_kinds(Kinds::all()))
    }
}

/// What both ask for.
fn either(one: Signature, other: Signature) -> Signature {
    let Signature {
        kinds,
        mut required,
        constants,
        known,
        listed,
        closed,
        open,
        ..
    } = one;
    required.retain(|key| other.required.contains(key));
    let constants = constants.into_iter().filter_map(|(key, values)| {
        let others = other.constants.get(&key)?;
        Some((key, joined(values, others)))
    });
    Signature {
        kinds: kinds.or(other.kinds),
        required,
        constants: constants.collect(),
        known: joined(known, &other.known),
        listed: joined(listed, &other.listed),
        closed: closed && other.closed,
        open: open || other.open,
        ..Signature::default()
    }
}

/// All of both, each once.
pub(super) fn joined<T: Clone + Eq + Hash>(values: Vec<T>, others: &[T]) -> Vec<T> {
    let all: IndexSet<T> = values.into_iter().chain(others.iter().cloned()).collect();
    all.into_iter().collect()
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
    signature.closed = object.closed;
    signature.open = object.additional.is_some();
    for constant in &object.constants {
        signature.required.push(constant.key.clone());
        signature.known.push(constant.key.clone());
        let value = vec![constant.value.literal()];
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
