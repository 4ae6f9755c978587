//! What a caller adds to a body, by what the body is.

use reqwest::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::form::form;
use super::payload::Payload;
use super::{Error, Request, media_type};

impl Request {
    /// Checks the options, and puts their members into the body.
    pub(super) fn apply_options(&mut self) -> Result<(), Error> {
        self.check()?;
        self.options.check()?;
        let members = std::mem::take(&mut self.options.members);
        if members.is_empty() {
            return Ok(());
        }
        self.begin_body();
        match &self.body {
            Some(Payload::Streamed(body)) => {
                let extended = body.with_members(&members).ok_or_else(unextended)?;
                self.body = Some(Payload::Streamed(extended));
            }
            Some(Payload::Bytes(text)) => self.extend_text(&text.clone(), members)?,
            None => {}
        }
        self.check()
    }

    /// What these keys lead to in the body that will be sent, where it is JSON.
    pub(super) fn member(&self, path: &[&str]) -> Option<Value> {
        let (first, inner) = path.split_first()?;
        let own = || match &self.body {
            Some(Payload::Bytes(text)) => {
                let object: Result<Map<String, Value>, _> = serde_json::from_slice(text);
                object.ok()?.remove(*first)
            }
            _ => None,
        };
        let given = self.options.members.get(*first).cloned();
        let mut found = given.or_else(own)?;
        for key in inner {
            found = found.get_mut(key)?.take();
        }
        Some(found)
    }

    /// Adds to the body what these keys lead to, in place of what was there.
    pub(super) fn set_member(&mut self, path: &[&str], value: Value) {
        if let Some((first, inner)) = path.split_first() {
            let before = self.member(&[first]).unwrap_or_default();
            let value = with(before, inner, value);
            self.options.members.insert((*first).to_owned(), value);
        }
    }

    fn extend_text(&mut self, text: &[u8], members: Map<String, Value>) -> Result<(), Error> {
        let content_type = self.headers.get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or("application/json").to_owned();
        if media_type::essence(&content_type) == media_type::FORM {
            self.bytes(&content_type, extended_form(text, &members));
            return Ok(());
        }
        let object: Result<Map<String, Value>, _> = serde_json::from_slice(text);
        let mut object = object.map_err(|_| unextended())?;
        object.extend(members);
        self.json_as(&content_type, &Value::Object(object));
        Ok(())
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

fn unextended() -> Error {
    let problem = "must be a JSON object, a form or parts to take extra members";
    Error::invalid_argument("the body", problem)
}

/// A form that a caller wrote, with these fields in place of those of their names.
fn extended_form(text: &[u8], members: &Map<String, Value>) -> String {
    let text = String::from_utf8_lossy(text);
    let is_kept = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or(pair);
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        !members.contains_key(&*name)
    };
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<String> = pairs.filter(is_kept).map(str::to_owned).collect();
    let more = form(members, &[]);
    pairs.extend((!more.is_empty()).then_some(more));
    pairs.join("&")
}
