//! How a value is read from JSON: the trait, and the types that every document uses.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::Value;

use super::{Misfit, Reader};

/// A type that can be read from JSON, by the rules of the document: `1` and `1.0` are the same
/// integer, dates and bytes are read in the form that the document gives them.
///
/// A value is read in place, so that an object is not moved field by field, nor once more into what
/// holds it.
pub trait Decode {
    /// A value to read into.
    fn vacant() -> Self
    where
        Self: Sized;

    /// Reads the value that comes next into a vacant one.
    ///
    /// # Errors
    /// Fails if it does not fit the type. What was vacant is in any state then.
    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit>;

    /// Takes null, where that is a value of the type; `optional` is a field that nothing is said of by
    /// leaving it out, so null is none of its values.
    fn take_null(&mut self, optional: bool) -> bool {
        let _ = optional;
        false
    }
}

/// A value to read into.
pub fn vacant<T: Decode>() -> T {
    T::vacant()
}

impl<T: Decode> Decode for Option<T> {
    fn vacant() -> Self {
        None
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        if reader.no_value() {
            return Ok(());
        }
        let outcome = self.insert(T::vacant()).decode(reader);
        if outcome.is_err() {
            *self = None;
        }
        outcome
    }

    fn take_null(&mut self, optional: bool) -> bool {
        if !optional {
            return true;
        }
        let takes = self.insert(T::vacant()).take_null(false);
        if !takes {
            *self = None;
        }
        takes
    }
}

impl<T: Decode> Decode for Box<T> {
    fn vacant() -> Self {
        Self::new(T::vacant())
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        (**self).decode(reader)
    }

    fn take_null(&mut self, optional: bool) -> bool {
        (**self).take_null(optional)
    }
}

impl Decode for Value {
    fn vacant() -> Self {
        Self::Null
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = reader.value()?;
        Ok(())
    }

    fn take_null(&mut self, _: bool) -> bool {
        true
    }
}

impl Decode for String {
    fn vacant() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = reader.string("a string")?.into_owned();
        Ok(())
    }
}

impl Decode for bool {
    fn vacant() -> Self {
        false
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = reader.cursor.take_word("true");
        if *self || reader.cursor.take_word("false") {
            Ok(())
        } else {
            Err(reader.misfit("a boolean"))
        }
    }
}

impl Decode for f64 {
    fn vacant() -> Self {
        0.0
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let text = reader.cursor.number_text();
        let text = text.ok_or_else(|| reader.misfit("a number"))?;
        *self = serde_json::from_slice(text.as_bytes()).map_err(|_| reader.syntax())?;
        Ok(())
    }
}

/// A list that grows by what is read into it.
pub(super) trait Items {
    /// A new item at the end.
    fn vacant_item(&mut self) -> Option<&mut dyn Decode>;
}

impl<T: Decode> Items for Vec<T> {
    fn vacant_item(&mut self) -> Option<&mut dyn Decode> {
        self.push(T::vacant());
        self.last_mut().map(|item| item as &mut dyn Decode)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn vacant() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        reader.items(self)
    }
}

/// A map that grows by what is read into it.
pub trait Entries {
    /// A vacant value for a key, if there is none yet.
    fn vacant_entry(&mut self, key: &str) -> Option<&mut dyn Decode>;

    /// Drops the value of a key.
    fn drop_entry(&mut self, key: &str);
}

impl<T: Decode> Entries for BTreeMap<String, T> {
    fn vacant_entry(&mut self, key: &str) -> Option<&mut dyn Decode> {
        match self.entry(key.to_owned()) {
            Entry::Vacant(entry) => Some(entry.insert(T::vacant())),
            Entry::Occupied(_) => None,
        }
    }

    fn drop_entry(&mut self, key: &str) {
        self.remove(key);
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn vacant() -> Self {
        Self::new()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        reader.entries(self)
    }
}

impl Reader<'_> {
    /// What the constants are of an item says nothing of what the list stands in.
    #[inline(never)]
    fn items(&mut self, list: &mut dyn Items) -> Result<(), Misfit> {
        let other_constants = self.trials.other_constants;
        let outcome = self.each_item(list);
        self.trials.other_constants = other_constants;
        outcome
    }

    #[inline]
    fn each_item(&mut self, list: &mut dyn Items) -> Result<(), Misfit> {
        self.open(b'[', "an array")?;
        let mut index = 0;
        while self.next_item(index == 0)? {
            self.step_to(index);
            if let Some(item) = list.vacant_item() {
                item.decode(self)?;
            }
            self.step_back();
            index += 1;
        }
        Ok(())
    }

    #[inline(never)]
    fn entries(&mut self, map: &mut dyn Entries) -> Result<(), Misfit> {
        let other_constants = self.trials.other_constants;
        let outcome = self.each_entry(map);
        self.trials.other_constants = other_constants;
        outcome
    }

    #[inline]
    fn each_entry(&mut self, map: &mut dyn Entries) -> Result<(), Misfit> {
        self.open(b'{', "an object")?;
        let mut is_first = true;
        while self.next_entry(is_first)? {
            is_first = false;
            let key = self.key()?;
            self.step(&key);
            match map.vacant_entry(&key) {
                Some(value) => value.decode(self)?,
                None => drop(self.repeated()?),
            }
            self.step_back();
        }
        Ok(())
    }
}
