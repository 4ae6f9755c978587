//! Which operation readers of a crate see first.

use super::Context;
use super::program::{call, is_exemplified, is_read_whole};
use crate::ir::Operation;
use crate::method::Method;

/// The operation that a reader sees first: a configured one, else one that is easily tried; one that
/// deletes, or does what is not known, only where there is no other.
pub(super) fn shown_operation(context: Context<'_>) -> usize {
    let matching = |is: &dyn Fn(&Operation) -> bool| {
        let operations = context.api.operations.iter().enumerate();
        let matching = operations.filter(|(_, operation)| is(operation));
        matching.map(|(index, _)| index).collect::<Vec<_>>()
    };
    let callable = |is: &dyn Fn(&Operation) -> bool| {
        let mut matching = matching(is).into_iter();
        matching.find(|index| call(context, *index).is_some())
    };
    let is_configured = |operation: &Operation| {
        context
            .config
            .operation(operation.id.as_ref(), &operation.http())
            .is_some()
    };
    let gets = |operation: &Operation| operation.method == Method::Get;
    let reads = |operation: &Operation| {
        gets(operation) && operation.only_json().is_some() && is_read_whole(operation)
    };
    let is_harmless =
        |operation: &Operation| !matches!(operation.method, Method::Delete | Method::Other(_));
    callable(&is_configured)
        .or_else(|| callable(&|one| reads(one) && is_exemplified(one)))
        .or_else(|| callable(&reads))
        .or_else(|| callable(&gets))
        .or_else(|| callable(&is_harmless))
        .or_else(|| matching(&is_harmless).first().copied())
        .unwrap_or(0)
}
