//! The one way to decide that a type is any: with the reason.

use super::Lowerer;
use super::merge::Merged;
use crate::diagnostic::Pointer;
use crate::ir::{Docs, Origin, Type, Untyped};
use crate::untyped::Why;

impl<'d> Lowerer<'d> {
    /// The type any, for what stands at `place`.
    pub(super) fn untyped(&mut self, origin: Origin, place: &Pointer, why: Why) -> Type {
        self.note(Untyped {
            origin,
            place: place.clone(),
            why,
        });
        Type::any()
    }

    fn note(&mut self, untyped: Untyped) {
        if let Some(name) = component(&untyped.origin) {
            let within = self.untyped_within.entry(name.to_owned()).or_default();
            within.push(self.api.untyped.len());
        }
        self.api.untyped.push(untyped);
    }

    /// Notes that the type of a component is used, which may be any for reasons of the component.
    pub(super) fn reused(
        &mut self,
        name: &str,
        ty: Type,
        origin: &Origin,
        place: &Pointer,
    ) -> Type {
        if !ty.holds_any() {
            return ty;
        }
        let within = self.untyped_within.get(name).into_iter().flatten();
        let known = within.filter_map(|index| self.api.untyped.get(*index));
        let mut uses: Vec<Untyped> = known
            .filter_map(|known| {
                Some(Untyped {
                    origin: moved(&known.origin, name, origin)?,
                    place: place.clone(),
                    why: known.why,
                })
            })
            .collect();
        if uses.is_empty() {
            // It is being found out, so it leads to itself.
            uses.push(Untyped {
                origin: origin.clone(),
                place: place.clone(),
                why: Why::Circular,
            });
        }
        uses.into_iter().for_each(|untyped| self.note(untyped));
        ty
    }
}

/// The component that an origin is in.
fn component(origin: &Origin) -> Option<&str> {
    match origin {
        Origin::Component(name) => Some(name),
        Origin::Item(inner) => component(inner),
        _ => None,
    }
}

/// An origin in a component as one at `to`, where the component is used.
fn moved(origin: &Origin, component: &str, to: &Origin) -> Option<Origin> {
    match origin {
        Origin::Component(name) if name == component => Some(to.clone()),
        Origin::Item(inner) => Some(Origin::Item(Box::new(moved(inner, component, to)?))),
        _ => None,
    }
}

/// Why a schema that is no union, and gives no type, is any.
pub(super) fn reason(merged: &Merged<'_>) -> Why {
    let mut values = merged.enumeration.iter().flatten();
    if merged.enumeration.is_some() && values.all(|value| value.is_null()) {
        Why::NullAlone
    } else if merged.enumeration.is_some() {
        Why::MixedValues
    } else if merged.docs == Docs::default() && merged.format.is_none() && merged.example.is_none()
    {
        Why::EmptySchema
    } else {
        Why::NoType
    }
}
