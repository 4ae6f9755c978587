//! How the member of a union is told from what is there.

use std::mem;

use serde_json::{Number, Value};

use super::cursor::Cursor;
use super::reader::Trials;
use super::union_table::Table;
use super::{DecodeError, Misfit, Reader};

/// A type whose JSON is one of several others.
pub trait Union: Sized {
    /// What tells the members apart, in the order of the document.
    const MEMBERS: &'static [Member];

    /// Reads the value that comes next as the member of that index.
    ///
    /// # Errors
    /// The value does not fit the member.
    fn read_member(member: usize, reader: &mut Reader<'_>) -> Result<Self, Misfit>;

    /// Keeps a value that fits no member.
    fn unknown(value: Value) -> Self;
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
    /// Whether it is the value that stands there.
    pub(super) fn is(&self, mut value: Cursor<'_>) -> bool {
        match self {
            Self::Text(literal) => value.string().is_some_and(|text| text == *literal),
            Self::Boolean(literal) => value.take_word(if *literal { "true" } else { "false" }),
            Self::Integer(literal) => {
                number(value).and_then(|number| number.as_i64()) == Some(*literal)
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

/// Reads a union.
///
/// # Errors
/// The value could be one of the members by its keys, but none of them takes it.
pub fn decode<T: Union>(table: &Table, reader: &mut Reader<'_>) -> Result<T, Misfit> {
    let mut slot = None;
    let kept = choose(table, reader, &mut |member, reader| {
        T::read_member(member, reader).map(|union| slot = Some(union))
    })?;
    Ok(slot.unwrap_or_else(|| T::unknown(kept)))
}

/// Reads the member of an index into a slot: what does not depend on its type is compiled once.
type ReadMember<'r> = &'r mut dyn FnMut(usize, &mut Reader<'_>) -> Result<(), Misfit>;

/// Reads the member that fits best, or gives back the value that fits none.
fn choose(table: &Table, reader: &mut Reader<'_>, read: ReadMember<'_>) -> Result<Value, Misfit> {
    let Some(best) = table.best(reader.cursor) else {
        return reader.value();
    };
    match try_member(best, reader, read) {
        Ok(()) => Ok(Value::Null),
        Err(misfit) => after_the_best(table, reader, best, misfit, read),
    }
}

/// Unions within unions multiply their trials: past this many failures no other member is tried.
const MOST_FAILED_TRIALS: usize = 10_000;

/// Reads a member with no tolerance; if it does not fit, the reader is where it was.
fn try_member(member: usize, reader: &mut Reader<'_>, read: ReadMember<'_>) -> Result<(), Misfit> {
    let mark = reader.mark();
    let is_lenient = set_lenient(reader, false);
    reader.trials.begin();
    let outcome = read(member, reader);
    reader.trials.end(outcome.is_ok());
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
#[cold]
fn after_the_best(
    table: &Table,
    reader: &mut Reader<'_>,
    best: usize,
    misfit: Misfit,
    read: ReadMember<'_>,
) -> Result<Value, Misfit> {
    for member in table.after_the_best(reader.cursor) {
        if reader.trials.failed > MOST_FAILED_TRIALS {
            break;
        }
        if try_member(member, reader, read).is_ok() {
            return Ok(Value::Null);
        }
    }
    if !reader.is_lenient() {
        return Err(no_member(reader, misfit));
    }
    let mark = reader.mark();
    match read(best, reader) {
        Ok(()) => Ok(Value::Null),
        Err(misfit) => {
            reader.back_to(mark);
            reader.drifted(&misfit);
            reader.value()
        }
    }
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
macro_rules! union {
    ($($union:ident),* $(,)?) => {$(
        impl $crate::runtime::json::Decode for $union {
            fn decode(
                reader: &mut $crate::runtime::json::Reader<'_>,
            ) -> Result<Self, $crate::runtime::json::Misfit> {
                static TABLE: std::sync::LazyLock<$crate::runtime::json::union_table::Table> =
                    std::sync::LazyLock::new(|| {
                        $crate::runtime::json::union_table::Table::of(
                            <$union as $crate::runtime::json::Union>::MEMBERS,
                        )
                    });
                $crate::runtime::json::union::decode(&TABLE, reader)
            }
        }

        $crate::runtime::json::serde_impls!($union);
    )*};
}

pub(crate) use union;
