//! Words for types: those of components, of operations, and of what stands in them.

use std::collections::BTreeSet;
use std::iter;

use super::component_words::shorten;
use super::reserved::types;
use super::words::pascal;
use super::{Symbols, union};
use crate::ir::{Api, Called, Origin, Shape, TypeId, Word};

/// What types are called that stand in several places: the word that all of these have for them.
pub(crate) struct CommonNames<'a> {
    api: &'a Api,
    taken: BTreeSet<String>,
}

impl<'a> CommonNames<'a> {
    pub(crate) fn of(api: &'a Api) -> Self {
        let components = api.types.iter();
        let components = components.filter_map(|(id, it)| Some((it.component()?, id)));
        let components: Vec<(&str, TypeId)> = components.collect();
        let components = shorten(&components).into_iter();
        let components = components.map(|(name, _)| pascal(&name));
        let reserved = types::IN_TYPES.iter().map(|name| (*name).to_owned());
        Self {
            api,
            taken: components.chain(reserved).collect(),
        }
    }

    /// The name of a type of that shape that stands there, if it is free.
    pub(crate) fn of_place(&self, origin: &Origin, shape: &Shape) -> Option<String> {
        let mut names = self.words(origin, shape).into_iter();
        names.find(|name| !self.taken.contains(name))
    }

    /// Whether a type that stands there may have been called so while that was free.
    pub(crate) fn has(&self, origin: &Origin, shape: &Shape, name: &str) -> bool {
        self.words(origin, shape).iter().any(|word| word == name)
    }

    fn words(&self, origin: &Origin, shape: &Shape) -> Vec<String> {
        let word = word(self.api, origin);
        word.map_or_else(Vec::new, |word| common(&word, shape))
    }
}

/// The name of what an operation sends, or of the component that it is.
pub(super) fn request_body(symbols: &Symbols, operation: usize, component: Option<&str>) -> String {
    match component {
        Some(name) => shared(name, "Body"),
        None => format!("{}Body", request(symbols, operation)),
    }
}

/// The name of what an operation answers, or of the component that it is.
pub(super) fn response_body(
    api: &Api,
    symbols: &Symbols,
    (operation, status): (usize, &str),
    component: Option<&str>,
) -> String {
    match component {
        Some(name) => shared(name, "Response"),
        None if api.is_failure(operation, status) => {
            format!("{}Error{}", request(symbols, operation), pascal(status))
        }
        None => format!("{}Result", request(symbols, operation)),
    }
}

/// A name for what is a component, but no schema.
fn shared(name: &str, what: &str) -> String {
    match name.starts_with(|c: char| c.is_ascii_digit()) {
        true => pascal(&format!("{what} {name}")),
        false => pascal(name),
    }
}

/// A name where a schema has the one of the component.
pub(super) fn longer(origin: &Origin) -> Option<String> {
    match origin {
        Origin::RequestBody { component, .. } => {
            Some(format!("{}Body", pascal(component.as_ref()?)))
        }
        Origin::ResponseBody { component, .. } => {
            Some(format!("{}Response", pascal(component.as_ref()?)))
        }
        _ => None,
    }
}

/// Names for what several places call by one word, in order of preference. Beside a component a union of it
/// and others, such as its identifier, is called after it.
pub(super) fn common(word: &str, shape: &Shape) -> Vec<String> {
    let longer = matches!(shape, Shape::Union(_)).then(|| format!("{word}Union"));
    iter::once(word.to_owned()).chain(longer).collect()
}

/// The word that a place is called by, as one of Rust.
pub(super) fn word(api: &Api, origin: &Origin) -> Option<String> {
    let Called { word, lists } = api.called(origin)?;
    let word = match word {
        Word::Name(name) => pascal(name),
        Word::Failure => "ApiError".to_owned(),
    };
    Some((0..lists).fold(word, |list, _| union::item(&list)))
}

pub(super) fn request(symbols: &Symbols, operation: usize) -> String {
    symbols
        .operations
        .get(operation)
        .map_or_else(String::new, |symbol| symbol.request.clone())
}
