//! How a value is written as JSON: the trait, and the types that every document uses.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Writer;

/// A type that can be written as JSON, by the rules of the document, as [`Decode`](super::Decode) is
/// for reading.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, writer: &mut Writer);

    /// How much there is to write.
    fn filling(&self) -> Filling {
        Filling::Filled
    }
}

/// How much there is to write.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// Nothing: a field that is left out.
    Absent,
    /// An array or a map without entries.
    Empty,
    /// A value.
    Filled,
}

macro_rules! as_serde_writes {
    ($($plain:ty),* $(,)?) => {$(
        impl Encode for $plain {
            fn encode(&self, writer: &mut Writer) {
                writer.value(self);
            }
        }
    )*};
}

as_serde_writes!(i32, i64, u32, u64, Value);

/// A whole number goes without a fraction, as most servers send it: some take no other for an integer.
impl Encode for f64 {
    fn encode(&self, writer: &mut Writer) {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if !self.is_finite() {
            writer.fail(format_args!("{self} is no number in JSON"));
        }
        let is_negative_zero = *self == 0.0 && self.is_sign_negative();
        if self.fract() == 0.0 && self.abs() < EXACT && !is_negative_zero {
            return writer.value(&(*self as i64));
        }
        writer.value(self);
    }
}

impl Encode for bool {
    fn encode(&self, writer: &mut Writer) {
        writer.word(if *self { "true" } else { "false" });
    }
}

impl Encode for str {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Encode for String {
    fn encode(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }

    fn filling(&self) -> Filling {
        (**self).filling()
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.word("null"),
        }
    }

    fn filling(&self) -> Filling {
        match self {
            Some(_) => Filling::Filled,
            None => Filling::Absent,
        }
    }
}

impl Filling {
    const fn of(is_empty: bool) -> Self {
        if is_empty { Self::Empty } else { Self::Filled }
    }
}

/// A list that can be written item by item.
pub(super) trait Items {
    /// The item of an index; none past the last.
    fn item(&self, index: usize) -> Option<&dyn Encode>;
}

impl<T: Encode> Items for Vec<T> {
    fn item(&self, index: usize) -> Option<&dyn Encode> {
        self.get(index).map(|item| item as &dyn Encode)
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.items(self);
    }

    fn filling(&self) -> Filling {
        Filling::of(self.is_empty())
    }
}

/// A map that can be written entry by entry.
pub trait Entries {
    /// Calls `each` with every key and its value.
    fn each_entry(&self, each: &mut dyn FnMut(&str, &dyn Encode));
}

impl<T: Encode> Entries for BTreeMap<String, T> {
    fn each_entry(&self, each: &mut dyn FnMut(&str, &dyn Encode)) {
        self.iter().for_each(|(key, value)| each(key, value));
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, writer: &mut Writer) {
        writer.entries(self);
    }

    fn filling(&self) -> Filling {
        Filling::of(self.is_empty())
    }
}

impl Writer {
    #[inline(never)]
    fn items(&mut self, list: &dyn Items) {
        let mut index = 0;
        self.byte(b'[');
        while let Some(item) = list.item(index) {
            if index > 0 {
                self.byte(b',');
            }
            item.encode(self);
            index += 1;
        }
        self.byte(b']');
    }

    #[inline(never)]
    fn entries(&mut self, map: &dyn Entries) {
        let mut is_first = true;
        self.byte(b'{');
        map.each_entry(&mut |key, value| {
            self.key(key, &mut is_first);
            value.encode(self);
        });
        self.byte(b'}');
    }

    /// Writes the key of an entry, after its comma.
    #[inline]
    pub(super) fn key(&mut self, key: &str, is_first: &mut bool) {
        if !std::mem::take(is_first) {
            self.byte(b',');
        }
        self.string(key);
        self.byte(b':');
    }
}

/// The JSON text of a value.
///
/// # Errors
/// Fails if JSON cannot hold a value, such as a date past the year 9999.
pub fn to_vec(value: &dyn Encode) -> Result<Vec<u8>, serde_json::Error> {
    let mut writer = Writer::default();
    value.encode(&mut writer);
    writer.finish()
}

/// The value as a JSON tree.
///
/// # Errors
/// Fails if JSON cannot hold a value, such as a date past the year 9999.
pub fn to_value(value: &dyn Encode) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(&to_vec(value)?)
}
