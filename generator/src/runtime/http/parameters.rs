//! The parameters of a request: each is encoded as it is given.

use std::ops::RangeBounds;

use serde_json::Value;

use crate::runtime::json::Encode;

use super::check::Lengths;
use super::header::header;
use super::request::{Given, Location, to_value};
use super::target::PathParameter;
use super::{Error, Explode, Request, Style, encoding, parameter_text, style};

/// Parameters of the path.
impl Request {
    /// Fills in a parameter; an empty value is refused, for the path would mean another one.
    pub fn path(&mut self, name: &'static str, value: &dyn Encode) {
        self.path_styled(name, Style::Simple, Explode::No, value);
    }

    /// Fills in a text.
    pub fn path_text(&mut self, name: &'static str, text: String) {
        self.push_path(name, Style::Simple, Explode::No, Ok(Value::String(text)));
    }

    /// Fills in a text of as many Unicode characters as are allowed.
    pub fn path_text_within(
        &mut self,
        name: &'static str,
        text: String,
        allowed: impl RangeBounds<u64>,
    ) {
        let text = within(name, text, &Lengths::of(allowed));
        self.push_path(name, Style::Simple, Explode::No, text.map(Value::String));
    }

    /// Fills in a text of one or more segments, with `/` between them.
    pub fn path_segments(&mut self, name: &'static str, text: String) {
        self.give_path(
            name,
            parameter_text::segments(name, text),
            style::path_segments,
        );
    }

    /// Fills in a text of any number of segments, which may be none.
    pub fn path_segments_or_none(&mut self, name: &'static str, text: String) {
        match text.is_empty() {
            true => self.push_path_text(name, Ok(text)),
            false => self.path_segments(name, text),
        }
    }

    /// Fills in a parameter in a style of its own.
    pub fn path_styled(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: &dyn Encode,
    ) {
        self.push_path(name, style, explode, to_value(name, value));
    }

    /// Fills in a parameter that may hold reserved characters as they are.
    pub fn path_reserved(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: &dyn Encode,
    ) {
        let write = |value: &Value| style::path_reserved(style, explode, name, value);
        self.give_path(name, to_value(name, value), write);
    }

    /// Fills in a parameter with JSON text.
    pub fn path_json(&mut self, name: &'static str, value: &dyn Encode) {
        let text = to_json_text(name, value);
        self.push_path(name, Style::Simple, Explode::No, text);
    }

    fn push_path(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: Result<Value, Error>,
    ) {
        let write = |value: &Value| style::path(style, explode, name, value);
        self.give_path(name, value, write);
    }

    fn give_path(
        &mut self,
        name: &'static str,
        value: Result<Value, Error>,
        write: impl FnOnce(&Value) -> String,
    ) {
        let text = value.and_then(|value| parameter_text::path(name, &value, write(&value)));
        self.push_path_text(name, text);
    }

    fn push_path_text(&mut self, name: &'static str, text: Result<String, Error>) {
        if let Some(text) = self.given(Location::Path, name, text) {
            self.path.push(PathParameter { name, text });
        }
    }
}

/// Parameters of the query.
impl Request {
    /// Adds a parameter, each item of a list on its own.
    pub fn query(&mut self, name: &'static str, value: &dyn Encode) {
        self.query_styled(name, Style::Form, Explode::Yes, value);
    }

    /// Adds a text.
    pub fn query_text(&mut self, name: &'static str, text: String) {
        self.give_query_text(name, Ok(text));
    }

    /// Adds a text of as many Unicode characters as are allowed.
    pub fn query_text_within(
        &mut self,
        name: &'static str,
        text: String,
        allowed: impl RangeBounds<u64>,
    ) {
        self.give_query_text(name, within(name, text, &Lengths::of(allowed)));
    }

    /// Adds a parameter in a style of its own.
    pub fn query_styled(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: &dyn Encode,
    ) {
        let value = to_value(name, value);
        let pairs = value.map(|value| style::query(style, explode, name, &value));
        self.give_query(name, pairs);
    }

    /// Adds a parameter that may hold reserved characters as they are.
    pub fn query_reserved(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: &dyn Encode,
    ) {
        let value = to_value(name, value);
        let pairs = value.map(|value| style::query_reserved(style, explode, name, &value));
        self.give_query(name, pairs);
    }

    /// Adds a parameter of JSON text.
    pub fn query_json(&mut self, name: &'static str, value: &dyn Encode) {
        let text = to_json_text(name, value);
        let pairs = text.map(|text| style::query(Style::Form, Explode::No, name, &text));
        self.give_query(name, pairs);
    }

    fn give_query_text(&mut self, name: &'static str, text: Result<String, Error>) {
        let value = text.map(Value::String);
        let pairs = value.map(|value| style::query(Style::Form, Explode::Yes, name, &value));
        self.give_query(name, pairs);
    }

    /// Makes the JSON text of a value the whole query.
    pub fn query_whole_json(&mut self, name: &'static str, value: &dyn Encode) {
        self.give_whole_query(name, to_json_text(name, value));
    }

    /// Makes a text the whole query.
    pub fn query_whole_text(&mut self, name: &'static str, value: &dyn Encode) {
        self.give_whole_query(name, to_value(name, value));
    }

    fn give_whole_query(&mut self, name: &'static str, value: Result<Value, Error>) {
        let text = value.map(|value| encoding::value(&style::text(&value)));
        self.give_query(name, text);
    }

    pub(super) fn give_query(&mut self, name: &'static str, pairs: Result<String, Error>) {
        let pairs = self.given(Location::Query, name, pairs);
        give(&mut self.query, name, pairs);
    }
}

/// Parameters among headers and cookies.
impl Request {
    /// Sets a header; a value with a character that no header may hold, such as a line break, is
    /// refused.
    pub fn header(&mut self, name: &str, explode: Explode, value: &dyn Encode) {
        let value = to_value(name, value);
        self.insert_header(name, value, explode);
    }

    /// Sets a header to JSON text.
    pub fn header_json(&mut self, name: &str, value: &dyn Encode) {
        let text = to_json_text(name, value);
        self.insert_header(name, text, Explode::No);
    }

    /// Adds a cookie.
    pub fn cookie(&mut self, name: &'static str, explode: Explode, value: &dyn Encode) {
        let value = to_value(name, value);
        self.give_cookie(name, value, explode);
    }

    /// Adds a cookie that may hold reserved characters as they are.
    pub fn cookie_reserved(&mut self, name: &'static str, explode: Explode, value: &dyn Encode) {
        let value = to_value(name, value);
        let pairs = value.map(|value| style::cookie_reserved(explode, name, &value));
        let pairs = self.given(Location::Cookie, name, pairs);
        give(&mut self.cookies, name, pairs);
    }

    /// Adds a cookie whose value is sent as it is; one that would end it is refused.
    pub fn cookie_plain(&mut self, name: &'static str, explode: Explode, value: &dyn Encode) {
        let value = to_value(name, value);
        let value = value.and_then(|value| match is_cookie(&value) {
            true => Ok(value),
            false => Err(Error::invalid_argument(
                name,
                "must hold no `;` and no control character",
            )),
        });
        let pairs = value.map(|value| style::cookie_plain(explode, name, &value));
        let pairs = self.given(Location::Cookie, name, pairs);
        give(&mut self.cookies, name, pairs);
    }

    /// Adds a cookie of JSON text.
    pub fn cookie_json(&mut self, name: &'static str, value: &dyn Encode) {
        let text = to_json_text(name, value);
        self.give_cookie(name, text, Explode::No);
    }

    fn give_cookie(&mut self, name: &'static str, value: Result<Value, Error>, explode: Explode) {
        let pairs = value.map(|value| style::cookie(explode, name, &value));
        let pairs = self.given(Location::Cookie, name, pairs);
        give(&mut self.cookies, name, pairs);
    }

    fn insert_header(&mut self, name: &str, value: Result<Value, Error>, explode: Explode) {
        let is_left_out = value.as_ref().is_ok_and(parameter_text::holds_nothing);
        let header = value.and_then(|value| {
            header(name, &style::header(explode, &value))
                .map_err(|problem| Error::invalid_argument(name, problem))
        });
        match self.given(Location::Header, name, header) {
            Some((key, _)) if is_left_out => _ = self.headers.remove(key),
            Some((key, value)) => _ = self.headers.insert(key, value),
            None => {}
        }
    }
}

/// A text, if its length is allowed.
fn within(name: &str, text: String, lengths: &Lengths) -> Result<String, Error> {
    lengths.check(name, &text)?;
    Ok(text)
}

/// Sends a parameter in place of what was given for it before, and where that stood.
fn give(all: &mut Vec<Given>, name: &'static str, pairs: Option<String>) {
    let pairs = pairs.unwrap_or_default();
    match all.iter_mut().find(|given| given.name == name) {
        Some(before) => before.pairs = pairs,
        None => all.push(Given { name, pairs }),
    }
    all.retain(|given| !given.pairs.is_empty());
}

/// Whether no text of a value ends the cookie that it is sent in.
fn is_cookie(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.contains(|c: char| c == ';' || c.is_control()),
        Value::Array(items) => items.iter().all(is_cookie),
        Value::Object(members) => {
            let mut members = members.iter();
            members.all(|(key, value)| is_cookie(&Value::from(key.as_str())) && is_cookie(value))
        }
        _ => true,
    }
}

/// JSON text as the value of a parameter.
fn to_json_text(name: &str, value: &dyn Encode) -> Result<Value, Error> {
    Ok(Value::String(to_value(name, value)?.to_string()))
}
