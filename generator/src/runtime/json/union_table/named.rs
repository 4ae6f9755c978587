//! The member that the constants of an object name, though it is none.

use super::super::cursor::Cursor;
use super::super::seen::Seen;
use super::super::union::Member;
use super::Table;
use super::group::{BITS, Group};

impl Table {
    /// The first key that an object lacks of the only member of which all constants stand in it.
    pub(crate) fn missing_key(&self, object: Cursor<'_>) -> Option<&'static str> {
        let groups = self.0.iter();
        let named: Vec<_> = groups.flat_map(|group| group.named(object)).collect();
        let (meant, others): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|it| it.others.is_none());
        let [member] = *(if meant.is_empty() { &others } else { &meant }).as_slice() else {
            return None;
        };
        let required = member.required.iter().copied();
        required.into_iter().find(|key| !has_key(object, key))
    }
}

impl Group {
    /// The members that have constants in an object, and none with another value or left out but for the usual ones.
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

fn has_key(object: Cursor<'_>, key: &str) -> bool {
    let mut has = false;
    object.each_entry(|found, _, _| has |= found.is(key));
    has
}
