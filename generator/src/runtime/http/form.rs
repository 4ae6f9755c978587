//! The fields of an object as a form: a body, or the query.

use serde_json::Value;

use crate::runtime::json::Encode;

use super::request::{Location, to_value};
use super::{Error, Explode, Request, Style, media_type, style};

impl Request {
    /// Sends the fields of an object as `application/x-www-form-urlencoded`: an array as its field
    /// repeated, an object as JSON text, both unless `styles` says otherwise of that field.
    pub fn form(&mut self, body: &dyn Encode, styles: &[(&str, Style, Explode)]) {
        let form = to_value("the body", body).and_then(|value| form("the body", &value, styles));
        if let Some(form) = self.given(Location::Body, "the body", form) {
            self.bytes(media_type::FORM, form);
        }
    }

    /// Adds the fields of an object to the query, written as in a form.
    pub fn query_string(
        &mut self,
        name: &'static str,
        value: &dyn Encode,
        styles: &[(&str, Style, Explode)],
    ) {
        let form = to_value(name, value).and_then(|value| form(name, &value, styles));
        self.give_query(name, form);
    }
}

/// The fields of an object as a form; `part` is what they are given for.
pub(super) fn form(
    part: &str,
    value: &Value,
    styles: &[(&str, Style, Explode)],
) -> Result<String, Error> {
    let Value::Object(fields) = value else {
        return Err(Error::invalid_argument(
            part,
            "must be an object to be sent as a form",
        ));
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| form_field(name, value, styles))
        .filter(|pairs| !pairs.is_empty())
        .collect();
    Ok(pairs.join("&"))
}

fn form_field(name: &str, value: &Value, styles: &[(&str, Style, Explode)]) -> String {
    match styles.iter().find(|(field, ..)| *field == name) {
        Some((_, style, explode)) => style::query(*style, *explode, name, value),
        None if value.is_object() => {
            let text = Value::String(value.to_string());
            style::query(Style::Form, Explode::No, name, &text)
        }
        None => style::query(Style::Form, Explode::Yes, name, value),
    }
}
