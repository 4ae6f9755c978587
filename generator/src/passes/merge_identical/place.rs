//! By which word a type is used, and in which body.

use super::DEEPEST;
use crate::ir::{Api, Origin, TypeId, Types};

/// The word that the document itself uses for the value; failures that it does not name have one for all.
pub(super) fn last_word<'o>(api: &Api, origin: &'o Origin) -> Option<&'o str> {
    match origin {
        Origin::Property { name, .. } | Origin::Parameter { name, .. } => Some(name),
        _ if api.is_unnamed_failure(origin) => Some("failure"),
        Origin::Item(inner) => last_word(api, inner),
        _ => None,
    }
}

/// The body that is sent or answered, and where in it: media types and statuses are left out.
pub(super) fn body(types: &Types, origin: &Origin, depth: usize) -> Option<String> {
    let around = |id: TypeId| match depth < DEEPEST {
        true => body(types, types.get(id).origins.first()?, depth + 1),
        false => None,
    };
    Some(match origin {
        Origin::RequestBody {
            component: Some(name),
            ..
        } => format!("body {name}"),
        Origin::RequestBody { operation, .. } => format!("body of {operation}"),
        Origin::ResponseBody {
            component: Some(name),
            ..
        } => format!("response {name}"),
        Origin::ResponseBody {
            operation, status, ..
        } => match status.starts_with('2') {
            true => format!("success of {operation}"),
            false => format!("failure of {operation}"),
        },
        Origin::Property { of, name } => format!("{}/{name}", around(*of)?),
        Origin::Additional { of } => format!("{}*", around(*of)?),
        Origin::Member { of, index } => format!("{} {index}", around(*of)?),
        Origin::Item(inner) => format!("{}[]", body(types, inner, depth)?),
        Origin::Component(_) | Origin::Multipart { .. } | Origin::Parameter { .. } => return None,
    })
}
