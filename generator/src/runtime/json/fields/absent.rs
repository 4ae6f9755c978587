//! Fields that an object must have, and has not.

use super::super::field::Field;
use super::super::{Misfit, Reader};
use super::Fields;

impl Fields<'_, '_> {
    /// Whether a field must be there, and is not.
    #[inline]
    pub(super) fn is_absent(&self, index: usize, field: &Field) -> bool {
        !field.is_optional() && !self.seen.has(index)
    }

    /// The end of an object that lacks fields which must be there: those that may be null are that then.
    #[cold]
    pub(super) fn incomplete(mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        let known = self.known.iter().enumerate();
        let absent = known.filter(|(index, field)| self.is_absent(*index, field));
        let absent: Vec<_> = absent.collect();
        let mut keys = absent.iter();
        let missing = keys.find(|(index, field)| !self.take_absent(*index, field));
        let missing = missing.map(|(_, field)| field.key()).or(self.unfilled);
        if let Some(key) = missing {
            return Err(reader.missing(key));
        }
        for (_, field) in absent {
            reader.may_miss(field.key())?;
            self.unknown.lack(field.key());
        }
        Ok(())
    }

    /// Makes a field null whose value is kept raw, if it may be null; else the object lacks it.
    #[cold]
    pub(super) fn take_null_instead(&mut self, index: usize, field: &'static Field) {
        match self.take_absent(index, field) {
            true => self.unknown.lack(field.key()),
            false => drop(self.unfilled.get_or_insert(field.key())),
        }
    }

    /// Makes a field null that is not there, if that is one of its values.
    fn take_absent(&mut self, index: usize, field: &Field) -> bool {
        let constants = self.known.len() - self.slots.len();
        let slot = index.checked_sub(constants);
        let slot = slot.and_then(|slot| self.slots.get_mut(slot));
        matches!(field.unescaped(), Field::Required(_))
            && slot.is_some_and(|it| it.take_null(false))
    }
}
