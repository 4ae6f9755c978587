//! Words for types: those of components, of operations, and of what stands in them.

use std::collections::HashMap;

use super::words::pascal;
use super::{Symbols, union};
use crate::ir::{Origin, TypeId};

/// Leaves of names with dots what comes after the last, where no other component is called that.
pub(super) fn shorten(components: &mut [(&str, TypeId)]) {
    let last = |name: &str| pascal(name.rsplit('.').next().unwrap_or(name));
    let mut count: HashMap<String, usize> = HashMap::new();
    for (name, _) in components.iter() {
        *count.entry(last(name)).or_default() += 1;
    }
    for (name, _) in components.iter_mut() {
        let Some((_, short)) = name.rsplit_once('.') else {
            continue;
        };
        let is_word = short.len() > 2 && short.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_word && count.get(&last(name)) == Some(&1) {
            *name = short;
        }
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
    symbols: &Symbols,
    operation: usize,
    status: &str,
    component: Option<&str>,
) -> String {
    match component {
        Some(name) => shared(name, "Response"),
        None if status.starts_with('2') => format!("{}Result", request(symbols, operation)),
        None => format!("{}Error{}", request(symbols, operation), pascal(status)),
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
        // A component that is sent both as JSON and in parts has two types.
        Origin::Multipart(name) => Some(format!("{}Form", pascal(name))),
        Origin::RequestBody { component, .. } => {
            Some(format!("{}Body", pascal(component.as_ref()?)))
        }
        Origin::ResponseBody { component, .. } => {
            Some(format!("{}Response", pascal(component.as_ref()?)))
        }
        _ => None,
    }
}

pub(super) fn last_word(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Property { name, .. } | Origin::Parameter { name, .. } => Some(pascal(name)),
        Origin::Item(inner) => last_word(inner).map(|name| union::item(&name)),
        _ => None,
    }
}

pub(super) fn request(symbols: &Symbols, operation: usize) -> String {
    symbols
        .operations
        .get(operation)
        .map_or_else(String::new, |symbol| symbol.request.clone())
}
