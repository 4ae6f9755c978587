//! Finds the member of a union that a value is, by reading it as one after the other.

use std::mem;

use super::reader::{Asked, Outcome, Reading};
use super::union::{AnyUnion, Member, kind};
use super::union_table::Table;
use super::{DecodeError, Misfit, Reader};

/// The index of what holds a value that fits no member.
const NONE: usize = usize::MAX;

/// Reads the member that fits best, or keeps the value where none does.
///
/// # Errors
/// The value could be one of the members by its keys, but none of them takes it.
#[inline(never)]
pub fn decode(
    table: &Table,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    let asked = Asked::of(table, reader);
    if let Some(found) = reader.trials.recall(&asked) {
        return read_as(found.outcome, union, reader);
    }
    let Some(best) = table.best(reader.cursor) else {
        return none_of_them(table, union, reader);
    };
    let refused = reader.trials.inexact;
    try_member(best, Reading::Exact, union, reader).or_else(|misfit| {
        let outcome = after_the_best(table, (best, misfit), refused, union, reader);
        reader.trials.remember(asked, outcome.clone(), refused);
        finish(outcome, union, reader)
    })
}

/// Reads a union that is known to be that.
#[cold]
fn read_as(
    outcome: Outcome,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    match outcome {
        Outcome::Member(member, Reading::Tolerant) => tolerated(member, union, reader).map(drop),
        Outcome::Member(member, reading) => try_member(member, reading, union, reader),
        Outcome::Kept(_) | Outcome::Nothing(_) => finish(outcome, union, reader),
    }
}

/// Keeps the value where no member is read.
#[cold]
fn finish(
    outcome: Outcome,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    match outcome {
        Outcome::Member(..) => Ok(()),
        Outcome::Kept(misfit) => {
            reader.drifted(&misfit);
            union.become_member(NONE).decode(reader)
        }
        Outcome::Nothing(misfit) => Err(misfit),
    }
}

/// Keeps a value that could be none of the members. Where its constants name one all the same, a key that this one
/// requires is missing.
#[cold]
fn none_of_them(
    table: &Table,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    reader.exactly(|| false, reader.cursor, "a member of the union")?;
    if let Some(key) = table.missing_key(reader.cursor) {
        reader.key_missed(key);
    }
    union.become_member(NONE).decode(reader)
}

/// Makes it the member that null is a value of, if there is one.
#[cold]
pub fn take_null(members: &[Member], union: &mut dyn AnyUnion) -> bool {
    let mut members = members.iter().enumerate();
    members.any(|(index, member)| {
        member.kinds & kind::NULL != 0 && union.become_member(index).take_null(false)
    })
}

/// Reads a member with no tolerance; if it does not fit, the reader is where it was.
#[inline]
fn try_member(
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

/// Tries the members after the best; the failure of that one where none of them takes the value.
///
/// First each has to be just what the document says. If that is why some were `refused`, the same once more
/// with values that it does not list, and nulls that it does not allow.
#[cold]
fn after_the_best(
    table: &Table,
    (best, mut misfit): (usize, Misfit),
    refused: usize,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Outcome {
    let others = table.after_the_best(reader.cursor);
    if let Some(member) = any_of(&others, Reading::Exact, union, reader) {
        return Outcome::Member(member, Reading::Exact);
    }
    if !reader.trials.exact && reader.trials.inexact > refused && !reader.trials.are_over() {
        match try_member(best, Reading::Inexact, union, reader) {
            Ok(()) => return Outcome::Member(best, Reading::Inexact),
            Err(inexact) => misfit = inexact,
        }
        if let Some(member) = any_of(&others, Reading::Inexact, union, reader) {
            return Outcome::Member(member, Reading::Inexact);
        }
    }
    if !reader.is_lenient() {
        return Outcome::Nothing(no_member(reader, misfit));
    }
    match least_drifted(best, &others, union, reader) {
        Ok(member) => Outcome::Member(member, Reading::Tolerant),
        Err(misfit) => Outcome::Kept(misfit),
    }
}

/// The first of the members that takes the value, which is read then.
fn any_of(
    members: &[usize],
    reading: Reading,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Option<usize> {
    let mut members = members.iter().copied();
    members.find(|member| {
        !reader.trials.are_over() && try_member(*member, reading, union, reader).is_ok()
    })
}

/// How many members are read with tolerance, to find the one of which the least drifted.
const MOST_TOLERATED: usize = 8;

/// Reads, with tolerance, the member of which the least drifted; the failure of the best where none can be.
#[cold]
fn least_drifted(
    best: usize,
    others: &[usize],
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<usize, Misfit> {
    let mark = reader.mark();
    let first = tolerated(best, union, reader);
    let mut least = first.as_ref().map_or(usize::MAX, |drifts| *drifts);
    let (mut chosen, mut read) = (best, best);
    for member in others.iter().copied().take(MOST_TOLERATED - 1) {
        if least <= 1 || reader.trials.are_over() {
            break;
        }
        reader.back_to(mark);
        read = member;
        if let Ok(drifts) = tolerated(member, union, reader)
            && drifts < least
        {
            (least, chosen) = (drifts, member);
        }
    }
    if least == usize::MAX {
        reader.back_to(mark);
        return first.map(|_| best);
    }
    if chosen != read {
        reader.back_to(mark);
        tolerated(chosen, union, reader)?;
    }
    Ok(chosen)
}

/// Reads a member with tolerance, and counts what drifted.
fn tolerated(
    member: usize,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<usize, Misfit> {
    let before = drifts(reader);
    let start = reader.cursor.offset();
    reader.trials.open += 1;
    let outcome = union.become_member(member).decode(reader);
    reader.trials.open -= 1;
    reader
        .trials
        .spend(reader.cursor.offset().saturating_sub(start));
    outcome.map(|()| drifts(reader).saturating_sub(before))
}

/// How much drifted so far.
fn drifts(reader: &Reader<'_>) -> usize {
    reader.notes.as_ref().map_or(0, |notes| notes.drifts.len())
}

/// The error for a value that no member takes: why the best does not.
fn no_member(reader: &Reader<'_>, misfit: Misfit) -> Misfit {
    let DecodeError { reason, .. } = misfit.into();
    reader.reason(
        &format!("no member of the union fits: {reason}"),
        String::new,
    )
}
