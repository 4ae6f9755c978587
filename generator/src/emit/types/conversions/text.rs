//! Which enumeration a text becomes where a union holds no text as such.

use std::collections::HashSet;

use super::{are_converted_to, inner_union};
use crate::ir::{Enumeration, Kind, Shape, Types, Union, Values};

/// How `api.json` spells the text.
pub(super) const BORROWED: &str = "&str";

/// The first member that is an enumeration of texts, unless a member, or one of a member, is any text. A text that is
/// not listed is kept as it is, so it is sent alike whichever enumeration it becomes.
pub(super) fn member<'t>(types: &'t Types, union: &'t Union) -> Option<(usize, &'t Kind)> {
    let is_enumeration = |kind: &Kind| match kind {
        Kind::Named(id) => {
            let shape = &types.get(*id).shape;
            matches!(
                shape,
                Shape::Enumeration(Enumeration {
                    values: Values::Strings(_)
                })
            )
        }
        _ => false,
    };
    let members = union.members.iter().zip(are_converted_to(union));
    let mut members = members
        .enumerate()
        .filter(|(_, (_, is_converted))| *is_converted);
    let first = members.find(|(_, (member, _))| is_enumeration(&member.ty.kind));
    let first = first.map(|(index, (member, _))| (index, &member.ty.kind));
    first.filter(|_| !holds_text(types, union))
}

fn holds_text(types: &Types, union: &Union) -> bool {
    let (mut unions, mut seen) = (vec![union], HashSet::new());
    while let Some(union) = unions.pop() {
        for member in &union.members {
            if member.ty.kind == Kind::String {
                return true;
            }
            let inner = inner_union(types, member);
            unions.extend(
                inner
                    .filter(|(id, _)| seen.insert(*id))
                    .map(|(_, inner)| inner),
            );
        }
    }
    false
}
