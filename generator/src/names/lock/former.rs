//! What the members of unions were: as long as a member is there it is known by what it was known by.

use std::collections::{BTreeMap, HashMap};

use super::Lock;
use super::gone::Gone;
use super::key::{Key, Words};
use super::likeness::{Seen, Traits, all_differ, pairs};
use super::within;
use crate::ir::{Api, Member, MemberWords, PlaceWords, Shape, Spelling, TypeId, Union};
use crate::summary::Summary;

/// What the members of unions were, for those that were there.
#[derive(Debug, Default)]
pub(super) struct Former {
    /// Whether any was known by something else than now.
    pub(super) is_other: bool,
    /// By what they were known.
    pub(super) words: MemberWords,
    pub(super) variants: HashMap<TypeId, Vec<Option<String>>>,
}

/// A member of a union in the crate that was made last.
struct Before<'l> {
    variant: &'l str,
    word: &'l str,
    /// What it holds.
    ty: &'l str,
}

type Variants = BTreeMap<String, String>;

impl Lock {
    /// What members were in the crate that was made last.
    pub(super) fn former(
        &self,
        api: &Api,
        spelling: &Spelling<'_>,
        last: Option<&Summary>,
    ) -> Former {
        let mut former = Former::default();
        let Some(last) = last else {
            return former;
        };
        let gone = Gone::of(self, api);
        let mut spelling = spelling.clone();
        for (id, union) in outer_first(api) {
            let origins = api.types.get(id).origins.iter();
            let places: Vec<PlaceWords> = origins.map(|it| spelling.place_of(it)).collect();
            let keys: Vec<Key> = places.iter().filter_map(key).collect();
            let component = api.types.get(id).component();
            let name = self.name_before(keys.iter(), &gone, component);
            let Some(variants) = name.and_then(|name| last.variants(&name)) else {
                continue;
            };
            let before = self.members_before(variants, union, &places);
            let now = spelling.members(id);
            let pairs = paired(api, last, (&before, now), union);
            let variants = pairs.iter().map(|it| Some(it.as_ref()?.variant.to_owned()));
            former.variants.insert(id, variants.collect());
            let words = former_words(&pairs, now);
            if words != now {
                former.is_other = true;
                former.words.insert(id, words.clone());
                spelling.respell(id, words);
            }
        }
        former
    }

    /// The members that a union had, with what they were known by.
    fn members_before<'l>(
        &'l self,
        variants: &'l Variants,
        union: &Union,
        places: &[PlaceWords],
    ) -> Vec<Before<'l>> {
        let words = places.iter().filter(|it| it.lasts);
        let words = words.flat_map(|it| [Some(&it.words), it.short.as_ref()]);
        let mut known: HashMap<&str, &str> = HashMap::new();
        for place in words.flatten() {
            for (word, variant) in self.variants_at(place) {
                known.entry(variant).or_insert(word);
            }
        }
        let before = variants.iter().filter_map(|(variant, ty)| {
            let is_spelled = |it: &Member| it.component.as_ref() == Some(variant);
            let spelled = || {
                union
                    .members
                    .iter()
                    .any(is_spelled)
                    .then_some(variant.as_str())
            };
            let word = known.get(variant.as_str()).copied().or_else(spelled)?;
            Some(Before { variant, word, ty })
        });
        before.collect()
    }

    /// What the members of a union at a place were known by, and what they were called.
    fn variants_at(&self, place: &str) -> impl Iterator<Item = (&str, &str)> {
        let around = format!("{place}|");
        let from = around.len();
        let all = self.variants.range(around.clone()..);
        let within = all.take_while(move |(words, _)| words.starts_with(&around));
        within.filter_map(move |(words, variant)| {
            let word = words.get(from..)?;
            self.is_member(words, from)
                .then_some((word, variant.as_str()))
        })
    }

    /// Whether what words say from there on is a member, and nothing that stands within one.
    fn is_member(&self, words: &str, from: usize) -> bool {
        let ends = words.match_indices(['|', '/']).map(|(end, _)| end);
        let mut outer = ends.filter(|end| *end >= from);
        !outer.any(|end| words.get(..end).is_some_and(|it| self.is_place(it)))
    }

    /// Whether something was known by the words.
    fn is_place(&self, words: &str) -> bool {
        self.name_at(words).is_some() || self.variants.contains_key(words)
    }
}

/// What a place is known by now, as long as it is not known what that was before.
fn key(place: &PlaceWords) -> Option<Key> {
    let words = || Words {
        whole: place.words.clone(),
        short: place.short.clone(),
    };
    place.lasts.then(|| Key::of(words(), None))
}

/// Unions before those that stand within them, as places are spelled with what is around them.
fn outer_first(api: &Api) -> Vec<(TypeId, &Union)> {
    let unions = api.types.iter().filter_map(|(id, it)| match &it.shape {
        Shape::Union(union) => Some((id, union)),
        _ => None,
    });
    let mut unions: Vec<_> = unions.collect();
    unions.sort_by_cached_key(|(id, _)| api.depth(*id));
    unions
}

/// What each member was.
fn paired<'b, 'l>(
    api: &Api,
    last: &Summary,
    (before, now): (&'b [Before<'l>], &[Option<String>]),
    union: &Union,
) -> Vec<Option<&'b Before<'l>>> {
    let was = before.iter().map(|it| Seen {
        word: Some(it.word),
        is_component: false,
        traits: Traits::told(last, it.ty),
        plain: Some(it.ty),
    });
    let is = union.members.iter().zip(now).map(|(member, word)| Seen {
        word: word.as_deref(),
        is_component: is_component(api, member),
        traits: Traits::of(&api.types, &member.ty),
        plain: member.ty.kind.scalar(),
    });
    let (mut was, mut is): (Vec<Seen<'_>>, Vec<Seen<'_>>) = (was.collect(), is.collect());
    if !(all_differ(&was) && all_differ(&is)) {
        for (seen, before) in was.iter_mut().zip(before) {
            let traits = seen.traits.take();
            seen.traits = traits.map(|it| it.with(within::told(last, before.ty)));
        }
        for (seen, member) in is.iter_mut().zip(&union.members) {
            let traits = seen.traits.take();
            seen.traits = traits.map(|it| it.with(within::of(&api.types, &member.ty)));
        }
    }
    let pairs = pairs(&was, &is).into_iter();
    pairs.map(|index| before.get(index?)).collect()
}

fn is_component(api: &Api, member: &Member) -> bool {
    let id = member.ty.named();
    member.component.is_some() || id.is_some_and(|id| api.types.get(id).component().is_some())
}

/// By what members are to be found: what is not there yet is not known by what another had.
fn former_words(pairs: &[Option<&Before<'_>>], now: &[Option<String>]) -> Vec<Option<String>> {
    let is_taken = |word: &String| pairs.iter().flatten().any(|it| it.word == word);
    let words = pairs.iter().zip(now).map(|(before, now)| match before {
        Some(before) => Some(before.word.to_owned()),
        None => now.clone().filter(|word| !is_taken(word)),
    });
    words.collect()
}
