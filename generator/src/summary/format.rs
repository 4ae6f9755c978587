//! The versions of the format: what a summary of an earlier one lacks may have been there.

use std::borrow::Cow;

use super::{Operation, Shape, Summary, Type};

/// The version that what operations send by themselves came with.
const WITH_CONSTANTS: u32 = 1;
/// The version that streams beside an answer came with, and what else is forgotten below.
const WITH_STREAMS: u32 = 2;
/// The version that media types of failures came with, and the default URL where it has variables.
const WITH_FAILURES: u32 = 3;
/// The version that the values of discriminators came with.
const WITH_TAGS: u32 = 4;
/// The version that is written.
pub(super) const LATEST: u32 = WITH_TAGS;

impl Summary {
    /// What a summary of this version of the format tells of the same crate.
    pub(crate) fn as_told_by(&self, format: u32) -> Cow<'_, Self> {
        if format >= LATEST {
            return Cow::Borrowed(self);
        }
        let mut told = self.clone();
        if format < WITH_FAILURES {
            told.default_url = None;
        }
        for operation in told.operations.values_mut() {
            if format < WITH_CONSTANTS {
                operation.constants.clear();
            }
            if format < WITH_FAILURES {
                operation.failure_media_types.clear();
            }
            if format < WITH_STREAMS {
                forget_in_operation(operation);
            }
        }
        for ty in told.types.values_mut() {
            ty.tags.clear();
            if format < WITH_STREAMS {
                forget_in_type(ty);
            }
        }
        Cow::Owned(told)
    }
}

fn forget_in_operation(operation: &mut Operation) {
    operation.streams.clear();
    operation.reads = None;
    let variants = operation.bodies.iter_mut().chain(&mut operation.answers);
    variants.for_each(|variants| {
        variants.media_types.clear();
        // Of no variant is it known what it is made of.
        variants.without_from = variants.variants.keys().cloned().collect();
    });
    let arguments = operation.arguments.iter_mut();
    for argument in arguments.chain(&mut operation.options) {
        argument.reserved = false;
    }
}

fn forget_in_type(ty: &mut Type) {
    ty.sorted.clear();
    ty.made_of.clear();
    ty.accessors.clear();
    ty.features.clear();
    match &mut ty.shape {
        Shape::Struct(object) => {
            let fields = object.fields.values_mut();
            fields.for_each(|field| field.media_type = None);
        }
        Shape::Union(variants) => ty.without_from = variants.keys().cloned().collect(),
        Shape::Values(_) | Shape::Integers(_) => {}
    }
}
