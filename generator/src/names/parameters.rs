//! Names of what an operation takes.

use super::members::{self, BODY, Wanted};
use super::reserved::methods;
use super::scope::Scope;
use super::words::snake;
use super::{Before, OperationSymbol, arguments};
use crate::ir::{Operation, Parameter};

/// A symbol that has them, and nothing else yet.
pub(super) fn name(operation: &Operation, before: Before<'_>) -> OperationSymbol {
    let mut scope = Scope::with(methods::REQUEST);
    let wanted = operation.parameters.iter().map(wanted);
    let wanted: Vec<Wanted> = wanted
        .chain(operation.body.iter().map(|_| body()))
        .collect();
    // What had its name before that was reserved has it still.
    let is_kept =
        |it: &&Wanted| methods::REQUEST_LATER.contains(&it.first()) && before.had_first(it);
    let kept: Vec<&Wanted> = wanted.iter().filter(is_kept).collect();
    kept.iter().for_each(|it| scope.release(it.first()));
    let (mut parameters, mut told_apart) = members::choose(&mut scope, before, &wanted);
    let kept = kept.into_iter();
    told_apart.extend(kept.map(|it| (it.wire.clone(), it.first().to_owned())));
    let body = parameters.split_off(operation.parameters.len()).pop();
    OperationSymbol {
        parameters,
        arguments: arguments::of_method(operation, &before),
        told_apart,
        body: body.unwrap_or_default(),
        ..OperationSymbol::default()
    }
}

fn body() -> Wanted {
    let names = ["body".to_owned(), "request_body".to_owned()];
    Wanted {
        // A parameter of that name comes first.
        is_exact: false,
        ..Wanted::new(BODY.to_owned(), names.into())
    }
}

fn wanted(parameter: &Parameter) -> Wanted {
    let name = snake(&parameter.name);
    let plain = name.trim_end_matches('_');
    let place = parameter.location.name();
    let longer = format!("{plain}_{place}");
    let value = format!("{plain}_value");
    Wanted::new(arguments::wire(parameter), vec![name, longer, value])
}
