//! Names of what an operation takes.

use super::members::{self, BODY, Wanted};
use super::scope::Scope;
use super::words::snake;
use super::{Before, OperationSymbol, arguments};
use crate::ir::{Operation, Parameter};

/// Names that a request has of its own, or from a trait that a setter of that name would hide.
const REQUEST_FIELDS: &[&str] = &[
    "clone",
    "fmt",
    "into_future",
    "items",
    "outgoing",
    "pages",
    "read",
    "request",
    "response",
    "self",
    "send",
    "send_blocking",
    "send_events",
    "send_lines",
    "send_raw",
    "send_streaming",
    "send_with_response",
    "with_attempt_timeout",
    "with_body_member",
    "with_header",
    "with_idempotency_key",
    "with_max_retries",
    "with_query",
    "with_read_timeout",
    "with_some",
    "with_timeout",
    "without_idempotency_key",
];

/// A symbol that has them, and nothing else yet.
pub(super) fn name(operation: &Operation, before: Before<'_>) -> OperationSymbol {
    let mut scope = Scope::with(REQUEST_FIELDS);
    let wanted = operation.parameters.iter().map(wanted);
    let wanted: Vec<Wanted> = wanted
        .chain(operation.body.iter().map(|_| body()))
        .collect();
    let (mut parameters, told_apart) = members::choose(&mut scope, before, &wanted);
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
    Wanted {
        former: None,
        wire: BODY.to_owned(),
        is_exact: false,
        candidates: vec!["body".to_owned(), "request_body".to_owned()],
    }
}

fn wanted(parameter: &Parameter) -> Wanted {
    let name = snake(&parameter.name);
    let plain = name.trim_end_matches('_');
    let place = format!("{:?}", parameter.location).to_lowercase();
    let longer = format!("{plain}_{place}");
    let value = format!("{plain}_value");
    Wanted {
        former: None,
        wire: arguments::wire(parameter),
        is_exact: false,
        candidates: vec![name, longer, value],
    }
}
