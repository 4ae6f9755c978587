//! A body that was sent in one media type, and may be sent in others as well.

use std::borrow::Cow;

use super::Impact;
use super::conversions::unboxed;
use crate::summary::{Argument, Variants, wire};

/// What another type of an argument means on the wire: what was sent as the one body may be one of several.
pub(super) fn retyped(old: &Argument, new: &Argument, bodies: Option<&Variants>) -> Impact {
    let is_kept = bodies.is_some_and(|bodies| {
        let held = converted(&old.ty);
        let mut variants = bodies.variants.iter();
        let is_sent_as_before = |variant: &String| {
            let media_type = bodies.media_types.get(variant).map(String::as_str);
            media_type.is_some() && media_type == wire::in_body(&old.wire)
        };
        converted(&new.ty) == bodies.name
            && variants.any(|(variant, ty)| unboxed(ty) == held && is_sent_as_before(variant))
    });
    match is_kept {
        true => Impact::Compatible,
        false => Impact::Breaking,
    }
}

/// What an argument is converted into.
fn converted(ty: &str) -> Cow<'_, str> {
    let within = |start: &str, end: &str| ty.strip_prefix(start)?.strip_suffix(end);
    if let Some(item) = within("impl IntoIterator<Item = impl Into<", ">>") {
        return Cow::Owned(format!("Vec<{item}>"));
    }
    Cow::Borrowed(within("impl Into<", ">").unwrap_or(ty))
}
