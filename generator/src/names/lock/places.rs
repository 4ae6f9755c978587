//! The words that types are known by; what would be said of two is said of the first of them.

use std::collections::HashMap;

use super::former::Former;
use super::key::{Key, Words};
use crate::ir::{Api, Definition, MemberWords, Spelling, TypeId};

/// Words by type, in the order of its places; none for those that do not last or are another's.
type Known = HashMap<TypeId, Vec<Option<Words>>>;

/// The keys of all types that get a name.
#[derive(Debug, Default)]
pub(crate) struct Places {
    keys: HashMap<TypeId, Vec<Option<Key>>>,
    members: MemberWords,
    former: Former,
}

impl Places {
    /// Those of the types that get a name, with what they were known by before.
    pub(super) fn of(api: &Api, before: impl FnOnce(&Spelling<'_>) -> Former) -> Self {
        let spelling = api.spelling();
        let former = before(&spelling);
        Self::among(spelling, api, |it| it.direction.is_any(), former)
    }

    /// Those of all types, also before it is known which get a name.
    pub(super) fn of_all(api: &Api) -> Self {
        Self::among(api.spelling(), api, |_| true, Former::default())
    }

    fn among(
        spelling: Spelling<'_>,
        api: &Api,
        is_wanted: fn(&Definition) -> bool,
        former: Former,
    ) -> Self {
        let now = known(&spelling, api, is_wanted);
        let before = former.is_other.then(|| {
            let mut spelling = spelling.clone();
            for (union, words) in &former.words {
                spelling.respell(*union, words.clone());
            }
            known(&spelling, api, is_wanted)
        });
        let keys = now.into_iter().map(|(id, now)| {
            let former = before.as_ref().and_then(|before| before.get(&id));
            let keys = now.into_iter().enumerate().map(|(index, now)| {
                let former = former.map(|words| words.get(index).cloned().flatten());
                Some(Key::of(now?, former))
            });
            (id, keys.collect())
        });
        Self {
            keys: keys.collect(),
            members: spelling.into_members(),
            former,
        }
    }

    /// By what a type is known.
    pub(super) fn keys(&self, id: TypeId) -> impl Iterator<Item = &Key> + Clone {
        self.keys.get(&id).into_iter().flatten().flatten()
    }

    /// By what a field of an object is known: by each place of the object.
    pub(super) fn field(&self, object: TypeId, key: &str) -> Vec<Key> {
        self.keys(object)
            .map(|around| around.property(key))
            .collect()
    }

    /// By what the members of a union are known: by each place of the union and what each is.
    pub(super) fn members(&self, union: TypeId) -> Vec<Vec<Key>> {
        let words = self.members.get(&union).map_or(&[][..], Vec::as_slice);
        let former = self.former.words.get(&union);
        let former = former.map_or(words, Vec::as_slice);
        let keys = |(now, former): (&Option<String>, &Option<String>)| {
            let within = |around: &Key| Some(around.member(now.as_ref()?, former.as_deref()));
            self.keys(union).filter_map(within).collect()
        };
        words.iter().zip(former).map(keys).collect()
    }

    /// The variants that the members of a union were, for those that were there.
    pub(super) fn former_variants(&self, union: TypeId) -> &[Option<String>] {
        let variants = self.former.variants.get(&union);
        variants.map_or(&[], Vec::as_slice)
    }
}

fn known(spelling: &Spelling<'_>, api: &Api, is_wanted: fn(&Definition) -> bool) -> Known {
    let place_of = |origin| spelling.place_of(origin);
    let wanted = api.types.iter().filter(|(_, it)| is_wanted(it));
    let places = wanted.flat_map(|(id, definition)| {
        let origins = definition.origins.iter();
        origins.map(move |origin| (id, place_of(origin)))
    });
    let places: Vec<_> = places.collect();
    let mut owners: HashMap<&str, TypeId> = HashMap::new();
    let mut short: HashMap<&str, Option<TypeId>> = HashMap::new();
    for (id, place) in places.iter().filter(|(_, place)| place.lasts) {
        owners.entry(&place.words).or_insert(*id);
        if let Some(words) = &place.short {
            let owner = short.entry(words).or_insert(Some(*id));
            *owner = owner.filter(|owner| owner == id);
        }
    }
    let mut known = Known::new();
    for (id, place) in &places {
        let is_own = place.lasts && owners.get(place.words.as_str()) == Some(id);
        let is_alone = |words: &&String| {
            let words = words.as_str();
            !owners.contains_key(words) && short.get(words) == Some(&Some(*id))
        };
        let words = is_own.then(|| Words {
            whole: place.words.clone(),
            short: place.short.as_ref().filter(is_alone).cloned(),
        });
        known.entry(*id).or_default().push(words);
    }
    known
}
