//! Which types have become one with which others.

use crate::ir::{Api, Operation, Type, TypeId, Types};

/// For each type the one that stands where it did: itself, as long as it is merged into none.
pub(super) struct Survivors(Vec<TypeId>);

impl Survivors {
    pub(super) fn among(types: &Types) -> Self {
        Self(types.ids().collect())
    }

    /// Whether it has been merged into none.
    pub(super) fn stays(&self, id: TypeId) -> bool {
        self.next(id).is_none()
    }

    pub(super) fn merge(&mut self, id: TypeId, into: TypeId) {
        if let Some(survivor) = self.0.get_mut(id.index()) {
            *survivor = into;
        }
    }

    /// What a type has been merged into, if into any: what that has been merged into later, if so.
    pub(super) fn merged_into(&self, id: TypeId) -> Option<TypeId> {
        let mut into = self.next(id)?;
        while let Some(next) = self.next(into) {
            into = next;
        }
        Some(into)
    }

    fn next(&self, id: TypeId) -> Option<TypeId> {
        let survivor = self.0.get(id.index()).copied();
        survivor.filter(|survivor| *survivor != id)
    }

    /// Points every use of a merged type to the one that stays.
    pub(super) fn replace(&self, api: &mut Api) {
        let follow = |ty: &mut Type| {
            if let Some(id) = ty.named_mut()
                && let Some(survivor) = self.merged_into(*id)
            {
                *id = survivor;
            }
        };
        for id in api.types.ids() {
            let parts = api.types.get_mut(id).shape.parts_mut();
            parts.into_iter().for_each(follow);
        }
        let operations = api.operations.iter_mut();
        operations.flat_map(Operation::types_mut).for_each(follow);
        let examples = api.examples.iter_mut();
        examples.for_each(|example| follow(&mut example.ty));
    }
}
