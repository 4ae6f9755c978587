//! Which operation readers of a crate see first.

use super::Context;
use super::program::{call, is_exemplified, is_read_whole};
use crate::ir::Operation;
use crate::method::Method;

/// The operation that a reader sees first: a configured one, else one that is easily tried; one that
/// deletes, or does what is not known, only where there is no other.
pub(super) fn shown_operation(context: Context<'_>) -> usize {
    let first = |is: &dyn Fn(&Operation) -> bool, has_call: bool| {
        let operations = context.api.operations.iter().enumerate();
        let mut matching = operations
            .filter(|(_, operation)| is(operation))
            .map(|(index, _)| index);
        matching.find(|index| !has_call || call(context, *index).is_some())
    };
    let is_configured =
        |operation: &Operation| context.config.operation(operation.id.as_ref()).is_some();
    let gets = |operation: &Operation| operation.method == Method::Get;
    let reads = |operation: &Operation| {
        gets(operation) && operation.only_json().is_some() && is_read_whole(operation)
    };
    let is_harmless =
        |operation: &Operation| !matches!(operation.method, Method::Delete | Method::Other(_));
    first(&is_configured, true)
        .or_else(|| first(&|one| reads(one) && is_exemplified(one), true))
        .or_else(|| first(&reads, true))
        .or_else(|| first(&gets, true))
        .or_else(|| first(&is_harmless, true))
        .or_else(|| first(&is_harmless, false))
        .unwrap_or(0)
}
