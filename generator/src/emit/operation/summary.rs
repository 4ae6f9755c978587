//! An operation in short.

use super::fields::{self, Field, Source};
use super::{answer, parts};
use crate::emit::Context;
use crate::emit::summary::spelled;
use crate::summary::{Argument, Operation};

/// What a caller can see of an operation.
pub(in crate::emit) fn summary(context: Context<'_>, index: usize) -> Option<Operation> {
    let (operation, symbol) = parts(context, index)?;
    let fields = fields::all(context, operation, symbol);
    let (required, optional): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.required);
    let mut options: Vec<Argument> = optional.into_iter().map(argument).collect();
    options.sort_by(|a, b| a.name.cmp(&b.name));
    let pagination = operation.pagination.as_ref();
    Some(Operation {
        http: operation.http(),
        request: symbol.request.clone(),
        arguments: required.into_iter().map(argument).collect(),
        options,
        returns: spelled(&answer::of(context, operation, symbol).ty),
        pages: pagination.map(|pagination| pagination.way.word().to_owned()),
        security: operation.security.clone(),
        deprecated: operation.docs.deprecated,
    })
}

fn argument(field: &Field<'_>) -> Argument {
    let place = match field.source {
        Source::Parameter(parameter) => format!("{:?}", parameter.location).to_lowercase(),
        Source::Body(_) => "body".to_owned(),
    };
    let wire = match field.source {
        Source::Parameter(parameter) => parameter.name.clone(),
        Source::Body(body) => {
            let media_types = body
                .content
                .iter()
                .map(|content| content.media_type.as_str());
            media_types.collect::<Vec<_>>().join(", ")
        }
    };
    Argument {
        name: field.name.to_owned(),
        wire: format!("{place} {wire}"),
        ty: spelled(&field.argument.ty),
        deprecated: field.docs.deprecated,
    }
}
