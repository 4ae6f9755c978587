//! How the member of a union is told from what is there.

use std::mem;

use serde_json::Number;

use super::cursor::{Cursor, RawString};
use super::reader::Trials;
use super::union_table::Table;
use super::{Decode, DecodeError, Misfit, Reader, decode};

/// A type whose JSON is one of several others.
pub trait Union: Sized {
    /// What tells the members apart, in the order of the document.
    const MEMBERS: &'static [Member];

    /// The member of that index to read into; past the last what holds a value that fits none.
    fn vacant_member(member: usize) -> Self;

    /// What is in the union.
    fn member(&mut self) -> &mut dyn Decode;
}

/// What a value must be to be a member of a union.
pub struct Member {
    pub(super) kinds: u8,
    pub(super) required: &'static [&'static str],
    pub(super) constants: &'static [(&'static str, &'static [Literal])],
    pub(super) known: &'static [&'static str],
    pub(super) listed: &'static [Literal],
}

/// A scalar that the document spells out.
#[derive(PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer.
    Integer(i64),
    /// `true` or `false`
    Boolean(bool),
    /// `null`
    Null,
}

/// The kinds of JSON values, as bits that can be joined.
pub mod kind {
    /// `true` and `false`
    pub const BOOLEAN: u8 = 1;
    /// Numbers without a fraction.
    pub const INTEGER: u8 = 2;
    /// Numbers of any sort.
    pub const NUMBER: u8 = 6;
    /// Strings.
    pub const STRING: u8 = 8;
    /// Arrays.
    pub const ARRAY: u8 = 16;
    /// Objects.
    pub const OBJECT: u8 = 32;
    /// Null.
    pub const NULL: u8 = 64;
    /// Any value.
    pub const ANY: u8 = 127;
}

impl Member {
    /// A member of these kinds of JSON values.
    pub const fn of(kinds: u8) -> Self {
        Self {
            kinds,
            required: &[],
            constants: &[],
            known: &[],
            listed: &[],
        }
    }

    /// An object with these known keys.
    pub const fn object(known: &'static [&'static str]) -> Self {
        Self {
            known,
            ..Self::of(kind::OBJECT)
        }
    }

    /// The keys that it knows where it is an object.
    pub const fn known(self, known: &'static [&'static str]) -> Self {
        Self { known, ..self }
    }

    /// The keys that must be there.
    pub const fn required(self, required: &'static [&'static str]) -> Self {
        Self { required, ..self }
    }

    /// The keys that, where they are there, must have one of these values.
    pub const fn constants(self, constants: &'static [(&'static str, &'static [Literal])]) -> Self {
        Self { constants, ..self }
    }

    /// The values that the document lists; others fit too, but less well.
    pub const fn listed(self, listed: &'static [Literal]) -> Self {
        Self { listed, ..self }
    }
}

impl Literal {
    /// Whether one of these is the value that stands there.
    pub(super) fn any(literals: &[Self], text: Option<RawString<'_>>, value: Cursor<'_>) -> bool {
        literals.iter().any(|literal| literal.is(text, value))
    }

    /// Whether it is the value that stands there; `text` is that value if it is a string.
    fn is(&self, text: Option<RawString<'_>>, mut value: Cursor<'_>) -> bool {
        match self {
            Self::Text(literal) => text.is_some_and(|text| text.is(literal)),
            Self::Boolean(literal) => value.take_word(if *literal { "true" } else { "false" }),
            Self::Null => value.take_word("null"),
            Self::Integer(literal) => {
                number(value).and_then(decode::whole) == Some((*literal).into())
            }
        }
    }
}

/// The kind of the value that stands there, as bits of [`kind`].
pub(super) fn kind_of(mut value: Cursor<'_>) -> u8 {
    match value.peek() {
        Some(b'n') => kind::NULL,
        Some(b't' | b'f') => kind::BOOLEAN,
        Some(b'"') => kind::STRING,
        Some(b'[') => kind::ARRAY,
        Some(b'{') => kind::OBJECT,
        _ => match number(value) {
            Some(number) if !number.is_f64() => kind::INTEGER,
            Some(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => {
                kind::NUMBER
            }
            Some(_) => kind::NUMBER & !kind::INTEGER,
            None => 0,
        },
    }
}

fn number(mut value: Cursor<'_>) -> Option<Number> {
    serde_json::from_slice(value.number_text()?.as_bytes()).ok()
}

/// A union of any type.
pub trait AnyUnion {
    /// Makes it the member of that index, to be read into.
    fn become_member(&mut self, member: usize) -> &mut dyn Decode;
}

impl<T: Union> AnyUnion for T {
    fn become_member(&mut self, member: usize) -> &mut dyn Decode {
        *self = T::vacant_member(member);
        self.member()
    }
}

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
    let Some(best) = table.best(reader.cursor) else {
        reader.exactly(false, reader.cursor, "a member of the union")?;
        return union.become_member(NONE).decode(reader);
    };
    let refused = reader.trials.inexact;
    try_member(best, true, union, reader)
        .or_else(|misfit| after_the_best(table, (best, misfit), refused, union, reader))
}

/// Unions within unions multiply their trials: past this many failures no other member is tried.
const MOST_FAILED_TRIALS: usize = 10_000;

/// Reads a member with no tolerance; if it does not fit, the reader is where it was.
#[inline]
fn try_member(
    member: usize,
    exact: bool,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<(), Misfit> {
    let mark = reader.mark();
    let is_lenient = set_lenient(reader, false);
    let is_exact = reader.trials.exact;
    reader.trials.exact |= exact;
    reader.trials.begin();
    let outcome = union.become_member(member).decode(reader);
    reader.trials.end(outcome.is_ok());
    reader.trials.exact = is_exact;
    set_lenient(reader, is_lenient);
    if outcome.is_err() {
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

impl Trials {
    pub(super) fn begin(&mut self) {
        if self.open == 0 {
            self.failed = 0;
        }
        self.open += 1;
    }

    pub(super) fn end(&mut self, fits: bool) {
        self.open -= 1;
        self.failed += usize::from(!fits);
    }
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
) -> Result<(), Misfit> {
    let others = table.after_the_best(reader.cursor);
    if any_of(&others, true, union, reader) {
        return Ok(());
    }
    if !reader.trials.exact && reader.trials.inexact > refused {
        match try_member(best, false, union, reader) {
            Ok(()) => return Ok(()),
            Err(inexact) => misfit = inexact,
        }
        if any_of(&others, false, union, reader) {
            return Ok(());
        }
    }
    if !reader.is_lenient() {
        return Err(no_member(reader, misfit));
    }
    match least_drifted(best, &others, union, reader) {
        Ok(()) => Ok(()),
        Err(misfit) => {
            reader.drifted(&misfit);
            union.become_member(NONE).decode(reader)
        }
    }
}

/// Whether one of the members takes the value; the first that does.
fn any_of(
    members: &[usize],
    exact: bool,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> bool {
    members.iter().any(|member| {
        reader.trials.failed <= MOST_FAILED_TRIALS
            && try_member(*member, exact, union, reader).is_ok()
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
) -> Result<(), Misfit> {
    let mark = reader.mark();
    let first = tolerated(best, union, reader);
    let mut least = first.as_ref().map_or(usize::MAX, |drifts| *drifts);
    let (mut chosen, mut read) = (best, best);
    for member in others.iter().copied().take(MOST_TOLERATED - 1) {
        if least <= 1 || reader.trials.failed > MOST_FAILED_TRIALS {
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
        return first.map(drop);
    }
    if chosen != read {
        reader.back_to(mark);
        tolerated(chosen, union, reader)?;
    }
    Ok(())
}

/// Reads a member with tolerance, and counts what drifted.
fn tolerated(
    member: usize,
    union: &mut dyn AnyUnion,
    reader: &mut Reader<'_>,
) -> Result<usize, Misfit> {
    let before = drifts(reader);
    reader.trials.begin();
    let outcome = union.become_member(member).decode(reader);
    reader.trials.end(outcome.is_ok());
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

/// Gives a union its place in JSON and in serde.
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    ($($union:ident),* $(,)?) => {$(
        impl $crate::runtime::json::Decode for $union {
            fn vacant() -> Self {
                $crate::runtime::json::Union::vacant_member(usize::MAX)
            }

            fn decode(
                &mut self,
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<(), $crate::runtime::json::Misfit> {
                static TABLE: std::sync::LazyLock<$crate::runtime::json::union_table::Table> =
                    std::sync::LazyLock::new(|| {
                        $crate::runtime::json::union_table::Table::of(
                            <$union as $crate::runtime::json::Union>::MEMBERS,
                        )
                    });
                $crate::runtime::json::union::decode(&TABLE, self, reader)
            }
        }

        $crate::runtime::json::serde_impls!($union);
    )*};
}

pub use union;
