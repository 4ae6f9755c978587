//! The member that the constants of an object name, though it is none.

use super::super::cursor::{Cursor, RawString};
use super::super::seen::Seen;
use super::super::union::{Literal, Member};
use super::{BITS, Group, Table, Telling};

impl Table {
    /// The first key that an object lacks of the only member of which all constants stand in it.
    pub(crate) fn missing_key(&self, object: Cursor<'_>) -> Option<&'static str> {
        let mut named = self.0.iter().flat_map(|group| group.named(object));
        let member = named.next()?;
        if named.next().is_some() {
            return None;
        }
        let required = member.required.iter().copied();
        required.into_iter().find(|key| !has_key(object, key))
    }
}

impl Group {
    /// The members that have constants, all of which stand in an object.
    fn named(&self, object: Cursor<'_>) -> Vec<&'static Member> {
        let mut seen = Seen::default();
        let mut agreeing = vec![0; self.telling.len()];
        object.each_entry(|key, value, text| {
            if let Some((index, telling)) = self.telling.get(key)
                && seen.insert(index)
                && let Some(agreeing) = agreeing.get_mut(index)
            {
                *agreeing = telling.agreeing(value, text);
            }
        });
        let (mut named, mut others) = (0, 0);
        for (index, telling) in self.telling.values() {
            let agreeing = agreeing.get(index).copied().unwrap_or_default();
            named |= agreeing;
            others |= telling.constrained() & !agreeing;
        }
        let members = (0..BITS).zip(self.members);
        let members = members.filter(|(bit, _)| (named & !others) >> bit & 1 == 1);
        members.map(|(_, member)| member).collect()
    }
}

impl Telling {
    /// The members for which the value must be a certain one.
    fn constrained(&self) -> u64 {
        let constants = self.constants.iter();
        constants.fold(0, |all, (_, members)| all | members)
    }

    /// Those for which it is.
    fn agreeing(&self, value: Cursor<'_>, text: Option<RawString<'_>>) -> u64 {
        let constants = self.constants.iter();
        let agreeing = constants.filter(|(allowed, _)| Literal::any(allowed, text, value));
        agreeing.fold(0, |all, (_, members)| all | members)
    }
}

fn has_key(object: Cursor<'_>, key: &str) -> bool {
    let mut has = false;
    object.each_entry(|found, _, _| has |= found.is(key));
    has
}
