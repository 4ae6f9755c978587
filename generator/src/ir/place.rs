//! The place of a type in words that stay the same when something is added beside it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::member_words::member_words;
use super::{Api, Location, Origin, Shape, TypeId};

/// How many places are gone back through.
pub(super) const DEEPEST: usize = 64;

/// What a component is known by beside its key where it is sent in parts.
pub(crate) const IN_PARTS: &str = " in parts";

/// The members of unions in words; none for those that are like another.
pub(crate) type MemberWords = HashMap<TypeId, Vec<Option<String>>>;

/// A place in words: `Script/placement|mode=smart`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    pub(crate) words: String,
    /// The same without what tells it from another that may be there, if that is less.
    pub(crate) short: Option<String>,
    /// Whether it is told by what is there: not by a number, which another place may have tomorrow.
    pub(crate) lasts: bool,
}

impl Place {
    /// What comes first of several places: of those that are told apart, the one that has the short words.
    fn rank(self) -> (String, bool, String) {
        let is_told_apart = self.short.is_some();
        let short = self.short.unwrap_or_else(|| self.words.clone());
        (short, is_told_apart, self.words)
    }
}

impl Api {
    /// Puts all members of unions in words, once for all places.
    pub(crate) fn spelling(&self) -> Spelling<'_> {
        let members = self.types.iter().filter_map(|(id, it)| match &it.shape {
            Shape::Union(union) => Some((id, member_words(&self.types, union))),
            _ => None,
        });
        Spelling {
            members: members.collect(),
            api: self,
        }
    }

    /// How many types are around a type.
    pub(crate) fn depth(&self, id: TypeId) -> usize {
        let mut origin = self.types.get(id).origins.first();
        for depth in 0..DEEPEST {
            origin = match origin {
                Some(Origin::Item(inner)) => Some(inner.as_ref()),
                Some(
                    Origin::Property { of, .. }
                    | Origin::Additional { of }
                    | Origin::Member { of, .. },
                ) => self.types.get(*of).origins.first(),
                _ => return depth,
            };
        }
        DEEPEST
    }
}

/// What comes first of several types: what has the least around it, then by its place.
pub(crate) type TypeRank = (usize, (String, bool, String));

/// What places are spelled with.
#[derive(Clone)]
pub(crate) struct Spelling<'a> {
    api: &'a Api,
    members: MemberWords,
}

impl Spelling<'_> {
    /// Where a type stands first.
    fn place(&self, id: TypeId) -> Place {
        let origin = self.api.types.get(id).origins.first();
        origin.map_or_else(Place::default, |origin| self.place_of(origin))
    }

    /// Where a type comes among others, whatever the order of the document.
    pub(crate) fn rank(&self, id: TypeId) -> TypeRank {
        (self.api.depth(id), self.place(id).rank())
    }

    /// A place in words.
    pub(crate) fn place_of(&self, origin: &Origin) -> Place {
        let mut whole = Speller::of(self, Extent::Whole);
        let words = whole.words(origin, 0);
        let short = || Speller::of(self, Extent::Short).words(origin, 0);
        Place {
            short: whole.tells_apart.then(short),
            lasts: whole.lasts,
            words,
        }
    }

    /// The members of a union in words.
    pub(crate) fn members(&self, union: TypeId) -> &[Option<String>] {
        self.members.get(&union).map_or(&[], Vec::as_slice)
    }

    /// Puts the members of a union in other words.
    pub(crate) fn respell(&mut self, union: TypeId, words: Vec<Option<String>>) {
        self.members.insert(union, words);
    }

    pub(crate) fn into_members(self) -> MemberWords {
        self.members
    }
}

/// A property or a parameter in words. What would be read as something else is quoted: as all properties
/// that are not listed, as the items of a list, or as more places than one.
pub(crate) fn quoted_name(name: &str) -> Cow<'_, str> {
    let is_list = name.ends_with("[]");
    let is_quoted =
        is_list || name == "*" || name.starts_with('\'') || name.contains(['/', '|', '?']);
    match is_quoted {
        true => Cow::Owned(format!("'{name}'")),
        false => Cow::Borrowed(name),
    }
}

/// What tells a component in parts from itself with parts of other media types.
fn of_parts(media_types: &BTreeMap<String, String>) -> Option<String> {
    let parts = media_types
        .iter()
        .map(|(key, media_type)| format!("{}={media_type}", quoted_name(key)));
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// How much of a place is spelled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// With what tells it from another.
    Whole,
    Short,
}

/// Spells places.
struct Speller<'a> {
    api: &'a Api,
    members: &'a MemberWords,
    extent: Extent,
    /// Whether something tells the place from another.
    tells_apart: bool,
    lasts: bool,
}

impl<'a> Speller<'a> {
    fn of(spelling: &'a Spelling<'a>, extent: Extent) -> Self {
        Self {
            api: spelling.api,
            members: &spelling.members,
            extent,
            tells_apart: false,
            lasts: true,
        }
    }

    fn words(&mut self, origin: &Origin, depth: usize) -> String {
        match origin {
            Origin::Component(name) => name.clone(),
            Origin::Multipart { name, media_types } => {
                let told = self.told(of_parts(media_types).as_ref());
                format!("{name}{IN_PARTS}{told}")
            }
            Origin::Property { of, name } => {
                let around = self.around(*of, depth);
                format!("{around}/{}", self.name(name))
            }
            Origin::Additional { of } => format!("{}/*", self.around(*of, depth)),
            Origin::Item(inner) => format!("{}[]", self.words(inner, depth)),
            Origin::Member { of, index } => self.member(*of, *index, depth),
            Origin::Parameter {
                operation,
                location,
                name,
            } => self.parameter(*operation, *location, name),
            Origin::RequestBody {
                operation,
                component,
                media_type,
            } => {
                let owner = self.owner(*operation, component.as_ref());
                format!("{owner} body{}", self.told(media_type.as_ref()))
            }
            Origin::ResponseBody {
                operation,
                status,
                component,
                media_type,
            } => {
                let owner = self.owner(*operation, component.as_ref());
                let what = component.as_ref().map_or(status.as_str(), |_| "response");
                format!("{owner} {what}{}", self.told(media_type.as_ref()))
            }
        }
    }

    fn around(&mut self, id: TypeId, depth: usize) -> String {
        match self.api.types.get(id).origins.first() {
            Some(origin) if depth < DEEPEST => self.words(origin, depth + 1),
            _ => String::new(),
        }
    }

    fn name(&mut self, name: &str) -> String {
        let quoted = quoted_name(name);
        self.tells_apart |= quoted != name;
        match self.extent {
            Extent::Whole => quoted.into_owned(),
            Extent::Short => name.to_owned(),
        }
    }

    /// A member by what it is, if no other is the same.
    fn member(&mut self, of: TypeId, index: usize, depth: usize) -> String {
        let around = self.around(of, depth);
        let word = self
            .members
            .get(&of)
            .and_then(|words| words.get(index)?.as_deref());
        self.lasts &= word.is_some();
        match word {
            Some(word) => format!("{around}|{word}"),
            None => format!("{around}|{index}"),
        }
    }

    /// Those of a query are told by their names alone; others may have the same.
    fn parameter(&mut self, operation: usize, location: Location, name: &str) -> String {
        let is_beside_query = location != Location::Query;
        let place = is_beside_query.then(|| format!("in {}", location.name()));
        let owner = self.operation(operation);
        let name = self.name(name);
        format!("{owner}?{name}{}", self.told(place.as_ref()))
    }

    fn owner(&mut self, operation: usize, component: Option<&String>) -> String {
        match component {
            Some(name) => name.clone(),
            None => self.operation(operation),
        }
    }

    fn operation(&mut self, index: usize) -> String {
        let Some(operation) = self.api.operations.get(index) else {
            return String::new();
        };
        self.tells_apart |= operation.twin.is_some();
        match self.extent {
            Extent::Whole => operation.key(),
            Extent::Short => operation.unnamed_http(),
        }
    }

    /// What tells a place from another.
    fn told(&mut self, word: Option<&String>) -> String {
        self.tells_apart |= word.is_some();
        match word {
            Some(word) if self.extent == Extent::Whole => format!(" {word}"),
            _ => String::new(),
        }
    }
}
