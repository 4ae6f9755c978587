//! Finds the member of a union that a value is, by reading it as one after the other.

mod least_off;
mod one;

use std::mem;

use super::reader::{Asked, MISFIT, Outcome, Reading};
use super::union::{AnyUnion, Member, kind};
use super::union_table::{Lacking, Others, Table};
use super::{DecodeError, Misfit, Reader};
use least_off::least_off;
use one::{read_member, try_member};

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
        return read_as(found.outcome, table, union, reader);
    }
    let refused = reader.trials.inexact;
    let outcome = match table.best(reader.cursor) {
        None => none_of_them(table, union, reader)?,
        Some(best) => match try_member(best, Reading::Exact, union, reader) {
            Ok(()) => return Ok(()),
            Err(misfit) => after_the_best(table, (best, misfit), refused, union, reader),
        },
    };
    reader.trials.remember(asked, outcome.clone(), refused);
    finish(outcome, table, union, reader)
}

/// Reads a union that is known to be that.
#[cold]
fn read_as(
    outcome: Outcome,
    table: &Table,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    let Outcome::Member(member, reading) = outcome else {
        return finish(outcome, table, union, reader);
    };
    let other_constants = reader.trials.other_constants;
    let read = read_member(member, reading, union, reader);
    reader.trials.other_constants = other_constants;
    read
}

/// Keeps the value where no member is read. Where its constants name one all the same that the document lists, a key
/// that this one requires is missing.
#[cold]
fn finish(
    outcome: Outcome,
    table: &Table,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    match outcome {
        Outcome::Member(..) => return Ok(()),
        Outcome::Nothing(misfit) => return Err(misfit),
        Outcome::Kept(misfit) => {
            reader.drift_was_kept = true;
            reader.drifted(&misfit);
        }
        Outcome::Unlisted => {
            if let Some(key) = table.missing_key(reader.cursor) {
                reader.key_missed(key);
            }
        }
    }
    reader.trials.misfits += MISFIT;
    union.become_member(NONE).decode(reader)
}

/// What a value is that could be none of the members: one all the same if only keys are missing that may be null.
#[cold]
fn none_of_them(
    table: &Table,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<Outcome, Misfit> {
    if reader.trials.exact {
        reader.exactly(|| false, reader.cursor, "a member of the union")?;
    }
    if reader.trials.are_over() {
        return Ok(Outcome::Unlisted);
    }
    let Lacking { members, named } = table.lacking(reader.cursor);
    if let Some(member) = lacks_keys(&members, Reading::Inexact, union, reader) {
        return Ok(member);
    }
    let named = members.get(..named).filter(|_| reader.is_lenient());
    let named = named.unwrap_or_default();
    let member = lacks_keys(named, Reading::Tolerant, union, reader);
    Ok(member.unwrap_or(Outcome::Unlisted))
}

/// The member that a value is which lacks keys of it, if it may. What takes the value as it is was none for the table.
#[cold]
fn lacks_keys(
    members: &[usize],
    reading: Reading,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Option<Outcome> {
    let mark = reader.mark();
    let drift_was_kept = mem::replace(&mut reader.drift_was_kept, false);
    let outcome = least_off(members, reading, false, union, reader);
    if reader.drift_was_kept && matches!(outcome, Outcome::Member(..)) {
        return Some(outcome);
    }
    reader.back_to(mark);
    reader.drift_was_kept = drift_was_kept;
    None
}

/// Makes it the member that null is a value of, if there is one.
#[cold]
pub fn take_null(members: &[Member], union: &mut dyn AnyUnion) -> bool {
    let mut members = members.iter().enumerate();
    members.any(|(index, member)| {
        member.kinds & kind::NULL != 0 && union.become_member(index).take_null(false)
    })
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
    let Others {
        mut members,
        are_alike,
    } = table.after_the_best(reader.cursor, !reader.is_strict);
    if let Some(member) = any_of(&members, Reading::Exact, union, reader) {
        return Outcome::Member(member, Reading::Exact);
    }
    members.insert(0, best);
    let is_inexact = !reader.trials.exact && reader.trials.inexact > refused;
    if is_inexact && !reader.trials.are_over() {
        match least_off(&members, Reading::Inexact, are_alike, union, reader) {
            Outcome::Nothing(inexact) => misfit = inexact,
            Outcome::Kept(_) if reader.is_lenient() => {}
            outcome => return outcome,
        }
    }
    if !reader.is_lenient() {
        return Outcome::Nothing(no_member(reader, misfit));
    }
    match least_off(&members, Reading::Tolerant, are_alike, union, reader) {
        Outcome::Nothing(misfit) => Outcome::Kept(misfit),
        outcome => outcome,
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

/// The error for a value that no member takes: why the best does not.
fn no_member(reader: &Reader<'_>, misfit: Misfit) -> Misfit {
    let DecodeError { reason, .. } = misfit.into();
    reader.reason(
        &format!("no member of the union fits: {reason}"),
        String::new,
    )
}
