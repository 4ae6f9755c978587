//! The order of what is taken by position: what was taken before keeps its order, and what is new comes last.

use std::collections::HashMap;

use super::members::Before;
use super::{OperationSymbol, TypeSymbol};
use crate::ir::{Location, Object, Operation, Parameter, Shape};
use crate::summary::wire;

/// Indices of the fields that a constructor takes, in order.
pub(super) fn of_constructor(object: &Object, before: &Before<'_>) -> Vec<usize> {
    let fields = object.fields.iter().enumerate();
    let taken = fields.filter(|(_, it)| it.required && !object.presets.contains_key(&it.key));
    in_order(before, taken.map(|(index, it)| (index, it.key.clone())))
}

/// Indices of the parameters that a method takes, in order: those of the path as they stand there.
pub(super) fn of_method(operation: &Operation, before: &Before<'_>) -> Vec<usize> {
    let parameters = operation.parameters.iter().enumerate();
    let (mut in_path, others): (Vec<_>, Vec<_>) = parameters
        .filter(|(_, it)| it.required)
        .partition(|(_, it)| it.location == Location::Path);
    let position = |it: &Parameter| operation.template.find(&format!("{{{}}}", it.name));
    in_path.sort_by_key(|(_, it)| position(it).unwrap_or(usize::MAX));
    let others = others.into_iter().map(|(index, it)| (index, wire(it)));
    let in_path = in_path.into_iter().map(|(index, _)| index);
    in_path.chain(in_order(before, others)).collect()
}

/// What a constructor takes, in order, with its indices in the document.
pub(super) fn keys(shape: &Shape, symbol: &TypeSymbol) -> Vec<(usize, String)> {
    let Some(object) = shape.object() else {
        return Vec::new();
    };
    let taken = symbol.arguments.iter();
    let taken = taken.filter_map(|index| Some((*index, object.fields.get(*index)?.key.clone())));
    taken.collect()
}

/// What a method takes beside what stands in the path, in order, with its indices in the document.
pub(super) fn wires(operation: &Operation, symbol: &OperationSymbol) -> Vec<(usize, String)> {
    let taken = symbol.arguments.iter();
    let taken = taken.filter_map(|index| Some((*index, operation.parameters.get(*index)?)));
    taken
        .filter(|(_, it)| it.location != Location::Path)
        .map(|(index, it)| (index, wire(it)))
        .collect()
}

/// Where a parameter is sent, in words.
pub(super) fn wire(parameter: &Parameter) -> String {
    wire::named(parameter.location.name(), &parameter.name)
}

fn in_order(before: &Before<'_>, taken: impl Iterator<Item = (usize, String)>) -> Vec<usize> {
    let positions: HashMap<&str, usize> = before.arguments().into_iter().zip(0..).collect();
    let mut taken: Vec<_> = taken.collect();
    let position = |wire: &String| positions.get(wire.as_str()).copied();
    taken.sort_by_key(|(_, wire)| position(wire).unwrap_or(usize::MAX));
    taken.into_iter().map(|(index, _)| index).collect()
}
