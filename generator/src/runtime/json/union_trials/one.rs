//! Reads a value as one member of a union.

use std::mem;

use super::super::reader::Reading;
use super::super::union::AnyUnion;
use super::super::{Misfit, Reader};

/// Reads a member in some way.
pub(super) fn read_member(
    member: usize,
    reading: Reading,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    match reading {
        Reading::Tolerant => tolerated(member, union, reader),
        Reading::Exact | Reading::Inexact => try_member(member, reading, union, reader),
    }
}

/// Reads a member with tolerance.
fn tolerated(
    member: usize,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    let start = reader.cursor.offset();
    reader.trials.open += 1;
    let outcome = union.become_member(member).decode(reader);
    reader.trials.open -= 1;
    reader
        .trials
        .spend(reader.cursor.offset().saturating_sub(start));
    outcome
}

/// Reads a member with no tolerance; if it does not fit, the reader is where it was.
#[inline]
pub(super) fn try_member(
    member: usize,
    reading: Reading,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    let mark = reader.mark();
    let start = reader.cursor.offset();
    let is_lenient = set_lenient(reader, false);
    let is_exact = reader.trials.exact;
    reader.trials.exact |= reading == Reading::Exact;
    reader.trials.open += 1;
    let outcome = union.become_member(member).decode(reader);
    reader.trials.open -= 1;
    reader.trials.exact = is_exact;
    set_lenient(reader, is_lenient);
    if outcome.is_err() {
        reader
            .trials
            .spend(reader.cursor.offset().saturating_sub(start));
        reader.back_to(mark);
    }
    outcome
}

/// Sets whether what does not fit is kept raw, and gives back what was set before.
#[inline]
fn set_lenient(reader: &mut Reader<'_>, is_lenient: bool) -> bool {
    let notes = reader.notes.as_mut();
    notes.is_some_and(|notes| mem::replace(&mut notes.salvage, is_lenient))
}
