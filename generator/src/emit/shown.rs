//! Which operation readers of a crate see first.

use super::Context;
use super::program::{call, is_exemplified, is_read_whole};
use crate::ir::{Method, Operation};

/// The operation that a reader sees first: a configured one, else one that is easily tried.
pub(super) fn shown_operation(context: Context<'_>) -> usize {
    let operations = || context.api.operations.iter().enumerate();
    let is_configured =
        |operation: &Operation| context.config.operation(operation.id.as_ref()).is_some();
    let is_read = |operation: &Operation| {
        operation.method == Method::Get
            && operation.only_json().is_some()
            && is_read_whole(operation)
    };
    let is_callable = |index| call(context, index).is_some();
    let configured = operations().find(|(_, operation)| is_configured(operation));
    let shown = configured
        .or_else(|| {
            operations().find(|(index, operation)| {
                is_read(operation) && is_exemplified(operation) && is_callable(*index)
            })
        })
        .or_else(|| operations().find(|(index, one)| is_read(one) && is_callable(*index)))
        .or_else(|| operations().find(|(index, _)| is_callable(*index)));
    shown.map_or(0, |(index, _)| index)
}
