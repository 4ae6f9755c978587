//! Members of a union that no value tells apart.

use crate::emit::Context;
use crate::ir::{Docs, Member, Object, Shape, Signature, Type, Union};
use crate::names::TypeSymbol;

/// What is said of a member; also as which it is read, if an earlier one takes all values that it takes.
pub(super) fn docs(context: Context<'_>, union: &Union, index: usize, symbol: &TypeSymbol) -> Docs {
    let Some(member) = union.members.get(index) else {
        return Docs::default();
    };
    let earlier = union.members.iter().take(index);
    let twin = earlier.zip(&symbol.members).find_map(|(other, name)| {
        let is_twin = sorted(&other.signature) == sorted(&member.signature)
            && is_alike(context, other, member);
        is_twin.then_some(name)
    });
    let mut docs = member.docs.clone();
    docs.remarks.extend(twin.map(|name| {
        format!("It has the shape of `{name}`, and that is what its values are read as.")
    }));
    docs
}

/// What tells a member, for the order of its properties does not.
fn sorted(signature: &Signature) -> Signature {
    let mut sorted = signature.clone();
    sorted.required.sort();
    sorted.known.sort();
    sorted
}

/// Whether two members are objects with the same properties.
fn is_alike(context: Context<'_>, one: &Member, other: &Member) -> bool {
    let (Some(one), Some(other)) = (object(context, one), object(context, other)) else {
        return false;
    };
    let constants = |object: &Object| object.constants.len();
    constants(one) == constants(other)
        && one.additional == other.additional
        && properties(one) == properties(other)
}

fn object<'a>(context: Context<'a>, member: &Member) -> Option<&'a Object> {
    match &context.api.types.get(member.ty.itself()?).shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// The properties by their keys, for their order says nothing of a value.
fn properties(object: &Object) -> Vec<(&str, bool, &Type)> {
    let mut properties: Vec<_> = object
        .fields
        .iter()
        .map(|field| (field.key.as_str(), field.required, &field.ty))
        .collect();
    properties.sort_by_key(|(key, _, _)| *key);
    properties
}
