//! The place of a type in words that stay the same when something is added beside it.

use super::member_words::member_words;
use super::{Api, Operation, Origin, Shape, TypeId};

/// How many places are gone back through.
const DEEPEST: usize = 64;

/// A place in words: `Script/placement|mode=smart`.
pub(crate) struct Place {
    pub(crate) words: String,
    /// Whether it is told by what is there: not by a number, which another place may have tomorrow.
    pub(crate) lasts: bool,
}

impl Api {
    /// Where a type stands first.
    pub(crate) fn place(&self, id: TypeId) -> Place {
        match self.types.get(id).origins.first() {
            Some(origin) => self.place_of(origin),
            None => Place {
                words: String::new(),
                lasts: false,
            },
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

    /// A place in words.
    pub(crate) fn place_of(&self, origin: &Origin) -> Place {
        let mut lasts = true;
        let words = self.words(origin, 0, &mut lasts);
        Place { words, lasts }
    }

    /// The places of the members of a union.
    pub(crate) fn member_places(&self, id: TypeId) -> Vec<Place> {
        let Shape::Union(union) = &self.types.get(id).shape else {
            return Vec::new();
        };
        let around = self.place(id);
        let words = member_words(&self.types, union).into_iter().enumerate();
        let place = |(index, word): (usize, Option<String>)| Place {
            lasts: around.lasts && word.is_some(),
            words: format!(
                "{}|{}",
                around.words,
                word.unwrap_or_else(|| index.to_string())
            ),
        };
        words.map(place).collect()
    }

    fn words(&self, origin: &Origin, depth: usize, lasts: &mut bool) -> String {
        let mut around = |id: TypeId| match self.types.get(id).origins.first() {
            Some(origin) if depth < DEEPEST => self.words(origin, depth + 1, lasts),
            _ => String::new(),
        };
        match origin {
            Origin::Component(name) => name.clone(),
            Origin::Multipart(name) => format!("{name} in parts"),
            Origin::Property { of, name } => format!("{}/{name}", around(*of)),
            Origin::Additional { of } => format!("{}/*", around(*of)),
            Origin::Item(inner) => format!("{}[]", self.words(inner, depth, lasts)),
            Origin::Member { of, index } => {
                let around = around(*of);
                let word = self.member_word(*of, *index).unwrap_or_else(|| {
                    *lasts = false;
                    index.to_string()
                });
                format!("{around}|{word}")
            }
            Origin::Parameter { operation, name } => {
                format!("{}?{name}", self.operation_word(*operation))
            }
            Origin::RequestBody {
                component: Some(name),
                ..
            } => format!("{name} body"),
            Origin::RequestBody { operation, .. } => {
                format!("{} body", self.operation_word(*operation))
            }
            Origin::ResponseBody {
                component: Some(name),
                ..
            } => format!("{name} response"),
            Origin::ResponseBody {
                operation, status, ..
            } => {
                format!("{} {status}", self.operation_word(*operation))
            }
        }
    }

    fn operation_word(&self, index: usize) -> String {
        self.operations
            .get(index)
            .map_or_else(String::new, Operation::unnamed_http)
    }

    /// A member by what it is, if no other is the same.
    fn member_word(&self, of: TypeId, index: usize) -> Option<String> {
        match &self.types.get(of).shape {
            Shape::Union(union) => member_words(&self.types, union).into_iter().nth(index)?,
            _ => None,
        }
    }
}
