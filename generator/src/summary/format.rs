//! The versions of the format: what a summary of an earlier one lacks may have been there.

use std::borrow::Cow;

use super::{Argument, Operation, Shape, Summary, Type};

/// The version that what operations send by themselves came with.
const WITH_CONSTANTS: u32 = 1;
/// The version that streams beside an answer came with, and what else is forgotten below.
const WITH_STREAMS: u32 = 2;
/// The version that media types of failures came with, and the default URL where it has variables.
const WITH_FAILURES: u32 = 3;
/// The version that the values of discriminators and the lengths of texts came with; styles that come to the
/// same as the usual one are told no more.
const WITH_TAGS: u32 = 4;
/// The version that is written.
pub(super) const LATEST: u32 = WITH_TAGS;

/// What was told of styles also where they come to the same as the usual one.
const MAY_BE_USUAL: [&str; 3] = ["form, exploded", "form, not exploded", "simple, exploded"];

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
            arguments(operation).for_each(forget_in_argument);
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
    arguments(operation).for_each(|argument| argument.reserved = false);
}

fn arguments(operation: &mut Operation) -> impl Iterator<Item = &mut Argument> {
    let arguments = operation.arguments.iter_mut();
    arguments.chain(&mut operation.options)
}

fn forget_in_argument(argument: &mut Argument) {
    argument.min_length = None;
    argument.max_length = None;
    let may_be_usual = |style: &String| MAY_BE_USUAL.iter().any(|words| style.contains(words));
    // A list that is not exploded in a query is not written as usual.
    let is_list = argument.ty.starts_with("impl IntoIterator");
    let is_told = |style: &String| is_list && style.starts_with("form");
    let style = &mut argument.style;
    style.take_if(|style| may_be_usual(style) && !is_told(style));
}

fn forget_in_type(ty: &mut Type) {
    ty.sorted.clear();
    ty.made_of.clear();
    ty.accessors.clear();
    ty.features.clear();
    ty.used_by.clear();
    match &mut ty.shape {
        Shape::Struct(object) => {
            let fields = object.fields.values_mut();
            fields.for_each(|field| field.media_type = None);
        }
        Shape::Union(variants) => ty.without_from = variants.keys().cloned().collect(),
        Shape::Values(_) | Shape::Integers(_) => {}
    }
}
