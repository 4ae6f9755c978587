//! The place of a type in words that stay the same when something is added beside it.

use super::{Api, Literal, Member, Operation, Origin, Shape, Signature, TypeId};

/// How many places are gone back through.
const DEEPEST: usize = 64;

impl Api {
    /// Where a type stands first: `Script/placement|mode=smart`.
    pub(crate) fn place(&self, id: TypeId) -> String {
        let origin = self.types.get(id).origins.first();
        origin.map_or_else(String::new, |origin| self.place_of(origin))
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
    pub(crate) fn place_of(&self, origin: &Origin) -> String {
        self.words(origin, 0)
    }

    fn words(&self, origin: &Origin, depth: usize) -> String {
        let around = |id: TypeId| match self.types.get(id).origins.first() {
            Some(origin) if depth < DEEPEST => self.words(origin, depth + 1),
            _ => String::new(),
        };
        match origin {
            Origin::Component(name) => name.clone(),
            Origin::Multipart(name) => format!("{name} in parts"),
            Origin::Property { of, name } => format!("{}/{name}", around(*of)),
            Origin::Additional { of } => format!("{}/*", around(*of)),
            Origin::Item(inner) => format!("{}[]", self.words(inner, depth)),
            Origin::Member { of, index } => {
                format!("{}|{}", around(*of), self.member_word(*of, *index))
            }
            Origin::Parameter { operation, name } => {
                format!("{}?{name}", self.operation_word(*operation))
            }
            Origin::RequestBody { operation } => {
                format!("{} body", self.operation_word(*operation))
            }
            Origin::ResponseBody { operation, status } => {
                format!("{} {status}", self.operation_word(*operation))
            }
        }
    }

    fn operation_word(&self, index: usize) -> String {
        self.operations
            .get(index)
            .map_or_else(String::new, Operation::http)
    }

    /// A member by what it is, not by where in the list; the number only where that is all.
    pub(crate) fn member_word(&self, of: TypeId, index: usize) -> String {
        let Shape::Union(union) = &self.types.get(of).shape else {
            return index.to_string();
        };
        let word = |member: &Member| match &member.component {
            Some(component) => component.clone(),
            None => signature_words(&member.signature),
        };
        let words: Vec<String> = union.members.iter().map(word).collect();
        match words.get(index) {
            Some(own) if !own.is_empty() && words.iter().filter(|w| *w == own).count() == 1 => {
                own.clone()
            }
            _ => index.to_string(),
        }
    }
}

fn signature_words(signature: &Signature) -> String {
    let constants = signature.spelled().map(|(key, values)| {
        let values: Vec<String> = values.iter().map(literal).collect();
        format!("{key}={}", values.join(","))
    });
    let required = signature.required.iter();
    let required = required.filter(|key| !signature.is_spelled(key));
    let mut words: Vec<String> = constants.chain(required.cloned()).collect();
    words.sort();
    words.join("&")
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Null => "null".to_owned(),
    }
}
