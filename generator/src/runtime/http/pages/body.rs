//! The member of a request's body that tells which page is asked for.

use serde_json::{Map, Value};

use crate::runtime::http::Request;
use crate::runtime::http::payload::Payload;

/// What these keys lead to in the body that will be sent, where it is JSON.
pub(super) fn member(request: &Request, path: &[&str]) -> Option<Value> {
    let (first, inner) = path.split_first()?;
    let own = || match &request.body {
        Some(Payload::Bytes(text)) => {
            let object: Result<Map<String, Value>, _> = serde_json::from_slice(text);
            object.ok()?.remove(*first)
        }
        _ => None,
    };
    let given = request.options.members.get(*first).cloned();
    let mut found = given.or_else(own)?;
    for key in inner {
        found = found.get_mut(key)?.take();
    }
    Some(found)
}

/// Adds to the body what these keys lead to, in place of what was there.
pub(super) fn set_member(request: &mut Request, path: &[&str], value: Value) {
    if let Some((first, inner)) = path.split_first() {
        let before = member(request, &[first]).unwrap_or_default();
        let value = with(before, inner, value);
        request.options.members.insert((*first).to_owned(), value);
    }
}

/// An object with a value where these keys lead to; that value, where there are no keys.
fn with(object: Value, path: &[&str], value: Value) -> Value {
    let Some((first, inner)) = path.split_first() else {
        return value;
    };
    let mut object = match object {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    let before = object.remove(*first).unwrap_or_default();
    object.insert((*first).to_owned(), with(before, inner, value));
    Value::Object(object)
}
