//! The member that a value is least off, where it is none just as the document says.

use super::super::reader::{MISFIT, Outcome, Reading};
use super::super::union::AnyUnion;
use super::super::{Misfit, Reader};
use super::NONE;
use super::one::read_member;

/// How many members are read with tolerance to find the one that the value is least off; with none, at most as many
/// once one can be read.
const MOST_READ: usize = 8;

/// Reads the member that the value is least off, of equals the first. Where none can be read, that is the failure of
/// the first that is of another type, and the value is kept where all are refused for constants within.
#[cold]
pub(super) fn least_off(
    members: &[usize],
    reading: Reading,
    are_alike: bool,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Outcome {
    let mark = reader.mark();
    let (mut least, mut chosen, mut read) = (usize::MAX, NONE, NONE);
    let mut failure = None;
    for (index, member) in members.iter().copied().enumerate() {
        let are_enough = index >= MOST_READ && (chosen != NONE || reading == Reading::Tolerant);
        if least <= least_of(reading) || are_enough || (read != NONE && reader.trials.are_over()) {
            break;
        }
        reader.back_to(mark);
        read = member;
        match read_and_count(member, reading, are_alike, union, reader) {
            Ok(off) if off < least => (least, chosen) = (off, member),
            Ok(_) => {}
            Err(other @ Outcome::Nothing(_)) if !matches!(failure, Some(Outcome::Nothing(_))) => {
                failure = Some(other);
            }
            Err(other) => drop(failure.get_or_insert(other)),
        }
    }
    if chosen != read || chosen == NONE {
        reader.back_to(mark);
    }
    if chosen == NONE {
        return failure.unwrap_or(Outcome::Unlisted);
    }
    if chosen != read
        && let Err(outcome) = read_and_count(chosen, reading, are_alike, union, reader)
    {
        return outcome;
    }
    Outcome::Member(chosen, reading)
}

/// Reads a member, and counts what of it is not as the document says. Where members are told apart by nothing but the
/// constants within them, it is none with another constant than its own.
fn read_and_count(
    member: usize,
    reading: Reading,
    are_alike: bool,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<usize, Outcome> {
    let (drifts_before, before) = (drifts(reader), off(reading, reader));
    let (start, other_constants) = (reader.cursor.offset(), reader.trials.other_constants);
    let outcome = read_member(member, reading, union, reader);
    let is_other = reader.trials.other_constants > other_constants;
    reader.trials.other_constants = other_constants;
    outcome.map_err(Outcome::Nothing)?;
    if reading == Reading::Inexact {
        let bytes = reader.cursor.offset().saturating_sub(start);
        reader.trials.spend(bytes);
    }
    if are_alike && is_other {
        let notes = reader.notes.as_ref();
        let drift = notes.and_then(|notes| notes.drifts.get(drifts_before).cloned());
        return Err(Outcome::Kept(Misfit(drift.map(Box::new))));
    }
    Ok(off(reading, reader).saturating_sub(before))
}

/// The least that a member is off which is not just as the document says.
fn least_of(reading: Reading) -> usize {
    match reading {
        Reading::Tolerant => 1,
        Reading::Exact | Reading::Inexact => MISFIT,
    }
}

/// How much so far was not as the document says, as a member counts it that is read in some way.
fn off(reading: Reading, reader: &Reader<'_>) -> usize {
    match reading {
        Reading::Tolerant => drifts(reader),
        Reading::Exact | Reading::Inexact => reader.trials.misfits,
    }
}

/// How much drifted so far.
fn drifts(reader: &Reader<'_>) -> usize {
    reader.notes.as_ref().map_or(0, |notes| notes.drifts.len())
}
